"""Words of the page 五星支部."""

from dashboard.kit.statement import Statement


class Stars:
    TITLE = "五星支部"
    AND = "、"

    SHARE = "全省五星支部占比"
    STANDING_SHORT = "还差{count}个"
    LOW = "低星支部"
    UNRATED = "未评星支部"

    TREND_NONE = Statement("还没有星级评定数据", "。请到“导入”页导入星级评定")
    TREND_SHORT = "{period}全省五星支部占{share}，距{target}%参照线还差{count}个支部"
    TREND_OPEN = "（未到期末，为阶段性结果）"
    HALVES = ("{year}<br>上半年", "{year}<br>下半年")

    LEVELS_NONE = Statement("还没有支部的星级数据", "。请到“导入”页导入组织名册和星级评定")
    LEVELS_HOVER = "{scope} {level}<br>{count}个，共{all}个支部"
    LEVEL_NAMES = ("五星", "四星", "三星", "二星", "一星", "未评星")

    SHOW = "显示"
    UNITS = "各单位五星支部距参照线还差的个数（{show}，参照口径）"
    UNITS_UNRANKED = "各单位五星支部距参照线还差的个数（{show}，按固定顺序，仅供参照，不排名）"
    UNITS_HEADLINE = "{group}{all}个单位中，{reached}个达到{target}%参照线，{short}个未达到"
    UNITS_NOBODY = "{group}{all}个单位中，没有一个达到{target}%参照线"
    UNITS_SHORT_ONE = "：{name}（还差{count}个）"
    ONLY_ONE = "{group}有支部的单位只有{name}1个，"
    ONE_REACHED, ONE_SHORT = "达到{target}%参照线", "距{target}%参照线还差{count}个五星支部"
    UNITS_MOST = "，其中{name}还差最多（{count}个）"
    UNITS_NOT_RATED = "{group}单位的支部尚未评定星级，还不能判断是否达到参照线"
    UNIT_REACHED = "达到参照线"
    UNIT_MISSED = "未达参照线"
    SHORTFALL = "还差的五星支部"
    SHORTFALL_AXIS = "距参照线还差的五星支部（个）"
    IN_ORDER = "按还差个数由多到少"
    UNRANKED = "按固定顺序，不排名"


SHOWS = {"most": "还差最多的{count}个", "short": "未达参照线的", "all": "全部单位"}
