"""Words of the page 考核细项."""

from analytics.base.periods import Grain
from analytics.systems.reporting.reminders import ReminderKind
from analytics.systems.reporting.reporting import Report, ReportState
from dashboard.kit.finding import Statement


class Items:
    TITLE = "考核细项"
    AND = "、"
    GAP = " · "
    AND_OTHERS = "{names}等{count}个单位"

    DIMENSION = "维度"
    ALL = "全部要素"
    SORT = "单位排列"
    BY_PLACE = "按名次"
    BY_ORDER = "按规定顺序"
    BY_TOTAL = "按失分合计，多的在前"
    BY_ITEM = "按第{number}项失分：{label}"
    LEAGUE_FILTER = "{league}单位"

    REVIEWED = "已审核单位"
    REVIEWED_ABOUT = "{count}个只审核了一部分"
    REVIEWED_WHOLE = "没有未审核要素"
    REVIEWED_LEFT = "{count}个没有审核评分"
    REVIEWED_NOT_DUE = "没有待审核的半年材料"
    OUT_OF = "{count}/{all}"
    LOST = "全组失分合计"
    LOST_ABOUT = "只计已审核要素"
    EVIDENCE_COUNT = "缺支撑材料"
    EVIDENCE_ABOUT = "{count}个单位"
    REMINDERS_COUNT = "待提醒"
    REMINDERS_ABOUT = "其中已到期{due}条"
    THINGS = "{count}项"
    LINES = "{count}条"
    UNKNOWN = "暂无数据"

    OTHER_PERIOD = "失分取{half}的审核评分：{period}没有单独的审核。"
    YEAR = "失分取{half}的审核评分（全年以下半年审核为准，待工委确认）。"
    NO_PLACES = "名次只按半年和全年计算，单位按规定顺序排列。"
    REFERENCE = "{league}单位仅供参照，不排名次，只按规定顺序排列。"
    OTHER_VERSION = "{names}的审核评分用的是另一版考评要素，不与{version}版相加，没有列入失分表和失分要素。"
    UNIT_HINT = "点一格或表中一行，进入该单位的档案。"

    MATRIX = "逐项失分（{which}）"
    MATRIX_NOTE = "颜色越醒目失分越多，？为未审核，—为不适用"
    MATRIX_ITEMS = "{which}：{items}。"
    MATRIX_TABLE = "逐项失分明细（{which}）"
    TABLE_NONE = "{league}{units}个单位都还没有审核完"
    TABLE_EVERY = "{league}{units}个单位都已审核完"
    TABLE_WHOLE = "{league}{units}个单位中，{whole}个已审核完"
    TABLE_MOST = "；其中失分合计最多的是{names}（{lost}分）"
    MATRIX_NOBODY = Statement("本期组织名册里没有{league}单位", "。请到“导入”页补充组织名册")
    MATRIX_NONE = Statement("本期还没有{league}单位的审核评分，暂无失分可列", "。请到“导入”页导入审核评分")
    MATRIX_NOTHING_LOST = "{league}{units}个已审核单位{which}都没有失分"
    MATRIX_SOME = "{league}{units}个已审核单位{which}共失{lost}分，失分最多的要素是{item}（{most}分）"
    MATRIX_ONE = "{league}只有{name}1个单位已审核，{which}共失{lost}分，没有可比的同类单位"
    MATRIX_WAITING = "；{count}个单位还有未审核要素"
    MATRIX_HOVER = "%{y}<br>%{meta}<br>失%{customdata:.2f}分"
    MATRIX_HOVER_STATE = "%{{y}}<br>%{{hovertext}}<br>{state}"
    MATRIX_UNIT = "{place} {name}"
    MATRIX_ITEM = "{number} {label}（分值{full}分）"
    MATRIX_SCALE = "失分（分）"
    NOT_REVIEWED = "？"
    EXEMPT = "—"
    TOTAL = "失分合计"
    PLACE = "名次"
    UNIT = "单位"
    WAITING_ITEMS = "未审核要素"
    EXEMPT_ITEMS = "不适用要素"
    ITEM_NAMED = "第{number}项“{label}”"
    ITEM_HEADING = "{number} {label}"

    PARETO = "失分要素（{league}）"
    PARETO_NOTE = "由多到少，列到累计{percent}%为止"
    PARETO_NONE = "本期还没有{league}单位的审核评分，暂无失分要素可列"
    PARETO_NOTHING = "{league}单位已审核的要素都没有失分"
    PARETO_FEW = "{league}{all}项要素中，{count}项占了全部失分的{share}"
    PARETO_SOME = "{few}；失分最多的是{item}（{lost}分，占{part}）"
    PARETO_TIED = "{few}；{items}项并列失分最多（各{lost}分，占{part}）"
    PARETO_AXIS = "失分合计（分）"
    PARETO_CUMULATIVE_AXIS = "累计占比（%）"
    PARETO_BAR = "失分合计"
    PARETO_LINE = "累计占全部失分"
    PARETO_HOVER = (
        "{item}（{dimension}）<br>共失{lost}分，占{share}，累计{cumulative}"
        "<br>{losing}/{reviewed}个单位失分，失分率{rate}"
    )
    PARETO_MOST = "<br>失分最多：{name}（{lost}分）"
    PARETO_MOST_TIED = "<br>失分最多：{name}等{count}个单位（各{lost}分）"

    UNREVIEWED = "待审核清单"
    UNREVIEWED_SOME = "{league}{units}个单位有待审核内容：{parts}"
    UNREVIEWED_CARDS = "{count}个单位报了半年材料而没有审核评分"
    UNREVIEWED_ITEMS = "{units}个单位共{count}项要素未审核"
    UNREVIEWED_NONE = "{league}{count}个单位的适用要素都已审核"
    UNREVIEWED_ELSEWHERE = "{period}没有应报的半年报送，待审核内容见{half}"
    UNREVIEWED_NOT_DUE = "{league}单位本期没有待审核的半年材料"

    EVIDENCE = "缺支撑材料的要素"
    EVIDENCE_NOTE = "给了自评分却没有支撑材料；缺得多的单位在前"
    EVIDENCE_SOME = "{league}{units}个单位共{count}项给了自评分却没有支撑材料"
    EVIDENCE_MOST = "，最多的是{names}（{most}）"
    EVIDENCE_EACH = "{count}项"
    EVIDENCE_NONE = "{league}单位给了自评分的要素都有支撑材料"
    EVIDENCE_UNKNOWN = Statement(
        "{league}单位还没有可看的自查自评，是否缺支撑材料无从判断", "。请到“导入”页导入自查自评"
    )

    SHOW = "报送日历显示"
    CALENDAR = "报送日历"
    CALENDAR_NONE = "本期{league}单位还没有应报的月自查、季研判和半年报送：没有任何单位报送过，或单位尚未成立"
    CALENDAR_STATE = "{state}{count}份"
    CALENDAR_STATES = "{report}{inferred}{states}"
    CALENDAR_GOOD = "{league}单位到期的报送全部按时完成"
    CALENDAR_SOME = "{league}单位{reports}"
    CALENDAR_GAP = "；"
    CALENDAR_NOTHING_DUE = "{league}单位本期的报送都未到期"
    CALENDAR_NOBODY = "没有未报、迟报、待审核的单位"
    CALENDAR_HOVER = "{name}<br>{period}{report}：{state}<br>应报日期{due}"
    CALENDAR_HOVER_SUBMITTED = "<br>报送日期{day}"
    CALENDAR_HOVER_LATE = "，迟{days}天"
    CALENDAR_HOVER_WAITING = "<br>{count}项要素未审核"
    CALENDAR_INFERRED = "（按所含三个月的自查推定）"
    CALENDAR_ABOUT = (
        "数据还不能证明应报日期已到的为待报；季研判没有单独的数据，按所含三个月的自查推定；"
        "报送期限为参数表所列，均待工委确认。"
    )
    CALENDAR_UNIT = "份"
    CALENDAR_AXIS = "报告（份）"

    REMINDERS = "提醒清单"
    REMINDERS_UNIT = "条"
    REMINDERS_SOME = "{league}共{count}条提醒，涉及{units}个单位：{parts}"
    REMINDERS_DUE = "{due}{count}条（{kinds}）"
    REMINDERS_GAP = "；"
    REMINDERS_KIND = "{kind}{count}条"
    REMINDERS_NONE = "{league}单位没有需要提醒的事项"
    REMINDERS_WHOM = "提醒对象"
    REMINDERS_WHAT = "提醒内容"
    TO_UNIT = "单位"
    TO_REVIEWERS = "工委审核"
    WAITING_CARD = "半年材料已报送，还没有审核评分，请尽快审核"
    REMINDERS_UNTIL = (
        "是否到期和已过天数算到{day}：已过天数从应报日期（待审核从报送日期）算起，未到期的没有，"
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
}
STATE_LEGEND = "{sign} {state}"
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
    Report.SELF_CHECK: "月自查迟报{days}天，请按时报送",
    Report.HALF_YEAR: "半年材料迟报{days}天，请按时报送",
}
LATE_SOMETIME = {
    Report.SELF_CHECK: "月自查迟报，请按时报送",
    Report.HALF_YEAR: "半年材料迟报，请按时报送",
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
