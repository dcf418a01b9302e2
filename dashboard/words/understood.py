"""What the import says it understood of a file: sheets, columns, rows, periods, names."""


class Understood:
    """Sentences; the words for what was found stand in the classes below."""

    SHEET = "工作表“{sheet}”按“{dataset}”读取：表头在第 {rows} 行，识别 {columns} 列，共 {records} 条记录。"
    MIXED = (
        "注意：导入后{period}的审核评分有不同的考评要素版本（{counts}）。不同版本不排在一起："
        "与同组多数单位版本不同的单位暂不参与排名。"
    )
    FRACTIONS = (
        "“{heading}”（{cell}）一列的数都在 0 与 1 之间，按小数形式的百分比读取，例如 0.065 读作 6.5%。"
    )
    JOINED = "、"


class Sources:
    """Named as the sources of analytics.intake.understood; slot {text}, the title."""

    CELL = "取自表中的单元格"
    CHOICE = "取自导入时的选择"
    TITLE = "取自标题或工作表名“{text}”"
    LABELS = "按表头中的要素名称判断"
    YEAR = "按期间所在年份取当时的版本"


class Skips:
    """Named as the reasons of analytics.intake.row_words."""

    TOTAL = "合计"
    FULL_MARKS = "满分、分值"
    REMARK = "备注"
    NUMBERING = "栏次"
    SECTION = "横贯整行的文字"
    BLANK = "空行"
    REPEATED = "重复的表头"
    OUTSIDE = "已识别的列中没有内容"
    ONLY_NAMED = "只有名称，没有填写内容"


class UnreadSheets:
    """Named as the reasons of analytics.intake.understood."""

    HIDDEN = "工作表已隐藏"
    NOTES = "是填写说明"
    OTHER = "没有认出其中的内容"


class Encodings:
    """As Python calls them."""

    UTF_8_SIG = "UTF-8"
    UTF_16 = "UTF-16"
    GB18030 = "GB18030"


class Columns:
    """Headings of the tables."""

    SHEET = "工作表"
    TEXT = "表中的内容"
