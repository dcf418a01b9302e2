"""Which units the filters of the ranking leave, in the order of the meeting sheet."""

import polars as pl

from analytics.kit.closed_periods import ComparisonKind
from analytics.results import Results
from dashboard.base.labels import safe

LOWEST = 15  # so many units stand in the picture of points lost
LONGEST_NAME = 10  # characters beside an axis, so that a phone has room for the figure
PREFIXES = {ComparisonKind.ON_LAST_PERIOD: "previous", ComparisonKind.ON_LAST_YEAR: "last_year"}
_SEARCHED = ("name", "org_id")


def ranking_rows(results: Results, league: str, kind: str = "", search: str = "") -> pl.DataFrame:
    """Rows of the ranking: of the league, of the kind if one is named, name or code holding the search."""
    rows = results.tables["rankings"].filter(pl.col("league") == league)
    if kind:
        rows = rows.filter(pl.col("kind") == kind)
    if wanted := search.strip().lower():
        either = [pl.col(name).str.to_lowercase().str.contains(wanted, literal=True) for name in _SEARCHED]
        rows = rows.filter(pl.any_horizontal(either))
    return rows


def change_column(against: str) -> str:
    """The column of the ranking that holds the change of place against the period of this comparison."""
    return f"{PREFIXES[ComparisonKind(against)]}_place_change"


def base_column(against: str) -> str:
    """The column of the ranking that holds the place then."""
    return f"{PREFIXES[ComparisonKind(against)]}_place"


def shown_for_losses(results: Results, league: str, kind: str = "", search: str = "") -> pl.DataFrame:
    """The units whose points lost are drawn: reviewed ones, where there are places the lowest of them.

    Units without places stay in official order: nothing here may rank them.
    """
    reviewed = results.tables["dimensions"].filter(pl.col("lost").is_not_null().all().over("org_id"))
    complete = ranking_rows(results, league, kind, search).filter(
        pl.col("org_id").is_in(reviewed["org_id"].unique().to_list())
    )
    return complete.tail(LOWEST).reverse() if complete["place"].count() else complete


def short(name: str) -> str:
    """A name beside an axis: harmless, and cut where it would push the figure off a phone."""
    return safe(name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…")
