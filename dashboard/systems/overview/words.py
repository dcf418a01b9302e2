"""Words of the page 全省总览."""

from analytics.systems.attention import Reason


class Overview:
    TITLE = "全省总览"

    MEAN = "省直单位平均分"
    MEAN_ABOUT = "满分60 · {kind}"
    MEAN_ALONE = "满分60"
    MEAN_NONE = "尚无审核评分"
    SHARE = "五星支部占比"
    OPEN = "未销号后进支部"
    OPEN_OVERDUE = "超期{count}个"
    OPEN_NONE_OVERDUE = "无超期"
    OPEN_COUNT = "{count}个"
    OPEN_ABOUT = "期末在账"
    MEETINGS = "会议数"
    MEETINGS_COUNT = "{count}次"
    MEETINGS_ABOUT = "比2019年"
    UNKNOWN = "暂无数据"

    MAP = "18个市直机关的五星支部占比（参照口径，不排名）"
    MAP_HEADLINE = "{all}个市中{count}个达到{target}%，其余{rest}个各差几个见图"
    MAP_ALL = "18个市都达到{target}%"
    MAP_NONE = "本期没有市直机关的星级数据"
    MAP_NOT_RATED = "市直机关的支部尚未评定星级，还不能判断是否达到参照线"
    MAP_HOVER = "{name}<br>五星支部 {five} / {all} 个<br>{verdict}"
    MAP_REACHED = "达到{target}%"
    MAP_SHORT = "还差{count}个"
    MAP_NO_BRANCHES = "没有支部"

    LEVELS = "省直单位平时动态考核得分水平"
    LEVELS_RISEN = "省直平均{mean}分，比{before}提高{change}分"
    LEVELS_FALLEN = "省直平均{mean}分，比{before}下降{change}分"
    LEVELS_SAME = "省直平均{mean}分，与{before}持平"
    LEVELS_NEW_VERSION = "省直平均{mean}分，换版后首次考核，不与{before}相比"
    LEVELS_FIRST = "省直平均{mean}分，没有可比的{before}"
    LEVELS_NONE = "本期还没有审核完成的单位"
    LEVELS_MEAN = "平均分"
    LEVELS_BAND = "上下四分位之间"
    LEVELS_NEW_RUBRIC = "换版，前后不可比"
    LEVELS_AXIS = "得分（满分60）"

    STARS = "五星支部占比走势"
    STARS_REACHED = "全省五星支部占{share}，已过{target}%参照线"
    STARS_SHORT = "全省五星支部占{share}，距{target}%还差{count}个支部"
    STARS_NONE = "本期没有星级评定数据"

    ATTENTION = "需重点关注的单位（规则见口径说明）"
    ATTENTION_SOME = "{units}个单位需重点关注{several}：{reasons}"
    ATTENTION_SEVERAL = "（其中{count}个有不止一项原因）"
    ATTENTION_REASON = "{reason}{count}个"
    ATTENTION_NONE = "本期没有需重点关注的单位"
    ATTENTION_UNJUDGED = "（{reasons}：缺少可比数据，本期未作判断）"
    ATTENTION_GAP = "、"


class AttentionWords:
    UNIT = "单位"
    REASONS = "关注原因"
    PLACE = "名次"
    GAP = "；"
    PLACED = "{name} · 第{place}名"
    DEGREE = "程度"
    REPORTS = "{report}{count}份"
    REPORTS_COUNTED = "{count}份"
    REPORTS_GAP = "、"


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
