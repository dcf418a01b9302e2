"""Words of the brief of a unit."""


class Brief:
    NAME = "机关党建考核简报"
    SUBTITLE = "{period}机关党建考核简报"
    PLACE = "名次和变化"
    BESIDE = "与同组对照"
    BESIDE_TABLE = "各维度得分与同组对照（单位：分）"
    LOST = "失分和提分空间"
    LOST_CHART = "失分最多的{count}项考评要素（单位：分）"
    LOST_SERIES = "失分"
    LOST_FORMAT = "0.00"
    BRANCHES = "支部建设"
    CONDUCT = "减负和报送"
    REMINDERS = "提醒事项：{reminders}"
    REMINDER = "{what}（{periods}，{due}）"
    REMINDER_MORE = "另有{count}条，见提醒清单"
    PERIODS = "、"
    WORK = "先办：{names}"
    WORK_ONE = "{name}（{kind}，{reason}）"
    WORK_GAP = "、"
    WORK_MORE = "，另有{count}个"
    ITSELF = "本单位"
    UNKNOWN = "组织名册里没有代码为“{code}”的单位，没有简报。"
    REMINDER_NONE = "没有需要提醒的事项"
    INDICATOR = "{label}：{value}"
    ABOUT = "（{about}）"
    BESIDE_GAP = "，"
    GAP = "；"
    ORIGIN = "{origin}　　{making}"


class Gains:
    SOME = "提分空间最大的{count}项要素：{items}，合计{total}分"
    ITEM = "第{number}项“{label}”（{lost}分）"
    GAP = "、"
    TIED = "；另有{count}项失分与末一项相同"
    FULL = "已审核的要素都没有失分"
    UNKNOWN = "还没有审核评分，提分空间无从判断"


class Briefs:
    NAME = "机关党建考核简报汇编"
    CONTENTS = "目录.xlsx"
    NUMBER = "序号"
    UNIT = "单位"
    FILE = "文件"
    REFUSED = "没有简报的原因"
