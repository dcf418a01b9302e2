"""Words about what a change of the data does to the results."""


class Effect:
    REVIEWED = "已审核单位由{before}个变为{after}个"
    SHARE = "五星占比由{before}变为{after}"
    FIVE_STAR = "五星支部由{before}个变为{after}个"
    ROWS_LISTED = "共{count}处数据变化，列出前{listed}处。"
    LIST = "、"


class Undo:
    END = "。"


class Columns:
    DATASET = "数据"
    PERIOD = "期间"
    NAME = "组织"
    ROW = "记录"
