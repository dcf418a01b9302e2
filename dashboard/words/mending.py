"""How to mend what is wrong with a file, for each problem that stops an import."""


class Mending:
    """How to mend it; named as the problems. Notes need no mending and have none."""

    NOT_A_WORKBOOK = "用表格软件打开原文件，另存为 .xlsx 后再导入。"
    OTHER_FORMAT = "用 WPS 表格或原来的软件打开，另存为 {expected}（只改文件扩展名无效），再导入。"
    PASSWORD = "用表格软件打开并取消密码，另存为 {expected}。"  # noqa: S105  # a sentence
    UNREADABLE = "新建工作簿，只把数据粘贴为数值后保存，再导入。"
    TOO_LARGE = "删除多余的行、列和图片，或按期间拆成几个文件。"
    TOO_MANY_ROWS = "删除数据以外的行，或按期间拆成几个文件。"
    TOO_MANY_COLUMNS = "删除数据以外的列；内容确需更多列的，拆成几个文件。"
    TOO_MANY_CELLS = "删除无关的内容，或按期间拆成几个文件。"
    CELLS_FAR_APART = "把数据移到左上角连续填写，删除远处零散的内容。"
    CELL_TOO_LONG = "缩短该单元格的文字；常见原因是把整篇文字粘进了一格。"
    TOO_MANY_CHARACTERS = "删除无关的文字，或按期间拆成几个文件。"
    TOO_MANY_PARTS = "删除图片和附件；或新建工作簿，只把数据粘贴为数值后保存。"
    TOO_LARGE_UNPACKED = "新建工作簿，只把数据粘贴为数值后保存，或按期间拆成几个文件。"
    WEB_PAGE = "用表格软件打开，另存为 {expected}（只改文件扩展名无效），再导入。"
    NUL_CHARACTER = "请系统重新导出；或用表格软件打开，核对第 {value} 行后另存为 .xlsx。"
    UNKNOWN_ENCODING = "用表格软件打开，另存为 .xlsx，或另存为 {expected} 编码的 CSV。"
    NOTHING_INSIDE = "在列名下逐行填写数据后再导入。"

    UNKNOWN_DATASET = "把工作表名称改为应填的表名，或在导入时选定数据种类。"
    AMBIGUOUS_DATASET = "把工作表名称改为其中一种表名，或在导入时选定数据种类。"
    HEADINGS_NOT_FOUND = "在数据上方加一行列名，一格一个，例如：{expected}；也可下载模板后粘贴数据。"
    TURNED_TABLE = "复制整张表，“选择性粘贴”时选“转置”，使每个单位占一行、每项占一列，单位上方写列名“单位”。"
    MISSING_COLUMN = "补上“{expected}”一列并填写，列的先后不限；也可下载模板后粘贴数据。"
    DUPLICATE_COLUMN = "给不应导入的一列另起列名，例如在前面加“备查”二字；数据不必删除。"
    TABLES_SIDE_BY_SIDE = (
        "把右边各块剪切到第一块的下面，列名只留一行；期间不同的，各放一张工作表。数据不必删除。"
    )
    GROUPS_OF_ONE_HEADING = (
        "每组各放一张工作表，在标题写明期间；不应导入的一组，给列名前加“备查”。数据不必删除。"
    )
    UNKNOWN_KIND = "把应导入的一列的列名写成“{expected}”一个单元格；其他的列另起列名，例如在前面加“上年”。"
    OTHER_FIGURE = "换成填有本表所要的数的列；填的确是本表所要的数，从列名中删去“{expected}”。"
    UNKNOWN_BRACKET = (
        "按“{expected}”的单位和满分填写，并把列名写成“{expected}”；"
        "不是这个数的列，另起列名，例如在前面加“备查”。"
    )
    OTHER_TABLE = "换成填有本期数的表；填的确是本期的数，从标题或工作表名称中删去“{expected}”。"
    FURTHER_TABLE = "把这张表移到单独的工作表，各写标题和列名；不需要导入的也移到别的工作表。"
    CUMULATIVE = (
        "改填各期自己的数，例如每月一行，在“期间”列写明是哪个月；"
        "填的确是一个期间的数，把“{value}”改为这个期间，例如 {expected}。"
    )
    UNKNOWN_ITEM = "把序号改为 {expected} 之内；属于其他版本的，在“考评要素版本”列写明版本。"
    LABEL_OF_ANOTHER_ITEM = "核对该列是第几项，使序号与名称一致；常见原因是插入或删除过列。"
    FULL_MARKS_DISAGREE = (
        "分值写错的，改为 {expected}；分数按另一标准打的，先折算；属其他版本的，在“考评要素版本”列写明。"
    )
    UNKNOWN_RUBRIC = "先导入该版本的考评要素，版本写错的改为已有的（{expected}）。"
    MISSING_PERIOD = (
        "在标题或工作表名称中写明期间（要有年份），例如 {expected}；不导入的表（如汇总表）先删去或隐藏。"
        "文件里只有一张表的，也可在导入时选定。"
    )
    PERIOD_CONFLICT = "核对期间：改正表中的写法，或在导入时改选。"
    TITLE_OF_ANOTHER_PERIOD = "核对期间：改正标题，或改正这一格；确是几期合在一张表里的，标题不写期间。"
    PERIOD_NOT_BEGUN = "核对年份和期间，改为 {expected} 或更早的期间。"
    RUBRIC_OF_ANOTHER_YEAR = (
        "改用 {expected} 版模板填报；确按 {value} 版评分的，增加“考评要素版本”一列并写明。"
    )
    STORED_OTHERWISE = (
        "补全这些列再导入，没有填报的单元格留空；确按 {value} 版评分的，增加“考评要素版本”一列并写明。"
    )

    REQUIRED = "填写“{expected}”；整行无内容的，删去该行。"
    FORMULA_ERROR = "改正公式引用的单元格，或直接填写数值。"
    FORMULA_WITHOUT_RESULT = "用表格软件打开，重新计算后保存，或直接填写数值。"
    NOT_A_NUMBER = "改填数字；尚未报送的留空。"
    NOT_WHOLE = "改填整数。"
    PERCENT_OF_COUNT = "改填个数，例如 17；不填百分比。尚未报送的留空。"
    SHARE_IN_PERCENT = "“做到”填已经做到的数，“应做”填应做的数，例如 17 和 20；比例由系统计算。"
    AMOUNT_IN_OTHER_UNIT = (
        "化成元填写，例如 1.25 万元（乘以 10000）填 12500.00；单位写成“元”，"
        "或写在指标后面，例如“党费上缴工委比例（元）”。"
    )
    AMOUNT_NOT_IN_CENTS = (
        "以元填的，指标写成“{expected}（元）”，数不用改；以分填的，元数乘以 100，例如 1000.50 元填 100050。"
    )
    UNIT_OF_NO_AMOUNT = (
        "去掉标题、列名和不是金额的指标里的“{expected}”，只在金额的指标后面写单位，"
        "例如“党费上缴工委比例（元）”。"
    )
    COUNTED_ELSEWHERE = "删去这一行；有关的数据在“{expected}”里填报，系统自动统计。"
    TOO_PRECISE = "四舍五入到 {expected} 后填写。"
    BARE_FRACTION = "表示 {expected} 的，写成 {expected}；确是不足百分之一的，写成 {value}%。"
    OUT_OF_BOUNDS = "核对后改为 {expected} 之内的数。"
    NOT_A_DATE = "写成年-月-日，例如 {expected}。"
    DAY_NOT_COME = "核对年份和月份，填写已经过去的日期；尚未发生的留空。"
    DAY_TOO_EARLY = "核对这一日期、另一日期和期间，改正填错的一个。"
    NOT_A_PERIOD = (
        "按本表的期间填写，例如 {expected}。按数字填的 2020.10 会被存成 2020.1，看不出是几月，请写成文字。"
    )
    NOT_A_FLAG = "改填其中之一：{expected}。"
    NOT_A_CHOICE = "改填其中之一：{expected}。"
    NOT_A_LISTED_WORD = "改填相近的一个，或从模板的下拉列表中选；全部可选的词见模板的“填写说明”。"
    EXEMPTION_IN_A_SCORE = "清空该格；确不适用的，先导入“不适用项”表。"
    ITEM_DOES_NOT_APPLY = "清空该格；确应评分的，先更正考评要素的适用范围或“不适用项”表。"
    UNKNOWN_ORGANISATION = "改为名册中的名称或填组织代码；新设或更名的，先导入组织名册、组织别名。"
    AMBIGUOUS_ORGANISATION = "在“组织代码”列填写其中一个：{expected}。"
    ANOTHER_ORGANISATION = "核对代码和名称，改正填错的一个；名称是新改的，先导入组织别名。"
    ABOLISHED_ORGANISATION = "改填撤销后承接的组织，或删去该行；撤销日期有误的，先更正组织名册。"
    VISIT_BEFORE_FOUNDING = "核对日期，或改填当时的组织；成立日期有误的，先更正组织名册。"
    ENDED_BY_THAT_DAY = "核对日期，或删去该行；撤销日期有误的，先更正组织名册。"
    TEMPORARY_ORGANISATION = "改填正式党支部，或删去该行；已转为正式党支部的，先更正组织名册。"
    MOVE_WITHOUT_DAY = (
        "在“变动日期”列填写自哪一天起改变，此前各期仍按原来的统计；原来登记有误、一直如此的，填成立日期。"
    )
    DAY_OF_MOVE = "核对后改填 {expected} 之内的日期；上一次变动登记有误的，先撤销那次导入。"
    UNDER_AN_ENDED_ONE = "改填现在的上级组织代码，并在“变动日期”列填写自哪一天起；随之撤销的，填写撤销日期。"
    ENDS_BEFORE_BRANCHES = (
        "在同一份表里给这些支部填写撤销日期，或改填新的上级组织代码，并在“变动日期”列填写自哪一天起。"
    )
    UNIT_NEEDED = "在同一行填写所属单位，或填写组织代码。"
    DUPLICATE_ROW = "核对两行，留下正确的一行。"
    TOTAL_DISAGREES = "核对各项与合计：改正填错的一项，或把合计改为 {expected}。"
    PERCENT_AGAINST_COUNT = "核对占比与作答人数，改正其中填错的一个。"
    COUNTS_DISAGREE = "同一问题各选项的作答人数应相同，填参加作答的总人数，不填选择该项的人数。"
    FOUND_WHILE_OPEN = "先填上一次的销号日期（不晚于这一次的认定日期）；确是同一次的，只留一行。"
    OPEN_WHEN_FOUND_AGAIN = "填写这一次的销号日期，不晚于 {expected}；确是同一次的，不再填这一行。"
    BEGUN_WHILE_HELD = (
        "填写或改正前一段的截止日期（联系点为结束日期），不晚于这一段的起始日期；确是同一段的，只留一行。"
    )
    HELD_WHEN_BEGUN = (
        "填写或改正这一段的截止日期（联系点为结束日期），不晚于 {expected}；确是同一段的，不再填这一行。"
    )
    DUTY_OF_OTHER_GRAIN = "期间改为{expected}，填这一期自己的数；其他长短的期间不填。"
    DUTY_REPORTED_TWICE = "只留一种：按长的期间填报，或按短的期间逐期填报；已存的要改，先撤销那次导入。"
    BELOW_STORED_SCORES = "核对分值和版本；确要改小的，先更正这些分数，或另立一个考评要素版本。"
    BROKEN_RULE = "核对该行，使其符合：{expected}。"

    CARD_ITEM_TWICE = "核对两行，留下正确的一行，删去另一行。"
    CARD_ITEM_MISSING = "补上“{expected}”一行；没有填报的，分数可以空着。"
    CARD_POINTS = "换用当期的模板填报；确是本期的卡，把分值改为 {expected}。"

    NOT_MARKED = "按清单中的工作表和单元格逐一改正。"
