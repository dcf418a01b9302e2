"""Words of the page 后进支部, and of low-star branches."""


class Weak:
    TITLE = "后进支部"
    PARTS = "内容"
    UNIT = "只看单位"
    EVERY_UNIT = "全部单位"
    RULE = (
        "只有列入台账的才称后进支部；同一支部再次认定另计一条。动态清零指未销号为零。"
        "时限当天不算超期，当天销号算按期。"
    )
    WORK_HINT = "点选一行，打开该支部。排列规则见口径说明“后进支部工作清单”。"

    LINK = "联系"
    EVERY_LINK = "全部"
    SOMEBODY = "有人联系"
    UNLINKED = "未销号的后进支部中未安排联系的{count}个"
    LINKED = "未销号的后进支部中有人联系的{count}个"

    LOW_SOME = "低星支部{count}个（一星{one}、二星{two}），其中{both}个同时在账未销号"


PARTS = {"ledger": "台账与工作清单", "low": "低星支部", "kinds": "短板类型"}
