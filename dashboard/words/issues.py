"""What the import says about a file: what is wrong, for each problem."""


class Issues:
    """Named as the problems of analytics.intake.issues; slots {place} {sheet} {cell} {value} {expected}."""

    PLACE = "工作表“{sheet}”{cell}："  # stands for {place}; in a list or a comment the place is known

    NOT_A_WORKBOOK = "文件无法打开：不是完好的 .xlsx、.xls、.ods 或 CSV 文件，请重新导出后再导入。{value}"
    OTHER_FORMAT = "这是 {value} 格式的文件，导入只读取 .xlsx、.xls、.ods 和 CSV。"
    PASSWORD = "文件设有打开密码，请取消密码、另存为 {expected} 后再导入。"  # noqa: S105  # a sentence
    UNREADABLE = "文件无法读取：打开时超出允许的时间或内存，请检查文件，或拆分后再导入。"
    TOO_LARGE = "文件过大：文件大小 {value}，最大允许 {expected}。"
    TOO_MANY_ROWS = "行数过多：工作表“{sheet}”用到第 {value} 行，最多允许 {expected} 行。"
    TOO_MANY_COLUMNS = "列数过多：工作表“{sheet}”用到第 {value} 列，最多允许 {expected} 列。"
    TOO_MANY_CELLS = "填写的单元格过多：读到工作表“{sheet}”已有 {value} 个，最多允许 {expected} 个。"
    CELLS_FAR_APART = "表格范围过大：读到工作表“{sheet}”连同空单元格已有 {value} 个，最多允许 {expected} 个。"
    CELL_TOO_LONG = "单元格字数过多：工作表“{sheet}”有一格 {value} 字，一格最多允许 {expected} 字。"
    TOO_MANY_CHARACTERS = "总字数过多：文件已读出 {value} 字，最多允许 {expected} 字。"
    TOO_MANY_PARTS = "文件内部件数过多：有 {value} 件（含图片），最多允许 {expected} 件。"
    TOO_LARGE_UNPACKED = "解压后过大：解压后大小 {value}，最大允许 {expected}。"
    WEB_PAGE = "这是网页格式（HTML），不是工作簿，请用表格软件打开后另存为 {expected}。"
    NUL_CHARACTER = "CSV 文件第 {value} 行含有空字符（NUL），文件可能已损坏。"
    UNKNOWN_ENCODING = "CSV 文件的编码无法识别，请存为 {expected} 编码后再导入。"
    NOTHING_INSIDE = "没有可导入的内容：表里还没有填写数据，或只有列名和名称。{sheet}"

    UNKNOWN_DATASET = "看不出工作表“{sheet}”是哪一种表。请把工作表命名为下列之一：{expected}。"
    AMBIGUOUS_DATASET = "工作表“{sheet}”可能是几种表，请把工作表命名为其中一种：{expected}。"
    HEADINGS_NOT_FOUND = "工作表“{sheet}”里没有找到“{value}”的列名。"
    TURNED_TABLE = "{place}表的行和列是倒置的：列名（例如“{value}”）排成了一列，应排成一行。"
    MISSING_COLUMN = "工作表“{sheet}”缺少“{expected}”一列。"
    DUPLICATE_COLUMN = "{place}列名“{value}”重复，看不出应取哪一列的数。"
    TABLES_SIDE_BY_SIDE = "{place}从“{value}”起又是一套列名：几块表左右并排，看不出各行属于哪一块。"
    GROUPS_OF_ONE_HEADING = "{place}“{value}”在几个分组下都有（{expected}），看不出应取哪一组的数。"
    UNKNOWN_KIND = "{place}“{expected}”下面的“{value}”认不出，看不出应取哪一列的数。"
    OTHER_FIGURE = "{place}“{value}”一列填的是“{expected}”，不是本表要导入的数。"
    UNKNOWN_BRACKET = "{place}“{value}”写明了别的单位、满分或口径，看不出是不是“{expected}”本身的数。"
    OTHER_TABLE = "{place}“{value}”写的是“{expected}”，这张表不能当作本期的数导入。"
    FURTHER_TABLE = "{place}自“{value}”起是另一张表，不能与上面的表一起读。"
    CUMULATIVE = "{place}“{value}”是几个月的累计数，不是一个期间（例如 {expected}）的数。"
    UNKNOWN_ITEM = "{place}“{value}”不是考评要素，要素序号应为 {expected}。"
    LABEL_OF_ANOTHER_ITEM = "{place}“{value}”的名称属于第 {expected} 项，序号与名称不符。"
    FULL_MARKS_DISAGREE = (
        "{place}表中写的分值“{value}”与应有的 {expected} 不符，这些分数可能不是按同一标准打的。"
    )
    UNKNOWN_RUBRIC = "{place}没有适用的考评要素版本，请先导入该版本的考评要素。已有版本：{expected}。"
    MISSING_PERIOD = (
        "看不出工作表“{sheet}”属于哪个期间。请在标题、工作表名称或“期间”列写明，例如 {expected}。"
    )
    PERIOD_CONFLICT = "{place}表中写的是 {value}，导入时选定的是 {expected}，两者不一致。"
    TITLE_OF_ANOTHER_PERIOD = "{place}这一行写的是{value}，标题写的是{expected}，两者不一致。"

    PERIOD_NOT_BEGUN = "{place}{value}尚未开始，目前最晚可填 {expected}。"
    RUBRIC_OF_ANOTHER_YEAR = "{place}列名是 {value} 版考评要素的，该期间应使用 {expected} 版。"
    STORED_OTHERWISE = "{place}缺少列：{expected}。已存的分数是 {value} 版的，不能与本表的版本拼成一张卡。"

    REQUIRED = "{place}必填，请填写“{expected}”。"
    FORMULA_ERROR = "{place}公式出错（{value}），请改为数值。"
    FORMULA_WITHOUT_RESULT = "{place}公式（{value}）没有计算结果，请打开文件重新计算并保存。"
    NOT_A_NUMBER = "{place}“{value}”不是数字，应填 {expected}。"
    NOT_WHOLE = "{place}“{value}”应为整数。"
    PERCENT_OF_COUNT = "{place}“{value}”是百分比，这里应填个数（{expected}）。"
    SHARE_IN_PERCENT = "{place}“{value}”是百分比，这里要两个数（应做多少、做到多少），不要填百分比。"
    AMOUNT_IN_OTHER_UNIT = "{place}“{value}”以{expected}为单位，金额应以元为单位，精确到分。"
    AMOUNT_NOT_IN_CENTS = "{place}“{value}”带小数，而这一行没有写明单位，按分读取的金额是整数。"
    UNIT_OF_NO_AMOUNT = "{place}“{value}”写的是{expected}，而这里的数不都是金额。"
    COUNTED_ELSEWHERE = "{place}“{value}”由“{expected}”统计，不用在这张表里填。"
    TOO_PRECISE = "{place}“{value}”小数位过多，应精确到 {expected}。"
    BARE_FRACTION = "{place}“{value}”看不出是否为百分比，请写成 {expected} 的形式。"
    OUT_OF_BOUNDS = "{place}“{value}”超出范围，应为 {expected}。"
    NOT_A_DATE = "{place}“{value}”不是日期，应写成 {expected} 的形式。"
    DAY_NOT_COME = "{place}“{value}”这一天还没有到，应为 {expected}。"
    DAY_TOO_EARLY = "{place}“{value}”早了，应为 {expected}。"
    NOT_A_PERIOD = "{place}“{value}”不是这张表的期间，应写成 {expected} 的形式。"
    NOT_A_FLAG = "{place}“{value}”应填：{expected}。"
    NOT_A_CHOICE = "{place}“{value}”应为下列之一：{expected}。"
    NOT_A_LISTED_WORD = "{place}可选的词中没有“{value}”。相近的：{expected}"
    EXEMPTION_IN_A_SCORE = (
        "{place}分数格不填“{value}”。请留空，并在“不适用项”表中登记单位、要素、原因和依据文件。"
    )
    ITEM_DOES_NOT_APPLY = "{place}该要素不适用于这一组织，“{value}”请删去。"
    UNKNOWN_ORGANISATION = "{place}名册中没有“{value}”，请核对名称。相近的名称：{expected}"
    AMBIGUOUS_ORGANISATION = "{place}名册中有几个“{value}”，请改填组织代码：{expected}。"
    ANOTHER_ORGANISATION = "{place}“{value}”与同一行的组织代码不是同一组织，代码对应：{expected}。"
    ABOLISHED_ORGANISATION = "{place}“{value}”在该期间之前已撤销（{expected}）。"
    VISIT_BEFORE_FOUNDING = "{place}“{value}”当天还没有成立（{expected}成立）。"
    ENDED_BY_THAT_DAY = "{place}“{value}”当天已经撤销（{expected}撤销）。"
    TEMPORARY_ORGANISATION = "{place}“{value}”是临时党支部，不参加评选命名。"
    MOVE_WITHOUT_DAY = "{place}“{value}”与在册的“{expected}”不同，没有写明自哪一天起变动。"
    DAY_OF_MOVE = (
        "{place}变动日期“{value}”应在 {expected} 之内：新上级已成立，不晚于原上级撤销次日，晚于上次变动。"
    )
    UNDER_AN_ENDED_ONE = "{place}在“{value}”之下，上级“{expected}”已撤销，而支部仍在册。"
    ENDS_BEFORE_BRANCHES = "{place}于“{value}”撤销，下面还有在册的支部：{expected}。"
    UNIT_NEEDED = "{place}“{value}”须同时写明所属单位，请补充下列任一列：{expected}。"
    DUPLICATE_ROW = "{place}“{value}”与 {expected} 重复，请只保留一行。"
    TOTAL_DISAGREES = "{place}合计“{value}”与各项之和 {expected} 不符。"
    PERCENT_AGAINST_COUNT = "{place}“{value}”与作答人数不符，按人数只可能是 {expected}。"
    COUNTS_DISAGREE = "{place}作答人数“{value}”与同一问题的 {expected} 不一致。"
    FOUND_WHILE_OPEN = "{place}“{value}”再次认定时，该支部 {expected} 认定的后进还没有销号。"
    OPEN_WHEN_FOUND_AGAIN = "{place}“{value}”认定的后进，到该支部再次认定的 {expected} 还没有销号。"
    BEGUN_WHILE_HELD = (
        "{place}“{value}”起的这一段，与同一处 {expected} 起的一段重叠：前一段到这一天还没有结束。"
    )
    HELD_WHEN_BEGUN = "{place}“{value}”起的这一段，到同一处 {expected} 起的下一段时还没有结束。"
    DUTY_OF_OTHER_GRAIN = "{place}这项指标（{value}）是占比或金额，只按{expected}填报，各期不相加。"
    DUTY_REPORTED_TWICE = "{place}这项指标“{value}”这一期与{expected}重叠，同一段时间报了两次，次数会加重。"
    BELOW_STORED_SCORES = "{place}分值“{value}”低于已存的分数：{expected}。"
    BROKEN_RULE = "{place}“{value}”不符合要求：{expected}。"

    CARD_ITEM_TWICE = "{place}第 {value} 项在卡上出现了两次，请只保留一行。"
    CARD_ITEM_MISSING = "{place}卡上缺少“{expected}”一行，请补上（没有填报可空着分数）。"
    CARD_POINTS = "{place}分值“{value}”应为 {expected}，与考评要素不符。可能是另一年的卡，请换用当期的模板。"

    ENDED_WITHIN_PERIOD = "{place}“{value}”在该期结束前已撤销（{expected}）：已存入，不计入该期的排名和统计。"
    FOUNDED_AFTER_PERIOD = (
        "{place}“{value}”在该期结束后才成立（{expected}）：已存入，不计入该期的排名和统计。"
    )
    AMOUNT_IN_CENTS = (
        "{place}金额没有写明单位，按分读取：{value} 分就是 {expected} 元。以元填的，请在指标后面写“（元）”。"
    )
    MORE_THAN_MEMBERS = "{place}填了{value}人，名册中该单位各支部的党员一共{expected}人，请核对。"
    CARD_COLUMN_NOT_IMPORTED = "{place}这一期的卡不导入“{value}”一列。"
    UNFILLED_CARDS = "有{value}张卡没有填写（第一张是“{sheet}”），未导入，原有数据不变。"
    ONLY_NAMES = "{place}自此起有{value}行只有名称、没有填写内容，未导入，原有数据不变。"
    TITLE_BESIDE_PERIODS = "{place}标题提到{expected}，而表中写的是{value}等期间，按表中所写导入，请核对。"
    FILE_OF_ANOTHER_PERIOD = "{place}是{value}的数，而文件名写的是{expected}，按表内的期间导入，请核对。"
    UNKNOWN_COLUMN = "{place}未导入“{value}”一列。"
    COMPARED_COLUMN = "{place}“{value}”一列只用于核对，不导入。"
    IGNORED_ROW = "{place}未导入“{value}”一行。"
    IGNORED_SHEET = "未导入工作表“{sheet}”。"
    HIDDEN_SHEET = "未导入隐藏的工作表“{sheet}”；如需导入，请取消隐藏。"
    HIDDEN_ROWS = "工作表“{sheet}”第 {value} 行是隐藏的（或被筛选隐藏），其中的记录同样读取。"
    HIDDEN_COLUMNS = "工作表“{sheet}”隐藏的列同样读取：{value}。"
    MACROS_IGNORED = "文件含有宏，宏没有运行，也不会保存到数据中。"
    LINKS_IGNORED = "文件引用了其他工作簿，引用没有更新，只读取了上次保存的结果。"

    NOT_MARKED = "工作簿过大或过于复杂，未能直接标注，问题另列清单。"


class LeftEmpty:
    """BROKEN_RULE where the cell to look at first is empty."""

    SENTENCE = "{place}“{column}”空着，不符合要求：{expected}。"
    MENDING = "补填“{column}”，或改正同一行的其他格，使其符合：{expected}。"


class NumberedSheet:
    """MISSING_PERIOD of a sheet called by a number: 1, 2, 3."""

    SENTENCE = "工作表名称“{sheet}”只是数字，看不出是哪一年、哪一期。"
    MENDING = "把工作表名称改成写明年份的期间，例如把“12”改为“2023年12月”，或在表上方的标题里写明期间。"


class SeveralPeriods:
    """MISSING_PERIOD where the sheet names more than one."""

    SENTENCE = "工作表“{sheet}”写有几个期间（{value}），看不出各行属于哪一个。"
    MENDING = "每个期间各放一张工作表，标题和列名只写这一个期间；或加“期间”一列，逐行填写，例如 {expected}。"
