"""Places within the league, with ties, quarter, grade, and what changed since."""

import dataframely as dy
import polars as pl

from analytics import reference
from analytics.base import columns as c
from analytics.base.good import Good
from analytics.base.periods import parse
from analytics.base.result import LeagueFigures, Reach, Result, RollUp
from analytics.kit.closed_periods import Comparison, ComparisonKind
from analytics.kit.units import OFFICIAL_ORDER, Unit
from analytics.statistics import ranks
from analytics.systems.scores import common_places
from analytics.systems.scores.scores import FULL_MARKS, HalfScore, Standing, UnitScore, usual_rubric

# Where grades begin, of whichever year and basis: a score just below is not shown as one just there.
GRADES_BEGIN = tuple(
    sorted(full * at_least / 100 for at_least in reference.grades_begin() for full in FULL_MARKS.values())
)


class Ranking(dy.Schema):
    """Unit × the period shown: units in the order of the meeting sheet.

    field = units of the league that take part; place, quartile and changes are null for the others.
    A positive change is an improvement; place_change = common_change + field_effect (common_places). A unit
    then scored on another basis or under another rubric version has no changes, one then in another league
    none of place. Equal places stand in official order.
    """

    org_id = c.unit_code("单位代码", primary_key=True)
    place = c.count("名次", nullable=True)
    name = c.text("单位")
    league = c.text("分组")
    kind = c.text("单位性质", nullable=True)
    official_order = c.count("排列顺序")
    score = c.score("得分", limits=GRADES_BEGIN, nullable=True)
    basis = c.text("计分口径")
    grade = c.text("考核等次", nullable=True)
    quartile = c.count("四分位", nullable=True)
    field = c.count("参与排名单位数")
    sharing = c.count("同名次单位数", nullable=True)
    previous_place = c.count("上期名次", nullable=True)
    previous_place_change = c.count("名次环比（含进出）", signed=True, good=Good.RISE, nullable=True)
    previous_common_place = c.count("可比名次（环比）", nullable=True)
    previous_common_change = c.change_of_place("名次环比")
    previous_field_effect = c.count("进出影响（环比）", signed=True, nullable=True)
    previous_score_change = c.score("得分环比", signed=True, good=Good.RISE, nullable=True)
    last_year_place = c.count("上年同期名次", nullable=True)
    last_year_place_change = c.count("名次同比（含进出）", signed=True, good=Good.RISE, nullable=True)
    last_year_common_place = c.count("可比名次（同比）", nullable=True)
    last_year_common_change = c.change_of_place("名次同比")
    last_year_field_effect = c.count("进出影响（同比）", signed=True, nullable=True)
    last_year_score_change = c.score("得分同比", signed=True, good=Good.RISE, nullable=True)
    standing = c.text("排名状态")


class PlaceHistory(dy.Schema):
    """Unit × half-year up to the period: dynamic score and place then.

    What changed since the half-year before as in Ranking; null where the unit had no place then, another
    league or another rubric version.
    """

    org_id = c.unit_code("单位代码", primary_key=True)
    period = c.period("考核期", primary_key=True)
    name = c.text("单位")
    league = c.text("分组")
    rubric_version = c.count("考评要素版本")
    dynamic = c.points("平时动态考核", nullable=True)
    place = c.count("名次", nullable=True)
    previous_common_change = c.change_of_place("名次环比")
    previous_field_effect = c.count("进出影响（环比）", signed=True, nullable=True)


def _with_common(placed: pl.DataFrame) -> pl.DataFrame:
    for prefix in _PREFIXES.values():
        placed = common_places.with_common(placed, prefix, "league")
    return placed


def with_steps(history: pl.DataFrame) -> pl.DataFrame:
    """The history with what changed since the half-year before, from the places of both."""
    on = ("org_id", "league", "rubric_version", "period")
    after = {code: parse(code).shift_by(1).code for code in history["period"].unique()}
    before = history.select(*on, previous_place="place").with_columns(pl.col("period").replace(after))
    joined = history.join(before, on=on, how="left", maintain_order="left").with_columns(
        previous_place_change=pl.col("previous_place") - pl.col("place")
    )
    return common_places.with_common(joined, "previous", "league", "period")


