"""Who links to which branch: the links that hold on a day, whether anybody came, and who has nobody."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.good import Good
from analytics.kit.case_columns import OfUnit
from analytics.kit.spans import add_months
from analytics.kit.units import OFFICIAL_ORDER

STALE_MONTHS = 6  # without a visit; no source gives a frequency (assumption)
NOBODY, _NO_ROLE = "未安排", "无"
SEAT = ("org_id", "role", "seat_no")


class State(StrEnum):
    """Of a link on the day; six months to the day are not over."""

    NOBODY = NOBODY
    UNVISITED = "半年没有到访"
    FRESH = "建立不满半年"
    VISITED = "半年内到访过"


class Watch(dy.Schema):
    """A link that holds on the day; a branch open on the ledger without any is a row too (无, 0).

    times: days on which somebody came since the link began, whoever it was; seen_too: those of them on
    which the branch was also observed: one visit, not two.
    """

    org_id = c.branch_code("支部代码", primary_key=True)
    role = c.text("联系人职务", primary_key=True)
    seat_no = c.count("第几位", primary_key=True)
    name = c.text("支部")
    unit_id = c.unit_code("单位代码", name_in="unit")
    unit = c.text("单位")
    league = c.text("分组")
    is_weak = c.flag("后进未销号")
    since = c.day("建立日期", nullable=True)
    last_on = c.day("最近到访", nullable=True)
    times = c.count("到访天数")
    seen_too = c.count("其中与观摩同日")
    state = c.text("联系情况")


class UnitLinks(OfUnit):
    """A unit of a league that keeps a record. links = visited + fresh + unvisited; weak: open ones.

    led: of the linked, those with one of the leaders. standing: 约束 where a document asks for it.
    """

    standing = c.text("约束力")
    branches = c.count("支部数")
    weak = c.count("未销号后进支部")
    linked = c.count("其中有人联系")
    led = c.count("其中班子成员联系")
    left = c.count("未安排联系", good=Good.NONE)
    links = c.count("联系点")
    visited = c.count("半年内到访过")
    fresh = c.count("建立不满半年")
    unvisited = c.count("半年没有到访", good=Good.NONE)


def with_visits(links: pl.DataFrame, visits: pl.DataFrame, day: date) -> pl.DataFrame:
    """The links with last_on, times, seen_too and state on the day.

    visits: org_id, held_on, came, seen: a row a day on which somebody came or the branch was observed.
    """
    came = (
        links.select(*SEAT, "since")
        .join(visits.filter("came"), on="org_id")
        .filter(pl.col("held_on") >= pl.col("since"))
        .group_by(SEAT)
        .agg(
            last_on=pl.col("held_on").max(),
            times=pl.len().cast(pl.Int64),
            seen_too=pl.col("seen").sum().cast(pl.Int64),
        )
    )
    is_over = add_months(pl.coalesce("last_on", "since"), STALE_MONTHS) < day
    return links.join(came, on=SEAT, how="left").with_columns(
        pl.col("times", "seen_too").fill_null(0),
        state=pl.when(is_over)
        .then(pl.lit(State.UNVISITED))
        .when(pl.col("last_on").is_null())
        .then(pl.lit(State.FRESH))
        .otherwise(pl.lit(State.VISITED)),
    )


def of_nobody(branches: pl.DataFrame) -> pl.DataFrame:
    """A row each branch that has no link."""
    none = pl.lit(0, pl.Int64)
    told = {"seat_no": none, "times": none, "seen_too": none, "state": pl.lit(State.NOBODY)}
    return branches.with_columns(role=pl.lit(_NO_ROLE), **told)


def in_order(watch: pl.DataFrame) -> pl.DataFrame:
    """What needs somebody first: weak branches, nobody there, nobody came; then official order."""
    states = [pl.col("state") != one for one in State]
    return watch.sort(~pl.col("is_weak"), *states, *OFFICIAL_ORDER, "role", "seat_no")


def by_unit(
    watch: pl.DataFrame, units: pl.DataFrame, branches: pl.DataFrame, leaders: Collection[str]
) -> pl.DataFrame:
    """Columns of UnitLinks but standing, of every unit in official order."""
    of_unit, number = pl.col("unit_id").alias("org_id"), pl.col("org_id").n_unique()
    weak, led = watch.filter("is_weak"), pl.col("role").is_in(list(leaders))
    each = units
    for counted in (
        branches.group_by(of_unit).agg(branches=number),
        weak.group_by(of_unit).agg(weak=number),
        weak.filter(pl.col("state") != State.NOBODY).group_by(of_unit).agg(linked=number),
        weak.filter(led).group_by(of_unit).agg(led=number),
        watch.group_by(of_unit).agg(
            links=(pl.col("state") != State.NOBODY).sum(),
            visited=(pl.col("state") == State.VISITED).sum(),
            fresh=(pl.col("state") == State.FRESH).sum(),
            unvisited=(pl.col("state") == State.UNVISITED).sum(),
        ),
    ):
        each = each.join(counted, on="org_id", how="left")
    counts = [name for name in UnitLinks.column_names() if name in each.columns and name not in units.columns]
    filled = each.with_columns(pl.col(counts).fill_null(0).cast(pl.Int64))
    return filled.with_columns(left=pl.col("weak") - pl.col("linked")).sort(*OFFICIAL_ORDER)
