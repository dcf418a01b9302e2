"""Words of the page 五星支部."""

from dashboard.kit.finding import Statement


class Stars:
    TITLE = "五星支部"
    UNKNOWN = "暂无数据"
    AND = "、"

    SHARE = "全省五星支部占比"
    STANDING = "距{target}%参照线"
    STANDING_SHORT = "还差{count}个"
    STANDING_OVER = "超出{count}个"
    STANDING_EXACT = "刚好达到"
    COUNTS = "{five}/{all}个支部"
    LOW = "低星支部"
    LOW_COUNTS = "一星{one}·二星{two}"
    UNRATED = "未评星支部"
    UNRATED_ABOUT = "计入支部总数"

    YARDSTICK = (
        "{target}%的目标只约束洛阳市的市直机关整体（2021年底前）；对全省、省直、市直和各单位都只是参照口径，"
        "待工委确认。各单位还差的个数相加，不等于合计还差的个数。支部总数含未评星支部，不含临时支部。"
    )

    TREND = "五星支部占比走势（参照口径）"
    TREND_NONE = Statement("还没有星级评定数据", "。请到“导入”页导入星级评定")
    TREND_REACHED = "{period}全省五星支部占{share}，达到{target}%参照线"
    TREND_SHORT = "{period}全省五星支部占{share}，距{target}%参照线还差{count}个支部"
    TREND_OPEN = "（未到期末，为阶段性结果）"
    TREND_VERDICT = "；近{periods}期{scopes}{verdict}"
    TREND_NO_VERDICT = "；{scopes}{verdict}"
    TREND_AXIS = "五星支部占比（%）"
    TREND_NAME = "{scope} {share}"
    TREND_HOVER = "{scope} {period}<br>{share}（{five}/{all}个）"
    TREND_HOVER_OPEN = "<br>未到期末"
    TARGET = "参照线 {target}%"
    HALVES = ("{year}<br>上半年", "{year}<br>下半年")

    LEVELS = "各星级支部构成（条内为支部数）"
    LEVELS_NONE = Statement("还没有支部的星级数据", "。请到“导入”页导入组织名册和星级评定")
    LEVELS_HEADLINE = "{period}全省{level}支部最多（{count}个），低星支部{low}个，未评星{unrated}个"
    LEVELS_AXIS = "占全部支部（%）"
    LEVELS_HOVER = "{scope} {level}<br>{count}个，共{all}个支部"
    LEVEL_NAMES = ("五星", "四星", "三星", "二星", "一星", "未评星")

    SHOW = "显示"
    UNITS = "各单位五星支部占比（{show}，参照口径）"
    UNITS_UNRANKED = "各单位五星支部占比（{show}，按固定顺序，仅供参照，不排名）"
    UNITS_HEADLINE = "{group}{all}个单位中，{reached}个达到{target}%参照线，{short}个未达到"
    UNITS_NOBODY = "{group}{all}个单位中，没有一个达到{target}%参照线"
    UNITS_EVERY = "{group}{all}个单位都达到{target}%参照线"
    UNITS_MOST_TIED = "，其中{name}等{units}个单位还差最多（各{count}个）"
    UNITS_MOST = "，其中{name}还差最多（{count}个）"
    UNITS_NONE = "{group}没有设支部的单位"
    UNITS_NOT_RATED = "{group}单位的支部尚未评定星级，还不能判断是否达到参照线"
    UNITS_NOTHING_SHORT = "没有未达参照线的单位"
    UNITS_AXIS = "五星支部占比（%）"
    UNIT_REACHED = "达到参照线"
    UNIT_MISSED = "未达参照线"
    UNIT_COUNTS_REACHED = "{five}/{all} ✓"
    UNIT_COUNTS_MISSED = "{five}/{all} 差{count}"
    UNIT_HOVER = "{name}<br>五星{five}个，共{all}个支部，占{share}<br>{verdict}"
    UNIT_HOVER_SMALL = "<br>95%区间 {low} 至 {high}"
    INTERVAL = "95%区间"
    GROUP = "{league}{kind}"
    FILTERS = "{league}、{kind}、{show}"
    INTERVAL_ABOUT = (
        "右侧为“五星支部数/支部总数”，✓为达到参照线，“差”后为还差的支部数。"
        "细线为95%威尔逊区间，只画支部不足{small}个的单位：支部少，多一个少一个占比就大起大落。"
        "区间只提示数量偏少，不是评定结论；是否达到只看支部个数。"
    )

    TABLE = "各单位星级明细（{show}）"
    TABLE_HEADLINE = "列出{count}个单位：五星{five}个，低星{low}个，未评星{unrated}个"
    TABLE_NONE = "没有符合条件的单位"
    WITHOUT = "单列情形：{count}个单位没有支部，不计算占比：{names}"


SHOWS = {"lowest": "占比最低的{count}个", "short": "未达参照线的", "all": "全部单位"}
