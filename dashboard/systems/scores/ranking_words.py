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

    EVERYBODY = "{count}个{who}全部参与排名"
    ONLY_ONE = "只有{name}1个{league}单位参与排名（{score}分），没有可比的同类单位"
    SHARED_FIRST = "{names}并列第一名（{score}分）"
    FIRST = "第一名{names}（{score}分）"
    FOREMOST = "名次最前的是{names}（第{place}名，{score}分）"
    ONE_OF_MANY = "{name}第{place}名（共{field}个{league}单位参与排名），得{score}分"
    RISEN_MOST = "，名次{kind}上升最多的是{most}"
    COMMON = "名次环比、同比只在两期都参与排名的单位之间比"
    ALIKE = "各行相同的不另列一栏：{columns}"
    NOTES_GAP = "；"
    QUARTER_MARK = "所在四分位{best}为前四分之一，{last}为后四分之一"
    ALL_OF = "{heading}（{value}）"

    HINT = "点选表中一行，或点图中的一个单位，打开该单位的档案。"
    WAITING = Statement(
        "{count}个单位暂不参与排名，补齐审核评分后自动参与排名。", "所缺内容见表末“缺少”一栏。"
    )
    WAITING_OTHERWISE = Statement("{count}个单位暂不参与排名。", "原因见表末“缺少”一栏。")
    BEYOND = "加减分后，平时动态考核高于满分{full}分：{names}。得分没有封顶，请核对加减分。"
    LACKING = "缺少"
    QUARTER = "所在四分位"
    KIND_PLACE = "同类名次"
    SHOWN = "列出"
    ENDS, EVERY = "首尾单位", "全部{count}个"
    BETWEEN, BESIDE = "……中间{count}个单位", "……暂不参与排名{count}个单位"

    AGAINST = "对比方式"
    PLACE_UNIT = "名"
    AMONG = "两期都参与排名的{count}个{who}"
    UP, DOWN = "{names}（升{count}名）", "{names}（降{count}名）"
    MOVES_SOME = "中，{risen}个名次{kind}上升，{fallen}个下降{same}；升幅最大的是{up}，降幅最大的是{down}"
    MOVES_ONLY_UP = "中，{risen}个名次{kind}上升，没有下降的{same}；升幅最大的是{up}"
    MOVES_ONLY_DOWN = "中，没有名次{kind}上升的，{fallen}个下降{same}；降幅最大的是{down}"
    MOVES_NONE = "名次{kind}都没有变化"
    FIELD = "。其他单位退出、加入排名另使{moved}，不计在内"
    FIELD_ALONE = "。其他单位退出、加入排名另使其{way}{count}名，不计在内"
    FIELD_UP = "{count}个单位前移（最多{most}名）"
    FIELD_DOWN = "{count}个单位后移（最多{most}名）"

    LOST_MOST = (  # of one dimension, of several that as many units lost most of
        "{which}中，{count}个单位失分率最高的维度是{names}",
        "{which}中，失分率最高的维度是{names}的单位并列最多（各{count}个）",
    )
    LOST = "各维度失分率（{which}）"
    LOST_RATES = "；合起来看，失分率{rates}"


class Peers:
    TITLE = "与{name}支部数最相近的同类单位"
    NONE = "{name}没有可比的同类单位：两方都要参与排名，性质相同"
    STANDS = (
        "{name}（{branches}个支部）得{score}分，支部数最相近的{count}个{kind}得{low}至{high}分；"
        "在这{all}个单位中列第{place}"
    )
    CHOICE = "相近单位"
    NOBODY = "不选"


QUARTERS = {1: "▂▄▆█", 2: "▂▄▆", 3: "▂▄", 4: "▂"}  # the best quarter has the most


class Reporting:
    NONE = "{reported}，没有缺报、迟报和待审核"


GAP_COUNTS: dict[str, str] = {
    Gap.SELF_CHECK: "{kind}{count}份",
    Gap.SELF_CHECK_LATE: "{kind}{count}份",
    Gap.HALF_YEAR: "{kind}{count}份",
    Gap.HALF_YEAR_LATE: "{kind}{count}份",
    Gap.BRANCH_CARDS: "{count}个支部没有支部评分",
    Gap.BURDEN: "减负统计缺{count}个月",
}
