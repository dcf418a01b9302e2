"""Stars of branches: distribution, five-star share and what is missing to the target, pooled and by unit."""

from collections.abc import Mapping, Sequence
from datetime import date

import dataframely as dy
import polars as pl

from analytics import rules
from analytics.measures import columns as c
from analytics.measures.units import OFFICIAL_ORDER, Unit, branches_of_all_times, standing, with_units
from analytics.periods import parse
from analytics.statistics import intervals

PROVINCE = "全省"
_STARS = range(1, rules.TOP_STAR + 1)


class BranchStars(dy.Schema):
    """Branch that stands at the end of the period × its latest rating; stars null = never rated."""

    org_id = c.text("支部代码", primary_key=True)
    name = c.text("支部")
    unit_id = c.text("单位代码")
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
    share = c.share("五星占比", nullable=True)
    shortfall = c.count("距目标还差")
    surplus = c.count("超出目标")
    reached = c.flag("达到目标", nullable=True)


class StarsPooled(_Counts):
    """Province or league × half-year up to the period. Denominator: all branches standing, rated or not.

    Shares are arithmetic of all branches, without an interval; the target binds Luoyang's organs only.
    """

    scope = c.text("范围", primary_key=True)
    period = c.period("评定期", primary_key=True)
    is_closed = c.flag("已截止")
    share_change = c.share("占比环比", signed=True, nullable=True)


class StarsByUnit(_Counts):
    """Unit × the period shown. Denominator: all branches standing at its end, rated or not.

    share_low and share_high are the 95 % Wilson interval: how little a small number of branches says.
    """

    org_id = c.text("单位代码", primary_key=True)
    name = c.text("单位")
    league = c.text("分组")
    kind = c.text("单位性质", nullable=True)
    region = c.text("所在地区", nullable=True)
    official_order = c.count("排列顺序")
    share_low = c.share("区间下限", nullable=True)
    share_high = c.share("区间上限", nullable=True)
    previous_five_star = c.count("上期五星支部", nullable=True)
    share_change = c.share("占比环比（百分点）", signed=True, nullable=True)


def branch_stars(
    organisations: pl.LazyFrame, star_ratings: pl.LazyFrame, day: date
) -> dy.DataFrame[BranchStars]:
    """The rating that stands on the day: the latest one given for a half-year that had ended."""
    return branch_stars_of(rated_branches(organisations, star_ratings), day)


def rated_branches(organisations: pl.LazyFrame, star_ratings: pl.LazyFrame) -> pl.DataFrame:
    """Branches of all times with their span and, named by its code, the stars of every half-year.

    One frame for all days: finding unit and ratings of every branch is most of the work.
    """
    codes = sorted(star_ratings.select(pl.col("period").unique()).collect()["period"])
    given = [pl.when(pl.col("period") == code).then(pl.col("stars")).alias(code) for code in codes]
    by_branch = star_ratings.select("org_id", *given).group_by("org_id").max()
    branches = with_units(branches_of_all_times(organisations), organisations)
    return branches.join(by_branch, on="org_id", how="left").sort("unit_id", "org_id").collect()


def branch_stars_of(rated: pl.DataFrame, day: date) -> dy.DataFrame[BranchStars]:
    """branch_stars from rated_branches."""
    over = _ratings_until(rated, day)
    rated_in = [pl.when(pl.col(code).is_not_null()).then(pl.lit(code)) for code in over]
    return (
        standing(rated.lazy(), day)
        .with_columns(stars=_latest(over), rated_in=_first(rated_in, pl.String))
        .select(*BranchStars.column_names())
        .collect(engine="in-memory")
        .pipe(BranchStars.validate)
    )


def leagues_and_stars(rated: pl.DataFrame, day: date) -> pl.DataFrame:
    """League and standing stars of each branch on the day: what pooled counts."""
    stood = standing(rated.lazy(), day)
    return stood.select("league", stars=_latest(_ratings_until(rated, day))).collect(engine="in-memory")


def pooled(branches: Mapping[str, pl.DataFrame], closed: list[str], target: int) -> dy.DataFrame[StarsPooled]:
    """Count the stars of the province and of each league.

    branches is keyed by half-year code and has league and stars of every standing branch.
    """
    frames = [
        counted
        for code, frame in branches.items()
        for counted in (
            _counted(frame.with_columns(scope=pl.lit(PROVINCE)), "scope", target).with_columns(
                period=pl.lit(code)
            ),
            _counted(frame.with_columns(scope="league"), "scope", target).with_columns(period=pl.lit(code)),
        )
    ]
    counts = pl.concat(frames) if frames else StarsPooled.create_empty().drop("is_closed", "share_change")
    return (
        counts.with_columns(is_closed=pl.col("period").is_in(closed))
        .sort("scope", "period")
        .with_columns(share_change=pl.col("share").diff().over("scope"))
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
    rated_then = branches.clear() if earlier is None or earlier["stars"].count() == 0 else earlier
    before = _counted(rated_then, "unit_id", target).select(
        "unit_id", previous_five_star="five_star", previous_share="share"
    )
    low, high = intervals.wilson(pl.col("five_star"), pl.col("branches"))
    counts = [name for name, column in _Counts.columns().items() if column.dtype == pl.Int64]
    return (
        units.join(_counted(branches, "unit_id", target), left_on="org_id", right_on="unit_id", how="left")
        .join(before, left_on="org_id", right_on="unit_id", how="left")
        .with_columns(pl.col(counts).fill_null(0))
        .with_columns(share_low=low, share_high=high, share_change=pl.col("share") - pl.col("previous_share"))
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


def _counted(branches: pl.DataFrame, group: str, target: int) -> pl.DataFrame:
    stars = pl.col("stars")
    words = ("one", "two", "three", "four", "five")
    counts = branches.group_by(group).agg(
        pl.len().cast(pl.Int64).alias("branches"),
        *(
            (stars == number).sum().cast(pl.Int64).alias(f"{word}_star")
            for number, word in zip(_STARS, words, strict=True)
        ),
        stars.null_count().cast(pl.Int64).alias("unrated"),
        stars.is_in(list(rules.LOW_STARS)).sum().cast(pl.Int64).alias("low_star"),
    )
    needed = -(-pl.col("branches") * target // 100)
    return counts.with_columns(
        share=pl.col("five_star") / pl.col("branches"),
        shortfall=(needed - pl.col("five_star")).clip(lower_bound=0),
        surplus=(pl.col("five_star") - needed).clip(lower_bound=0),
        reached=pl.col("five_star") * 100 >= pl.col("branches") * target,
    )
