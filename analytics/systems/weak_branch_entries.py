"""后进支部台账: the only thing that is called 后进."""

import dataframely as dy
import polars as pl

from analytics.base import record_columns as c
from analytics.base import rules
from analytics.base.dataset import Dataset


class WeakBranch(c.Record):
    """One entry of the ledger: a branch found weak on a day; found again later is a new entry."""

    org_id = c.organisation("支部", *c.BRANCH_NAMES, primary_key=True)
    found_on = c.day("认定日期", "发现日期", "列入日期", "认定时间", primary_key=True)
    kind = c.choice(rules.WeakKind, "后进类型", "类型", "问题类型")
    measure = c.text("整改措施", "措施", "整改举措", nullable=True)
    due_on = c.day("整改时限", "限期", "到期日期", "整改期限", "完成时限")
    cleared_on = c.day("销号日期", "销号时间", nullable=True)

    @dy.rule()
    def due_after_it_was_found(cls) -> pl.Expr:
        return cls.due_on.col >= cls.found_on.col

    @dy.rule()
    def cleared_after_it_was_found(cls) -> pl.Expr:
        return cls.cleared_on.col.is_null() | (cls.cleared_on.col >= cls.found_on.col)


DATASET = Dataset("weak_branches", "后进支部台账", WeakBranch)
