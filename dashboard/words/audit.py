"""Words of the audit: who did what, and what was refused."""


class Audit:
    TITLE = "操作记录"
    ABOUT = "登录、退出、导入、撤销、定稿、导出、备份、恢复和被拒绝的操作，只增不改；不含任何一行数据的内容。"
    BROKEN = "操作记录从第{number}条起与写入时不一致，可能被改动或删去。请保留现场，联系系统管理员。"
    HEAD_DAMAGED = (
        "操作记录的末条另存于“{file}”，该文件已损坏或无法读取，不能据此核对末尾的记录是否被删去；"
        "数据存放处里的记录前后一致。请保留该文件，联系系统管理员查明原因；下一次写入数据后会自动重新生成。"
    )
    OTHER = "数据原因"
    MESSAGE = "页面未提供的请求"  # an action: what Streamlit would do and no page offers
    SOURCE = "数据存放处"
    SUMMARY = "列出操作记录：登录、导入、撤销、定稿、导出、备份和被拒绝的操作；同时核对记录未被改动"


# Keys are the names of refusals, as analytics.actions notes them.
REASONS = {
    "NotAllowed": "没有权限",
    "denied": "身份认证平台未同意",
    "refused": "身份认证平台拒绝",
    "stale": "登录页面已过期",
    "exchange": "未能确认身份",
    "unreachable": "无法连接身份认证平台",
    "account": "没有账号名称",
    "TooOften": "导出过于频繁或同时过多",
    "HeadsMoved": "数据已被他人更改",
    "AlreadyImported": "已导入过",
    "AlreadyUndone": "已撤销过",
    "AlreadyFinalised": "已定稿",
    "FileChanged": "文件已变",
    "NothingToUndo": "没有可撤销的内容",
    "PeriodTooShort": "不是半年或年度",
    "PeriodOpen": "考核期未结束",
    "NothingReviewed": "尚未审核",
    "Faults": "文件有问题",
    "Conflict": "与已有数据合在一起不合规则",
    "UndoBreaksRule": "撤销后不合规则",
    "StillNamed": "仍被引用",
    "FilesSwept": "旧文件已清理",
    "Unchanged": "已有定稿，数据没有变化",
}
