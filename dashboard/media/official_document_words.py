"""Words and fonts of official documents."""


class Word:
    FONT_FIRST = "黑体"
    FONT_CELL = "宋体"
    FONT_LATIN = "Times New Roman"

    PICTURE = "图"
    TABLE = "表"
    CAPTION_GAP = "　"
    ATTACHMENT = "附件"
    ATTACHED = "附件：{title}"
    SEE = "（见{places}）"
    SEE_AND = "、"
    BRACKET = "（"


# The fonts of official papers, each with the names systems know it by, of which one will do.
OFFICIAL_FONTS = {
    "小标宋": ("小标宋", "XiaoBiaoSong"),
    "仿宋": ("仿宋", "FangSong"),
    "黑体": ("黑体", "SimHei"),
    "楷体": ("楷体", "KaiTi"),
}
