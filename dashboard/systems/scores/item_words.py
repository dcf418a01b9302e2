"""Words of the page 考核细项."""

from analytics.base.periods import Grain
from analytics.systems.reporting.reminders import Due, ReminderKind
from analytics.systems.reporting.reporting import Report, ReportState
from dashboard.kit.statement import Statement


class Items:
    TITLE = "考核细项"
    AND = "、"
    GAP = " · "

    DIMENSION = "维度"
    ALL = "全部要素"
    WORST = "失分率最高的{count}项"
    SHOWN = "单位"
    TOGETHER = "合计"
    TABLE = "逐项失分明细"
    FIRST, EVERY = "前{count}个单位", "全部单位"
    RATE, RATE_AXIS, MEDIAN = "失分率", "失分率（%）", "单位失分率中位数"
    SORT = "单位排列"
    BY_PLACE = "按名次"
    BY_ORDER = "按规定顺序"
    BY_TOTAL = "按失分率，高的在前"
    BY_ITEM = "按第{number}项失分率：{label}"
    LEAGUE_FILTER = "{league}单位"

    UNKNOWN = "暂无数据"

    NO_PLACES = "名次只按半年和全年计算，单位按规定顺序排列。"
    OTHER_VERSION = "{names}的审核评分用的是另一版考评要素，不与{version}版相加，没有列入失分表和失分要素。"

    TABLE_WHOLE = "{league}{units}个单位中，{whole}个已审核完"
    MATRIX_NOBODY = Statement("本期组织名册里没有{league}单位", "。请到“导入”页补充组织名册")
    MATRIX_NONE = Statement("本期还没有{league}单位的审核评分，暂无失分可列", "。请到“导入”页导入审核评分")
    MATRIX_SOME = "{league}{units}个有审核评分的单位{which}合计{rate}；失分率最高的要素是{item}"
    MATRIX_TIED = (
        "{league}{units}个有审核评分的单位{which}合计{rate}；{items}项要素并列失分率最高（各{most}）"
    )
    OPENS = "报送日历和提醒清单见“{page}” ›"
    UNIT = "单位"
    ITEM_HEADING = "{number} {label}"

    BARS_NONE = "本期还没有{league}单位的审核评分，暂无失分要素可列"
    BARS_NOTHING = "{league}单位已审核的要素都没有失分"
    BARS_MOST_TIED = "<br>失分最多：{name}等{count}个单位（各{lost}分）"

    EVIDENCE_SOME = "{league}{units}个单位共{count}项给了自评分却没有支撑材料"
    EVIDENCE_MOST = "，最多的是{names}（{most}）"
    EVIDENCE_ALL = "{league}{units}个单位给了自评分的要素都有支撑材料"
    EVIDENCE_OTHERS = "；另有{count}个单位还没有可看的自查自评，无从判断"
    EVIDENCE_UNKNOWN = Statement(
        "{league}单位还没有可看的自查自评，是否缺支撑材料无从判断", "。请到“导入”页导入自查自评"
    )

    SHOW = "报送日历显示"
    CALENDAR_NONE = "本期{league}单位还没有应报的月自查、季研判和半年报送：没有任何单位报送过，或单位尚未成立"
    CALENDAR_GAP = "；"
    CALENDAR_NOBODY = "没有未报、迟报、待审核的单位"

    REMINDERS_WHOM = "提醒对象"
    REMINDERS_WHAT = "提醒内容"
    TO_UNIT = "单位"
    TO_REVIEWERS = "工委审核"
    REMINDERS_UNTIL = (
        "是否到期和已过天数算到{day}：已过天数从应报日期（待审核从报送日期）算起，当天到期和未到期的没有，"
        "迟报的天数写在提醒内容里；审核、减负统计和支撑材料没有规定期限。"
    )


SHOWS = {"gaps": "有未报、迟报、待审核的单位", "all": "全部单位"}
STATE_SIGNS = {
    ReportState.DONE: "✓",
    ReportState.LATE: "迟",
    ReportState.MISSING: "缺",
    ReportState.WAITING: "待",
    ReportState.OPEN: "○",
    ReportState.NOT_DUE: "·",
    ReportState.VOLUNTARY: "–",
}
STATE_LEGEND = "{sign} {state}"
# 已报 is what came, late or not: the squares that are neither late nor waiting say so.
STATE_WORDS = {state: state.value for state in ReportState} | {ReportState.DONE: "已报（未迟）"}
TICKS = {
    Grain.MONTH: ("{number}月",) * 12,
    Grain.QUARTER: ("一<br>季度", "二<br>季度", "三<br>季度", "四<br>季度"),
    Grain.HALF: ("上<br>半年", "下<br>半年"),
}
NARROW_TICKS = {
    Grain.MONTH: ("{number}<br>月",) * 12,
    Grain.QUARTER: ("一<br>季", "二<br>季", "三<br>季", "四<br>季"),
    Grain.HALF: ("上<br>半", "下<br>半"),
}
LATE = {
    Report.SELF_CHECK: "月自查迟报{days}天，已收到，今后请按时报送",
    Report.HALF_YEAR: "半年材料迟报{days}天，已收到，今后请按时报送",
}
LATE_SOMETIME = {
    Report.SELF_CHECK: "月自查迟报，已收到，今后请按时报送",
    Report.HALF_YEAR: "半年材料迟报，已收到，今后请按时报送",
}
AHEAD = {
    ReminderKind.SELF_CHECK: "月自查还没有报，请按期报送",
    ReminderKind.HALF_YEAR: "半年材料还没有报，请按期报送",
    ReminderKind.BRANCH_CARDS: "还有{count}个支部没有支部评分，请按期报送",
}
REMINDERS = {
    ReminderKind.SELF_CHECK: "月自查未报，请补报",
    ReminderKind.HALF_YEAR: "半年材料未报，请补报",
    ReminderKind.BRANCH_CARDS: "{count}个支部没有支部评分，请补报",
    ReminderKind.BURDEN: "减负统计缺{count}个月，请补报",
    ReminderKind.WAITING: "半年材料已报送，{count}项要素还没有审核，请尽快审核",
    ReminderKind.EVIDENCE: "{count}项要素给了自评分却没有支撑材料，请补充材料或核实自评分",
}
REMINDED = {  # what is not due yet is not 未报; a line about several things is not their number
    (ReminderKind.BRANCH_CARDS, Due.PAST): "补报支部评分",
    (ReminderKind.BURDEN, Due.OPEN): "补报减负统计",
    (ReminderKind.EVIDENCE, Due.OPEN): "补充支撑材料",
    (ReminderKind.SELF_CHECK, Due.AHEAD): "月自查待报",
    (ReminderKind.HALF_YEAR, Due.AHEAD): "半年报送待报",
    (ReminderKind.BRANCH_CARDS, Due.AHEAD): "支部评分待报",
}
NOT_YET_DUE = (Due.TODAY, Due.AHEAD)
REMINDED |= {(kind, Due.TODAY): words for (kind, due), words in REMINDED.items() if due == Due.AHEAD}
COUNTED = dict.fromkeys(ReminderKind, "条") | dict.fromkeys(  # a report is a 份 wherever it is counted
    (ReminderKind.SELF_CHECK, ReminderKind.HALF_YEAR, ReminderKind.WAITING, ReminderKind.LATE), "份"
)
THINGS = {
    ReminderKind.BRANCH_CARDS: "共{count}个支部",
    ReminderKind.BURDEN: "共{count}个月",
    ReminderKind.EVIDENCE: "共{count}项",
}
