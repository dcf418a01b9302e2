"""后进支部: the ledger of branches found weak, the only thing that is called 后进."""

from analytics.base import columns as c
from analytics.base import rules
from analytics.kit.cases import Cases

LEDGER = Cases(
    "ledger",
    "后进支部",
    worklist="worklist",
    found="认定",
    cleared="销号",
    kind_heading="后进类型",
    kinds=tuple(kind.value for kind in rules.WeakKind),
    due_soon_days=rules.DUE_SOON_DAYS,
    beside={"stars": c.count("星级", nullable=True)},
)
RESULTS = LEDGER.results
