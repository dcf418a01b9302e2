"""Stars of branches: distribution, five-star share and what is missing to the target, pooled and by unit."""

from collections.abc import Mapping, Sequence
from datetime import date

import dataframely as dy
import polars as pl

from analytics import reference
from analytics.base import columns as c
from analytics.base import rules
from analytics.base.good import Good
from analytics.base.periods import parse
from analytics.base.result import Reach, Result, RollUp
from analytics.base.rules import PROVINCE
from analytics.kit.closed_periods import on_last_year
from analytics.kit.units import OFFICIAL_ORDER, Unit, branches_of_all_times, standing_on, with_units
from analytics.statistics import intervals

_STARS = range(1, rules.TOP_STAR + 1)
_NO_TALLIES = pl.DataFrame(
    schema={"league": pl.String, "stars": pl.Int64, "branches": pl.Int64, "period": pl.String}
)


class BranchStars(dy.Schema):
    """Branch that stands at the end of the period × its latest rating; stars null = never rated."""

    org_id = c.branch_code("支部代码", primary_key=True)
    name = c.text("支部")
    unit_id = c.unit_code("单位代码", name_in="unit")
    league = c.text("分组")
    stars = c.count("星级", nullable=True)
    rated_in = c.period("评定期", nullable=True)


class _Counts(dy.Schema):
    branches = c.count("支部数")
    five_star = c.count("五星支部")
    four_star = c.count("四星支部")
    three_star = c.count("三星支部")
    two_star = c.count("二星支部")
    one_star = c.count("一星支部")
    unrated = c.count("未评星")
    low_star = c.count("低星支部")
    share = c.share("五星占比", limits=(reference.five_star_target() / 100,), nullable=True)
    shortfall = c.count("距参照线还差", good=Good.NONE, nullable=True)
    surplus = c.count("超出目标", nullable=True)
    reached = c.flag("达到目标", good=Good.YES, nullable=True)


class _OfScope(dy.Schema):
    scope = c.text("范围", primary_key=True)
    period = c.period("评定期", primary_key=True)
    is_closed = c.flag("已截止")


class _OfUnit(dy.Schema):
    org_id = c.unit_code("单位代码", primary_key=True)
    name = c.text("单位")
    league = c.text("分组")
    kind = c.text("单位性质", nullable=True)
    region = c.text("所在地区", nullable=True)
    official_order = c.count("排列顺序")


class StarsPooled(_OfScope, _Counts):
    """Province or league × half-year up to the period. Denominator: all branches standing, rated or not.

    Where no standing branch of the scope was ever rated (尚未评定) nothing is judged: share, shortfall,
    surplus and reached are null.
    Shares are arithmetic of all branches, without an interval; the target binds Luoyang's organs only. Of a
    year the second half-year speaks, and share_year_change: a year has no 环比.
    """

    share_change = c.share("占比环比", signed=True, good=Good.RISE, nullable=True)
    share_year_change = c.share("占比同比", signed=True, good=Good.RISE, nullable=True)


class StarsByUnit(_OfUnit, _Counts):
    """Unit × the period shown. Denominator: all branches standing at its end, rated or not.

    Where no standing branch of the unit's league was ever rated (尚未评定) nothing is judged; unrated
    branches beside rated ones of the league, also a unit's only ones, count as not five-star.
    share_low and share_high are the 95 % Wilson interval: how little a small number of branches says.
    share_change of a year is null: it has no 环比.
    """

    share_low = c.share("区间下限", nullable=True)
    share_high = c.share("区间上限", nullable=True)
    previous_five_star = c.count("上期五星支部", nullable=True)
    share_change = c.share("占比环比（百分点）", signed=True, good=Good.RISE, nullable=True)


_QUOTED = ("branches", "five_star", "low_star", "unrated", "share", "shortfall", "surplus", "reached")
RESULTS = (
    Result("stars_pooled", "五星支部（合计）", StarsPooled, Reach.COMMITTEE, RollUp.SUM, quoted=_QUOTED),
    Result("stars_by_unit", "五星支部（分单位）", StarsByUnit, Reach.UNIT, RollUp.CONCAT, quoted=_QUOTED),
)


def branch_stars(
    organisations: pl.LazyFrame, star_ratings: pl.LazyFrame, day: date
) -> dy.DataFrame[BranchStars]:
    """The rating that stands on the day: the latest one given for a half-year that had ended."""
    rated = rated_branches(organisations, star_ratings, rated_in(star_ratings))
    return branch_stars_of(rated.collect(), day)


def rated_branches(organisations: pl.LazyFrame, star_ratings: pl.LazyFrame, codes: list[str]) -> pl.LazyFrame:
    """Branches of all times with their span and, named by its code, the stars of every half-year in codes.

    One frame for all days: finding unit and ratings of every branch is most of the work.
    """
    given = [pl.when(pl.col("period") == code).then(pl.col("stars")).alias(code) for code in codes]
    by_branch = star_ratings.select("org_id", *given).group_by("org_id").max()
    branches = with_units(branches_of_all_times(organisations), organisations)
    return (
        branches.join(by_branch, on="org_id", how="left")
        .select("org_id", "name", "unit_id", "league", "valid_from", "valid_to", *sorted(codes))
        .sort("unit_id", "org_id")
    )


def rated_in(star_ratings: pl.LazyFrame) -> list[str]:
    """The half-years that have ratings."""
    return star_ratings.select(pl.col("period").unique()).collect()["period"].to_list()


