"""支部观摩: every branch is observed once a year, some every quarter; who was, beside the pace."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.good import Good
from analytics.base.indicator import Direction, Indicator
from analytics.base.periods import Period
from analytics.base.pressing import Pressing, ToDo
from analytics.base.result import Reach, Result, RollUp
from analytics.base.rules import Level
from analytics.kit import round_columns as columns
from analytics.kit import round_stars, round_visits, rounds, visit_ledger
from analytics.kit.bound import bound_units
from analytics.kit.facts import Fact, read_word, tell
from analytics.kit.judged import Judged
from analytics.kit.round_left import things_left
from analytics.kit.rounds import Frames, Rounds
from analytics.kit.units import Unit
from analytics.kit.visit_words import Organiser, Verdict, VisitKind
from analytics.kit.worded import fill_headings, schema_of
from analytics.reference.thresholds import thresholds

DATASETS = (visit_ledger.DATASET,)
_DUTY = next(one for one in thresholds() if one.code == "observation_coverage")
OBSERVATION = Rounds(
    "rounds",
    "支部观摩",
    "观摩",
    (VisitKind.OBSERVATION.value,),
    "visit_outcomes",
    tuple(verdict.value for verdict in Verdict),
)


def _result(name: str, title: str, shape: type[dy.Schema], reach: Reach, rolls_up: RollUp) -> Result:
    """A table of the shape under the verb of the system."""
    worded = fill_headings(shape, {"went": OBSERVATION.went})
    return Result(name, title, schema_of(name, worded, shape), reach, rolls_up)


CROWDED = _result("crowded_days", "支部观摩集中的日子", columns.CrowdedDay, Reach.UNIT, RollUp.CONCAT)
EXEMPLARS = _result(
    "exemplars_by_unit", "观摩的正反典型（分单位）", columns.UnitExemplars, Reach.UNIT, RollUp.CONCAT
)
HELD_UP = _result(
    "exemplar_branches", "观摩的正反典型支部", columns.ExemplarBranch, Reach.COMMITTEE, RollUp.CONCAT
)
WEAK = _result(
    "weak_unseen", "认定后一直没有观摩的后进支部", columns.WeakUnseen, Reach.UNIT_OF_BRANCH, RollUp.CONCAT
)
STARS = _result("visit_stars", "观摩结果与星级", columns.StarsBeside, Reach.COMMITTEE, RollUp.SUM)
AGREEMENT = _result(
    "visit_agreement", "观摩结果与星级的一致程度", columns.Agreement, Reach.COMMITTEE, RollUp.NONE
)
DISAGREEMENTS = _result(
    "visit_disagreements", "观摩结果与星级相反的支部", columns.Disagreement, Reach.COMMITTEE, RollUp.CONCAT
)
RESULTS = (*OBSERVATION.results, CROWDED, EXEMPLARS, HELD_UP, WEAK, STARS, AGREEMENT, DISAGREEMENTS)
PRESSING: tuple[Pressing, ...] = ()
FACTS = (
    Fact("observed", "本年已观摩的支部", "rounds_by_unit",
         tell(value="covered", of="population", against=pl.col("covered") < pl.col("population"),
              known=pl.col("population") > 0),
         "个", "observation", "支部观摩"),
    Fact("observed_as", "最近一次观摩结果", "last_found",
         read_word(pl.lit(value=True), pl.col("result").is_in([Verdict.ORDINARY, Verdict.POOR]), "result"),
         "", "observation", "支部观摩", Level.BRANCH),
)  # fmt: skip
TO_DO = (ToDo("支部观摩未完成", "rounds_by_unit", things_left),)
_TOPIC, _PAPER, _OUR_RULE = "支部观摩", "洛阳意见", "本系统约定"
_STANDING = "期末存续的支部；临时党支部不算，四季度新设的另列。"
JUDGED = (
    Judged(
        "observed_share", "支部观摩覆盖率", c.share("覆盖率", limits=(1.0,)), Good.RISE, 0.01, "observation"
    ),
)
INDICATORS = (
    Indicator(
        "rounds_covered", _TOPIC, "观摩覆盖",
        "本年到期末至少观摩过一次的支部；同一支部再观摩只算一个。期末已撤销的支部，分子分母都不算。",
        _STANDING, Direction.UP, _PAPER, ("rounds", "rounds_by_unit", "rounds_by_quarter"),
        target=("observation_coverage",), assumption="四季度新设的支部不计；洛阳以外只作参照",
    ),
    Indicator(
        "rounds_pace", _TOPIC, "按季度进度",
        "全年分四个季度、每季度四分之一，除不尽时进一。年内只作对照，不评价。",
        _STANDING, Direction.NONE, _OUR_RULE, ("rounds_by_quarter",),
    ),
    Indicator(
        "rounds_without", _TOPIC, "本季度没有组织观摩",
        "季度内没有一个支部被观摩的单位；只有一个支部的单位，一年一次即可。",
        "有应观摩支部的单位。", Direction.DOWN, _PAPER, ("rounds_by_unit", "rounds_by_quarter"),
        target=("observation_rounds",), assumption="由谁组织；只有一个支部的单位一年一次",
    ),
    Indicator(
        "rounds_outcomes", _TOPIC, "观摩结果",
        "本年观摩的结果和正反典型，只数次数，不折算成分数。",
        "本年对期末存续支部的观摩。", Direction.NONE, _PAPER, ("visit_outcomes",),
        assumption="好、较好、一般、差的分法",
    ),
    Indicator(
        "rounds_exemplars", _TOPIC, "正反典型支部",
        "本年观摩列为正面典型、反面典型的支部，一个支部以最后一次为准，按单位数个数；支部名单只给工委看。",
        _STANDING, Direction.NONE, _PAPER, ("exemplars_by_unit", "exemplar_branches"),
    ),
    Indicator(
        "rounds_weak", _TOPIC, "认定后没有观摩的后进支部",
        "后进台账上没有销号、认定超过6个月，认定以后没有观摩过的支部；6个月的当天不算超过。",
        "期末存续、有观摩记录的年份；临时党支部不算。", Direction.DOWN, _OUR_RULE, ("weak_unseen",),
        assumption="认定后6个月内应当观摩",
    ),
    Indicator(
        "rounds_unseen", _TOPIC, "两年没有观摩的支部",
        "设立以来没有观摩过，或者到期末的24个月内没有观摩过。", _STANDING, Direction.DOWN, _PAPER,
        ("rounds", "rounds_by_unit", "rounds_by_quarter"),
    ),
    Indicator(
        "rounds_crowded", _TOPIC, "集中的日子",
        "同一个组织者一天观摩8个以上（不含8个）支部，建议核对；工委算一个组织者，其他的一个单位算一个。",
        "本年有观摩的日子。", Direction.NONE, _OUR_RULE, ("crowded_days",), assumption="一天8个以上建议核对",
    ),
    Indicator(
        "rounds_stars", _TOPIC, "观摩结果与星级",
        "本年最后一次有结果的观摩与期末星级对照：五星对好，四星对较好，三星对一般，二星、一星对差；"
        "一致程度为平方加权的κ，1为完全一致，0为与碰巧一样；不足32个支部的不计算。五星而结果为差或列为反面典型、"
        "二星以下而列为正面典型的，逐个列出，建议核对。",
        "期末存续、有星级、本年观摩有结果的支部；临时党支部不算。", Direction.NONE, _OUR_RULE,
        ("visit_stars", "visit_agreement", "visit_disagreements"),
        assumption="星级与观摩结果的对应；不足32个支部不计算κ",
    ),
)  # fmt: skip


def build(
    units: dy.DataFrame[Unit],
    organisations: pl.LazyFrame,
    rubrics: pl.LazyFrame,
    visits: pl.LazyFrame,
    period: Period,
    counted_on: date,
) -> Frames:
    """The tables of the period."""
    bound = bound_units([_DUTY], units, organisations, rubrics, period)["org_id"]
    return rounds.tables(OBSERVATION, organisations, visits, units, period, day=counted_on, bound=bound)


def make_crowded_days(
    units: dy.DataFrame[Unit], organisations: pl.LazyFrame, visits: pl.LazyFrame, period: Period
) -> dy.DataFrame[Any]:
    """Days of the year with more branches than can be looked at."""
    of_year = pl.col("held_on").is_between(pl.date(period.year, 1, 1), period.end)
    observed = visits.filter(of_year & pl.col("kind").is_in(OBSERVATION.kinds))
    return round_visits.crowded_days(
        CROWDED.schema, Organiser.WORKING_COMMITTEE, organisations, observed, units
    )


def make_exemplar_branches(
    units: dy.DataFrame[Unit],
    visits: pl.LazyFrame,
    rounds: dy.DataFrame[Any],
    period: Period,
    counted_on: date,
) -> dy.DataFrame[Any]:
    """Branches held up for others to see in the year so far."""
    first = date(period.year, 1, 1)
    return round_visits.exemplar_branches(
        HELD_UP.schema, OBSERVATION.kinds, visits, rounds, units, first, counted_on
    )


def make_exemplars_by_unit(
    units: dy.DataFrame[Unit], exemplar_branches: dy.DataFrame[Any]
) -> dy.DataFrame[Any]:
    """How many of each unit."""
    return round_visits.exemplars_of_units(EXEMPLARS.schema, exemplar_branches, units)


def make_weak_unseen(
    units: dy.DataFrame[Unit], ledger: dy.DataFrame[Any], rounds: dy.DataFrame[Any], counted_on: date
) -> dy.DataFrame[Any]:
    """Weak branches nobody observed since they were found."""
    return round_visits.weak_unseen(WEAK.schema, ledger, rounds, units, counted_on)


def make_last_found(visits: pl.LazyFrame, standing_stars: pl.DataFrame, period: Period) -> pl.DataFrame:
    """The branches with stars and what the year's last visit found of them."""
    return round_stars.last_found(OBSERVATION, visits, standing_stars, period)


