"""How reporting stands, in words."""

from collections.abc import Sequence

import polars as pl

from analytics.base.periods import Grain
from analytics.results import Results
from analytics.systems.reporting.gaps import Gap
from analytics.systems.reporting.reporting import Report, ReportState, ending_in
from dashboard.systems.scores import item_gap_sentences
from dashboard.systems.scores.ranking_words import GAP_COUNTS, Reporting

_NOT_DUE = (ReportState.OPEN, ReportState.NOT_DUE, ReportState.VOLUNTARY)
_QUIET = (ReportState.DONE, *_NOT_DUE)
_WAITING = (Gap.REVIEW, Gap.ITEM)
_ORDER = {gap.value: position for position, gap in enumerate(Gap)}


def reports_and_gaps(results: Results, units: Sequence[str]) -> str:
    """How many self checks came of those due, and what is missing, late or waiting by kind."""
    covered = results.tables["coverage"].filter(pl.col("org_id").is_in(units))
    gaps = results.tables["missing"].filter(pl.col("org_id").is_in(units))
    due, come = int(covered["months_due"].sum()), int(covered["months_reported"].sum())
    lacking = "、".join(_gap_counts(gaps) or _of_calendar(results, units))
    reported = f"月自查应报{due}份、已报{come}份" if due else "月自查本期无应报"
    if lacking:
        return f"{reported}；{lacking}"
    if not due and not _any_due(results, units):
        return "本期没有到期的报送"
    words = Reporting.NONE if ending_in(results.period, Grain.HALF) else "{reported}，没有缺报和迟报"
    return words.format(reported=reported)


def half_years(results: Results, org_id: str) -> pl.DataFrame:
    """The half-years of the unit in the calendar of the period, in order."""
    rows = results.tables["reporting_calendar"]
    return rows.filter((pl.col("org_id") == org_id) & (pl.col("report") == Report.HALF_YEAR))


def cards_due(results: Results, org_id: str) -> bool:
    """Whether cards of branches are due of the unit: once some came, or the last half-year is due."""
    covered = results.tables["coverage"].row(by_predicate=pl.col("org_id") == org_id, named=True)
    last = half_years(results, org_id).filter(pl.col("period") == results.period.last_half.code)
    return covered["branch_cards"] > 0 or last.filter(~pl.col("state").is_in(_NOT_DUE)).height > 0


def _of_calendar(results: Results, units: Sequence[str]) -> list[str]:
    """What the calendar has against the units: the list of an older edition may leave late half-years out."""
    rows = results.tables["reporting_calendar"].filter(
        pl.col("org_id").is_in(units) & (pl.col("report") != Report.QUARTER) & ~pl.col("state").is_in(_QUIET)
    )
    counts = rows.group_by("report", "state", maintain_order=True).len().iter_rows()
    return [f"{report}{state}{count}份" for report, state, count in counts]


def _any_due(results: Results, units: Sequence[str]) -> bool:
    rows = results.tables["reporting_calendar"].filter(pl.col("org_id").is_in(units))
    return rows.filter(~pl.col("state").is_in(_NOT_DUE)).height > 0


def _gap_counts(gaps: pl.DataFrame) -> list[str]:
    """Kind by kind, what waits for review as one; an older edition may list kinds that are no more."""
    counts = dict(gaps.group_by("gap", maintain_order=True).agg(pl.col("count").sum()).iter_rows())
    told = {
        kind: GAP_COUNTS.get(kind, "{kind}{count}项").format(kind=kind, count=count)
        for kind, count in counts.items()
        if kind not in _WAITING
    }
    waits = item_gap_sentences.waiting(gaps)
    told |= {Gap.REVIEW.value: waits} if waits else {}
    return [told[kind] for kind in sorted(told, key=lambda kind: _ORDER.get(kind, len(_ORDER)))]
