"""What comes out of the pipeline: the registry of result tables, and the results of one period."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import dataframely as dy
import polars as pl

from analytics import systems
from analytics.base import columns as c
from analytics.base.periods import Period
from analytics.base.result import Reach, Result, RollUp
from analytics.kit import closed_periods
from analytics.systems import (
    advice,
    attention,
    attention_chance,
    burden,
    figure_changes,
    survey,
    weak_branches,
)
from analytics.systems.register import dated_changes, unit_register
from analytics.systems.reporting import coverage, gaps, reminders, reporting
from analytics.systems.scores import (
    evidence,
    item_changes,
    item_losses,
    items,
    overtakes,
    rankings,
    scores,
    self_review,
    spine,
    trends,
)
from analytics.systems.stars import branches, low_star, stars, unit_branches
from analytics.systems.weak_kinds import (
    weak_features,
    weak_group_recovered,
    weak_groups,
    weak_members,
    weak_recovered,
    weak_verdict,
)


class Provenance(dy.Schema):
    """What a result table was made from, and whether any row of that was simulated."""

    table = c.text("结果表", primary_key=True)
    sources = c.text("数据来源")
    synthetic = c.flag("模拟数据")


# In the order in which they are listed and stand in the workbook of everything.
_DECLARED = (
    rankings.RESULT,
    scores.RESULT,
    *items.RESULTS,
    *self_review.RESULTS,
    rankings.HISTORY,
    trends.SCORES,
    spine.RESULT,
    item_changes.RESULT,
    overtakes.RESULT,
    unit_register.RESULT,
    dated_changes.RESULT,
    closed_periods.RESULT,
    coverage.RESULT,
    gaps.RESULT,
    item_losses.RESULT,
    evidence.RESULT,
    reporting.RESULT,
    reminders.RESULT,
    *stars.RESULTS,
    trends.STARS,
    *branches.RESULTS,
    *unit_branches.RESULTS,
    *weak_branches.RESULTS,
    low_star.RESULT,
    weak_verdict.RESULT,
    *weak_groups.RESULTS,
    weak_members.RESULT,
    weak_groups.UNITS,
    weak_features.RESULT,
    weak_recovered.RESULT,
    weak_group_recovered.RESULT,
    survey.RESULT,
    *burden.RESULTS,
    *(result for system in systems.ALL for result in system.RESULTS),
    attention.RESULT,
    attention_chance.RESULT,
    figure_changes.RESULT,
    *advice.RESULTS,
    Result("provenance", "结果来源", Provenance, Reach.EVERYBODYS, RollUp.ANY),
)
RESULTS = {result.name: result for result in _DECLARED}


@dataclass(frozen=True, eq=False)
class Results:
    """Every number of one period. closed: whether the data reach its last day.

    day: on which they are counted where that is known; an edition's are on the period's last. They never
    change; two are the same only when they are one object.
    """

    period: Period
    closed: bool
    tables: dict[str, pl.DataFrame]
    day: date | None = None

    @property
    def counted_on(self) -> date:
        """The day on which the period is counted: its last, or the last one the data prove."""
        return self.day or self.period.end

    @property
    def begun(self) -> bool:
        """Whether the data reach a day of the period; else what is counted stands from before it."""
        return self.counted_on >= self.period.start

    def synthetic(self, name: str) -> bool:
        """Whether a row of what the table was made from is simulated."""
        return self._made_from[name][1]

    def sources(self, name: str) -> str:
        """The titles of the data sets the table was made from."""
        return self._made_from[name][0]

    @cached_property
    def _made_from(self) -> dict[str, tuple[str, bool]]:
        rows = self.tables["provenance"].select("table", "sources", "synthetic").iter_rows()
        return {table: (sources, synthetic) for table, sources, synthetic in rows}
