"""Rounds of several tiers: every body is heard by two audiences in a year, that closes some months later.

As long as the year is not closed nobody is late: who was not heard by both is awaited. Whom a round must
reach are the bodies standing on the day it is counted that were founded before the last quarter of its year.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.good import Good
from analytics.base.rules import PROVINCE
from analytics.kit.case_columns import OfScope, OfUnit
from analytics.kit.rounds import HALF, NEW, NOT_REACHED, REACHED, Rounds, state_of_each
from analytics.kit.units import OFFICIAL_ORDER

AWAITED = "待报"
_CLOSES = (3, 31)  # of the year after (assumption)
_COUNTED = {"both": REACHED, "half": HALF, "left": NOT_REACHED, "awaited": AWAITED, "new": NEW}


class BodyHeard(dy.Schema):
    """A body standing on the day: by whom it was heard in the year, and what the last one said of it.

    result: of the audience above, else of the own one.
    """

    tier = c.text("层级", primary_key=True)
    org_id = c.branch_code("组织代码", primary_key=True)
    name = c.text("组织")
    unit_id = c.unit_code("单位代码", name_in="unit")
    league = c.text("分组")
    state = c.text("状态")
    above_on = c.day("最近{above}", nullable=True)
    own_on = c.day("最近{own}", nullable=True)
    result = c.text("评议结果", nullable=True)


class TierCounts(dy.Schema):
    """Bodies of a tier in the year, as of a day; left is nobody before the year is closed, awaited after."""

    year = c.period("述职年度")
    as_of = c.day("截至日期")
    population = c.count("应{went}组织")
    both = c.count("两方都已{went}")
    half = c.count("只向一方{went}")
    left = c.count("没有{went}", good=Good.NONE)
    awaited = c.count("待报")
    new = c.count("四季度新设（不计）")


class OfTier(dy.Schema):
    """A tier of a scope or of a unit, which may have no body of it. binds: a document asks the unit."""

    tier = c.text("层级", primary_key=True)


UNIT_HEARD = {**OfUnit.columns(), **OfTier.columns(), **TierCounts.columns(), "binds": c.flag("有文件约束")}
TIER_HEARD = {**OfScope.columns(), **OfTier.columns(), **TierCounts.columns()}


@dataclass(frozen=True)
class Reckoning:
    """Which year is counted, and until when what was held counts."""

    year: int
    as_of: date

    @property
    def is_closed(self) -> bool:
        """Whether what is not held by now will not be."""
        return self.as_of >= closes(self.year)


def closes(year: int) -> date:
    """The last day on which the bodies are heard of the year."""
    return date(year + 1, *_CLOSES)


def bodies_heard(
    rounds: Rounds, tiers: Mapping[str, pl.DataFrame], visits: pl.DataFrame, of: Reckoning
) -> pl.DataFrame:
    """BodyHeard of every body. tiers: the bodies of each (schema Branch and valid_from).

    visits: org_id, kind, held_on, result of the year's hearings by the day; rounds.kinds: above, own.
    """
    above, own = rounds.kinds
    last = visits.sort("held_on").group_by("org_id").agg(
        above_on=_last("held_on", above), own_on=_last("held_on", own),
        result=pl.coalesce(_last("result", above, known=True), _last("result", own, known=True)),
    )  # fmt: skip
    not_closed = (pl.col("state") == NOT_REACHED) & (not of.is_closed)
    every = [
        state_of_each(rounds, bodies, visits, visits, of.year, of.as_of)
        .join(last, on="org_id", how="left", maintain_order="left")
        .with_columns(tier=pl.lit(tier), state=pl.when(not_closed).then(pl.lit(AWAITED)).otherwise("state"))
        .select(*BodyHeard.column_names())
        for tier, bodies in tiers.items()
    ]
    return pl.concat(every)


def by_unit(
    heard: pl.DataFrame, tiers: Mapping[str, Any], units: pl.DataFrame, bound: pl.Series, of: Reckoning
) -> pl.DataFrame:
    """UNIT_HEARD of every unit and tier, in official order; bound: the units a document asks."""
    binds = pl.col("org_id").is_in(bound.implode())
    grid = units.sort(*OFFICIAL_ORDER).join(pl.DataFrame({"tier": list(tiers)}), how="cross")
    counts = heard.rename({"org_id": "body", "unit_id": "org_id"}).group_by("org_id", "tier").agg(*_counts())
    rows = grid.join(counts, on=["org_id", "tier"], how="left", maintain_order="left")
    return _with_year(rows, of).with_columns(binds=binds)


def by_tier(heard: pl.DataFrame, tiers: Mapping[str, Any], leagues: list[str], of: Reckoning) -> pl.DataFrame:
    """TIER_HEARD of the province and each league."""
    scopes = pl.DataFrame({"scope": [PROVINCE, *leagues]})
    grid = scopes.join(pl.DataFrame({"tier": list(tiers)}), how="cross", maintain_order="left_right")
    every = pl.concat([heard.with_columns(scope=pl.lit(PROVINCE)), heard.with_columns(scope="league")])
    counts = every.group_by("scope", "tier").agg(*_counts())
    return _with_year(grid.join(counts, on=["scope", "tier"], how="left", maintain_order="left"), of)


def due_rows(rows: pl.DataFrame, day: date) -> pl.DataFrame:
    """The rows of UNIT_HEARD that are to be seen to on the day: from December on, and while it can be done.

    Once the year is closed it stays so in the year's own periods.
    """
    year = pl.col("year").cast(pl.Int32)
    begun = pl.col("as_of") >= pl.date(year, 12, 1)
    return rows.filter(begun & (~has_closed() | (year == day.year)), pl.col("both") < pl.col("population"))


def has_closed() -> pl.Expr:
    """Whether the year of a row of TierCounts is closed."""
    return pl.col("as_of") >= pl.date(pl.col("year").cast(pl.Int32) + 1, *_CLOSES)


def _counts() -> list[pl.Expr]:
    state = pl.col("state")
    parts = {name: (state == word).sum() for name, word in _COUNTED.items()}
    return [
        (state != NEW).sum().cast(pl.Int64).alias("population"),
        *(part.cast(pl.Int64).alias(name) for name, part in parts.items()),
    ]


def _with_year(rows: pl.DataFrame, of: Reckoning) -> pl.DataFrame:
    return rows.with_columns(
        pl.col("population", *_COUNTED).fill_null(0), year=pl.lit(str(of.year)), as_of=pl.lit(of.as_of)
    )


def _last(column: str, kind: str, *, known: bool = False) -> pl.Expr:
    of_kind = pl.col("kind") == kind
    return pl.col(column).filter(of_kind & pl.col(column).is_not_null() if known else of_kind).last()
