"""Words of the page 单位排名."""

from analytics.systems.reporting.gaps import Gap
from dashboard.kit.statement import Statement


class Ranking:
    TITLE = "单位排名"
    GAP = "、"

    LEAGUE_FILTER = "{league}单位"
    SEARCH = "查找单位"
    SEARCH_HINT = "名称或代码"
    SEARCH_FILTER = "名称含“{search}”"
    FILTER_GAP = " · "

    EVERYBODY = "{count}个{league}单位全部参与排名"
    ONLY_ONE = "只有{name}1个{league}单位参与排名（{score}分），没有可比的同类单位"
    RISEN_MOST = "，名次{kind}上升最多的是{names}（升{count}名）"

    HINT = "点选表中一行，或点图中的一个单位，打开该单位的档案。"
    WAITING = Statement(
        "{count}个单位暂不参与排名，补齐审核评分后自动参与排名。", "所缺内容见表末“缺少”一栏。"
    )
    WAITING_OTHERWISE = Statement("{count}个单位暂不参与排名。", "原因见表末“缺少”一栏。")
    BEYOND = "加减分后，平时动态考核高于满分{full}分：{names}。得分没有封顶，请核对加减分。"
    LACKING = "缺少"

    AGAINST = "对比方式"
    PLACE_UNIT = "名"
    MOVES_SOME = (
        "{risen}个单位名次{kind}上升，{fallen}个下降，{same}个不变；升幅最大的是{up}，降幅最大的是{down}"
    )
    MOVES_ONLY_UP = "{risen}个单位名次{kind}上升，没有单位下降，{same}个不变；升幅最大的是{up}"
    MOVES_ONLY_DOWN = "没有单位名次{kind}上升，{fallen}个下降，{same}个不变；降幅最大的是{down}"

    LOST_MOST = (  # of one dimension, of several that as many units lost most on
        "{which}中，{count}个单位失分最多的维度是{names}",
        "{which}中，失分最多的维度是{names}的单位并列最多（各{count}个）",
    )
    LOST = "失分构成（按维度，{which}）"


class Reporting:
    UNIT = "项"
    NONE = "{reported}，没有缺报、迟报和待审核"


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
