"""Words of the page 全省总览."""

from analytics.systems.attention import Reason


class Overview:
    TITLE = "全省总览"
    MORE = ":primary[看{page} ›]"

    LISTED, LISTED_GAP = "{heading}：{value}", "；"
    LISTED_REST, LISTED_ALL = "其余{count}条", "共{count}条"

    MEAN = "省直单位平均分"
    SHARE = "五星支部占比"
    MEETINGS = "会议数"
    MEETINGS_THEN = "会议数比2019年同期"
    UNKNOWN = "暂无数据"

    MAP_NONE = "本期没有市直机关的星级数据"
    MAP_NOT_RATED = "市直机关的支部尚未评定星级，还不能判断是否达到参照线"
    MAP_UNJUDGED = "尚未评定或没有支部"
    MAP_SHORT = "还差{count}个"

    LEVELS_NEW_VERSION = "，换版后首次考核，不与{before}相比"
    LEVELS_FIRST = "，没有可比的{before}"
    LEVELS_NONE = "本期还没有审核完成的单位"

    STARS_SHORT = "全省五星支部占{share}{rated}，距{target}%还差{count}个支部"
    STARS_NONE = "本期没有星级评定数据"

    ATTENTION = "需重点关注的单位（规则见口径说明）"
    ATTENTION_GAP = "、"
    ATTENTION_TOLD = "{units}个单位需重点关注{why}"
    ATTENTION_BOTH = "，先看其中{first}个有具体事项的：{facts}；其余{rest}个只因名次"
    ATTENTION_REST = "其余{count}个单位"
    TWO_RULES = (
        "“同时有多种情况”和“需重点关注”规则不同，名单不必一致：前者数下一步建议里的事项和各项对照，有两种以上才列；"
        "后者看{reasons}，有一种就列。"
    )
    CHANCE = (
        "超期、缺报是事实，先看这些单位。名次本来有波动，即使没有真变化，平均也会列入：{told}，算法见口径说明"
    )
    CHANCE_ONE = "“{reason}”{expected}个（实际{units}个）"


DEGREES = {
    Reason.FALLEN_TWICE: "累计{size}位",
    Reason.LAST_QUARTER: "倒数第{size}位",
    Reason.OVERDUE: "{size}个支部",
    Reason.REPORTS_MISSING: "{reports}",
}
