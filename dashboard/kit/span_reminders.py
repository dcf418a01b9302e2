"""What units are told of terms and posts: what is over, will be in three or six months, or is unknown."""

from collections.abc import Iterator
from datetime import date

import polars as pl

from analytics.kit.matters import MatterState
from analytics.kit.spans import SpanState, add_months
from analytics.reference.thresholds import Standing
from dashboard.base.display import day_name
from dashboard.kit.system import Reminder

_NEAR = 3  # months before it is over, when it is told of again


def of_terms(rows: pl.DataFrame, day: date) -> Iterator[Reminder]:
    """A line each body whose term is over or will be; bodies without a record in one line a unit."""
    near = rows.with_columns(is_near=add_months(pl.col("due_on"), -_NEAR) <= day)
    for row in near.filter(pl.col("state").is_in([SpanState.OVER, SpanState.SOON])).iter_rows(named=True):
        soon = "3个月内届满" if row["is_near"] else "半年内届满"
        said = "届满未换届" if row["state"] == SpanState.OVER else soon
        what = f"{row['name']}{said}（{day_name(row['due_on'])}届满）"
        yield Reminder(row["unit_id"], what, row["due_on"], row["days_over"], state=_state(row))
    unknown = rows.filter(state=SpanState.NO_RECORD).group_by("unit_id", maintain_order=True).len()
    for unit_id, count in unknown.iter_rows():
        yield Reminder(unit_id, f"{count}个党组织没有换届记录", state=MatterState.NO_DAY)


def of_posts(rows: pl.DataFrame) -> Iterator[Reminder]:
    """A line each post that is empty for three or over six months, or held for five years, or unknown."""
    for row in rows.filter(pl.col("since").is_not_null(), pl.col("due_on").is_not_null()).iter_rows(
        named=True
    ):
        is_reminder = row["state"] == SpanState.SOON and row["due_on"] <= row["day"]
        state = MatterState.NO_DAY if is_reminder else _state(row)
        what = f"{row['name']}{row['post']}{row['said']}（自{day_name(row['since'])}起）"
        yield Reminder(row["unit_id"], what, row["due_on"], row["days_over"], state=state)
    unknown = rows.filter(state=SpanState.NO_RECORD).group_by("unit_id", maintain_order=True).len()
    for unit_id, count in unknown.iter_rows():
        yield Reminder(unit_id, f"{count}个负责人岗位没有在岗或空缺的记录", state=MatterState.NO_DAY)


def _state(row: dict[str, object]) -> MatterState:
    """Only what a document asks for is owed, and only once it is over."""
    if row["standing"] != Standing.BINDING:
        return MatterState.YARDSTICK
    return MatterState.OWED if row["state"] == SpanState.OVER else MatterState.AHEAD
