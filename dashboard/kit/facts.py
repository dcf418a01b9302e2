"""Facts for and against in words: a line each, with its number and where more of it stands."""

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.kit.facts import FactState
from analytics.kit.worded import schema_of

_PLACE = "名"  # what is counted where the number is a place
LINE = schema_of(
    "FactLine",
    {
        "org_id": c.code("代码", name_in="name"),
        "unit_id": c.unit_code("单位代码", name_in=""),
        "name": c.text("名称"),
        "standing": c.text("评选"),
        "fact": c.text("事实"),
        "state": c.text("有利或不利"),
        "told": c.text("数"),
        "source": c.text("见"),
        "page": c.text("所在页"),
    },
)
SHOWN = ("fact", "state", "told", "source")


def with_told(schema: type[dy.Schema], column: str, heading: str) -> type[dy.Schema]:
    """The schema with this column in words."""
    return schema_of(f"{schema.__name__}Line", {**schema.columns(), column: c.text(heading, nullable=True)})


def number_words(row: dict) -> str:
    """The number of a fact, of how many; the word where it is none; nothing where there is no record."""
    if row["state"] == FactState.NONE:
        return ""
    if row["word"]:
        return str(row["word"])
    if row["measure"] == _PLACE:
        return f"第{row['value']}名（共{row['of']}名）"
    whole = f"/{row['of']}" if row["of"] else ""
    return f"{row['value']}{whole}{row['measure']}"


def lines(rows: pl.DataFrame) -> pl.DataFrame:
    """The facts as lines of LINE; against comes first, then for, then neither, then what has no record."""
    states = (FactState.AGAINST, FactState.FOR, FactState.NEITHER, FactState.NONE)
    order = {state.value: place for place, state in enumerate(states)}
    told = [number_words(row) for row in rows.to_dicts()]
    place = pl.col("state").replace_strict(order, return_dtype=pl.Int8)
    known = rows.with_columns(told=pl.Series(told, dtype=pl.String)).sort(place, maintain_order=True)
    return known.select(LINE.column_names())
