"""Units against items: which items, which units, in which order, and what was lost where they meet."""

import polars as pl

from analytics import reference
from analytics.results import Results
from analytics.systems.scores import loss_rates
from analytics.systems.scores.items import ItemState
from analytics.systems.scores.spine import SpinePart
from dashboard.systems.scores import loss_map

WORST, ALL = "worst", "all"  # of the items; else the number of a dimension
PLACE, TOTAL, ITEM = "place", "total", "item"  # what the units are sorted by; an item is item7
FIRST, EVERY = "first", "every"  # of the units in that order
MOST_ITEMS, MOST_UNITS = 12, 20  # as many as a phone has room for, as a screen shows at once
SIGNS = {ItemState.NOT_REVIEWED: "？", ItemState.EXEMPT: "—"}


def item_rows(results: Results, league: str, dimension: str = ALL) -> pl.DataFrame:
    """The items of the league's rubric version with what was lost on them: of one dimension in its order.

    The worst are those with the greatest loss rates, the greatest first.
    """
    found = results.tables["item_losses"].filter(pl.col("league") == league)
    if dimension == WORST:
        return worst_items(results, league).head(MOST_ITEMS)
    name = dimensions(results, league).get(dimension)
    return (found.filter(pl.col("dimension") == name) if name else found).sort("item_no")


def worst_items(results: Results, league: str) -> pl.DataFrame:
    """All items of the league, the greatest loss rate first; editions had them by points."""
    found = results.tables["item_losses"].filter(pl.col("league") == league)
    return found.sort("loss_rate", "item_no", descending=[True, False], nulls_last=True)


def dimensions(results: Results, league: str) -> dict[str, str]:
    """Number to name of the dimensions of the league's rubric version, in its order."""
    items = results.tables["item_losses"].filter(pl.col("league") == league).sort("item_no")
    names = items["dimension"].unique(maintain_order=True)
    return {str(number): name for number, name in enumerate(names, start=1)}


def sorts(results: Results, league: str, dimension: str) -> list[str]:
    """What the units can be sorted by; units that are not ranked stand in official order only."""
    if league not in reference.ranked_leagues():
        return [PLACE]
    return [TOTAL, PLACE, *(f"{ITEM}{number}" for number in item_rows(results, league, dimension)["item_no"])]


def shows(results: Results, league: str) -> list[str]:
    """How many units can be shown; of few, and of those that are not ranked, always all."""
    few = results.tables["rankings"].filter(pl.col("league") == league).height <= MOST_UNITS
    return [EVERY] if few or league not in reference.ranked_leagues() else [FIRST, EVERY]


def matrix_items(results: Results, league: str, dimension: str, sort: str, show: str) -> pl.DataFrame:
    """The rows of `items` the matrix shows, named, unit by unit in its order."""
    order = shown_units(results, league, dimension, sort, show).select("org_id")
    wanted = order.join(cells(results, league, dimension), on="org_id", maintain_order="left")
    own = loss_rates.with_rate(results.tables["items"])
    return wanted.select("org_id", "name", "item_no").join(
        own, on=["org_id", "item_no"], maintain_order="left"
    )


def of_other_version(results: Results, league: str) -> pl.DataFrame:
    """The units whose review names another rubric version than that of the league."""
    units = results.tables["rankings"].filter(pl.col("league") == league)
    usual = item_rows(results, league)["rubric_version"].unique()
    strange = results.tables["items"].filter(~pl.col("rubric_version").is_in(usual.to_list()))
    return units.join(strange, on="org_id", how="semi", maintain_order="left")


def cells(results: Results, league: str, dimension: str) -> pl.DataFrame:
    """Unit × item of the league's version in the order of the ranking; without a card, not reviewed."""
    items = item_rows(results, league, dimension).select("item_no", "dimension", "label", "max_points")
    units = results.tables["rankings"].filter(pl.col("league") == league).with_row_index("position")
    units = units.join(of_other_version(results, league), on="org_id", how="anti", maintain_order="left")
    given = results.tables["items"].select("org_id", "item_no", "lost", "state")
    return (
        units.select("position", "org_id", "name", "place")
        .join(items, how="cross", maintain_order="left_right")
        .join(given, on=["org_id", "item_no"], how="left", maintain_order="left")
        .with_columns(pl.col("state").fill_null(ItemState.NOT_REVIEWED.value))
    )


def marked_cells(results: Results, league: str, dimension: str) -> pl.DataFrame:
    """The same as a map takes them: with the league's median, and a sign where there is no rate."""
    signs = {state.value: sign for state, sign in SIGNS.items()}
    found = cells(results, league, dimension).with_columns(
        number="item_no", sign=pl.col("state").replace_strict(signs, default=None, return_dtype=pl.String)
    )
    return loss_map.with_medians(results, found, SpinePart.ITEM)


def together(units: pl.DataFrame) -> pl.DataFrame:
    """The units' own rates as the first column of a map: number 0; a sign where something is not reviewed."""
    unknown = pl.when(pl.col("total").is_null()).then(pl.lit(SIGNS[ItemState.NOT_REVIEWED]))
    return units.select(
        "org_id",
        number=pl.lit(0, pl.Int64),
        lost="total",
        max_points="full",
        median_rate=pl.lit(None, pl.Float64),
        sign=unknown,
        state=pl.lit(ItemState.NOT_REVIEWED.value),
    )


def units(results: Results, league: str, dimension: str, sort: str) -> pl.DataFrame:
    """org_id, name, place, total, loss_rate, waiting: a row a unit in the order asked for.

    Of the dimension chosen, else of all items; total and loss_rate are null until everything that applies is
    reviewed. What is not known stands after what is; equal units keep the order of the ranking.
    """
    found = cells(results, league, ALL if dimension == WORST else dimension)
    waiting, applies = (pl.col("state") == ItemState.NOT_REVIEWED), pl.col("state") != ItemState.EXEMPT
    number = int(sort.removeprefix(ITEM)) if sort.startswith(ITEM) else 0
    asked = pl.col("item_no") == number
    lines = (
        found.group_by("position", "org_id", "name", "place")
        .agg(
            total=pl.when(~waiting.any()).then(pl.col("lost").sum()),
            full=pl.col("max_points").filter(applies).sum(),
            asked=pl.col("lost").filter(asked).first(),
            asked_full=pl.col("max_points").filter(asked).first(),
            waiting=waiting.sum().cast(pl.Int64),
        )
        .sort("position")
        .with_columns(loss_rate=loss_rates.rate("total", "full"), by=loss_rates.rate("asked", "asked_full"))
    )
    if sort != PLACE:
        by = "loss_rate" if sort == TOTAL else "by"
        lines = lines.sort(by, descending=True, nulls_last=True, maintain_order=True)
    return lines.select("org_id", "name", "place", "total", "full", "loss_rate", "waiting")


def shown_units(results: Results, league: str, dimension: str, sort: str, show: str) -> pl.DataFrame:
    """Those of them that are drawn: the first, or all."""
    found = units(results, league, dimension, sort)
    return found.head(MOST_UNITS) if show == FIRST else found
