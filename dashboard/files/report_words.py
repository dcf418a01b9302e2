"""Words of the provincial report. {period} is the period in words."""


class Report:
    NAME = "全省机关党建考核情况报告"
    TITLE_LINES = ("{period}全省机关党建考核", "情况报告")
    INTERNAL = "内部资料"
    DRAFT = "{version}，尚未定稿，数据可能变动"
    UNFINISHED = "本期数据尚未到期末，以下为阶段性结果"
    NO_PICTURE = "图“{title}”没有绘制：{why}"
    DRAWING = "正在绘制图表、汇集各部分"
    LACKING = "本报告缺{count}幅图，补齐后请重新生成。{pictures}"
    LACKING_FOR = "没有绘制{titles}：{why}"
    TITLED = "“{title}”"
    GAP = "；"

    ORIGIN = "数据说明"

    ANNEX = "附表"
    ANNEX_NONE = "{title}：本期没有"
