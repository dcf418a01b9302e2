"""Words of the templates: what a newcomer reads in the workbook itself, and where templates are chosen."""

from typing import ClassVar


class TemplateChoice:
    """On the page and in refusals."""

    BUTTON = "下载空白模板"
    ABOUT = "选好种类后下载，在第一张表填写，保存后在本页导入。每列怎么填，写在“填写说明”表和列名的批注里。"
    DATASET = "填哪一种表"
    SHAPE = "表的样式"
    SHAPES: ClassVar = {"matrix": "汇总表（一行一个单位）", "card": "评分卡（一张表一个单位）"}
    SHAPES_OF_BRANCHES: ClassVar = {"matrix": "汇总表（一行一个支部）", "card": "评分卡（一张表一个支部）"}
    DOWNLOAD = "下载这份模板"
    PERIOD = "考核期"
    PERIOD_LATER = "以后在表里选"
    UNIT = "单位"
    ALL_UNITS = "全部单位"
    ONE_UNIT_NEEDED = "支部评分卡一次做一个单位的，请先选单位。"
    NO_BRANCHES = "名册里没有这一期的支部，做不了支部评分卡。请先导入组织名册。"
    NO_CARDS = "“{title}”没有评分卡样式，只有汇总表。有评分卡的：{titles}。"
    UNKNOWN_UNIT = "名册里没有单位“{text}”，或它当时尚未成立、已经撤销。请核对名称。"
    NO_PERIOD = "“{title}”不分考核期，不用写 --period。"
    WRONG_PERIOD = "“{title}”按{grain}填写，“{period}”不合。例如：{example}。"
    GRAINS: ClassVar = {"year": "年度", "half": "半年", "quarter": "季度", "month": "月份"}
    EXAMPLES: ClassVar = {"year": "2023", "half": "2023H2", "quarter": "2023Q4", "month": "2023-12"}
    SHAPES_IN_FILE: ClassVar = {"matrix": "", "card": "评分卡"}
    FILE = "{title}模板"
    PART = "_"
    AND = "、"


class Sheet:
    """In the workbook."""

    CARD_HINT = (
        "每张表一个对象。按行填分数和材料份数；空格是没有填报，不等于 0；写着“不适用”的不填。合计自动算。"
    )
    COLUMN_HEADINGS = ("列名", "必填", "怎样填", "示例", "范围", "列名也可写作")
    ITEM_HEADINGS = ("序号", "分值", "名称", "维度", "适用单位", "适用支部")
    CODE_HEADINGS = ("代码", "单位")


class Steps:
    """In order."""

    ALL = (
        "列名上方有考核期（月份、年度）格的，先点开选好；整张表只填这一期。",
        "逐行填写。灰底的单位、支部名称已按名册填好，不要改写；没有要填的行空着即可，不会改动原有数据。"
        "要增加一行时，在下面的空行里从下拉列表选名称。",
        "空格表示没有填报，不等于 0；确实是 0 分、0 份时请写 0。"
        "先前导入过的一行要整行改成没有填报时，在它的任一格写“/”。",
        "名称出自组织名册，简称和曾用名也认得；名册里没有的单位，请先补进组织名册。",
        "不要改列名；可以调整列的顺序、增加自己用的列（不导入），也可以在上方加标题、在下方加合计或备注。",
        "填好后保存为 .xlsx，打开系统的“导入”页选择这份文件；系统先检查，列出每一处问题所在的格子，"
        "再列出将有什么变化，点“确认导入”以前不改动任何数据。",
        "同一个单位、同一期再次导入，以后导入的一行代替先前的一行，所以请连同没有变的格一起填。",
    )


class Kinds:
    """How a cell is filled in, named as analytics.base.record_columns.Reads."""

    ORGANISATION = "从下拉列表选，或照名册填写全称、简称"
    TEXT = "文字；代码按文本保存，前面的 0 不会丢"
    CHOICE = "从下拉列表选"
    NUMBER = "整数"
    POINTS = "分数，最多两位小数；没有填报就空着"
    PERCENT = "百分数，写 61.6 或 61.6%"
    DATE = "日期，如 2023-03-01 或 2023年3月1日"
    PERIOD = "在表头上方的格里选，不必逐行填"
    FLAG = "选 是 或 否"


