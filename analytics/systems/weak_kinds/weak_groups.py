"""The kinds of weak branch that were found: what is weak in each, by which rule, in which units."""

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.result import Reach, Result, RollUp
from analytics.kit.units import Unit
from analytics.statistics import stability, surrogates
from analytics.systems.weak_kinds.weak_features import Feature, WeakFeature
from analytics.systems.weak_kinds.weak_grouping import Grouped
from analytics.systems.weak_kinds.weak_population import WeakBranch

_NAMED = 3  # features a group is named by
_WEAK_FROM = -0.5  # robust standard deviations below the other groups
_DIGITS = 6  # beyond them, floats differ between machines
_AND = "、"
_TOLD = ("stability", "rule_coverage", "rule_precision", "rule_fidelity")


class WeakGroup(dy.Schema):
    """Group × what is said of it as a whole. Numbers follow the weakest feature, so that a kind keeps its.

    stability: mean overlap with the group found among branches drawn anew. rule_coverage: share of the
    group that meets the rule; rule_precision: share of those who meet it that are of the group;
    rule_fidelity: the lower of both for branches the rule was not made from; below 0.8 there is no rule.
    recovered, still: branches nearest to the group half a year ago that are weak no more, or still are.
    """

    group = c.count("类型", primary_key=True)
    branches = c.count("支部数")
    units = c.count("涉及单位")
    weakest = c.text("短在哪里")
    stability = c.share("稳定性", limits=(stability.HIDDEN_BELOW, stability.SHAKY_BELOW))
    shaky = c.flag("不稳定")
    rule_coverage = c.share("规则覆盖", nullable=True)
    rule_precision = c.share("规则准确", nullable=True)
    rule_fidelity = c.share("留出检验吻合度", limits=(surrogates.PRINTED_FROM,), nullable=True)
    recovered = c.count("半年前最接近本类：已好转")
    still = c.count("半年前最接近本类：仍薄弱")


class WeakProfile(dy.Schema):
    """Group × feature: median of the group beside those of the other groups together and of all.

    distance: median of the members' distances less that of the other groups, in robust standard deviations
    of all weak branches; negative is weak. weak_rank: 1 to 3 of the features that name the group; only
    features that form the groups do.
    """

    group = c.count("类型", primary_key=True)
    feature = c.code("特征代码", primary_key=True)
    name = c.text("特征")
    unit = c.text("计量单位")
    use = c.text("用途")
    median = c.decimal("本类中位数", by="feature", nullable=True)
    others_median = c.decimal("其余各类中位数", by="feature", nullable=True)
    all_median = c.decimal("全部中位数", by="feature", nullable=True)
    distance = c.decimal("与其余各类的距离", signed=True, nullable=True)
    weak_rank = c.count("短板次序", nullable=True)


class WeakRule(dy.Schema):
    """Group × condition of its rule: the feature lies above the threshold or not.

    First the conditions on the weak side, those of the group's own weaknesses before others; weak: of that
    side. A rule with none tells the group by what the others lack: it is what remains.
    """

    group = c.count("类型", primary_key=True)
    condition = c.count("条件", primary_key=True)
    feature = c.code("特征代码")
    name = c.text("特征")
    unit = c.text("计量单位")
    above = c.flag("高于界限")
    threshold = c.decimal("界限", by="feature")
    weak = c.flag("说的是短处")


class WeakGroupUnit(dy.Schema):
    """Group × unit with branches in it, the unit with most in all groups first.

    Denominator of share: all weak branches of the unit.
    """

    group = c.count("类型", primary_key=True)
    unit_id = c.unit_code("单位代码", name_in="unit_name", primary_key=True)
    unit_name = c.text("单位")
    league = c.text("分组")
    branches = c.count("本类支部")
    in_groups = c.count("各类型合计")
    weak_branches = c.count("全部后进与低星支部")
    share = c.share("占本单位")


RESULTS = (
    Result(
        "weak_groups", "短板类型", WeakGroup, Reach.COMMITTEE, RollUp.NONE, quoted=("branches", "weakest")
    ),
    Result("weak_profiles", "短板类型特征", WeakProfile, Reach.COMMITTEE, RollUp.NONE),
    Result("weak_rules", "短板类型规则", WeakRule, Reach.COMMITTEE, RollUp.NONE),
)
UNITS = Result("weak_group_units", "短板类型（分单位）", WeakGroupUnit, Reach.COMMITTEE, RollUp.NONE)


def profiles(
    features: dy.DataFrame[WeakFeature], grouped: Grouped, declared: list[Feature]
) -> dy.DataFrame[WeakProfile]:
    """Medians of every group, of the other groups and of all; features in the order of their table."""
    order = {feature.id: place for place, feature in enumerate(declared)}
    everyone = features.group_by("feature").agg(all_median=pl.col("value").median())
    in_groups = features.join(grouped.rows.filter(pl.col("group").is_not_null()), on="org_id")
    weak = (pl.col("distance") <= _WEAK_FROM) & pl.col("feature").is_in([one.id for one in grouped.features])
    rank = pl.when(weak).then("distance").rank("ordinal").over("group").cast(pl.Int64)
    numbers = range(1, len(grouped.stability) + 1)
    rows = [_beside_others(in_groups, number) for number in numbers] or [_beside_others(in_groups, 0)]
    return (
        pl.concat(rows)
        .join(everyone, on="feature")
        .sort("group", pl.col("feature").replace_strict(order, default=None, return_dtype=pl.Int64))
        .with_columns(pl.col("median", "others_median", "all_median", "distance").round(_DIGITS) + 0.0)
        .with_columns(weak_rank=pl.when(rank <= _NAMED).then(rank))
        .select(*WeakProfile.column_names())
        .pipe(WeakProfile.validate)
    )


