"""Words of the presentation."""


class Slides:
    NAME = "机关党建考核情况汇报"
    TITLE = "{period}机关党建考核情况汇报"
    FONT_LATIN = "Arial"
    FONT = "微软雅黑"
    LANGUAGE = "zh-CN"
    DRAFT = "{version}，尚未定稿，数据可能变动"
    OPEN = "数据尚未到期末，本期为阶段性结果"

    OVERALL = "总体情况"
    PLACES = "单位名次"
    FIRST = "名次靠前的{count}个单位"
    LAST = "名次靠后的{count}个单位"
    NEXT = "下一步工作"

    SHARE_FORMAT = '0.0"%"'
    COUNT_FORMAT = "0"
    YEAR = "年"
    NONE = "本期没有可以列出的内容"
    ONLY = "列出{shown}个，共{count}个"
    PAGE = "{page}"
    CUT = "…"
    FOOT = "{origin}　　{making}"
