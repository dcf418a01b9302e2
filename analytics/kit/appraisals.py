"""Systems of appraisals: criteria of units judged in words once a year, counted and never added up.

Words become points only where the committee gave each of them a number (criteria_weights.csv); until then
they are counted word by word.
"""

from collections.abc import Mapping, Sequence
from datetime import date

import polars as pl

from analytics.base import columns as c
from analytics.base.periods import Period
from analytics.kit.case_columns import OfUnit
from analytics.kit.selections import HONOUR, Step
from analytics.kit.units import OFFICIAL_ORDER
from analytics.reference.criteria import Criterion, points_by_word

UNJUDGED = "未评"
POINT, OPINION = "考评要点", "各方意见"  # kinds of criterion
FIRST_YEAR, SPAN = 2020, 3  # an overall appraisal every three years, the first from 2020 (assumption)
MOST_WEAK = 3  # of the weakest points told


class AppraisalPoint(OfUnit):
    """Unit × criterion of the year: the word it was judged by, 未评 where it was not."""

    year = c.period("年度")
    code = c.code("代码", name_in="criterion", primary_key=True)
    criterion = c.text("考评内容")
    kind = c.text("类别")
    part = c.text("部分")
    verdict = c.text("评价")


class AppraisalCount(OfUnit):
    """How often a unit got each word in the year; null where nobody was appraised in it.

    warned, objected: opinions of others. weakest: points judged worst, none where all are good. points: what
    the words are worth by the weights of the committee, null without them and while a point is not judged.
    """

    year = c.period("年度")
    good = c.count("好", nullable=True)
    fair = c.count("较好", nullable=True)
    ordinary = c.count("一般", nullable=True)
    poor = c.count("差", nullable=True)
    unjudged = c.count("未评", nullable=True)
    warned = c.count("意见：提醒", nullable=True)
    objected = c.count("意见：有异议", nullable=True)
    complete = c.flag("已评完", nullable=True)
    weakest = c.text("最弱的要点", nullable=True)
    points = c.count("按工委权重合计", nullable=True)


class YearBeside(OfUnit):
    """A unit in each year of the three that are appraised together; place: of the second half-year."""

    year = c.period("年度", primary_key=True)
    good = c.count("好", nullable=True)
    below = c.count("一般、差", nullable=True)
    unjudged = c.count("未评", nullable=True)
    objected = c.count("意见：有异议", nullable=True)
    place = c.count("下半年名次", nullable=True)
    titles = c.text("命名", nullable=True)
    verdict = c.text("三年总评", nullable=True)


_WORDS = {"good": "好", "fair": "较好", "ordinary": "一般", "poor": "差", "unjudged": UNJUDGED}
_OPINIONS = {"warned": "提醒", "objected": "有异议"}
_COUNTED = (*_WORDS, *_OPINIONS, "complete", "weakest", "points")
_WEAK = ("差", "一般")  # the worst first


def judged_until(appraisals: pl.LazyFrame, period: Period) -> pl.DataFrame:
    """org_id, year, criterion, verdict: what was judged; words have no day, so a year's come with its end."""
    last = period.year if period.end == date(period.year, 12, 31) else period.year - 1
    return (
        appraisals.filter((pl.col("period") <= str(last)) & pl.col("verdict").is_not_null())
        .select("org_id", "criterion", "verdict", year="period")
        .collect()
    )


def points_of_units(
    criteria: Sequence[Criterion], units: pl.DataFrame, judged: pl.DataFrame, year: int
) -> pl.DataFrame:
    """Every unit with every criterion (AppraisalPoint); none where nobody was appraised in the year."""
    own = judged.filter(pl.col("year") == str(year)).drop("year")
    every = pl.DataFrame(
        [(one.code, one.label, one.kind, one.part) for one in criteria if own.height],
        schema=dict.fromkeys(("code", "criterion", "kind", "part"), pl.String),
        orient="row",
    )
    return (
        units.select("org_id", "name", "league", "official_order", year=pl.lit(str(year)))
        .join(every, how="cross", maintain_order="left_right")
        .join(own, on=["org_id", "criterion"], how="left", maintain_order="left")
        .with_columns(pl.col("verdict").fill_null(UNJUDGED))
        .select(*AppraisalPoint.column_names())
    )