def _beside_others(in_groups: pl.DataFrame, group: int) -> pl.DataFrame:
    """Feature × medians of the group and of the other groups; + 0.0 later makes -0.0 a zero."""
    own, others = pl.col("group") == group, pl.col("group") != group
    value, distance = pl.col("value"), pl.col("distance")
    return (
        in_groups.group_by("feature", "name", "unit", "use")
        .agg(
            median=value.filter(own).median(),
            others_median=value.filter(others).median(),
            distance=distance.filter(own).median() - distance.filter(others).median().fill_null(0),
        )
        .with_columns(group=pl.lit(group, dtype=pl.Int64))
    )


def groups(
    branches: dy.DataFrame[WeakBranch],
    grouped: Grouped,
    profiles: dy.DataFrame[WeakProfile],
    found_rules: list[surrogates.Rule],
    sizes_then: pl.DataFrame,
) -> dy.DataFrame[WeakGroup]:
    """One row a group; found_rules in the order of their numbers; sizes_then: weak_group_recovered.sizes."""
    named = profiles.filter(pl.col("weak_rank").is_not_null()).sort("group", "weak_rank")
    weakest = named.group_by("group").agg(weakest=pl.col("name").str.join(_AND))
    told = pl.DataFrame(
        {
            "group": range(1, len(found_rules) + 1),
            "stability": [round(value, _DIGITS) for value in grouped.stability],
            "rule_coverage": [rule.coverage for rule in found_rules],
            "rule_precision": [rule.precision for rule in found_rules],
            "rule_fidelity": [rule.fidelity for rule in found_rules],
        },
        schema={"group": pl.Int64} | dict.fromkeys(_TOLD, pl.Float64),
    )
    members = branches.join(grouped.rows.filter(pl.col("group").is_not_null()), on="org_id")
    sizes = members.group_by("group").agg(
        branches=pl.len().cast(pl.Int64), units=pl.col("unit_id").n_unique().cast(pl.Int64)
    )
    return (
        sizes.join(told, on="group", how="left")
        .join(weakest, on="group", how="left")
        .join(sizes_then, on="group", how="left")
        .with_columns(
            pl.col("recovered", "still").fill_null(0),
            pl.col("weakest").fill_null(""),
            shaky=pl.col("stability") < stability.SHAKY_BELOW,
        )
        .select(*WeakGroup.column_names())
        .sort("group")
        .pipe(WeakGroup.validate)
    )


def fitted_rules(wide: pl.DataFrame, grouped: Grouped) -> list[surrogates.Rule]:
    """The rule of each group over the used features in their units; wide: org_id and a column a feature."""
    own = grouped.rows.filter(pl.col("group").is_not_null()).select("org_id", "group")
    if own["group"].n_unique() < 2:
        return [surrogates.NONE] * own["group"].n_unique()
    rows = wide.join(own, on="org_id", maintain_order="left")
    values = rows.select(pl.col(feature.id).cast(pl.Float64) for feature in grouped.features)
    return surrogates.rules(values.to_numpy(), rows["group"].to_numpy() - 1)


def rules(
    grouped: Grouped, found_rules: list[surrogates.Rule], profiles: dy.DataFrame[WeakProfile]
) -> dy.DataFrame[WeakRule]:
    """The conditions of the rules good enough to be printed."""
    rows = [
        {"group": group, **_condition(condition, grouped.features[condition.column])}
        for group, rule in enumerate(found_rules, start=1)
        if rule.fidelity is not None and rule.fidelity >= surrogates.PRINTED_FROM
        for condition in rule.conditions
    ]
    schema = WeakRule.create_empty().schema
    told = pl.DataFrame(rows, schema={name: schema[name] for name in schema if name != "condition"})
    return (
        told.join(profiles.select("group", "feature", "weak_rank"), on=["group", "feature"], how="left")
        .sort("group", ~pl.col("weak"), "weak_rank", nulls_last=True, maintain_order=True)
        .with_columns(condition=pl.int_range(1, pl.len() + 1).over("group"))
        .select(*WeakRule.column_names())
        .pipe(WeakRule.validate)
    )


def _condition(condition: surrogates.Condition, feature: Feature) -> dict[str, str | bool | float]:
    return {
        "feature": feature.id,
        "name": feature.name,
        "unit": feature.unit,
        "above": condition.above,
        "threshold": round(condition.threshold, _DIGITS),
        "weak": condition.above != feature.low_is_weak,
    }


def group_units(
    branches: dy.DataFrame[WeakBranch], grouped: Grouped, units: dy.DataFrame[Unit]
) -> dy.DataFrame[WeakGroupUnit]:
    """How many of each unit's weak branches are in which group, the unit with most of them first."""
    names = units.select("official_order", unit_id="org_id", unit_name="name")
    return (
        branches.join(grouped.rows, on="org_id")
        .with_columns(weak_branches=pl.len().over("unit_id").cast(pl.Int64))
        .filter(pl.col("group").is_not_null())
        .group_by("group", "unit_id", "league", "weak_branches")
        .agg(branches=pl.len().cast(pl.Int64))
        .with_columns(
            share=pl.col("branches") / pl.col("weak_branches"),
            in_groups=pl.col("branches").sum().over("unit_id"),
        )
        .join(names, on="unit_id", how="left")
        .with_columns(pl.coalesce("unit_name", "unit_id"))  # of a unit that has ended the code is left
        .sort(-pl.col("in_groups"), "league", "official_order", "unit_id", "group")
        .select(*WeakGroupUnit.column_names())
        .pipe(WeakGroupUnit.validate)
    )
