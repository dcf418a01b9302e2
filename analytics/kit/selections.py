"""Who stands for a title, who was named and who lost it: rows with days, never worked out from numbers."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.good import Good
from analytics.base.periods import Period
from analytics.base.rules import Level
from analytics.kit.units import OFFICIAL_ORDER, Unit, standing_branches, units_on
from analytics.reference.criteria import Title

SEEN_UNTIL = (3, 31)  # of the next year: what is decided of a year by then belongs to it (assumption)
HONOUR = "称号"  # kind of title; the others tell how three years were appraised


class Step(StrEnum):
    """How far a selection has come, in this order; the last one taken holds."""

    OWN = "自荐"
    RECOMMENDED = "推荐"
    NAMED = "命名"
    REVOKED = "撤销"


class TitleHeld(dy.Schema):
    """Organisation × year × title: named, or named and revoked, as it stood at the end of that year.

    place to overdue: of units, of the period that is shown, where that is of the year of the title.
    """

    org_id = c.code("代码", name_in="name", primary_key=True)
    year = c.period("年度", primary_key=True)
    title = c.text("称号", primary_key=True)
    name = c.text("获得者")
    unit_id = c.unit_code("单位代码", name_in="unit")
    unit = c.text("单位")
    league = c.text("分组")
    level = c.text("层级")
    kind = c.text("类别")
    state = c.text("状态")
    decided_on = c.day("决定日期", nullable=True)
    document = c.text("依据文件", nullable=True)
    place = c.count("名次", nullable=True)
    field = c.count("参与排名单位数", nullable=True)
    overdue = c.count("超期未销号后进支部", good=Good.NONE, nullable=True)


class TitleCount(dy.Schema):
    """Title of the year: how many are how far; quota: null where no document gives a number.

    first_half, overdue: of the named units, those in the first half of the places, those with weak branches
    past their due day.
    """

    title = c.text("称号", primary_key=True)
    year = c.period("年度")
    level = c.text("层级")
    own = c.count("自荐")
    recommended = c.count("推荐")
    named = c.count("命名")
    revoked = c.count("撤销")
    quota = c.count("规定数", nullable=True)
    ranked = c.count("命名中参与排名的", nullable=True)
    first_half = c.count("命名中居前一半的", nullable=True)
    overdue = c.count("命名中有超期后进支部的", good=Good.NONE, nullable=True)


def seen_until(period: Period, counted_on: date) -> date:
    """The day until which decisions count: of a period that ends a year, some weeks of the next."""
    is_whole = counted_on == period.end == date(period.year, 12, 31)
    return date(period.year + 1, *SEEN_UNTIL) if is_whole else counted_on


def last_steps(selections: Sequence[pl.LazyFrame], year: int, day: date) -> pl.DataFrame:
    """org_id, year, title, step, decided_on, document: how far each has come by the day.

    selections: org_id, period, title, step, decided_on, document; of years up to this one.
    """
    rank = pl.col("step").replace_strict({step.value: n for n, step in enumerate(Step)}, return_dtype=pl.Int8)
    known = pl.col("decided_on").is_null() | (pl.col("decided_on") <= day)
    rows = pl.concat(
        [one.select("org_id", "period", "title", "step", "decided_on", "document") for one in selections]
    )
    return (
        rows.filter((pl.col("period") <= str(year)) & known)
        .rename({"period": "year"})
        .sort("org_id", "year", "title", rank)
        .unique(["org_id", "year", "title"], keep="last", maintain_order=True)
        .collect()
    )


def bodies_of_years(
    organisations: pl.LazyFrame,
    aliases: pl.LazyFrame,
    units: dy.DataFrame[Unit],
    steps: pl.DataFrame,
    year: int,
    day: date,
) -> dict[int, pl.DataFrame]:
    """bodies_on at the end of each year somebody was selected in; of this year on the day, with its units."""
    years = sorted({int(one) for one in steps["year"]} - {year}, reverse=True)
    ends = {one: date(one, 12, 31) for one in years}
    then = units_on(organisations, aliases, ends.values())
    earlier = {one: bodies_on(organisations, then[end], end) for one, end in ends.items()}
    return {year: bodies_on(organisations, units, day), **earlier}


def bodies_on(organisations: pl.LazyFrame, units: dy.DataFrame[Unit], day: date) -> pl.DataFrame:
    """Units of the day and the branches that stood under them: org_id, name, unit_id, unit, league, level.

    unit_kind and official_order are those of the unit; units first, in official order.
    """
    named = units.select("official_order", unit_id="org_id", unit="name", unit_kind="kind")
    own = units.select("org_id", "name", "league", unit_id="org_id", level=pl.lit(Level.UNIT.value))
    below = standing_branches(organisations, day).collect().with_columns(level=pl.lit(Level.BRANCH.value))
    both = pl.concat([own, below.select(own.columns)])
    order = (pl.col("level") != Level.UNIT, *OFFICIAL_ORDER[:2], pl.col("unit_id"), pl.col("org_id"))
    return both.join(named, on="unit_id").sort(*order)


def titles_held(
    steps: pl.DataFrame,
    bodies: dict[int, pl.DataFrame],
    titles: Sequence[Title],
    year: int,
    facts: pl.DataFrame,
) -> pl.DataFrame:
    """Whatever was named, also where it was revoked later (TitleHeld); bodies: of each year, at its end.

    facts: org_id, place, field, overdue of units in the period.
    """
    kinds = pl.DataFrame([(one.title, one.kind) for one in titles], schema=["title", "kind"], orient="row")
    named = steps.filter(pl.col("step").is_in([Step.NAMED, Step.REVOKED])).rename({"step": "state"})
    found = [
        own.join(named.filter(pl.col("year") == str(then)), on="org_id", maintain_order="left")
        for then, own in bodies.items()
    ]
    of_year = pl.col("year") == str(year)
    return (
        pl.concat(found)
        .join(kinds, on="title", maintain_order="left")
        .join(facts, on="org_id", how="left", maintain_order="left")
        .with_columns(pl.when(of_year).then(name).alias(name) for name in ("place", "field", "overdue"))
        .sort(pl.col("year"), descending=True, maintain_order=True)
        .select(*TitleHeld.column_names())
    )


def candidates_of_year(
    steps: pl.DataFrame, bodies: pl.DataFrame, titles: Sequence[Title], year: int
) -> pl.DataFrame:
    """The bodies that stand for an honour of the year, each once; standing: which, and how far."""
    honours = [one.title for one in titles if one.kind == HONOUR]
    own = steps.filter((pl.col("year") == str(year)) & pl.col("title").is_in(honours))
    words = pl.format("{}（{}）", "title", "step").str.join("、").alias("standing")
    return bodies.join(own.group_by("org_id").agg(words), on="org_id", maintain_order="left")


def counts_of_titles(
    steps: pl.DataFrame, held: pl.DataFrame, titles: Sequence[Title], year: int
) -> pl.DataFrame:
    """The titles of the year counted (TitleCount)."""
    made = []
    for one in (title for title in titles if title.kind == HONOUR):
        own = steps.filter(pl.col("title") == one.title)["step"].to_list()
        counts = {
            name: own.count(step)
            for name, step in zip(("own", "recommended", "named", "revoked"), Step, strict=True)
        }
        named = held.filter(year=str(year), title=one.title, state=Step.NAMED)
        placed = named.filter(pl.col("place").is_not_null())
        of_units = {
            "ranked": placed.height,
            "first_half": placed.filter(2 * pl.col("place") <= pl.col("field")).height,
            "overdue": named.filter(pl.col("overdue") > 0).height,
        }
        told = of_units if one.level == Level.UNIT else dict.fromkeys(of_units)
        row = {"title": one.title, "year": str(year), "level": one.level, "quota": one.quota_of(year)}
        made.append(row | counts | told)
    return pl.DataFrame(made, schema=TitleCount.create_empty().schema)
