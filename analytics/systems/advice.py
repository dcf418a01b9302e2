"""下一步建议 and 原因线索: which unit has which fact of the rules, and which facts stand together."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations
from math import comb

import dataframely as dy
import polars as pl

from analytics import reference
from analytics.base import columns as c
from analytics.base.periods import month_of
from analytics.base.result import Reach, Result, RollUp
from analytics.kit.units import OFFICIAL_ORDER, Unit

LIKELY = 20  # of so many periods without any real link at most one tells a pair (assumption)
FEWEST, TIMES_NUM, TIMES_DEN = 5, 3, 2  # together in so many units, and 3/2 as often as among the others


class UnitFact(dy.Schema):
    """Unit × fact that a rule of advice.csv names. size: how many.

    is_common: more than half of the units that stand have it, or its rule is not to be held beside others: it
    tells no unit from others; beside: the facts of the unit that do.
    """

    code = c.code("规则代码", name_in="fact", primary_key=True)
    fact = c.text("情况")
    org_id = c.unit_code("单位代码", primary_key=True)
    name = c.text("单位")
    league = c.text("分组")
    official_order = c.count("排列顺序")
    size = c.count("数量")
    is_common = c.flag("不区分单位")
    beside = c.count("同时有的情况数")


class Advice(dy.Schema):
    """Unit × fact for which something is advised; by_day: until when."""

    code = c.code("规则代码", name_in="fact", primary_key=True)
    fact = c.text("情况")
    org_id = c.unit_code("单位代码", primary_key=True)
    name = c.text("单位")
    league = c.text("分组")
    official_order = c.count("排列顺序")
    size = c.count("数量")
    by_day = c.day("建议时限")


class Together(dy.Schema):
    """Two facts in the ranked leagues: how many with the first, and how many others, have the second.

    stands_out: both in at least FEWEST units, as many on each side, the share of the second at least half as
    much again as among the others, and so much by chance at most once in LIKELY times all pairs compared. It
    says that they stand together, never that one makes the other.
    """

    code = c.code("规则代码", name_in="fact", primary_key=True)
    fact = c.text("情况")
    other_code = c.code("另一规则代码", name_in="other", primary_key=True)
    other = c.text("同时有的情况")
    units = c.count("有前一情况的单位")
    both = c.count("其中同时有后一情况的")
    rest = c.count("其余单位")
    rest_other = c.count("其余单位中有后一情况的")
    share = c.share("同时有的占比")
    rest_share = c.share("其余单位占比")
    stands_out = c.flag("明显更常见")


# What most units have, and so what stands beside it, is said of others: for the committee alone.
FACTS = Result("unit_facts", "各单位的情况", UnitFact, Reach.COMMITTEE, RollUp.CONCAT, quoted=())
RESULT = Result("advice", "下一步建议", Advice, Reach.UNIT, RollUp.CONCAT, quoted=())
TOGETHER = Result("facts_together", "同时出现的情况", Together, Reach.COMMITTEE, RollUp.NONE, quoted=())
RESULTS = (FACTS, TOGETHER, RESULT)


def unit_facts(units: dy.DataFrame[Unit], facts: Mapping[str, pl.DataFrame]) -> dy.DataFrame[UnitFact]:
    """Rule by rule, unit by unit in official order; facts: org_id and size of each code of the rules."""
    told = pl.concat(_of_rule(rule, units, facts[rule["code"]]) for rule in reference.advice())
    held = [rule["code"] for rule in reference.advice() if rule["beside"] == reference.BESIDE]
    is_common = (pl.len().over("code") * 2 > units.height) | ~pl.col("code").is_in(held)
    return (
        told.with_columns(is_common=is_common)
        .with_columns(beside=(~pl.col("is_common")).sum().over("org_id").cast(pl.Int64))
        .select(*UnitFact.column_names())
        .pipe(UnitFact.validate)
    )


def advice(unit_facts: dy.DataFrame[UnitFact], counted_on: date) -> dy.DataFrame[Advice]:
    """The facts for which something is advised, each with the day until which it is."""
    days = {rule["code"]: limit(rule, counted_on) for rule in reference.advice() if rule["whom"]}
    by_day = pl.col("code").replace_strict(days, return_dtype=pl.Date)
    advised = unit_facts.filter(pl.col("code").is_in(list(days)))
    return advised.with_columns(by_day=by_day).select(*Advice.column_names()).pipe(Advice.validate)


def facts_together(unit_facts: dy.DataFrame[UnitFact], units: dy.DataFrame[Unit]) -> dy.DataFrame[Together]:
    """Every pair of facts held beside each other, in the order of the rules.

    Two of one family are no pair: one is counted from what the other is counted from.
    """
    ranked = units.filter(pl.col("league").is_in(reference.ranked_leagues()))["org_id"]
    rules = reference.advice_beside()
    having = {
        rule["code"]: set(unit_facts.filter(pl.col("code") == rule["code"])["org_id"]) & set(ranked)
        for rule in rules
    }
    told = [
        (one, other)
        for one, other in combinations(rules, 2)
        if not (one["family"] and one["family"] == other["family"])
        if having[one["code"]] and len(having[one["code"]]) < len(ranked)
    ]
    compared = sum(bool(having[other["code"]]) for _, other in told)
    rows = [
        _pair(one, other, having[one["code"]], having[other["code"]], len(ranked), compared)
        for one, other in told
    ]
    schema = Together.create_empty().schema
    return pl.DataFrame(rows, schema=schema).pipe(Together.validate)


def chance_of(both: int, first: int, second: int, every: int) -> Fraction:
    """How likely so many or more units have both facts where these have no link (Fisher, exact)."""
    ways = sum(
        comb(second, many) * comb(every - second, first - many)
        for many in range(both, min(first, second) + 1)
    )
    return Fraction(ways, comb(every, first))


def limit(rule: Mapping[str, str], day: date) -> date:
    """So many days after the day, or the last day of the month so many after its own."""
    if rule["days"]:
        return day + timedelta(days=int(rule["days"]))
    return month_of(day).shift_by(int(rule["months"])).end


def _of_rule(rule: Mapping[str, str], units: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    bound = pl.col("league").is_in(rule["leagues"].split(";"))
    if rule["region"]:
        bound &= pl.col("region") == rule["region"]
    having = rows.filter(pl.col("size") > 0).select("org_id", pl.col("size").cast(pl.Int64))
    found = units.filter(bound).join(having, on="org_id").sort(*OFFICIAL_ORDER)
    return found.with_columns(code=pl.lit(rule["code"]), fact=pl.lit(rule["fact"]))


def _pair(
    one: Mapping[str, str],
    other: Mapping[str, str],
    first: set[str],
    second: set[str],
    every: int,
    compared: int,
) -> dict[str, object]:
    both, rest = len(first & second), every - len(first)
    alone = len(second - first)
    stands_out = (
        both >= FEWEST
        and rest >= FEWEST
        and both * rest * TIMES_DEN >= TIMES_NUM * alone * len(first)
        and chance_of(both, len(first), len(second), every) * compared * LIKELY <= 1
    )
    return {
        "code": one["code"], "fact": one["fact"], "other_code": other["code"], "other": other["fact"],
        "units": len(first), "both": both, "rest": rest, "rest_other": alone,
        "share": both / len(first), "rest_share": alone / rest, "stands_out": stands_out,
    }  # fmt: skip