def make_visit_stars(last_found: pl.DataFrame) -> dy.DataFrame[Any]:
    """Branches by stars and what was found."""
    return round_stars.stars_beside(STARS.schema, OBSERVATION, last_found)


def make_visit_agreement(visit_stars: dy.DataFrame[Any]) -> dy.DataFrame[Any]:
    """How far stars and visits agree."""
    return round_stars.agreement(AGREEMENT.schema, OBSERVATION, visit_stars)


def make_visit_disagreements(units: dy.DataFrame[Unit], last_found: pl.DataFrame) -> dy.DataFrame[Any]:
    """Branches of which both say the opposite."""
    return round_stars.disagreements(DISAGREEMENTS.schema, OBSERVATION, last_found, units)


def make_judged_of_observation(
    units_then: Mapping[date, dy.DataFrame[Unit]],
    organisations: pl.LazyFrame,
    visits: pl.LazyFrame,
    rounds_by_quarter: dy.DataFrame[Any],
    period: Period,
) -> pl.DataFrame:
    """The series of JUDGED: the year so far beside the same part of the year before."""
    before = period.last_year
    then = rounds.tables(OBSERVATION, organisations, visits, units_then[before.end], before)
    told = [
        rows.filter(pl.col("quarter") == pl.col("quarter").max()).select(
            "scope",
            period=pl.lit(one.code),
            measure=pl.lit(JUDGED[0].code),
            value=pl.when(pl.col("population") > 0).then(pl.col("covered") / pl.col("population")),
            of=pl.lit(""),
        )
        for one, rows in ((before, then["rounds_by_quarter"]), (period, rounds_by_quarter))
    ]
    return pl.concat(told)
