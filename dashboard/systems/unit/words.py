"""Words of the page 单位档案; those of its branches stand in branch_words."""

from analytics.systems.scores.overtakes import Overtaking
from dashboard.kit.statement import Statement


class UnitFile:
    ATTENTION = "需重点关注：{reasons}。"
    TITLE = "单位档案"
    HINT = "输入单位名称或代码查找"
    OPTION = "{name} {code}"
    ABSENT_OPTION = "{name}（本期不在册）"
    UNKNOWN = "链接里的单位代码“{code}”在组织名册里没有。请在上方查找单位，或从下表点选一个单位。"
    CHOOSE = "请在上方查找单位，或从下表点选一个单位。"
    ENDED = "{name}已于{day}终止，{period}不在册。"
    MERGED = "{name}已于{day}并入{became}，{period}不在册。"
    NOT_YET = "{name}于{day}成立，{period}还不在册。"
    EARLIER_INSTEAD = "请在上方改选那一天以前的考核期，或改选其他单位。"
    MERGED_INSTEAD = "请改选那一天以前的考核期，或查看{became}的档案。"
    LATER_INSTEAD = "请在上方改选以后的考核期，或改选其他单位。"
    OPENS = "打开{name}的档案 ›"
    LIST = "全部单位"
    LISTED = "{period}在册{count}个单位，{ranked}个参与排名"

    PART = "看什么"
    BELONGS = "{league}单位 · {kind}"
    LEAGUE_ONLY = "{league}单位"
    REFERENCE = "{league}单位仅供参照，不排名次；与同组的对照也只作参照。"
    WAITING = "暂不参与排名：{why}。"
    NO_REVIEW = "本期还没有审核评分"
    ITEMS_LEFT = "还有{count}个要素没有审核"
    OTHER_RUBRIC = "审核用的考评要素与同组多数单位不是同一版"
    NO_OWN_SCORE = "{name}本期没有总分（{why}），不作{kinds}。"
    NO_OWN_BASE = "{name}在{base}没有可比的得分，不作{kind}。"
    OLDER = "这一版定稿形成时还没有这项内容，定稿不再改变；需要时请重新定稿。"
    NO_PLACES = "季度和月份没有名次和得分，以下得分取{half}的审核评分。"
    SCORED, RANKED = "得分", "得分和名次"
    YEAR_DYNAMIC = (
        "全年{what}暂按平时动态考核（{half}审核评分，满分60）计算，不是三位一体（满分100）："
        "{count}个{league}单位缺年底实地考核或年度述职评议。补齐之前，这两项只列出，不计入任何{league}单位的得分。"
    )
    YEAR_COMPOSITE = "全年{what}按三位一体（满分100）计算。"
    YEAR = "全年的逐项得分取{half}的审核评分。"


PARTS = {
    "score": "得分",
    "change": "变化",
    "branches": "支部",
    "conduct": "作风与报送",
    "systems": "落实",
}


class Head:
    OPENS = "{words} ›"
    SCORE_CHANGE = "{kind}（得分）"
    PLACE_CHANGE = "名次{change}"
    PLACE_SAME = "名次不变"
    NOT_COMPARED = "不作对比"
    NOT_COMPARED_ABOUT = "原因见下"
    REACHED = "五星支部占{share}，达到{target}%参照线"
    SHORT = "五星支部占{share}，距{target}%参照线还差{count}个"
    LEDGER = "未销号后进支部{open}个，其中超期{overdue}个"
    NOT_RATED = "{all}个支部尚未评定星级"
    NO_BRANCHES = "期末没有支部"


