"""述职评议三级: who answers for Party building gives account above and to the own, yearly, tier by tier."""

from datetime import date
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base.dataset import Dataset
from analytics.base.indicator import Direction, Indicator
from analytics.base.periods import Grain, Period
from analytics.base.pressing import Pressing, ToDo
from analytics.base.result import Reach, Result, RollUp
from analytics.base.rules import Level
from analytics.kit import case_counts, case_year, tier_rounds, verdict_spread
from analytics.kit.bound import bound_units
from analytics.kit.case_entries import entries
from analytics.kit.facts import Fact, read_word, sum_rows
from analytics.kit.rounds import Frames, Rounds
from analytics.kit.tier_rounds import Reckoning
from analytics.kit.units import Unit, founded_on, standing_below
from analytics.kit.visit_words import DEBRIEFED, Verdict
from analytics.kit.worded import fill_columns, schema_of
from analytics.reference.thresholds import thresholds

TIERS = {"党组（党委）": Level.UNIT, "机关党委": Level.COMMITTEE, "党支部": Level.BRANCH}
_DUTY = next(one for one in thresholds() if one.code == "debriefing_yearly")
_DECEMBER = 12
ROUNDS = Rounds("debriefings", "三级述职", "述职", DEBRIEFED, "", tuple(word.value for word in Verdict))
RAISED = case_year.of_sources("debriefing_findings", "述职评议指出问题", "指出", ("述职评议",))
_NOUNS = {"went": "述职", "above": "向上级述职", "own": "向本级述职", "best": "好", "second": "较好",
          "third": "一般", "last": "差"}  # fmt: skip
_SHAPES = {
    "BodyHeard": tier_rounds.BodyHeard.columns(), "UnitHeard": tier_rounds.UNIT_HEARD,
    "TierHeard": tier_rounds.TIER_HEARD, "UnitVerdicts": verdict_spread.UnitVerdicts.columns(),
}  # fmt: skip
_BODY, _UNIT, _TIER, _SPREAD = (
    schema_of(name, fill_columns(columns, _NOUNS)) for name, columns in _SHAPES.items()
)
_QUOTED = ("population", "both", "half")
DATASETS: tuple[Dataset, ...] = ()
RESULTS = (
    Result("debriefings", "三级述职", _BODY, Reach.UNIT_OF_BRANCH, RollUp.CONCAT),
    Result("debriefings_by_unit", "三级述职（分单位）", _UNIT, Reach.UNIT, RollUp.CONCAT, _QUOTED),
    Result("debriefings_by_tier", "三级述职（分层级）", _TIER, Reach.COMMITTEE, RollUp.SUM, _QUOTED),
    Result("verdicts_by_unit", "支部述职评议结果的宽严", _SPREAD, Reach.COMMITTEE, RollUp.NONE),
    case_year.by_source_of_year(RAISED),
)
_BODIES, _UNITS, _TIERS, _VERDICTS, _RAISED = (result.name for result in RESULTS)
PRESSING: tuple[Pressing, ...] = ()
FACTS = (
    Fact("debriefed", "向上级、向本级都述职的党组织", _UNITS,
         sum_rows("both", "population", pl.col("awaited") == 0), "个", "debriefing", ROUNDS.title),
    Fact("debriefed_as", "述职评议结果", _BODIES,
         read_word(pl.col("tier") == list(TIERS)[-1],
                   pl.col("result").is_in([Verdict.ORDINARY, Verdict.POOR]), "result"),
         "", "debriefing", ROUNDS.title, Level.BRANCH),
)  # fmt: skip
_TOPIC, _PAPER, _OUR_RULE = "三级述职", "洛阳意见", "本系统约定"
INDICATORS = (
    Indicator(
        "debriefings_both", _TOPIC, "三级述职覆盖",
        "党组（党委）、机关党委（含直属党委）、党支部在一个年度里向上级、向本级都述了职的为完成，只有一方的为只完成一半。"
        "填了述职年度的按它算，没有填的按日期的当年算。到次年3月31日截止，截止前还没有的为待报，不算没有完成。"
        "年内各期（12月以前结束的）看的是上一年度。党总支的述职只登记，不计入。",
        "期末存续的组织，临时党支部不算；述职年度四季度以后新设的另列。没有机关党委的单位不适用第二级。",
        Direction.UP, _PAPER, (_BODIES, _UNITS, _TIERS), target=("debriefing_yearly",),
        assumption="有机关党委的才算第二级；次年3月31日截止；洛阳以外只作参照；没有填述职年度的按当年算",
    ),
    Indicator(
        "debriefings_verdicts", _TOPIC, "评议结果的宽严",
        "支部述职评议为好的占有结果的支部，与同组合计的占比对照。界限按95%、99.8%两档，已按单位之间本来的差异放宽"
        "（加性过度离散模型）。超出界限只说明与别的单位不同，建议了解掌握的尺度。评议结果以向上级述职的为准，没有的看向本级的。",
        "有评议结果的支部不少于8个的单位；一组不足5家的不算界限。", Direction.NONE, _OUR_RULE, (_VERDICTS,),
        assumption="好、较好、一般、差的分法；不足8个支部的单位不列",
    ),
    Indicator(
        "debriefings_raised", _TOPIC, "述职评议指出问题的整改",
        "问题台账里来源为述职评议的：本年指出的、本年整改的（含以前年度指出的）、期末还没有整改的和超期的。",
        "期末存续单位的问题。", Direction.DOWN, _PAPER, (_RAISED,),
    ),
)  # fmt: skip


