"""Words of the presentation."""


class Slides:
    NAME = "机关党建考核情况汇报"
    FONT_LATIN = "Arial"
    FONT = "微软雅黑"
    LANGUAGE = "zh-CN"

    LAST = "名次靠后的{count}个单位"

    COUNT_FORMAT = "0"
    YEAR = "年"
    NONE = "本期没有可以列出的内容"
    ONLY = "列出{shown}个，共{count}个"
    PAGE = "{page}"
    CUT = "…"
    FOOT = "{origin}　　{making}"
