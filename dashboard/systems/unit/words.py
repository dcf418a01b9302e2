"""Words of the page 单位档案; those of its branches stand in branch_words."""

from analytics.systems.scores.overtakes import Overtaking
from dashboard.kit.statement import Statement


class UnitFile:
    TITLE = "单位档案"
    HINT = "输入单位名称或代码查找"
    UNKNOWN = "链接里的单位代码“{code}”在组织名册里没有。请在上方查找单位，或从下表点选一个单位。"
    CHOOSE = "请在上方查找单位，或从下表点选一个单位。"
    OPENS = "打开{name}的档案 ›"

    PART = "看什么"
    NO_OWN_BASE = "{name}在{base}没有可比的得分，不作{kind}。"
    OLDER = "这一版定稿形成时还没有这项内容，定稿不再改变；需要时请重新定稿。"
    SCORED, RANKED = "得分", "得分和名次"


PARTS = {
    "score": "得分",
    "change": "变化",
    "branches": "支部",
    "conduct": "问题与作风",
    "systems": "落实",
    "organisation": "组织与评选",
}


class Head:
    BRIEF = "出简报"
    OPENS = "{words} ›"
    SHORT = "五星支部占{share}，距{target}%参照线还差{count}个"
    LEDGER = "未销号后进支部{open}个，其中超期{overdue}个"


class Spine:
    EVERYTHING = "总分和各维度"
    LEVEL = "细看"
    NONE = Statement("{name}本期还没有审核评分，无法与同组对照。", "报送和审核的进度见“问题与作风”。")
    TOTAL_ABOVE = "{name}{label}{own}分，高于同组中位数{median}分"
    TOTAL_BELOW = "{name}{label}{own}分，低于同组中位数{median}分"
    TOTAL_SAME = "{name}{label}{own}分，与同组中位数相同"
    FEW = "{name}{label}{own}分；同组有得分的其他单位不足{fewest}个，不显示同组水平"
    LOW = "；{count}个{what}的失分率高于同组上四分位：{labels}"
    LOW_PARTLY = "；{all}个{what}中只审核完{done}个，其中{count}个失分率高于同组上四分位：{labels}"
    ITEMS_LOW = "{name}的{dimension}：{all}项要素中，{count}项失分率高于同组上四分位：{labels}"
    ITEMS_LOW_PARTLY = (
        "{name}的{dimension}：{all}项要素中只审核了{done}项，其中{count}项失分率高于同组上四分位：{labels}"
    )
    ITEMS_LOW_NONE = "{name}的{dimension}：{all}项要素的失分率都不高于同组上四分位"
    ITEMS_LOW_NONE_PARTLY = "{name}的{dimension}：{all}项要素中只审核了{done}项，失分率都不高于同组上四分位"
    AND_OTHERS = "{labels}等"
    RANGE = "同组最低至最高"
    MIDDLE = "同组上下四分位之间"
    MEDIAN = "同组中位数"
    HOVER = (
        "{label}<br>本单位{own}分，满分{full}分<br>同组{units}个单位："
        "最低{lowest}，下四分位{lower}，中位数{median}，上四分位{upper}，最高{highest}"
    )
    RATES = (
        "{label}<br>本单位失分率{loss_rate}（得{own}分，满分{full}分）<br>同组{units}个单位失分率："
        "最低{least_rate}，下四分位{lower_rate}，中位数{median_rate}，上四分位{upper_rate}，最高{most_rate}"
    )
    RATES_MIDDLE = (
        "{label}<br>本单位失分率{loss_rate}（得{own}分，满分{full}分）<br>同组{units}个单位失分率："
        "下四分位{lower_rate}，中位数{median_rate}，上四分位{upper_rate}"
    )
    HOVER_MIDDLE = (
        "{label}<br>本单位{own}分，满分{full}分<br>同组{units}个单位："
        "下四分位{lower}，中位数{median}，上四分位{upper}"
    )


JUDGED_SIGNS = {-1: "▼", 0: "●", 1: "▲"}  # below, between and above the quartiles of the group


class SelfCheck:
    SOME = (
        "{name}自评合计比审核{direction}{gap}分（{count}项可比）；"
        "{over}项自评高于审核，高出最多的是{labels}（高{most}分）"
    )
    NONE_OVER = "{name}自评合计比审核{direction}{gap}分（{count}项可比）；没有自评高于审核的要素"
    HIGHER, LOWER = "高", "低"


class Changes:
    OTHERS_HIDDEN = "名次变化涉及的其他单位不在您的查看范围内。"
    SUM_UP = "{count}项要素上升共{points}分"
    SUM_DOWN = "{count}项要素下降共{points}分"
    SUM_NONE_UP, SUM_NONE_DOWN = "没有要素上升", "没有要素下降"
    ELSEWHERE = "这一期没有可以对比的考核期，原因见上方。逐项变化可以看："
    NO_ELSEWHERE = "这一期没有可以对比的考核期，原因见上方；以前也没有审核完成的半年得分。"
    NOTHING = "{name}在{base}和{period}没有可比的得分：两期都要审核完毕、用同一版考评要素、同一计分口径。"
    PLACE = "{name}名次{kind}{parts}"
    FIELD_EVEN = "单位退出、加入的影响相抵"
    FIELD = "单位退出、加入另使其{moved}"
    FROM_TO = "；从第{then}名到第{now}名"
    STAYED = "；仍是第{now}名"
    PLACE_QUIET = "{name}名次{kind}不变（第{now}名），也没有单位与它互换先后"
    UP, DOWN, SAME = "前移{size}位", "后移{size}位", "不变"
    EVENTS_ABOUT = "名次＝得分比自己高的单位数＋1。点选一行，打开对方单位的档案。"
    UP_NAME, DOWN_NAME = "上升", "下降"


EVENTS = {
    Overtaking.OVERTOOK: "超过{names}",
    Overtaking.DREW_LEVEL: "追平{names}",
    Overtaking.WAS_OVERTAKEN: "被{names}超过",
    Overtaking.FELL_BEHIND: "原与{names}并列，现落后",
    Overtaking.CAME_IN_AHEAD: "{names}新参与排名且在前",
    Overtaking.LEFT_FROM_AHEAD: "原在前的{names}不再参与排名",
}


class Conduct:
    HALF_YEAR = "{half}报送"
    NOT_DUE = "本期无应报"

    GAP = "、"


class UnitScores:
    OWN, MEDIAN = "本单位", "同组中位数"
    PLACE = "名次"
    NO_PLACE = "不排名次"

    UNREVIEWED = "未审核{count}项：{labels}（审核后才有总分）。"
    EXEMPT = "不适用{count}项，不计失分：{labels}。"

    ITEMS_PARTLY = "{name}已审核的要素中有{count}项失分；各维度失分率：{dimensions}"

    HISTORY_SINCE_LEAGUE = "不同分组的名次不相比；{period}换组以来"
