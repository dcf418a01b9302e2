"""Which units the filters of the ranking leave, in the order of the meeting sheet."""

import polars as pl

from analytics.base import rules
from analytics.kit.closed_periods import ComparisonKind
from analytics.results import Results
from analytics.systems.scores.items import ItemState
from analytics.systems.scores.rankings import COMMON_CHANGES, FIELD_EFFECTS
from dashboard.kit.few_names import first_of_order

LOWEST = 15  # so many units stand in the picture of points lost
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


def who(league: str, kind: str = "", search: str = "") -> str:
    """The chosen units in words: 省直单位, 省直党委机关, 所选省直单位."""
    chosen = "所选{league}{kind}" if search else "{league}{kind}"
    return chosen.format(league=league, kind=kind or "单位")


def change_column(against: str) -> str:
    """The column of the ranking with the change of place among the units ranked in both periods."""
    return COMMON_CHANGES[against]


def field_column(against: str) -> str:
    """The column with what units that came or left did to the place besides."""
    return FIELD_EFFECTS[against]


def common_place_column(against: str) -> str:
    """The column with the place among the units ranked in both periods."""
    return f"{PREFIXES[ComparisonKind(against)]}_common_place"


def shown_for_losses(results: Results, league: str, kind: str = "", search: str = "") -> pl.DataFrame:
    """The units whose points lost are drawn: reviewed ones, where there are places the last that have one.

    Units without places stay in official order: nothing here may rank them.
    """
    reviewed = results.tables["dimensions"].filter(pl.col("lost").is_not_null().all().over("org_id"))
    complete = ranking_rows(results, league, kind, search).filter(
        pl.col("org_id").is_in(reviewed["org_id"].unique().to_list())
    )
    placed = complete.filter(pl.col("place").is_not_null())
    return first_of_order(placed.reverse(), LOWEST, "place") if placed.height else complete


def count_placed(results: Results, league: str, kind: str = "", search: str = "") -> int:
    """How many of the chosen units have a place."""
    return ranking_rows(results, league, kind, search)["place"].count()


def first_and_last(placed: pl.DataFrame, most: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """So many units with the best places and so many with the worst, and those level with the last of them.

    placed: units with a place in its order. Nobody stands on both sides.
    """
    first = first_of_order(placed, most, "place")
    last = first_of_order(placed[first.height :].reverse(), most, "place")
    return first, last.reverse()


def dimensions_of(results: Results, rows: pl.DataFrame) -> pl.DataFrame:
    """Unit × dimension of these units with the number of the dimension in the rubric, in its order."""
    names = results.tables["dimensions"].join(rows.select("org_id"), on="org_id", how="semi")
    items = results.tables["items"].group_by("dimension").agg(first=pl.col("item_no").min())
    numbers = items.join(names.select("dimension").unique(), on="dimension", how="semi").sort(
        "first", "dimension"
    )
    return names.join(
        numbers.select("dimension").with_row_index("number", offset=1), on="dimension", maintain_order="left"
    ).with_columns(pl.col("number").cast(pl.Int64))


def without_items(results: Results) -> list[str]:
    """The units reviewed in the period to whom no item applies: nothing of them can be scored."""
    exempt = (pl.col("state") == ItemState.EXEMPT).all()
    found = results.tables["items"].group_by("org_id", maintain_order=True).agg(exempt=exempt)
    return found.filter("exempt")["org_id"].to_list()


def beyond_full_marks(results: Results, league: str) -> pl.DataFrame:
    """The scored units of the league whose adjustments take the dynamic score above its full marks."""
    most = rules.FULL_MARKS * rules.POINT
    own = (pl.col("league") == league) & pl.col("score").is_not_null()
    return results.tables["scores"].filter(own & (pl.col("dynamic") > most))
