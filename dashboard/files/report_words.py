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

    OVERALL = "总体情况"
    LEVELS = "得分水平"
    PLACES = "单位名次"
    FIRST = "{league}单位名次靠前的{count}个单位"
    LAST = "{league}单位名次靠后的{count}个单位"
    ATTENTION = "需重点关注的单位"

    STARS = "五星支部建设"
    STARS_TREND = "占比走势"
    STARS_UNITS = "各单位情况"
    STARS_SHORT = "{league}距参照线还差最多的单位"

    WEAK = "后进支部和低星支部"
    LEDGER = "台账情况"
    WORK = "下一步先办的支部"
    LOW = "低星支部"
    GROUPS = "短板类型"

    CONDUCT = "形式主义与减负"
    SURVEY = "问卷调查"
    BURDEN = "与2019年同期相比"

    ITEMS = "考评要素落实"
    LOST = "失分要素"
    PARETO = "{league}单位失分最多的{count}个要素"
    REVIEWED = "审核和支撑材料"
    REPORTS = "报送和提醒"

    ORIGIN = "数据说明"

    ANNEX = "附表"
    ANNEX_PLACES = "{league}单位得分和名次"
    ANNEX_LACKING = "{league}暂不参与排名的单位缺少的内容"
    ANNEX_STARS = "{league}单位五星支部情况"
    ANNEX_LEDGER = "各单位后进支部台账"
    ANNEX_WORK = "未销号后进支部"
    ANNEX_LOW = "低星支部名单"
    ANNEX_ITEMS = "{league}考评要素失分"
    ANNEX_BURDEN = "超过2019年同期的单位和事项"
    ANNEX_REMINDERS = "{league}单位提醒清单"
    ANNEX_NONE = "{title}：本期没有"