def counts_of_year(
    criteria: Sequence[Criterion], units: pl.DataFrame, judged: pl.DataFrame, year: int
) -> pl.DataFrame:
    """Every unit and how often it got each word (AppraisalCount); null where nobody was appraised."""
    points = points_of_units(criteria, units, judged, year)
    if points.is_empty():
        empty = [pl.lit(None, AppraisalCount.create_empty().schema[name]).alias(name) for name in _COUNTED]
        named = units.select("org_id", "name", "league", "official_order", year=pl.lit(str(year)))
        return named.with_columns(empty).select(*AppraisalCount.column_names())
    return counts_of_units(points, criteria, points_by_word(year))


def counts_of_units(
    points: pl.DataFrame, criteria: Sequence[Criterion], worth: Mapping[tuple[str, str], int]
) -> pl.DataFrame:
    """The words of each unit counted (AppraisalCount); worth: points by code and word, empty without."""
    shorts = {one.code: one.short for one in criteria}
    is_point = pl.col("kind") == POINT
    counted = {name: (is_point & (pl.col("verdict") == word)).sum() for name, word in _WORDS.items()}
    said = {name: (~is_point & (pl.col("verdict") == word)).sum() for name, word in _OPINIONS.items()}
    return (
        points.with_columns(
            short=pl.col("code").replace_strict(shorts, return_dtype=pl.String), worth=_worth(worth)
        )
        .group_by("org_id", "name", "league", "official_order", "year", maintain_order=True)
        .agg(**{name: count.cast(pl.Int64) for name, count in (counted | said).items()}, **_told_of(is_point))
        .with_columns(complete=pl.col("unjudged") == 0)
        .with_columns(points=pl.when("complete").then("points"))
        .select(*AppraisalCount.column_names())
    )


def _told_of(is_point: pl.Expr) -> dict[str, pl.Expr]:
    """The worst points in words, and what all points are worth; null while the worth of one is not known."""
    worst = [pl.col("short").filter(is_point & (pl.col("verdict") == word)) for word in _WEAK]
    weakest = pl.concat_list(one.implode() for one in worst).list.head(MOST_WEAK).list.join("、")
    own = pl.col("worth").filter(is_point)
    return {
        "weakest": pl.when(weakest != "").then(weakest).first(),
        "points": pl.when(own.null_count() == 0).then(own.sum()).first(),
    }


def _worth(worth: Mapping[tuple[str, str], int]) -> pl.Expr:
    """The points of the row's word; null where the committee gave none."""
    keys = {f"{code} {word}": points for (code, word), points in worth.items()}
    key = pl.concat_str("code", pl.lit(" "), "verdict")
    return key.replace_strict(keys, default=None, return_dtype=pl.Int64) if keys else pl.lit(None, pl.Int64)


def span_of(year: int) -> range:
    """The years that are appraised together with this one, as far as it."""
    first = FIRST_YEAR + (year - FIRST_YEAR) // SPAN * SPAN
    return range(first, year + 1)


def years_beside(
    of_year: Mapping[int, pl.DataFrame], history: pl.DataFrame, held: pl.DataFrame
) -> pl.DataFrame:
    """The years of units one below the other (YearBeside); of_year: AppraisalCount, held: TitleHeld."""
    named = held.filter(state=Step.NAMED.value).group_by("org_id", "year", maintain_order=True)
    texts = {"titles": pl.col("kind") == HONOUR, "verdict": pl.col("kind") != HONOUR}
    told = named.agg(**{name: pl.col("title").filter(of).str.join("、") for name, of in texts.items()})
    blank = [pl.when(pl.col(name) != "").then(name).alias(name) for name in texts]
    places = history.filter(pl.col("period").str.ends_with("H2")).select(
        "org_id", "place", year=pl.col("period").str.head(4)
    )
    return (
        pl.concat(of_year.values())
        .with_columns(below=pl.col("ordinary") + pl.col("poor"))
        .join(places, on=["org_id", "year"], how="left", maintain_order="left")
        .join(told.with_columns(blank), on=["org_id", "year"], how="left", maintain_order="left")
        .sort(*OFFICIAL_ORDER, "year")
        .select(*YearBeside.column_names())
    )
