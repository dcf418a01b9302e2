"""What the import says it understood of a file: sheets, columns, rows, periods, names."""


class Understood:
    """Sentences; the words for what was found stand in the classes below."""

    READ = "读出{records}条“{dataset}”记录"
    NOTHING_READ = "没有认出可以导入的内容"
    FILE_XLSX = "文件按 .xlsx 工作簿读取。"
    FILE_XLS = "文件按旧版 .xls 工作簿读取。"
    FILE_CSV = "文件按 CSV 读取，编码为 {encoding}。"
    MACROS = "文件含有宏，宏没有运行。"
    LINKS = "文件引用了其他工作簿，引用没有更新，按上次保存的结果读取。"
    SHEET = "工作表“{sheet}”按“{dataset}”读取：表头在第 {rows} 行，识别 {columns} 列，共 {records} 条记录。"
    UNUSED = "未使用的列：{columns}。"
    KEPT = "表中没有的列保留原值（{rows} 条）：{columns}。"
    UNUSED_COLUMN = "{heading}（{cell}）"
    PERIOD = "期间 {value}：{source}，{rows} 条。"
    VERSION = "考评要素版本 {value}：{source}，{rows} 条。"
    MIXED = (
        "注意：导入后{period}的审核评分有不同的考评要素版本（{counts}），不同版本的分数会排在同一张名次表里。"
    )
    VERSION_COUNT = "{version} 版 {rows} 条"
    FRACTIONS = (
        "“{heading}”（{cell}）一列的数都在 0 与 1 之间，按小数形式的百分比读取，例如 0.065 读作 6.5%。"
    )
    SKIPPED = "跳过 {count} 行：{reasons}。"
    SKIPPED_REASON = "{reason} {count} 行"
    NAMES = "{count} 个名称按别名或曾用名对应到名册中的组织。"
    UNKNOWN_NAMES = "有 {count} 个名称在名册中没有，按代码对应到名册中的组织。"
    UNREAD = "工作表“{sheet}”未读取：{reason}。"
    JOINED = "、"
    ROW_RANGE = "{first}–{last}"


class Sources:
    """Named as the sources of analytics.intake.understood; slot {text}, the title."""

    CELL = "取自表中的单元格"
    CHOICE = "取自导入时的选择"
    TITLE = "取自标题或工作表名“{text}”"
    LABELS = "按表头中的要素名称判断"
    YEAR = "按期间所在年份取当时的版本"


class Skips:
    """Named as the reasons of analytics.intake.record_rows."""

    TOTAL = "合计"
    REMARK = "备注"
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
    CELL = "单元格"
    HEADING = "表中的列名"
    FIELD = "对应的列"
    ROW = "行"
    REASON = "原因"
    TEXT = "表中的内容"
    NAME = "名册中的名称"
    ROWS = "行数"
    NOT_USED = "未使用"
