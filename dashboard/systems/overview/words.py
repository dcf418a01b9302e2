"""Words of the page 全省总览."""

from analytics.systems.attention import Reason


class Overview:
    TITLE = "全省总览"
    MORE = "看{page}"

    MEAN = "省直单位平均分"
    SHARE = "五星支部占比"
    MEETINGS = "会议数"
    UNKNOWN = "暂无数据"

    MAP_NONE = "本期没有市直机关的星级数据"
    MAP_NOT_RATED = "市直机关的支部尚未评定星级，还不能判断是否达到参照线"
    MAP_SHORT = "还差{count}个"

    LEVELS_NEW_VERSION = "，换版后首次考核，不与{before}相比"
    LEVELS_FIRST = "，没有可比的{before}"
    LEVELS_NONE = "本期还没有审核完成的单位"

    STARS_SHORT = "全省五星支部占{share}{rated}，距{target}%还差{count}个支部"
    STARS_NONE = "本期没有星级评定数据"

    ATTENTION = "需重点关注的单位（规则见口径说明）"
    ATTENTION_GAP = "、"


REASONS = {
    Reason.FALLEN_TWICE: "连续两期名次下降，{degree}",
    Reason.LAST_QUARTER: "居后四分之一且低于上年同期",
    Reason.OVERDUE: "{degree}超期未销号",
    Reason.REPORTS_MISSING: "缺报{degree}",
}
DEGREES = {
    Reason.FALLEN_TWICE: "累计{size}位",
    Reason.LAST_QUARTER: "倒数第{size}位",
    Reason.OVERDUE: "{size}个后进支部",
    Reason.REPORTS_MISSING: "{reports}",
}
