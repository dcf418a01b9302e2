"""Words that the pages and files of all systems share."""


class Systems:
    PART = "内容"
    UNIT = "只看单位"
    EVERY_UNIT = "全部单位"
    TO_UNIT = "点选一行，打开该单位档案。"
    TO_PAGE = "点选一行，打开这条事实所在的页。"
    TO_BRANCH = "点选一行，打开该支部。"
    REMINDED = "{count}条提醒"
    ALL_REMINDERS = "全部提醒在“{page}”"