def branch_stars_of(rated: pl.DataFrame, day: date) -> dy.DataFrame[BranchStars]:
    """branch_stars from rated_branches, collected."""
    over = _ratings_until(rated, day)
    rated_in = [pl.when(pl.col(code).is_not_null()).then(pl.lit(code)) for code in over]
    return (
        standing_on(rated.lazy(), day)
        .with_columns(stars=_latest(over), rated_in=_first(rated_in, pl.String))
        .select(*BranchStars.column_names())
        .collect(engine="in-memory")
        .pipe(BranchStars.validate)
    )


def leagues_and_stars(rated: pl.DataFrame, day: date) -> pl.DataFrame:
    """League and standing stars of each branch on the day: what by_scope counts."""
    stood = standing_on(rated.lazy(), day)
    return stood.select("league", stars=_latest(_ratings_until(rated, day))).collect(engine="in-memory")


def by_scope(frames: Mapping[str, pl.DataFrame], closed: list[str], target: int) -> dy.DataFrame[StarsPooled]:
    """Count the stars of the province and of each league.

    frames is keyed by half-year code and has league and stars of every standing branch.
    """
    tallies = [
        _tally_stars(frame, "league").with_columns(period=pl.lit(code)) for code, frame in frames.items()
    ]
    of_leagues = pl.concat(tallies or [_NO_TALLIES]).rename({"league": "scope"})
    both = pl.concat([of_leagues, of_leagues.with_columns(scope=pl.lit(PROVINCE))])
    counts = _judge_counts(_sum_tallies(both, "scope", "period"), target, "scope", "period")
    return (
        counts.with_columns(is_closed=pl.col("period").is_in(closed))
        .sort("scope", "period")
        .with_columns(share_change=pl.col("share").diff().over("scope"))
        .pipe(on_last_year, "share", "scope")
        .rename({"change": "share_year_change"})
        .select(*StarsPooled.column_names())
        .pipe(StarsPooled.validate)
    )


def by_unit(
    units: dy.DataFrame[Unit],
    branches: dy.DataFrame[BranchStars],
    earlier: dy.DataFrame[BranchStars] | None,
    target: int,
) -> dy.DataFrame[StarsByUnit]:
    """Count the stars of each unit; a unit without branches has no share and nothing to reach.

    earlier: a period before; None, or before anyone was rated: nothing to compare with.
    """
    before = _of_units(branches.clear() if earlier is None else earlier, target).select(
        "org_id",
        previous_five_star=pl.when(pl.col("share").is_not_null()).then("five_star"),
        previous_share="share",
    )
    low, high = intervals.wilson(pl.col("five_star"), pl.col("branches"))
    counts = pl.col([name for name, column in _Counts.columns().items() if column.dtype == pl.Int64])
    is_judged = pl.col("share").is_not_null()
    return (
        units.join(_of_units(branches, target), on="org_id", how="left")
        .join(before, on="org_id", how="left")
        .with_columns(pl.when(pl.col("branches").is_null()).then(counts.fill_null(0)).otherwise(counts))
        .with_columns(
            share_low=pl.when(is_judged).then(low),
            share_high=pl.when(is_judged).then(high),
            share_change=pl.col("share") - pl.col("previous_share"),
        )
        .select(*StarsByUnit.column_names())
        .sort(*OFFICIAL_ORDER)
        .pipe(StarsByUnit.validate)
    )


def _ratings_until(rated: pl.DataFrame, day: date) -> list[str]:
    """The half-years with ratings that had ended on the day, the latest first."""
    codes = rated.columns[rated.columns.index("valid_to") + 1 :]
    return [code for code in reversed(codes) if parse(code).end <= day]


def _latest(codes: list[str]) -> pl.Expr:
    return _first([pl.col(code) for code in codes], pl.Int64)


def _first(values: Sequence[pl.Expr], kind: type[pl.DataType]) -> pl.Expr:
    return pl.coalesce(*values, pl.lit(None, dtype=kind))


def _of_units(branches: pl.DataFrame, target: int) -> pl.DataFrame:
    """org_id and _Counts of the units that have branches."""
    counts = _sum_tallies(_tally_stars(branches, "league", "unit_id"), "league", "unit_id")
    return _judge_counts(counts, target, "league").drop("league").rename({"unit_id": "org_id"})


def _tally_stars(branches: pl.DataFrame, *groups: str) -> pl.DataFrame:
    """How many branches of each group have how many stars: what all counts are added up from."""
    return branches.group_by(*groups, "stars").agg(branches=pl.len().cast(pl.Int64))


def _sum_tallies(tallies: pl.DataFrame, *groups: str) -> pl.DataFrame:
    stars, branches = pl.col("stars"), pl.col("branches")
    words = ("one", "two", "three", "four", "five")
    by_star = {f"{word}_star": stars == number for number, word in zip(_STARS, words, strict=True)}
    kinds = by_star | {"unrated": stars.is_null(), "low_star": stars.is_in(list(rules.LOW_STARS))}
    return tallies.group_by(groups).agg(
        branches.sum(), **{name: branches.filter(kind).sum() for name, kind in kinds.items()}
    )


def _judge_counts(counts: pl.DataFrame, target: int, *scope: str) -> pl.DataFrame:
    """Hold the counts against the target; null in a scope none of whose branches was ever rated."""
    five, branches = pl.col("five_star"), pl.col("branches")
    needed = -(-branches * target // 100)
    judged = {
        "share": five / branches,
        "shortfall": (needed - five).clip(lower_bound=0),
        "surplus": (five - needed).clip(lower_bound=0),
        "reached": five * 100 >= branches * target,
    }
    is_rated = (branches > pl.col("unrated")).any().over(scope)
    return counts.with_columns(pl.when(is_rated).then(value).alias(name) for name, value in judged.items())