def things_left(by_unit: pl.DataFrame, day: date) -> pl.DataFrame:
    """org_id and size: the bodies of bound units that have not given account to both."""
    left = pl.col("population") - pl.col("both")
    return (
        tier_rounds.due_rows(by_unit.filter("binds"), day)
        .group_by("org_id", maintain_order=True)
        .agg(size=left.sum())
    )


TO_DO = (ToDo("三级述职未完成", _UNITS, things_left),)


def build(
    units: dy.DataFrame[Unit],
    organisations: pl.LazyFrame,
    rubrics: pl.LazyFrame,
    visits: pl.LazyFrame,
    cases: pl.LazyFrame,
    period: Period,
    counted_on: date,
    proven_on: date,
) -> Frames:
    """The tables of the period; problems are of the year up to the day it is counted on."""
    leagues = units["league"].unique(maintain_order=True).to_list()
    year = Period(counted_on.year, Grain.YEAR)
    ledger = cases.filter(pl.col("source").is_in(RAISED.sources)).rename({"closed_on": "cleared_on"})
    raised = entries(RAISED, organisations, ledger, year, units, day=counted_on)
    found: dict[str, pl.DataFrame] = {}
    if raised.height:
        found[_RAISED] = case_counts.by_source(RAISED, raised, leagues)
    of = reckoning(period, counted_on, proven_on)
    known = visits.filter(pl.col("kind").is_in(DEBRIEFED), pl.col("held_on") <= of.as_of).collect()
    if known.height:
        about = pl.coalesce(pl.col("about_year").cast(pl.Int32), pl.col("held_on").dt.year())
        tiers = _bodies(organisations, units, counted_on)
        bound = bound_units([_DUTY], units, organisations, rubrics, period)
        heard = tier_rounds.bodies_heard(ROUNDS, tiers, known.filter(about == of.year), of)
        branches = heard.filter(pl.col("tier") == list(TIERS)[-1])
        found |= {
            _BODIES: heard,
            _UNITS: tier_rounds.by_unit(heard, tiers, units, bound["org_id"], of),
            _TIERS: tier_rounds.by_tier(heard, tiers, leagues, of),
            _VERDICTS: verdict_spread.by_unit(ROUNDS.words, branches, units),
        }
    return {one.name: _table(one, found.get(one.name)) for one in RESULTS}


def reckoning(period: Period, counted_on: date, proven_on: date) -> Reckoning:
    """A period that ends in December is about its own year, any other about the year before (assumption).

    proven_on: how far the data reach beyond the period; what is held early next year still counts.
    """
    is_last = period.end.month == _DECEMBER
    year = period.year if is_last else period.year - 1
    return Reckoning(year, min(tier_rounds.closes(year), proven_on if is_last else counted_on))


def _bodies(organisations: pl.LazyFrame, units: pl.DataFrame, day: date) -> dict[str, pl.DataFrame]:
    """The bodies of each tier that stood on the day, with the day they were founded."""
    own = units.lazy().select("org_id", "name", "league", unit_id="org_id")
    every = {
        tier: own if level is Level.UNIT else standing_below(organisations, day, level)
        for tier, level in TIERS.items()
    }
    return {tier: one.join(founded_on(organisations), on="org_id").collect() for tier, one in every.items()}


def _table(result: Result, rows: pl.DataFrame | None) -> dy.DataFrame[Any]:
    """The rows under the schema; none where nobody wrote anything down: no record is not nought."""
    schema = result.schema
    return schema.create_empty() if rows is None else schema.validate(rows.select(*schema.column_names()))
