"""Words about what a change of the data does to the results."""


class Effect:
    LINE = "{period}：{parts}。"
    SCORES = "{count}个评分变化"
    PLACES = "{count}个单位名次变化"
    GRADES = "{count}个考核等次变化"
    QUARTILES = "{count}个四分位变化"
    REVIEWED = "已审核单位由{before}个变为{after}个"
    SHARE = "五星占比由{before}变为{after}"
    FIVE_STAR = "五星支部由{before}个变为{after}个"
    LEDGER = "后进支部{count}处状态变化"
    ATTENTION_NEW = "新增关注原因{count}条"
    ATTENTION_GONE = "消除关注原因{count}条"
    UNCHANGED = "评分、名次不变"
    NO_PERIOD = "没有可以计算的考核期，看不出对结果的影响。"
    OTHERS = "还涉及{periods}，未逐一计算。"
    ROWS = "共{count}处数据变化。"
    ROWS_LISTED = "共{count}处数据变化，列出前{listed}处。"
    AND = "，"
    LIST = "、"


class Undo:
    ABOUT = "撤销第{revision}次变更：恢复{restored}行，移除{removed}行"
    KEPT = "；{kept}行在此后又被改过（{by}），保持不变"
    NOTHING = "第{revision}次变更的{kept}行此后都被改过（{by}），没有可以撤销的内容"
    BY = "第{revision}次变更{count}行"
    END = "。"


class Columns:
    DATASET = "数据"
    PERIOD = "期间"
    NAME = "组织"
    ROW = "记录"
    FATE = "变化"
    FIELD = "字段"
    BEFORE = "原值"
    AFTER = "新值"
    BY = "由哪次变更"
    WHOLE = "不分期"
