"""Words of the page 后进支部."""

from analytics.systems.weak_branches import LEDGER
from dashboard.kit.finding import Statement


class Weak:
    TITLE = "后进支部"
    UNKNOWN = "暂无数据"
    AND = "、"
    GAP = "；"
    PARTS = "内容"
    UNIT = "只看单位"
    EVERY_UNIT = "全部单位"
    FILTERS = "{scope}"
    LATER = Statement("这一版定稿时还没有这项统计", "。请在上方改选“最新数据”")

    NEVER = Statement(
        "到{period}末，后进支部台账上没有任何记录。", "已有台账的，请到“导入”页导入后进支部台账。"
    )
    NEVER_HERE = "{scope}到{period}末没有列入过后进支部台账。"
    ZERO = "{scope}{period}末未销号后进支部为零，动态清零；台账上的{count}条均已销号。"
    OPEN = "{scope}{period}末有{open}个后进支部未销号，都没有超过整改时限。"
    OVERDUE = "{scope}{period}末有{open}个后进支部未销号，其中{overdue}个超过整改时限。"
    RULE = (
        "只有列入台账的才称后进支部；同一支部再次认定另计一条。动态清零指未销号为零。"
        "时限当天不算超期，当天销号算按期。"
    )

    OPEN_COUNT = "未销号后进支部"
    COUNT = "{count}个"
    ABOUT_OVERDUE = "超期{count}个"
    NONE_OVERDUE = "无超期"
    NONE_OPEN = "动态清零"
    NO_DAYS = "无"
    AT_END = "期末在账"
    CLEARED = "本期销号"
    ABOUT_CLEARED = "按期{in_time}·逾期{late}"
    ABOUT_DAYS = "；本期销号用时中位数{days}天"
    FOUND = "本期认定"
    ABOUT_FOUND = "再次认定{count}个"
    NONE_AGAIN = "没有再次认定的"
    DAYS_OPEN = "未销号在账天数"
    DAYS = "{days}天"
    LONGEST = "最长{days}天"
    MEDIAN = "中位数"

    MONTHS = "分月认定、销号与月末未销号"
    MONTHS_RISEN = "月末未销号由{then}个增至{now}个（{since}至{until}），其间{moved}"
    MONTHS_FALLEN = "月末未销号由{then}个减至{now}个（{since}至{until}），其间{moved}"
    MONTHS_SAME = "月末未销号为{now}个，与{since}持平，其间{moved}"
    MONTHS_ONE = "{until}{moved}，月末未销号{now}个"
    MONTHS_MOVED = ("认定{found}个", "销号{cleared}个")
    MONTHS_UNMOVED = ("没有认定", "没有销号")
    MONTHS_QUIET = "没有认定和销号"
    MONTHS_NONE = "台账还没有可以按月列出的记录"
    MONTHS_OPEN = "月末未销号"
    MONTHS_OVERDUE = "其中超期"
    MONTHS_FOUND = "当月认定"
    MONTHS_CLEARED = "当月销号"
    MONTHS_OPEN_AXIS = "未销号（个）"
    MONTHS_MOVES_AXIS = "认定、销号（个）"
    MONTHS_TICK = "{month}月<br>{year}"
    MONTHS_HOVER = "{month}<br>认定{found}个，销号{cleared}个<br>月末未销号{open}个，超期{overdue}个"

    KINDS = "按后进类型：期末未销号与本期销号"
    KINDS_EVERY = "未销号的{count}个都是{kinds}"
    KINDS_ONE = "未销号的1个是{kinds}"
    KINDS_MOST = "未销号中{kinds}最多（{count}个）"
    KINDS_TIED = "未销号中{kinds}并列最多（各{count}个）"
    KINDS_OVERDUE = "，其中超期{overdue}个"
    KINDS_NOT_OVERDUE = "，没有超期的"
    KINDS_ZERO = "期末没有未销号的；本期销号{cleared}个，其中按期{in_time}个"
    KINDS_NOTHING = "期末没有未销号的，本期也没有销号的"
    KINDS_OPEN = "期末未销号"
    KINDS_CLEARED = "本期销号"
    KINDS_AXIS = "支部数（个）"
    KINDS_HOVER = "{kind}：{name}{count}个"
    NOT_OVERDUE = "未超期"
    IS_OVERDUE = "超期"
    IN_TIME = "按期销号"
    LATE = "逾期销号"

    SHOW = "显示"
    MOST = "最多的{count}个"
    ONLY = "只看{league}"
    ALL = "全部单位"
    UNITS = "各单位未销号后进支部（省直按超期、未销号由多到少；市直按固定顺序，不排名）"
    UNITS_SOME = "{units}个单位有未销号后进支部，其中{late}个单位有超期的，共{overdue}个"
    UNITS_ALL_OVERDUE = "{units}个单位有未销号后进支部，每个单位都有超期的，共{overdue}个"
    UNITS_ONE = "1个单位有未销号后进支部，其中{overdue}个超期"
    UNITS_NO_OVERDUE = "{units}个单位有未销号后进支部，都没有超期"
    UNITS_NONE = "没有单位有未销号的后进支部"
    UNITS_SHOWN = "；图中为{league}前{count}个，其余见“全部单位”"
    UNITS_LEAGUE = "；图中为{league}的{count}个，其他的见“全部单位”"
    UNITS_ENDED = "；另有{count}个未销号的支部，所在单位已不在列，图中没有，见工作清单"
    UNITS_COUNTS = "{open}个"
    UNITS_COUNTS_OVERDUE = "{open}个 超期{overdue}"
    UNITS_HOVER = "{name}<br>未销号{open}个，其中超期{overdue}个<br>本期认定{found}个，销号{cleared}个"

    WORK = "后进支部工作清单（按办理先后排列，不是名次）"
    WORK_SOME = "后进支部共{count}个待办：{parts}"
    WORK_ZERO = "后进支部没有待办：期末未销号为零"
    WORK_LATER = "后进支部共{count}个待办：都在时限内，{days}天内没有到时限的，按时限推进"
    WORK_HINT = "点选一行，打开该支部。排列规则见口径说明“后进支部工作清单”。"
    REASON = "理由"
    REASON_GAP = "，"

    LOW = "低星支部（一星、二星，另行统计，不计入后进支部）"
    LOW_SOME = "低星支部{count}个（一星{one}、二星{two}），其中{both}个同时在账未销号"
    LOW_BOTH = "低星支部{count}个（一星{one}、二星{two}），都同时在账未销号"
    LOW_NEITHER = "低星支部{count}个（一星{one}、二星{two}），都不在账"
    LOW_NONE = "期末没有低星支部"
    LOW_UNRATED = Statement("还没有星级评定数据", "。请到“导入”页导入星级评定")


PARTS = {"ledger": "台账与工作清单", "low": "低星支部", "kinds": "短板类型"}
STEPS = {
    LEDGER.steps.overdue: "超期{count}个，最久的已超{days}天",
    LEDGER.steps.due_soon: "{days}天内到时限{count}个",
    LEDGER.steps.found_again: "再次认定{count}个",
    LEDGER.steps.later: "其余{count}个按时限推进",
}
ONE_OVERDUE = "超期1个，已超{days}天"


class Reasons:
    OVERDUE = "超期{days}天未销号"
    DUE_TODAY = "期末当天到时限"
    LEFT = "距时限{days}天"
    FOUND_AGAIN = "第{times}次认定"
    NO_MEASURE = "未填整改措施"
