"""What a unit is to be reminded of, in one sentence."""

import polars as pl

from analytics.results import Results
from dashboard.base.display import period_name
from dashboard.kit.few_names import few
from dashboard.systems.reporting import sentences
from dashboard.systems.scores.item_words import Items
from dashboard.systems.unit.brief_words import Brief

_ROOM = 150  # characters


def reminders(results: Results, org_id: str) -> str:
    """The reminders in their order, those alike put together; the rest counted; or that there are none."""
    league = results.tables["rankings"].row(by_predicate=pl.col("org_id") == org_id, named=True)["league"]
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
    named = few(said, _ROOM)
    left = lines.height - sum(len(periods) for *_, periods in alike[: len(named)])
    more = [Brief.REMINDER_MORE.format(count=left)] if left else []
    return Brief.REMINDERS.format(reminders=Brief.GAP.join([*named, *more]))
