"""Words that several pages share."""

from analytics.kit.closed_periods import Obstacle


class Headings:
    UNIT = "单位"
    BRANCH = "支部"
    SEE = "见"


class Filters:
    PERIOD = "考核期"
    EDITION = "版本"
    LATEST = "最新数据"
    LATEST_SAME = "最新数据（同定稿第{number}版）"
    LATEST_FINAL = "最新定稿"
    EDITION_OPTION = "定稿第{number}版（{day}）"
    SCOPE = "范围"
    LEAGUE = "分组"
    KIND = "单位性质"
    EVERY_KIND = "全部性质"
    UNIT = "查看单位"
    DROPPED = "链接里的{label}“{asked}”这里没有，现在显示的是：{chosen}。"
    BY_HALVES = "各页按半年和全年显示。链接里的{asked}没有单独的结果，现在显示的是它所在的{shown}。"
    NOTHING = "不选"


class Chosen:
    WRONG_ENDING = "没有读取文件“{name}”：这里只收扩展名为 {endings} 的文件。请另存为其中一种后重新选择。"
    OR = "、"


class Provenance:
    DRAFT = "草稿（第{revision}次数据变更后）"
    EDITION = "定稿第{number}版（编号{id}，{day}）"
    SHORT_DRAFT = "草稿{revision}"
    SHORT_EDITION = "定稿{number:03d}"
    SOURCE_GAP = "、"
    RESTATED = "定稿后相关数据有更新"
    LINE = "{period} · {version}"
    WITHOUT = "全省、省直、市直各数不含参照执行的{count}家单位"
    OPEN = "数据尚未到期末，本期为阶段性结果"
    END = "{period}末"
    UNTIL = "（数据只到{day}）"
    OPEN_UNTIL = "数据只到{day}，本期为阶段性结果，“期末”均指这一天"


STOP = "。"


class Empty:
    LAKE = "还没有任何数据。请先到“导入”页导入组织名册、考评要素和审核评分等工作簿，或由管理员装入示例数据。"
    PERIODS = "已有基础资料，但还没有任何一期的考核数据。请到“导入”页导入审核评分、星级评定或自查自评。"
    UNITS = "组织名册里没有这一期存续的单位。请到“导入”页补充组织名册。"
    TO_IMPORT = "去导入数据"
    # For those who may not import.
    LAKE_ASK = "还没有任何数据。请联系数据员导入。"
    PERIODS_ASK = "已有基础资料，但还没有任何一期的考核数据。请联系数据员导入。"
    UNITS_ASK = "组织名册里没有这一期存续的单位。请联系数据员补充组织名册。"
    OWN_UNIT = (
        "您的账号所属单位“{unit}”不在{period}的组织名册里（这一期没有存续，或代码有误），因此没有可查看的内容。"
        "请联系工委管理员核对。"
    )


class Pictures:
    ALT = "{title}：{headline}"
    NOTED = "{title} · {note}"
    CUT = "（不从0起）"


class Units:
    POINTS = "分"
    PERCENT = "%"
    BRANCHES = "个支部"
    UNITS = "个单位"
    TIMES = "次、件"


OBSTACLES = {
    Obstacle.NOT_CLOSED: "本期数据还没有到期末，截止后再作对比",
    Obstacle.NO_REVIEWS: "本期还没有审核评分",
    Obstacle.NO_BASE: "{base}没有审核评分",
    Obstacle.OTHER_RUBRIC: "{base}用的是另一版考评要素，两版不能相比",
    Obstacle.OTHER_BASIS: "{base}的计分口径不同",
    Obstacle.NOT_USED: "全年只作同比",
    Obstacle.NOT_RANKED: "名次只按半年和全年计算",
}
NO_COMPARISON = "名次和得分不作{kind}：{why}。"


class Shortened:
    GAP = "…"


class Menu:
    OVERALL = "看总体"
    BRANCHES = "看支部"
    CONDUCT = "看作风"
    DUTIES = "看落实"
    REPORTS = "出报告"
    DATA = "管数据"
    ACCOUNT = "账号"


class Pages:
    OVERVIEW = "全省总览"
    RANKING = "单位排名"
    UNIT = "单位档案"
    STARS = "五星支部"
    WEAK = "后进支部"
    FORMALISM = "形式主义与减负"
    ITEMS = "考核细项"
    REPORTING = "报送与提醒"
    REPORTS = "报告与图表"
    IMPORT = "导入"
    HISTORY = "历史与定稿"
    METHODS = "口径说明"
    ACCOUNT = "我的账号"


# The pages that show results, by the name of their scripts.
OF_RESULTS = {
    "overview": Pages.OVERVIEW,
    "ranking": Pages.RANKING,
    "unit": Pages.UNIT,
    "stars": Pages.STARS,
    "weak_branches": Pages.WEAK,
    "formalism": Pages.FORMALISM,
    "items": Pages.ITEMS,
}
