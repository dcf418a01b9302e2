"""Words of the page 口径说明."""


class Methods:
    TITLE = "口径说明"
    VERSION = "口径日期{day}，程序版本{version}。口径日期改变，说明计算规则有改动；图片和表格都印有口径日期。"
    PARTS = "内容"
    SEARCH = "在全部板块中查找指标"
    SEARCH_PLACEHOLDER = "输入名称、算法或页面中的词，如“还差”“名次”"
    TOPIC = "板块"

    DEFINITION = "算法"
    DENOMINATOR = "分母或满分"
    DIRECTION = "方向"
    TARGET = "目标或限额"
    SOURCE = "依据"
    ASSUMPTION = "约定"
    PAGES = "见于页面"
    NO_PAGE = "目前只在结果表中，可由命令行取出"
    TABLES = "结果表"
    DATASETS = "数据集"
    LINE = "**{label}**　{words}"
    GAP = "、"

    PARAMETERS_ABOUT = (
        "下列数值有的文件没有规定，由本系统暂定，标为“{status}”；工委确认后改参数表即可，不用改程序。"
    )
    DEADLINES_ABOUT = "审核评分的期限目前只作登记，没有用来计算任何数字。"

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

    ASKED = "“履职填报”每年要填的数"
    ASKED_ABOUT = (
        "只向文件约束得到的单位要数；占比、金额一次填两个数，次数、期末数一次填一个。"
        "五星支部占比、后进支部、观摩、任期、空缺、减负等从已有的表里算，不另外要；积分公开从支部积分表里算。"
    )
    ASKED_OF = "本系统每年向贵单位要{number}个数。"
    ASKED_NOTHING = "没有文件对贵单位规定量化次数，本系统不向贵单位要这些数。"
    NUMBERS = "文件规定的数量"
    OF_NOBODY = "没有文件约束的单位"
    OF_UNITS = "{scope}的单位"
    OF_CITY = "{scope}（市一级）"
    OF_RUBRIC = "考评要素涉及的单位"
    IF_CONFIRMED = "要素里写明次数的；只在模拟数据里算约束，{status}"


PARTS = {
    "indicators": "指标口径",
    "parameters": "参数表",
    "rubrics": "考评要素",
    "asked": "要填的数",
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
    SOURCE = "依据"
    INDICATOR = "指标"
    VERSION = "要素版本"
    DIMENSION = "维度"
    POINTS = "分值"
    TITLE = "文件"
    ISSUER = "制发"
    ISSUED = "年份"
    USED_FOR = "用在哪里"
