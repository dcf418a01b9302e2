"""Words and fonts of official documents."""


class Word:
    FONT_TITLE = "方正小标宋简体"
    FONT_BODY = "仿宋_GB2312"
    OFFICIAL_FONTS = ("FangSong", "仿宋")  # as systems name it
    FONT_FIRST = "黑体"
    FONT_SECOND = "楷体_GB2312"
    FONT_CELL = "宋体"
    FONT_LATIN = "Times New Roman"
    LANGUAGE = "zh-CN"

    LEVEL_FIRST = "%1、"
    LEVEL_SECOND = "（%2）"
    LEVEL_THIRD = "%3．"

    PAGE_BEFORE, PAGE_AFTER = "— ", " —"
    PICTURE = "图"
    TABLE = "表"
    CAPTION_GAP = "　"
    ATTACHMENT = "附件"
    ATTACHED = "附件：{title}"
    SEE = "（见{places}）"
    SEE_AND = "、"
    STOP = "。"
    BRACKET = "（"
