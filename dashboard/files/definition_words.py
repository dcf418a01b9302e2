"""Words of the page 口径说明."""


class Methods:
    TITLE = "口径说明"
    VERSION = "口径日期{day}，程序版本{version}。口径日期改变，说明计算规则有改动；图片和表格都印有口径日期。"
    PARTS = "内容"
    SEARCH = "查找指标"
    SEARCH_PLACEHOLDER = "输入名称、算法或页面中的词，如“还差”“名次”"
    TOPIC = "板块"
    FOUND = "共{count}项，点开查看算法、分母和来源。"
    NOTHING = "没有找到含“{query}”的指标。换一个词，或清空查找框。"
    NOTHING_IN_TOPIC = "“{topic}”板块里没有含“{query}”的指标。换一个词，或取消所选板块。"

    DEFINITION = "算法"
    DENOMINATOR = "分母或满分"
    DIRECTION = "方向"
    TARGET = "目标或限额"
    SOURCE = "依据"
    ASSUMPTION = "约定"
    ASSUMPTION_OPEN = "{assumption}（{status}）"
    PAGES = "见于页面"
    NO_PAGE = "目前只在结果表中，可由命令行取出"
    TABLES = "结果表"
    DATASETS = "数据集"
    LINE = "**{label}**　{words}"
    GAP = "、"

    TARGET_LINE = "{label}：{comparator}{threshold}{unit}，{period}；适用范围：{scope}；出处：{source}"
    TARGET_NOTE = "{line}。{note}"
    TARGET_GAP = "；"
    BY_DAY = "{day}前"

    PARAMETERS_ABOUT = (
        "下列数值有的文件没有规定，由本系统暂定，标为“{status}”；工委确认后改参数表即可，不用改程序。"
    )
    ASSUMPTIONS = "影响数字的约定"
    WEIGHTS = "三位一体权重"
    CUTOFFS = "考核等次的最低百分比"
    DEADLINES = "报送期限"
    DEADLINES_ABOUT = "审核评分的期限目前只作登记，没有用来计算任何数字。"
    LEAGUES = "分组与排名"

    RUBRIC_NAME = "{version}版"
    RUBRIC_SIMULATED = "{version}版（模拟）"
    RUBRIC_SUMMARY = "各版本的要素数与分值"
    RUBRIC_ITEMS = "{version}的考评要素"
    RUBRICS_SHIPPED = "数据中还没有考评要素，下面是随程序附带的版本。"
    RUBRICS_SIMULATED_NOTE = (
        "带“模拟”字样的版本是为演示换版而编的，不是文件规定的要素；两版之间不比较、不相加。"
    )
    RUBRIC_SOURCE = "考评要素数据集"
    SHIPPED_SOURCE = "水文局要点"

    DOCUMENTS = "文件来源"
    DOCUMENTS_ABOUT = "算法和参数取自下列五份公开文件，页面上用简称。"
    OWN_SOURCE = "参数表"


PARTS = {
    "indicators": "指标口径",
    "parameters": "参数表",
    "rubrics": "考评要素",
    "documents": Methods.DOCUMENTS,
}
COMPARATORS = {">=": "不低于", "<=": "不超过", "=": "等于"}
SPANS = {
    "year": "每年",
    "half": "每半年",
    "quarter": "每季度",
    "at any time": "任何时候",
}
REPORTS = {"self_checks": "自查自评", "reviews": "审核评分"}


class Columns:
    YEAR = "起用年度"
    DYNAMIC = "平时动态考核（%）"
    ON_SITE = "年底实地考核（%）"
    DEBRIEFING = "年度述职评议（%）"
    SOURCE = "依据"
    GRADE = "考核等次"
    AT_LEAST = "不低于满分的（%）"
    REPORT = "报送内容"
    DAYS = "期末后天数"
    LEAGUE = "分组"
    RANKED = "参与排名"
    INDICATOR = "指标"
    ASSUMPTION = "约定"
    STATUS = "状态"
    VERSION = "要素版本"
    DIMENSION = "维度"
    ITEMS = "要素数"
    POINTS = "分值"
    BRANCH_ITEMS = "其中适用支部"
    ITEM_NO = "序号"
    LABEL = "考评要素"
    FOR_UNITS = "适用单位"
    FOR_BRANCHES = "适用支部"
    EVIDENCE = "支撑材料"
    SHORT_NAME = "简称"
    TITLE = "文件"
    ISSUER = "制发"
    ISSUED = "年份"
    USED_FOR = "用在哪里"
