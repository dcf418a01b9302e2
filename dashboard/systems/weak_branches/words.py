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
    MONTHS = "分月认定、销号与月末未销号"
    WORK_HINT = "点选一行，打开该支部。排列规则见口径说明“后进支部工作清单”。"

    LOW = "低星支部（一星、二星，另行统计，不计入后进支部）"
    LOW_SOME = "低星支部{count}个（一星{one}、二星{two}），其中{both}个同时在账未销号"
    LOW_BOTH = "低星支部{count}个（一星{one}、二星{two}），都同时在账未销号"
    LOW_NEITHER = "低星支部{count}个（一星{one}、二星{two}），都不在账"
    LOW_NONE = "期末没有低星支部"
    LOW_UNRATED = "还没有星级评定数据"
    TO_IMPORT = "。请到“导入”页导入星级评定"


PARTS = {"ledger": "台账与工作清单", "low": "低星支部", "kinds": "短板类型"}
