"""What comes out of the pipeline: the registry of result tables, and the results of one period."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

import dataframely as dy
import polars as pl

from analytics import systems
from analytics.base import columns as c
from analytics.base.periods import Period
from analytics.base.result import Reach, Result, RollUp
from analytics.base.rules import COUNTED_LEAGUES, PROVINCE, League
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
# Of units that take part by reference nothing is owed, judged or compared with others: they are in none.
OF_ALL_ALIKE = frozenset(
    {
        attention.RESULT.name,
        attention_chance.RESULT.name,
        figure_changes.RESULT.name,
        gaps.RESULT.name,
        reminders.RESULT.name,
        *(result.name for result in advice.RESULTS),
    }
)


_WHOSE = ("league", "scope", "unit_id", "org_id")  # columns that say whose a row is


@dataclass(frozen=True, eq=False)
class Results:
    """Every number of one period. closed: whether the data reach its last day.

    tables: of the units that count; reference: the rows of those that take part by reference alone, where
    there are any. day: on which they are counted where that is known; an edition's are on the period's last.
    They never change; two are the same only when they are one object.
    """

    period: Period
    closed: bool
    tables: dict[str, pl.DataFrame]
    day: date | None = None
    reference: Mapping[str, pl.DataFrame] = field(default_factory=dict)

    @cached_property
    def everybody(self) -> "Results":
        """The same with the rows of units by reference below the others, as it is stored."""
        if not self.reference:
            return self
        whole = {
            name: pl.concat([table, self.reference[name]]) if name in self.reference else table
            for name, table in self.tables.items()
        }
        return replace(self, tables=whole, reference={})

    def beside(self, theirs: Mapping[str, pl.DataFrame]) -> "Results":
        """The results with the tables made of the units by reference alone, kept apart."""
        added = {name: _rows_below(RESULTS[name], self.tables[name], rows) for name, rows in theirs.items()}
        return replace(self, tables={**self.tables, **added}).apart()

    def apart(self) -> "Results":
        """The same with the rows of units by reference taken out of tables that hold those of everybody."""
        by_league = pl.col("league") == League.REFERENCE
        units = set(self.tables["unit_register"].filter(by_league)["org_id"])
        if not units:
            return self
        of_units = self.tables["unit_branches"].filter(pl.col("unit_id").is_in(sorted(units)))
        codes = sorted({*units, *of_units["org_id"], League.REFERENCE})
        tables, reference = dict(self.tables), {}
        for name, table in self.tables.items():
            if columns := [one for one in _WHOSE if one in table.columns]:
                theirs = pl.any_horizontal(pl.col(columns).is_in(codes).fill_null(value=False))
                tables[name], reference[name] = table.filter(~theirs), table.filter(theirs)
        return replace(self, tables=tables, reference=reference)

    @property
    def reference_units(self) -> int:
        """How many units take part by reference on the day."""
        return self.reference["rankings"].height if self.reference else 0

    @property
    def leagues(self) -> list[str]:
        """The leagues whose units may be shown: that of the units by reference only where there are any."""
        theirs = self.reference_units or League.REFERENCE in self.tables["rankings"]["league"]
        return [league.value for league in (*COUNTED_LEAGUES, *[League.REFERENCE] * bool(theirs))]

    def among(self, whose: str) -> "Results":
        """What is shown of a league, or of a unit by its code: with the others where it takes part so."""
        if not self.reference or whose not in {League.REFERENCE, *self.reference["unit_register"]["org_id"]}:
            return self
        return self.everybody

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


def _rows_below(result: Result, ours: pl.DataFrame, theirs: pl.DataFrame) -> pl.DataFrame:
    """Our rows and below them theirs: none of the province, which they are no part of, and none twice.

    A unit that stands by reference and did not before is known to both: the row in which it stands holds.
    """
    if not any(one in theirs.columns for one in _WHOSE):
        return ours
    if "scope" in theirs.columns:
        theirs = theirs.filter(pl.col("scope") != PROVINCE)
    key = result.schema.primary_key()
    if result is unit_register.RESULT:
        ours = ours.join(theirs.filter("standing"), on=key, how="anti", maintain_order="left")
    return pl.concat([ours, theirs.join(ours, on=key, how="anti", maintain_order="left")])
