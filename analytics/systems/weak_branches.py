"""后进支部: the ledger of branches found weak, the only thing that is called 后进."""

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base import record_columns as r
from analytics.base import rules
from analytics.base.dataset import Dataset
from analytics.kit import case_history
from analytics.kit.cases import Cases


class WeakBranch(r.Record):
    """One entry of the ledger: a branch found weak on a day; found again later is a new entry."""

    org_id = r.organisation("支部", *r.BRANCH_NAMES, primary_key=True)
    found_on = r.day("认定日期", "发现日期", "列入日期", "认定时间", primary_key=True)
    kind = r.choice(rules.WeakKind, "后进类型", "类型", "问题类型")
    measure = r.text("整改措施", "措施", "整改举措", nullable=True)
    due_on = r.day("整改时限", "限期", "到期日期", "整改期限", "完成时限")
    cleared_on = r.day("销号日期", "销号时间", nullable=True)

    @dy.rule()
    def due_after_it_was_found(cls) -> pl.Expr:
        return cls.due_on.col >= cls.found_on.col

    @dy.rule()
    def cleared_after_it_was_found(cls) -> pl.Expr:
        return cls.cleared_on.col.is_null() | (cls.cleared_on.col >= cls.found_on.col)


DATASET = Dataset("weak_branches", "后进支部台账", WeakBranch)
LEDGER = Cases(
    "ledger",
    "后进支部",
    worklist="worklist",
    found="认定",
    cleared="销号",
    kind_heading="后进类型",
    kinds=tuple(kind.value for kind in rules.WeakKind),
    due_soon_days=rules.DUE_SOON_DAYS,
    beside={"stars": c.count("星级", nullable=True), "contact": c.text("联系人", nullable=True)},
)
RESULTS = LEDGER.results
JUDGED = case_history.judged_figures(LEDGER, "未销号后进支部", "超期未销号后进支部", "weak_branches")
