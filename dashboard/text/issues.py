"""What the import says about a file: one sentence for each problem, one for each rule of a data set."""


class Issues:
    """Named as the problems of analytics.intake.issues; slots {sheet} {cell} {value} {expected}."""

    NOT_A_WORKBOOK = "文件无法打开：不是完好的 .xlsx、.xls 或 CSV 文件，请重新导出后再导入。{value}"
    PASSWORD = "文件设有打开密码，请取消密码、另存为 {expected} 后再导入。"  # noqa: S105  # a sentence
    UNREADABLE = "文件无法读取：打开时超出允许的时间或内存，请检查文件，或拆分后再导入。"
    TOO_LARGE = "文件过大：{value} 超出上限 {expected}，请删除多余内容或拆分后再导入。"
    UNKNOWN_ENCODING = "CSV 文件的编码无法识别，请存为 {expected} 编码后再导入。"
    NOTHING_INSIDE = "没有可导入的内容。{sheet}"

    UNKNOWN_DATASET = "看不出工作表“{sheet}”是哪一种表。请把工作表命名为下列之一：{expected}。"
    AMBIGUOUS_DATASET = "工作表“{sheet}”可能是几种表，请把工作表命名为其中一种：{expected}。"
    MISSING_COLUMN = "工作表“{sheet}”缺少“{expected}”一列。"
    DUPLICATE_COLUMN = "工作表“{sheet}”{cell}：列名“{value}”重复，请只保留一列。"
    UNKNOWN_ITEM = "工作表“{sheet}”{cell}：“{value}”不是考评要素，要素序号应为 {expected}。"
    LABEL_OF_ANOTHER_ITEM = "工作表“{sheet}”{cell}：“{value}”的名称属于第 {expected} 项，序号与名称不符。"
    UNKNOWN_RUBRIC = (
        "工作表“{sheet}”{cell}：没有适用的考评要素版本，请先导入该版本的考评要素。已有版本：{expected}"
    )
    MISSING_PERIOD = (
        "看不出工作表“{sheet}”属于哪个期间。请在标题或“期间”列写明，例如 {expected}，或在导入时选定。"
    )
    PERIOD_CONFLICT = "工作表“{sheet}”{cell}：表中写的是 {value}，导入时选定的是 {expected}，两者不一致。"

    REQUIRED = "工作表“{sheet}”{cell}：必填，请填写“{expected}”。"
    FORMULA_ERROR = "工作表“{sheet}”{cell}：公式出错（{value}），请改为数值。"
    FORMULA_WITHOUT_RESULT = "工作表“{sheet}”{cell}：公式（{value}）没有计算结果，请打开文件重新计算并保存。"
    NOT_A_NUMBER = "工作表“{sheet}”{cell}：“{value}”不是数字，应填 {expected}。"
    NOT_WHOLE = "工作表“{sheet}”{cell}：“{value}”应为整数。"
    TOO_PRECISE = "工作表“{sheet}”{cell}：“{value}”小数位过多，应精确到 {expected}。"
    BARE_FRACTION = "工作表“{sheet}”{cell}：“{value}”看不出是否为百分比，请写成 {expected} 的形式。"
    OUT_OF_BOUNDS = "工作表“{sheet}”{cell}：“{value}”超出范围，应为 {expected}。"
    NOT_A_DATE = "工作表“{sheet}”{cell}：“{value}”不是日期，应写成 {expected} 的形式。"
    NOT_A_PERIOD = "工作表“{sheet}”{cell}：“{value}”不是这张表的期间，应写成 {expected} 的形式。"
    NOT_A_FLAG = "工作表“{sheet}”{cell}：“{value}”应填：{expected}。"
    NOT_A_CHOICE = "工作表“{sheet}”{cell}：“{value}”应为下列之一：{expected}。"
    EXEMPTION_IN_A_SCORE = (
        "工作表“{sheet}”{cell}：分数格不填“{value}”。"
        "请留空，并在“不适用项”表中登记单位、要素、原因和依据文件。"
    )
    ITEM_DOES_NOT_APPLY = "工作表“{sheet}”{cell}：该要素不适用于这一组织，“{value}”请删去。"
    UNKNOWN_ORGANISATION = "工作表“{sheet}”{cell}：名册中没有“{value}”，请核对名称。相近的名称：{expected}"
    AMBIGUOUS_ORGANISATION = "工作表“{sheet}”{cell}：名册中有几个“{value}”，请改填组织代码：{expected}。"
    UNIT_NEEDED = "工作表“{sheet}”{cell}：支部“{value}”须同时写明所属单位，请补充下列任一列：{expected}。"
    DUPLICATE_ROW = "工作表“{sheet}”{cell}：“{value}”与 {expected} 重复，请只保留一行。"
    BROKEN_RULE = "工作表“{sheet}”{cell}：“{value}”不符合要求：{expected}。"

    UNKNOWN_COLUMN = "工作表“{sheet}”{cell}：未导入“{value}”一列。"
    IGNORED_ROW = "工作表“{sheet}”{cell}：未导入“{value}”一行。"
    IGNORED_SHEET = "未导入工作表“{sheet}”。"
    HIDDEN_SHEET = "未导入隐藏的工作表“{sheet}”；如需导入，请取消隐藏。"
    MACROS_IGNORED = "文件含有宏，宏没有运行，也不会保存到数据中。"
    LINKS_IGNORED = "文件引用了其他工作簿，引用没有更新，只读取了上次保存的结果。"


class BrokenRules:
    """Named as the rules of the data sets; stands for {expected} of BROKEN_RULE."""

    NAMES_AN_ORGANISATION = "变动前组织、变动后组织至少填一个"
    FULL_MARKS_ARE_SIXTY_POINTS = "同一版本各要素的分值之和应为 60 分"
    UNITS_STAND_AT_THE_TOP = "单位没有上级组织，其他组织必须有上级组织"
    HANGS_BELOW_A_KNOWN_ORGANISATION = "上级组织须在本名册内，且不是党支部"
    UNITS_HAVE_A_LEAGUE_AND_AN_ORDER = "单位必须填写分组和排列顺序"
    ENDS_AFTER_IT_BEGINS = "撤销日期不早于成立日期"
    DUE_AFTER_IT_WAS_FOUND = "整改时限不早于认定日期"
    CLEARED_AFTER_IT_WAS_FOUND = "销号日期不早于认定日期"
    OTHER = "内容不符合该列的要求"
