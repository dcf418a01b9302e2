"""Words of the page 历史与定稿."""


class History:
    TITLE = "历史与定稿"
    COMMITS = "数据变更"
    COMMITS_SOME = "共{count}次数据变更，最近一次在{moment}，由{actor}{action}"
    COMMITS_NONE = "还没有任何数据变更"
    COMMITS_HINT = "选中一行，看这次改了哪些数据。"
    CHANGES = "第{revision}次变更的内容"
    SOURCE = "变更记录"
    UNDONE = "{action}（已撤销）"
    PART = "{title}{count}期"
    PART_WHOLE = "{title}"
    GAP = "、"

    EDITIONS = "定稿版本"
    EDITIONS_SOME = "共{count}个定稿版本，其中{moved}个在定稿后相关数据有更新"
    EDITIONS_UNMOVED = "共{count}个定稿版本，定稿后相关数据都没有更新"
    EDITIONS_NONE = "还没有定稿版本"
    EDITIONS_HINT = "选中一行，打开当时的数字。"
    OPEN = "打开{period}定稿第{number}版"

    FINALISE = "定稿"
    FINALISE_ABOUT = (
        "定稿把一期的全部结果固定下来并编号，以后数据再改，已定稿的数字也不变。"
        "只有已截止、已有完整审核得分的半年或全年可以定稿。"
    )
    PERIOD = "考核期"
    NO_PERIODS = "还没有可以定稿的考核期：还没有任何一期的审核评分。"
    NOT_CLOSED = "{period}的数据还没有到期末，不能定稿。数据到达这一期的最后一个月以后再来。"
    NOT_REVIEWED = "{period}还没有一个单位的审核得分是完整的，不能定稿。请先导入审核评分。"
    UNCHANGED = "{period}已有定稿第{number}版，其后相关数据没有更新，不必再次定稿。"
    READY = "{period}已截止，可以定稿。"
    AGAIN = "{period}已有定稿第{number}版，其后相关数据有更新。再次定稿会另编一版，原版保留。"
    CONFIRMED = "已核对数据和口径，确认定稿"
    BUTTON = "定稿"
    DONE = "{period}已定稿，为第{number}版（编号{id}）。"


class Restated:
    FIRST = "{period}的第1版，没有更早的版本可比。"
    NONE = "{period}定稿第{number}版与第{previous}版的数字完全相同。"
    SOME = "{period}定稿第{number}版与第{previous}版相比，{tables}张表共{count}处数字不同。"
    SOME_LISTED = (
        "{period}定稿第{number}版与第{previous}版相比，{tables}张表共{count}处数字不同，列出前{listed}处。"
    )
    THERE = "有此记录"


class Columns:
    REVISION = "次序"
    MOMENT = "时间"
    ACTOR = "操作人"
    ACTION = "操作"
    FILE = "文件"
    CONTENT = "内容"
    PERIOD = "期间"
    BEFORE = "变更前行数"
    AFTER = "变更后行数"
    NUMBER = "版次"
    ID = "编号"
    METHOD = "口径日期"
    PROGRAM = "程序版本"
    SIMULATED = "模拟数据"
    MOVED = "定稿后有更新"
    TABLE = "结果表"
    ROW = "记录"
    COLUMN = "项目"
    OLD = "原数字"
    NEW = "现数字"
