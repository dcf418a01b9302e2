"""Words of the brief of a unit."""


class Brief:
    NAME = "机关党建考核简报"
    TITLE = "{unit}"
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
    REMINDERS = "提醒事项"
    REMINDER = "{what}（{period}，{due}）"
    REMINDER_MORE = "另有{count}条，见提醒清单"
    REMINDER_NONE = "没有需要提醒的事项"
    INDICATOR = "{label}{value}"
    ABOUT = "（{about}）"
    GAP = "；"
    ORIGIN = "{origin}　　{making}"


class Gains:
    SOME = "提分空间最大的{count}项要素：{items}，合计{total}分"
    ITEM = "第{number}项“{label}”（{lost}分）"
    GAP = "、"
    TIED = "；另有{count}项失分与末一项相同"
    FULL = "已审核的要素都没有失分"
    UNKNOWN = "还没有审核评分，提分空间无从判断"
