"""Words of the page 单位排名."""

from analytics.systems.reporting.gaps import Gap
from dashboard.kit.finding import Statement


class Ranking:
    TITLE = "单位排名"
    GAP = "、"
    AND_OTHERS = "{names}等{count}个单位"

    LEAGUE_FILTER = "{league}单位"
    SEARCH = "查找单位"
    SEARCH_HINT = "名称或代码"
    SEARCH_FILTER = "名称含“{search}”"
    FILTER_GAP = " · "
    NOBODY = "筛选条件下没有单位。请改选单位性质，或清空查找内容。"

    NO_UNITS = "本期组织名册里没有{league}单位"
    REFERENCE = "{count}个{league}单位仅供参照，不排名次"
    NO_PLACES = "季度和月份没有名次：名次只按半年和全年计算"
    NO_PLACES_INSTEAD = "，请在上方改选半年或全年"
    NOBODY_RANKED = "{count}个{league}单位都暂不参与排名：本期审核评分尚未齐全"
    TAKING_PART = "{count}个{league}单位中{ranked}个参与排名"
    EVERYBODY = "{count}个{league}单位全部参与排名"
    ONLY_ONE = "只有{name}1个{league}单位参与排名（{score}分），没有可比的同类单位"
    FIRST = "，第一名{names}（{score}分）"
    FIRST_SHARED = "，{names}并列第一名（{score}分）"
    RISEN_MOST = "，名次{kind}上升最多的是{names}（升{count}名）"
    NOBODY_ROSE = "，没有单位名次{kind}上升"

    TABLE = "{league}单位得分与名次"
    HINT = "点选表中一行，或点图中的一个单位，打开该单位的档案。"
    TIES = "{count}个单位有并列名次：得分相同名次相同，其后名次顺延。"
    WAITING = Statement(
        "{count}个单位暂不参与排名，补齐审核评分后自动参与排名。", "所缺内容见表末“缺少”一栏。"
    )
    LACKING = "缺少"
    LACKS_RUBRIC = "与多数单位同版的审核评分"
    LACKS_REVIEW = "本期审核评分"
    LACKS_ITEMS = "{count}个要素的审核评分：{labels}"
    LACKS_MORE = "{labels}等"
    NO_COMPOSITE = (
        "全年三位一体尚未齐全：{count}个{league}单位缺年底实地考核或年度述职评议（{names}）。"
        "补齐之前，{league}单位的名次按平时动态考核（下半年审核评分，满分60）排列。"
    )
    COMPOSITE = "全年按三位一体（满分100）排名；失分与自评对照取下半年审核评分。"
    PARTS = "三位一体的三个部分"
    PARTS_WHOLE = "{count}个{league}单位三个部分都已齐全"
    PARTS_SHORT = "{count}个{league}单位三个部分尚未齐全"

    AGAINST = "对比方式"
    MOVES = "名次变化（{kind}，空心为{base}，实心为本期）"
    PLACE_UNIT = "名"
    MOVES_SOME = (
        "{risen}个单位名次{kind}上升，{fallen}个下降，{same}个不变；升幅最大的是{up}，降幅最大的是{down}"
    )
    MOVES_ONLY_UP = "{risen}个单位名次{kind}上升，没有单位下降，{same}个不变；升幅最大的是{up}"
    MOVES_ONLY_DOWN = "没有单位名次{kind}上升，{fallen}个下降，{same}个不变；降幅最大的是{down}"
    MOVES_UP = "{names}（升{count}名）"
    MOVES_DOWN = "{names}（降{count}名）"
    MOVES_NONE = "可比的{count}个单位名次都没有变化"
    MOVES_NOT_COMPARABLE = "所选单位两期没有都参与排名，名次变化无从比较"
    MOVES_REFERENCE = "{league}单位不排名次，不作名次变化对比"
    MOVES_AXIS = "名次（越靠右越靠前）"
    MOVES_RISER = "+{count}"
    MOVES_FALLER = "−{count}"
    MOVES_UP_NAME = "上升"
    MOVES_DOWN_NAME = "下降"
    MOVES_LINE = "{side}幅度"
    MOVES_HOVER = "{name}<br>{base}第{then}名 → 本期第{now}名（{change}）"

    LOST = "失分构成（按维度，{which}）"
    LOST_LOWEST = "名次最后{count}个单位"
    LOST_ALL = "{count}个单位"
    LOST_SOME = "{which}中，{units}个单位失分最多的维度是{dimension}"
    LOST_EVERY = "{which}失分最多的维度都是{dimension}"
    LOST_NOTHING = "{which}都没有失分"
    LOST_NONE = "所选单位还没有审核完成的评分，暂无失分可列"
    LOST_AXIS = "失分（分）"
    LOST_LABEL = "{initial} {lost}"
    LOST_HOVER = "{name}<br>{dimension}：失{lost}分（满分{full}分）"

    SELF = "自评与审核对照（每点一个单位，虚线上自评与审核相等）"
    SELF_NAMED = "{count}个单位自评明显高于审核，建议复核：{names}"
    SELF_UNIT = "{name}（高{gap}分）"
    SELF_NOBODY = "{count}个单位自评与审核的差距都在正常范围，没有建议复核的单位"
    SELF_NONE = "所选单位还没有可对照的自评和审核评分"
    SELF_X = "审核合计（分）"
    SELF_Y = "自评合计（分）"
    SELF_USUAL = "一般"
    SELF_LOOK = "建议复核"
    SELF_EQUAL = "自评＝审核"
    SELF_KEY = "{number} {name} {gap}"
    SELF_KEY_MORE = "另有{count}个见表格"
    SELF_HOVER = "{name}<br>自评{own}分，审核{reviewed}分（{gap}分）<br>可比要素{items}项"


class Reporting:
    TITLE = "缺报、迟报和待审核清单"
    UNIT = "项"
    SELF_CHECKS = "月自查应报{due}份、已报{come}份"
    SOME = "{reported}；{lacking}"
    SELF_CHECKS_NOT_DUE = "月自查本期无应报"
    NONE = "{reported}，没有缺报、迟报和待审核"
    OF_CALENDAR = "{report}{state}{count}份"
    NONE_OF_MONTHS = "{reported}，没有缺报和迟报"
    NOT_DUE = "本期没有到期的报送"
    KIND = "{kind}{count}项"
    GAP = "、"


GAP_COUNTS: dict[str, str] = {
    Gap.SELF_CHECK: "{kind}{count}份",
    Gap.SELF_CHECK_LATE: "{kind}{count}份",
    Gap.HALF_YEAR: "{kind}{count}份",
    Gap.HALF_YEAR_LATE: "{kind}{count}份",
    Gap.REVIEW: "{kind}{count}份",
    Gap.ITEM: "{kind}{count}项",
    Gap.BRANCH_CARDS: "{kind}（{count}个支部）",
    Gap.BURDEN: "{kind}{count}个月",
}
