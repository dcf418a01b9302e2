"""Words of the page 历史与定稿."""


class History:
    TITLE = "历史与定稿"
    COMMITS = "数据变更"
    COMMITS_FIRST = "导入第一个文件以后，每次变更都记在这里：谁、何时、用哪个文件、改了哪些行。"
    # Each reader reads of what the own account may do.
    COMMITS_HINT = "选一次变更，看它改动了哪些数据、各多少行。"
    COMMITS_HINT_ROWS = "选一次变更，看它改了哪些行，取回原文件。"
    COMMITS_HINT_UNDO = "选一次变更，看它改了哪些行，取回原文件，或把它撤销。"
    CHOOSE_COMMIT = "查看哪一次变更"
    NOT_CHOSEN = "请选择"
    CHANGES = "第{revision}次变更的内容"
    CHANGED_ROWS = "第{revision}次变更的数据明细"
    ABOUT_FILE = "第{revision}次变更：{actor}于{moment}{action}文件“{file}”"
    UNDONE_BY = "这次变更已被第{revision}次变更撤销。"
    UNDOES = "这次变更撤销了第{revision}次变更。"
    TO_COMMIT = "看第{revision}次变更"
    SWEPT = "这次变更前后的数据文件已过保留期并清理，看不到改了哪些行，也不能再撤销。"
    ORIGINAL = "下载原文件"
    LEFT_OUT = "下载未导入的行"
    NO_ORIGINAL = "这次导入没有保存原文件。"
    DAMAGED = "保存的文件缺失或损坏，取不出来。请系统管理员从备份恢复。"
    PARTS = "查看"
    FINALISE_PART = "办理定稿"
    SOURCE = "变更记录"
    PART_MANY = "{count}类数据"
    GAP = "、"

    EDITIONS = "定稿版本"
    EDITIONS_SOME = "共{count}个定稿版本，其中{moved}个在定稿后相关数据有更新"
    EDITIONS_FIRST = "一期数据齐全、核对无误后，到“办理定稿”把它固定下来，版本就列在这里。"
    EDITIONS_NONE = "工委办理定稿以后，版本列在这里。"
    EDITIONS_HINT = "选一个版本，打开当时的数字，看它与上一版有哪些不同。"
    EDITIONS_HINT_OPEN = "选一个版本，打开当时的数字。"
    EDITIONS_ABOUT = (
        "“定稿后数据有更新”是说这一期末以前的数据文件"
        "在定稿后改动过，结果里的数字不一定因此改变；定稿版本本身始终不变。"
    )
    CHOOSE_EDITION = "查看哪个版本"
    EDITION_OPTION = "{period}定稿第{number}版（{id}）"
    OPEN = "打开{period}定稿第{number}版的数字："
    RESTATED = "{period}定稿第{number}版与第{previous}版不同的数字"
    ISSUED = "随{period}定稿第{number}版发出的文件"
    ISSUED_NONE = "{period}定稿第{number}版还没有发出过文件。"
    ISSUED_FILE = "{name}（{moment}）"

    FINALISE = "定稿"
    FINALISE_ABOUT = (
        "定稿把一期的全部结果固定下来并编号，以后数据再改，已定稿的数字也不变。"
        "只有已截止、已有完整审核得分的半年或全年可以定稿。"
    )
    PERIOD = "考核期"
    NO_PERIODS = "还没有可以定稿的考核期：还没有任何一期的审核评分。请先导入。"
    NOT_CLOSED = "{period}的数据还没有到期末，不能定稿。数据到达这一期的最后一个月以后再来。"
    NOT_REVIEWED = "{period}还没有一个单位的审核得分是完整的，不能定稿。请先导入审核评分。"
    UNCHANGED = "{period}已有定稿第{number}版，其后相关数据没有更新，不必再次定稿。"
    AGAIN = "{period}已有定稿第{number}版，其后相关数据有更新。数字有不同的，再次定稿另编一版，原版保留。"
    CONFIRMED = "已核对数据和口径，确认定稿"
    BUTTON = "定稿"
    TO_EDITION = "看这一版"
    WORKING = "正在比较……"
    PENDING = "{period}再次定稿将改变的数字"
    DONE = "{period}已定稿，为第{number}版（编号{id}）。"


class Undoing:
    TITLE = "撤销"
    OFFER = "看看撤销第{revision}次变更会怎样"
    ABOUT = "撤销只恢复这次改动、此后没有再改过的行。先看影响，确认以前不改动任何数据。"
    WORKING = "正在计算撤销的影响……"
    COUNTS = "撤销第{revision}次变更：涉及的数据"
    ROWS = "撤销第{revision}次变更：逐处变化"
    KEPT = "撤销第{revision}次变更：保持不变的行"
    KEPT_HEAD = "下面{count}行此后又被改过，撤销时保持不变："
    ON_RESULTS = "对结果的影响"
    SURE = "已看过影响，确认撤销第{revision}次变更"
    BUTTON = "撤销第{revision}次变更"
    CANCEL = "不撤销"
    DONE = "已撤销第{revision}次变更（这是第{by}次变更）：恢复{restored}行，移除{removed}行，保留{kept}行。"
    REFUSED = "没有撤销，原因见页面上方。"
    AFTER = "各页面已按撤销后的数据计算。要恢复，请撤销第{by}次变更。"


class Restated:
    SINCE = "{period}定稿第{number}版与第{previous}版相比"
    SOME = "得分、名次、占比、数量等有{count}处不同"
    WILL = "得分、名次、占比、数量等将有{count}处不同"
    NONE_QUOTED = "得分、名次、占比、数量等没有不同"
    PENDING_NONE = "{period}的数据文件有更新，但算出的数字与第{previous}版完全相同，不另编一版。"
    THERE = "有此记录"


class Columns:
    MOMENT = "时间"
    ACTOR = "操作人"