_PREFIXES = {
    ComparisonKind.ON_LAST_PERIOD: "previous",
    ComparisonKind.ON_LAST_YEAR: "last_year",
}
RESULT = Result(
    "rankings",
    "单位排名",
    Ranking,
    Reach.UNIT,
    RollUp.NONE,
    quoted=("place", "grade"),
    league_figures=LeagueFigures(columns=("sharing",), of_units="field", own="place"),
    completed=_with_common,
)
HISTORY = Result("place_history", "历期名次", PlaceHistory, Reach.UNIT, RollUp.NONE, completed=with_steps)
# The columns of each comparison: the change of place whole, on common ground, and by comings and goings.
CHANGES, COMMON_CHANGES, FIELD_EFFECTS = (
    {kind.value: f"{prefix}_{what}" for kind, prefix in _PREFIXES.items()}
    for what in ("place_change", "common_change", "field_effect")
)


def rankings(
    scores: dy.DataFrame[UnitScore],
    bases: dict[str, dy.DataFrame[UnitScore]],
    comparisons: dy.DataFrame[Comparison],
    cutoffs: pl.DataFrame,
) -> dy.DataFrame[Ranking]:
    """Rank the units that take part within their league; bases: scores of earlier periods by code."""
    placed = _with_places(scores).with_columns(grade=_grade(cutoffs))
    for kind, base_period, obstacle in comparisons.iter_rows():
        base = bases.get(base_period) if obstacle is None else None
        placed = _with_changes(placed, base, _PREFIXES[ComparisonKind(kind)])
    return (
        _with_common(placed)
        .select(*Ranking.column_names())
        .sort(OFFICIAL_ORDER[0], "place", *OFFICIAL_ORDER[1:], nulls_last=True)
        .pipe(Ranking.validate)
    )


def place_history(
    halves: dy.DataFrame[HalfScore], units: dict[str, dy.DataFrame[Unit]], ranked_leagues: list[str]
) -> dy.DataFrame[PlaceHistory]:
    """Places of every half-year among the units that stood then; units is keyed by half-year code."""
    standing = pl.concat(
        [frame.select("org_id", "name", "league", period=pl.lit(code)) for code, frame in units.items()]
        or [
            pl.DataFrame(
                schema={"org_id": pl.String, "name": pl.String, "league": pl.String, "period": pl.String}
            )
        ]
    )
    takes_part = pl.col("league").is_in(ranked_leagues)
    return (
        halves.select("org_id", "period", "rubric_version", "dynamic")
        .join(standing, on=["org_id", "period"])
        .with_columns(
            place=ranks.place(pl.when(takes_part & usual_rubric("league", "period")).then("dynamic")).over(
                "league", "period"
            )
        )
        .pipe(with_steps)
        .select(*PlaceHistory.column_names())
        .sort("org_id", "period")
        .pipe(PlaceHistory.validate)
    )


def _with_places(scores: dy.DataFrame[UnitScore]) -> pl.DataFrame:
    takes_part = pl.col("standing") == Standing.RANKED
    return (
        scores.with_columns(place=ranks.place(pl.when(takes_part).then("score")).over("league"))
        .with_columns(field=takes_part.sum().over("league").cast(pl.Int64))
        .with_columns(
            quartile=ranks.quartile(pl.col("place"), pl.col("field")),
            sharing=pl.when(pl.col("place").is_not_null()).then(
                pl.len().over("league", "place").cast(pl.Int64)
            ),
        )
    )


def _grade(cutoffs: pl.DataFrame) -> pl.Expr:
    """The highest grade whose least percentage of full marks the score reaches, compared in integers.

    The lowest grade has no lower end: deductions can take a score below zero.
    """
    full = pl.col("basis").replace_strict({basis.value: marks for basis, marks in FULL_MARKS.items()})
    grade = pl.lit(None, dtype=pl.String)
    ordered = cutoffs.sort("at_least_percent").select("grade", "at_least_percent").iter_rows()
    for rank, (name, at_least) in enumerate(ordered):
        reached = pl.col("score").is_not_null() if rank == 0 else pl.col("score") * 100 >= full * at_least
        grade = pl.when(reached).then(pl.lit(name)).otherwise(grade)
    return grade


def _with_changes(placed: pl.DataFrame, base: dy.DataFrame[UnitScore] | None, prefix: str) -> pl.DataFrame:
    compared = ("place", "score", "basis", "rubric_version", "league")
    earlier = placed.clear() if base is None else _with_places(base)
    then = earlier.select("org_id", pl.col(compared).name.prefix(f"{prefix}_"))
    place, score, basis, version, league = (pl.col(f"{prefix}_{name}") for name in compared)
    alike = (pl.col("basis") == basis) & (pl.col("rubric_version") == version)
    return placed.join(then, on="org_id", how="left").with_columns(
        pl.when(alike & (pl.col("league") == league))
        .then(place - pl.col("place"))
        .alias(f"{prefix}_place_change"),
        pl.when(alike).then(pl.col("score") - score).alias(f"{prefix}_score_change"),
    )
