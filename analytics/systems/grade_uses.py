"""等次运用: who by the rules of the year falls under praise, a talk, or being called to account.

It names them for the committee to decide, with the facts behind it; it decides nothing and advises nothing.
"""

from typing import Any

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.dataset import Dataset
from analytics.base.indicator import Direction, Indicator
from analytics.base.periods import Grain, Period
from analytics.base.pressing import Pressing
from analytics.base.result import Reach, Result, RollUp
from analytics.base.rules import Level
from analytics.kit.bound import units_by_scope
from analytics.kit.case_columns import OfUnit
from analytics.kit.facts import FactState, beside
from analytics.kit.units import Unit
from analytics.reference import ranked_leagues, read_lines
from analytics.reference.thresholds import Standing


class GradeUse(OfUnit):
    """Unit × use × rule that names it. standing: whether the document of the rule binds the unit."""

    use = c.text("运用", primary_key=True)
    code = c.code("依据代码", name_in="fact", primary_key=True)
    fact = c.text("所据事实")
    grade = c.text("考核等次", nullable=True)
    place = c.count("名次", nullable=True)
    value = c.count("数", nullable=True)
    of = c.count("总数", nullable=True)
    measure = c.text("计数单位")
    standing = c.text("约束力")
    rule = c.text("规定")
    source = c.text("出处")


class FactBehind(OfUnit):
    """A unit that a rule names × every fact of units at hand, for and against."""

    code = c.code("事实代码", name_in="fact", primary_key=True)
    fact = c.text("事实")
    state = c.text("有利或不利")
    value = c.count("数", nullable=True)
    of = c.count("总数", nullable=True)
    word = c.text("评价或等次", nullable=True)
    measure = c.text("计数单位")
    page = c.text("所在页")
    source = c.text("见")


_GRADE = "grade"  # code of the fact of rules that go by it
_BOUND_ONLY, _RANKED_ONLY = "受文件约束的", "参与排名的"  # whom a rule is applied to, where not to all
RULES = tuple(read_lines("grade_uses"))
USES = tuple(dict.fromkeys(rule["use"] for rule in RULES))
DATASETS: tuple[Dataset, ...] = ()
USED = Result("grade_uses", "等次运用", GradeUse, Reach.DECIDING, RollUp.CONCAT)
BEHIND = Result("grade_use_facts", "等次运用：事实", FactBehind, Reach.DECIDING, RollUp.CONCAT)
RESULTS = (USED, BEHIND)
PRESSING: tuple[Pressing, ...] = ()
INDICATORS = (
    Indicator(
        "grade_uses_named", "等次运用", "等次运用清单",
        "按年度规定列出：考核等次为优秀的列在表扬，较差的列在问责；有后进支部超期未销号、问题超期未整改、"
        "受约束的单位有约束性指标未做到的，列在约谈。逐家注明所据事实、出处和文件是否约束该单位，旁边是其他有利、不利的事实。"
        "只列名单和事实，由工委研究决定，系统不提建议；不写进报告和单位材料。",
        "全年期末存续的单位。", Direction.NONE, "省事管局意见", (USED.name, BEHIND.name),
        assumption="两份文件的规定推及其他单位；哪些算履责不到位；何时约谈、何时问责",
    ),
)  # fmt: skip


def rules_of(year: int) -> list[dict[str, str]]:
    """The rules in force in the year: those of the latest year not after it."""
    begun = max((int(rule["year"]) for rule in RULES if int(rule["year"]) <= year), default=None)
    return [rule for rule in RULES if begun is not None and int(rule["year"]) == begun]


def build(
    units: dy.DataFrame[Unit],
    organisations: pl.LazyFrame,
    rankings: pl.DataFrame,
    declared_facts: pl.DataFrame,
    known_facts: pl.DataFrame,
    period: Period,
) -> dict[str, dy.DataFrame[Any]]:
    """The tables of a year; of shorter periods, which have no grade to use, empty."""
    if period.grain != Grain.YEAR or units.is_empty():
        return {result.name: result.schema.create_empty() for result in RESULTS}
    own = units.select("org_id", "name", "league", "official_order", level=pl.lit(Level.UNIT.value))
    facts = beside(own, declared_facts, known_facts)
    members = units_by_scope(units, organisations)
    named = [_named_by(rule, facts, members.get(rule["scope"], [])) for rule in rules_of(period.year)]
    graded = rankings.select("org_id", "grade", "place")
    used = pl.concat([facts.clear().pipe(_shape_rows, {}, []), *named]).join(
        graded, on="org_id", how="left", maintain_order="left"
    )
    behind = facts.filter(pl.col("org_id").is_in(used["org_id"].unique().implode()))
    return {
        result.name: result.schema.validate(rows.select(*result.schema.column_names()))
        for result, rows in ((USED, used), (BEHIND, behind))
    }


def _named_by(rule: dict[str, str], facts: pl.DataFrame, bound: list[str]) -> pl.DataFrame:
    """The units the rule names: by the grade of those ranked, or by a fact that is against them."""
    if rule["whom"] == _BOUND_ONLY:
        facts = facts.filter(pl.col("org_id").is_in(bound))
    if rule["whom"] == _RANKED_ONLY:
        facts = facts.filter(pl.col("league").is_in(ranked_leagues()))
    is_named = (
        (pl.col("code") == _GRADE) & (pl.col("word") == rule["grade"])
        if rule["grade"]
        else (pl.col("code") == rule["fact"]) & (pl.col("state") == FactState.AGAINST)
    )
    return _shape_rows(facts.filter(is_named), rule, bound)


def _shape_rows(rows: pl.DataFrame, rule: dict[str, str], bound: list[str]) -> pl.DataFrame:
    standing = pl.when(pl.col("org_id").is_in(bound)).then(pl.lit(Standing.BINDING.value))
    told = {"use": rule.get("use", ""), "rule": rule.get("words", ""), "source": rule.get("source", "")}
    return rows.drop("source").with_columns(
        standing=standing.otherwise(pl.lit(Standing.YARDSTICK.value)),
        **{name: pl.lit(words) for name, words in told.items()},
    )