class Spine:
    TITLE = "{name}与同组{league}单位对照（{what}，横轴为得分占满分的%）"
    EVERYTHING = "总分和各维度"
    LEVEL = "细看"
    NONE = Statement("{name}本期还没有审核评分，无法与同组对照。", "报送和审核的进度见“作风与报送”。")
    TOTAL_ABOVE = "{name}{label}{own}分，高于同组中位数{median}分"
    TOTAL_BELOW = "{name}{label}{own}分，低于同组中位数{median}分"
    TOTAL_SAME = "{name}{label}{own}分，与同组中位数相同"
    TOTAL_NONE = "{name}还有要素没有审核，暂无总分"
    ALONE = "{name}{label}{own}分；同组只有这1个单位有得分，没有可比的同类单位"
    FEW = "{name}{label}{own}分；同组有得分的其他单位不足{fewest}个，不显示同组水平"
    OTHER_VERSION = "{name}用的考评要素与同组多数单位不是同一版，不与同组对照"
    LOW = "；{count}个{what}低于同组下四分位：{labels}"
    LOW_NONE = "；没有{what}低于同组下四分位"
    LOW_PARTLY = "；{all}个{what}中只审核完{done}个，其中{count}个低于同组下四分位：{labels}"
    LOW_NONE_PARTLY = "；{all}个{what}中只审核完{done}个，其中没有低于同组下四分位的"
    DONE_NONE = "；{all}个{what}都还没有审核完"
    ITEMS_LOW = "{name}的{dimension}：{all}项要素中，{count}项低于同组下四分位：{labels}"
    ITEMS_LOW_NONE = "{name}的{dimension}：{all}项要素都不低于同组下四分位"
    ITEMS_LOW_PARTLY = (
        "{name}的{dimension}：{all}项要素中只审核了{done}项，其中{count}项低于同组下四分位：{labels}"
    )
    ITEMS_LOW_NONE_PARTLY = "{name}的{dimension}：{all}项要素中只审核了{done}项，都不低于同组下四分位"
    ITEMS_WAITING = "{name}的{dimension}：要素还没有审核"
    ITEMS_FEW = "{name}的{dimension}：同组有得分的其他单位不足{fewest}个，不与同组对照"
    DIMENSION = "维度"
    AND_OTHERS = "{labels}等"
    RANGE = "同组最低至最高"
    MIDDLE = "同组上下四分位之间"
    MEDIAN = "同组中位数"
    BELOW = "本单位：低于下四分位"
    BETWEEN = "本单位：四分位之间"
    ABOVE = "本单位：高于上四分位"
    AMOUNT = "{sign} {own} / {full}"
    AMOUNT_MEDIAN = "{amount}（中位{median}）"
    AMOUNT_NONE = "未审核 / {full}"
    HOVER = (
        "{label}<br>本单位{own}分，满分{full}分<br>同组{units}个单位："
        "最低{lowest}，下四分位{lower}，中位数{median}，上四分位{upper}，最高{highest}"
    )
    HOVER_MIDDLE = (
        "{label}<br>本单位{own}分，满分{full}分<br>同组{units}个单位："
        "下四分位{lower}，中位数{median}，上四分位{upper}"
    )
    HOVER_ALONE = "{label}<br>本单位{own}分，满分{full}分<br>同组没有可比的单位"


JUDGED_SIGNS = {-1: "▼", 0: "●", 1: "▲"}  # below, between and above the quartiles of the group


class SelfCheck:
    TITLE = "{name}自评与审核逐项对照"
    SOME = (
        "{name}自评合计比审核{direction}{gap}分（{count}项可比）；"
        "{over}项自评高于审核，高出最多的是{labels}（高{most}分）"
    )
    NONE_OVER = "{name}自评合计比审核{direction}{gap}分（{count}项可比）；没有自评高于审核的要素"
    HIGHER, LOWER = "高", "低"
    NONE = "{name}本期没有可与审核对照的自评。请检查自查自评是否已报、审核是否完成。"
    LOOK = "；差距明显，建议复核"
    GAP = "、"


class Changes:
    OTHERS_HIDDEN = "名次变化涉及的其他单位不在您的查看范围内。"
    TITLE = "{name}得分{kind}逐项变化（{base} → {period}）"
    TABLE = "{name}得分{kind}逐项账（{base} → {period}）"
    PLACES = "{name}名次{kind}逐家账（{base} → {period}）"
    SUM = "{name}得分{kind}{change}分：{parts}"
    SUM_UP = "{count}项要素上升共{points}分"
    SUM_DOWN = "{count}项要素下降共{points}分"
    SUM_SAME = "{count}项不变"
    SUM_NONE_UP, SUM_NONE_DOWN = "没有要素上升", "没有要素下降"
    SUM_NO_ITEM = "各项要素都不变"
    SUM_GAP = "，"
    APART = "；另有{label}变动{change}分"
    APART_SAME = "；{label}不变"
    SAME = "{name}各项得分{kind}都没有变化"
    TABLE_SUM = "各行得分变化相加{change}分，与得分{kind}一致；从{then}分到{now}分"
    FEWER = "（图示变化最大的{count}行）"
    ELSEWHERE = "这一期没有可以对比的考核期，原因见上方。逐项变化可以看："
    NO_ELSEWHERE = "这一期没有可以对比的考核期，原因见上方；以前也没有审核完成的半年得分。"
    NOTHING = "{name}在{base}和{period}没有可比的得分：两期都要审核完毕、用同一版考评要素、同一计分口径。"
    PLACE = "{name}名次{kind}{moved}（第{then}名 → 第{now}名）：{parts}"
    PLACE_STILL = "{name}名次{kind}不变（第{now}名）：{parts}"
    PLACE_QUIET = "{name}名次{kind}不变（第{now}名），也没有单位与它互换先后"
    UP, DOWN = "前移{size}位", "后移{size}位"
    GAP = "；"
    NAMES = "、"
    AND_OTHERS = "{names}等{count}家"
    COUNTED = "{names}（{count}家）"
    COUNT = "{count}家"
    EVENTS_ABOUT = "名次＝得分比自己高的单位数＋1。点选一行，打开对方单位的档案。"
    REFERENCE = "{league}单位不排名次，没有名次变化。"
    NO_PLACE = "{name}两期没有都参与排名，没有名次变化。"
    UP_NAME, DOWN_NAME = "上升", "下降"
    HOVER = "{label}<br>{base}计入{then}分 → 本期计入{now}分（{change}分）"


