"""What only the brief of a unit says: what it could gain, what to see to, which branches come first."""

import polars as pl

from analytics.results import Results
from analytics.systems.scores.items import ItemScore
from dashboard.base.display import period_name, word
from dashboard.kit.few_names import few
from dashboard.kit.finding import Scope
from dashboard.systems.reporting import sentences
from dashboard.systems.scores.item_words import Items
from dashboard.systems.unit import unit_names
from dashboard.systems.unit.brief_words import Brief, Gains
from dashboard.systems.unit.score_figures import lost_items
from dashboard.systems.weak_branches.findings import WORK

_MOST = 3  # items named
_REMINDERS_ROOM, _WORK_ROOM = 150, 100  # characters
_LOST = ItemScore.columns()["lost"]


def gains(results: Results, org_id: str) -> str:
    """The three items with most points lost; how many more lost as much as the last; or that none did."""
    lost = lost_items(results, org_id)
    if lost.is_empty():
        reviewed = unit_names.rows(results, "items", org_id)["lost"].count()
        return Gains.FULL if reviewed else Gains.UNKNOWN
    named = lost.head(_MOST)
    items = Gains.GAP.join(
        Gains.ITEM.format(number=row["item_no"], label=row["label"], lost=word(row["lost"], _LOST))
        for row in named.iter_rows(named=True)
    )
    tied = lost[_MOST:].filter(pl.col("lost") == named["lost"][-1]).height
    more = Gains.TIED.format(count=tied) if tied else ""
    total = word(sum(named["lost"].to_list()), _LOST)
    return Gains.SOME.format(count=named.height, items=items, total=total) + more


def reminders(results: Results, org_id: str) -> str:
    """The reminders in their order, those alike put together; the rest counted; or that there are none."""
    league = unit_names.row(results, "rankings", org_id)["league"]
    lines = sentences.lines(results, league).filter(pl.col("org_id") == org_id)
    if lines.is_empty():
        return Brief.REMINDER_NONE
    alike = lines.group_by("what", "due", "whom", maintain_order=True).agg("period").rows()
    said = [
        Brief.REMINDER.format(
            what=what if whom == Items.TO_UNIT else Brief.REVIEWERS.format(what=what),
            periods=Brief.PERIODS.join(map(period_name, periods)),
            due=due,
        )
        for what, due, whom, periods in alike
    ]
    named = few(said, _REMINDERS_ROOM)
    left = lines.height - sum(len(periods) for *_, periods in alike[: len(named)])
    more = [Brief.REMINDER_MORE.format(count=left)] if left else []
    return Brief.REMINDERS.format(reminders=Brief.GAP.join([*named, *more]))


def work(results: Results, org_id: str) -> str:
    """The unit's open branches in the order of work with kind and reason; empty where there are none."""
    rows = WORK.shown(results, Scope(org_id, org_id, is_unit=True))
    if rows.is_empty():
        return ""
    said = [
        Brief.WORK_ONE.format(**row) for row in rows.select("name", "kind", "reason").iter_rows(named=True)
    ]
    named = few(said, _WORK_ROOM)
    words = Brief.WORK.format(names=Brief.WORK_GAP.join(named))
    left = rows.height - len(named)
    return words + (Brief.WORK_MORE.format(count=left) if left else "")
