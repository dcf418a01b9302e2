"""The weak branches of a unit to work on first, in one sentence."""

from analytics.results import Results
from dashboard.kit.few_names import few
from dashboard.kit.finding import Scope
from dashboard.systems.unit.brief_words import Brief
from dashboard.systems.weak_branches.findings import WORK

_ROOM = 100  # characters


def first(results: Results, org_id: str) -> str:
    """The unit's open branches in the order of work with kind and reason; empty where there are none."""
    rows = WORK.shown(results, Scope(org_id, org_id, is_unit=True))
    if rows.is_empty():
        return ""
    said = [
        Brief.WORK_ONE.format(**row) for row in rows.select("name", "kind", "reason").iter_rows(named=True)
    ]
    named = few(said, _ROOM)
    words = Brief.WORK.format(names=Brief.WORK_GAP.join(named))
    left = rows.height - len(named)
    return words + (Brief.WORK_MORE.format(count=left) if left else "")