EVENTS = {
    Overtaking.OVERTOOK: "超过{names}",
    Overtaking.DREW_LEVEL: "追平{names}",
    Overtaking.WAS_OVERTAKEN: "被{names}超过",
    Overtaking.FELL_BEHIND: "原与{names}并列，现落后",
    Overtaking.CAME_IN_AHEAD: "{names}新参与排名且在前",
    Overtaking.LEFT_FROM_AHEAD: "原在前的{names}不再参与排名",
}


class Conduct:
    SELF_CHECKS = "月自查已报"
    LATE = "迟报{count}份"
    NOT_LATE = "无迟报"
    OF = "{come}/{due}"
    HALF_YEAR = "{half}报送"
    HALF_YEAR_LATE = "迟报{days}天"
    HALF_YEAR_LEFT = "未审核{count}项"
    HALF_YEAR_UNREVIEWED = "还没有审核评分"
    CARDS = "支部评分已报"
    BURDEN_REPORTED = "减负统计已报"
    NOT_DUE = "本期无应报"

    BURDEN = "{name}会议、文件、检查、考核与2019年同期对比"
    BURDEN_OVER = "{name}{kinds}多于2019年同期"
    BURDEN_WITHIN = "{name}{kinds}都不多于2019年同期"
    BURDEN_REST = "，{kinds}不多于"
    BURDEN_UNKNOWN = "；{kinds}没有可比月份"
    BURDEN_NONE = "{name}本期没有可与2019年同月对比的减负统计。请检查减负统计是否已报。"
    GAP = "、"


class UnitScores:
    PLACE = "名次"
    PLACE_OF = "第{place}名"
    PLACE_FIELD = "共{field}个"
    PLACE_SHARED = "并列，共{field}个"
    NO_PLACE = "不排名次"
    SCORE = "得分"
    ADJUSTMENT = "加减分"
    DYNAMIC = "平时动态考核"
    ON_SITE = "年底实地考核"
    DEBRIEFING = "年度述职评议"
    OUT_OF = "满分{full}"
    MISSING_MARK = "尚未报送"
    GAP = "自评高出审核"
    GAP_LOOK = "建议复核"
    GAP_ITEMS = "可比要素{count}项"

    NO_REVIEW = Statement("本期还没有审核评分，暂无逐项失分。", "报送和审核的进度见“作风与报送”。")
    UNREVIEWED = "未审核{count}项：{labels}（审核后才有总分）。"
    EXEMPT = "不适用{count}项，不计失分：{labels}。"

    ITEMS = "{name}逐项失分（失分 / 分值）"
    ITEMS_SOME = "{name}有{count}项要素失分；按维度失分：{dimensions}"
    ITEMS_PARTLY = "{name}已审核的要素中有{count}项失分；按维度失分：{dimensions}"
    ITEMS_DIMENSION = "{dimension}{lost}分"
    ITEMS_DIMENSION_WAITING = "{dimension}未审完"
    ITEMS_NONE = "{name}已审核的要素都没有失分"
    ITEMS_FEWER = "（图示失分最多的{count}项）"
    ITEMS_LABEL = "−{lost} / {full}"
    ITEMS_HOVER = "{label}（{dimension}）<br>失{lost}分，分值{full}分"
    ITEMS_LOST = "失分"
    ITEMS_FULL = "分值"

    HISTORY = "{name}历期得分与名次（半年，平时动态考核，满分60）"
    HISTORY_PLACE = "第{place}名"
    HISTORY_COUNT = "{name}已有{count}期得分，"
    HISTORY_SINCE_RUBRIC = "不同版考评要素的名次不相比；{period}换版以来"
    HISTORY_SINCE_LEAGUE = "不同分组的名次不相比；{period}换组以来"
    HISTORY_RANGE = "{count}期有名次，最好第{best}名，最低第{worst}名"
    HISTORY_ONE = "1期有名次，为第{place}名"
    HISTORY_NO_PLACES = "还没有名次"
    HISTORY_REFERENCE = "{name}已有{count}期得分，仅供参照，不排名次"
    HISTORY_NONE = "{name}还没有审核完成的半年得分"
    HISTORY_HOVER = "{period}<br>{score}分 {place}"
    HISTORY_VERSION = "换版，前后不可比"
    HISTORY_LEAGUE = "换组，前后不可比"
