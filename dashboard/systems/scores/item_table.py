"""The matrix of items as a table: a row a unit with its loss rate, beside it the points lost on each item."""

from functools import cache

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base import rules
from analytics.results import Results
from analytics.systems.scores import loss_rates
from analytics.systems.scores.items import ItemScore, ItemState
from dashboard.systems.scores import item_matrix
from dashboard.systems.scores.item_words import Items


class UnitLine(dy.Schema):
    """A unit before its items; loss_rate and total are null until every applicable item is reviewed."""

    place = c.count("名次", nullable=True)
    name = c.text(Items.UNIT)
    loss_rate = loss_rates.column()
    total = c.points("失分合计", nullable=True)
    waiting = c.text("未审核要素", nullable=True)
    exempt = c.text("不适用要素", nullable=True)


class NamedScore(ItemScore):
    """A unit and an item, as the workbook of the matrix has them."""

    name = c.text(Items.UNIT, nullable=True)


def schema(results: Results, league: str, dimension: str, _sort: str) -> type[dy.Schema]:
    """The columns of the table for the items chosen."""
    items = item_matrix.item_rows(results, league, dimension).select("item_no", "label")
    return _schema(tuple(items.iter_rows()))


def rows(results: Results, league: str, dimension: str, sort: str) -> pl.DataFrame:
    """The units in the order asked for; what nobody reviewed and what does not apply by item number."""
    cells = item_matrix.cells(results, league, dimension)
    order = item_matrix.units(results, league, dimension, sort).select(
        "org_id", "place", "name", "loss_rate", "total"
    )
    if cells.is_empty():
        return order
    states = cells.group_by("org_id").agg(
        waiting=_numbers(ItemState.NOT_REVIEWED), exempt=_numbers(ItemState.EXEMPT)
    )
    slots = {number: rules.slot("lost", number) for number in cells["item_no"].unique(maintain_order=True)}
    lost = cells.with_columns(slot=pl.col("item_no").replace_strict(slots, return_dtype=pl.String)).pivot(
        "slot", index="org_id", values="lost"
    )
    return order.join(states, on="org_id", maintain_order="left").join(
        lost.select("org_id", *slots.values()), on="org_id", maintain_order="left"
    )


def columns(lines: pl.DataFrame) -> list[str]:
    """The columns that say something: no places where nobody has one, no lists that are empty."""
    empty = [name for name in ("place", "waiting", "exempt") if lines[name].null_count() == lines.height]
    return [name for name in lines.columns if name not in ("org_id", *empty)]


def _numbers(state: ItemState) -> pl.Expr:
    found = pl.col("item_no").filter(pl.col("state") == state).cast(pl.String)
    return pl.when(found.len() > 0).then(found.str.join(Items.AND))


@cache
def _schema(items: tuple[tuple[int, str], ...]) -> type[dy.Schema]:
    lost = {
        rules.slot("lost", number): c.points(
            Items.ITEM_HEADING.format(number=number, label=label), nullable=True
        )
        for number, label in items
    }
    return type("ItemMatrix", (UnitLine,), lost)