class Errors:
    """What the spreadsheet says when a cell is filled in wrongly, named like Kinds."""

    NUMBER = "这里应填整数，范围：{bounds}。没有填报就空着。"
    POINTS = "这里应填分数，范围：{bounds}，最多两位小数。没有填报就空着。"
    PERCENT = "这里应填百分数，范围：{bounds}，例如 61.6。"
    DATE = "这里应填日期，例如 2023-03-01。"


class Purposes:
    """One sentence a data set, named as analytics.datasets."""

    ORGANISATIONS = (
        "登记全部组织：单位、机关党委、党总支、党支部，以及上下级关系。其他各表的名称都以此为准，最先导入。"
    )
    ALIASES = "登记组织的全称、简称、曾用名。别的表里写简称或旧名时，靠这张表认出是谁。"
    CHANGES = "登记更名、增补、新建、撤销、合并，写明日期和依据文件。"
    RUBRICS = "登记每一版考评要素：序号、分值、名称、适用对象。同一版各项分值合计 60 分。"
    SELF_CHECKS = "各单位每月的自查自评：每项的自评分和支撑材料份数。只用于跟踪，不参与排名。"
    REVIEWS = "各单位每半年的审核评分，单位排名以它为准。"
    BRANCH_CARDS = "各支部每半年的评分和支撑材料份数。"
    EXEMPTIONS = "登记某个单位不适用的要素，每条都要有原因。"
    ADJUSTMENTS = "登记一个半年里的加分和减分，每笔一行。"
    ASSESSMENTS = "各单位的年底实地考核、年度述职评议得分，百分制。"
    STAR_RATINGS = "各支部的星级，一次评定管到下一次评定。"
    WEAK_BRANCHES = "后进支部台账：何时认定、哪一类、怎样整改、何时销号。"
    SURVEY_ANSWERS = "形式主义调查的结果，一行一个选项的占比。"
    BURDEN_COUNTS = "各单位每月的会议、文件、检查、考核数量，与 2019 年同月相比。"


class Remarks:
    """What is easily done wrong, named like Purposes; most need none."""

    ORGANISATIONS = (
        "单位没有上级组织代码，须填分组和排列顺序；其他组织须填上级组织代码。每次导入时上级组织须在同一份表里，"
        "所以请保留已有的行，只改要改的、在下面添加新的。成立日期记不准时，填开始纳入考核的那一天。"
        "改上级组织、分组的，在变动日期写明自哪一天起，以前各期不变；改名的也写，不写当作更正，各期都用新名。"
    )
    ALIASES = "组织代码见本页末尾的表；支部的代码见组织名册。"
    CHANGES = (
        "变动前、变动后组织至少填一个。几个单位合并成一个，每个单位一行，写同一份文件。支部请填组织代码。"
    )
    RUBRICS = (
        "表中已列出现有的一版，可直接导入；编新的一版时改写版本、分值和名称。支撑材料可列几种，用分号隔开。"
    )
    SELF_CHECKS = "每项两列：左边自评分，右边材料数。"
    REVIEWS = "某项不适用于某个单位时空着，另在不适用项表登记。全部项都有审核分的单位才参与排名。"
    BRANCH_CARDS = "同名支部靠单位和组织代码区分，请不要改动这几列。"
    ADJUSTMENTS = "减分写负数，如 -0.5。序号在同一单位、同一期里不重复。"
    STAR_RATINGS = "同名支部靠单位和组织代码区分，请不要改动这几列。没有评定星级的支部空着。"
    WEAK_BRANCHES = (
        "先选单位，再选支部，支部的列表只列该单位的支部。没有销号的，销号日期空着；整改时限不早于认定日期。"
    )
    SURVEY_ANSWERS = "同一问题的各选项用同一个问题代码。可以多选的问题，占比合计可以超过 100%。"
    BURDEN_COUNTS = "2019 年各月也要填，它们是比较的基数。"
