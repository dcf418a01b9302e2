"""The kind of weakness a branch was put into, or why into none, in words."""

from collections.abc import Iterable
from typing import Any

import dataframely as dy
import polars as pl

from analytics.results import Results
from analytics.systems.weak_kinds.weak_features import Use, WeakFeature
from analytics.systems.weak_kinds.weak_groups import WeakProfile, WeakRule
from dashboard.base.display import magnitude, said
from dashboard.systems.unit.branch_words import BranchGroup
from dashboard.systems.weak_kinds import rule_sentences, sentences

_FAR = 2.0  # robust standard deviations from the median of all
_CUT = 3.0  # beyond it they are not told apart
_FEWEST = 2  # named where no feature is far by itself
_VALUE, _DISTANCE = (WeakFeature.columns()[name] for name in ("value", "distance"))
_MEDIAN, _THRESHOLD = WeakProfile.columns()["all_median"], WeakRule.columns()["threshold"]


class FeatureLine(dy.Schema):
    """A feature of one branch beside the median of all branches that need help."""

    org_id = WeakFeature.columns()["org_id"]
    feature = dy.String()  # not shown: it says how the values are
    name = WeakFeature.columns()["name"]
    value = WeakFeature.columns()["value"]
    all_median = WeakProfile.columns()["all_median"]
    unit = WeakFeature.columns()["unit"]
    use = WeakFeature.columns()["use"]


def features(results: Results, branch: str) -> pl.DataFrame:
    """What is looked at of a branch that needs help, its weakest feature first; of others nothing."""
    return _features(results, branch).select(*FeatureLine.column_names())


def kind(results: Results, branch: str) -> str:
    """The kind and why, or why the branch is in none."""
    members = results.tables["weak_members"].filter(pl.col("org_id") == branch)
    if members.is_empty() or not sentences.found(results):
        return BranchGroup.NONE
    member = members.row(0, named=True)
    if member["alone"]:
        return _alone(_features(results, branch))
    if member["group"] is None:
        return member["note"] or BranchGroup.NONE
    return _named(results, member) + _rule(results, member)


def _features(results: Results, branch: str) -> pl.DataFrame:
    """The features with the median of all, the weakest first."""
    medians = results.tables["weak_profiles"].select("feature", "all_median").unique("feature")
    rows = results.tables["weak_features"].filter(pl.col("org_id") == branch)
    return rows.join(medians, on="feature", how="left", maintain_order="left").sort(
        "distance", nulls_last=True, maintain_order=True
    )


def _named(results: Results, member: dict[str, Any]) -> str:
    group = member["group"]
    return BranchGroup.KIND.format(number=group, name=sentences.name(results, group))


def _rule(results: Results, member: dict[str, Any]) -> str:
    """Each condition of the group's rule with the branch's own value."""
    rules = rule_sentences.conditions(results.tables["weak_rules"], member["group"])
    if rules.is_empty():
        return BranchGroup.NO_RULE
    known = _features(results, member["org_id"]).filter(pl.col("value").is_not_null())
    values = dict(known.select("feature", "value").iter_rows())
    conditions = [row for row in rules.iter_rows(named=True) if row["feature"] in values]
    held = [_holds(row, values[row["feature"]]) for row in conditions]
    told = [_condition(row, values[row["feature"]]) for row in conditions]
    words = BranchGroup.RULE_MET if all(held) else BranchGroup.RULE_NOT_MET
    how = BranchGroup.RULE_OF_REST if rule_sentences.is_of_rest(rules) else ""
    return words.format(how=how, conditions=BranchGroup.AND.join(told))


def _holds(row: dict[str, Any], value: float) -> bool:
    return (value > row["threshold"]) == row["above"]


def _condition(row: dict[str, Any], value: float) -> str:
    side = BranchGroup.ABOVE if value > row["threshold"] else BranchGroup.BELOW
    wanted = BranchGroup.WANTED_ABOVE if row["above"] else BranchGroup.WANTED_BELOW
    return (side if _holds(row, value) else side + wanted).format(
        feature=row["name"],
        value=said(value, _VALUE, row["feature"]),
        threshold=said(row["threshold"], _THRESHOLD, row["feature"]),
        unit=row["unit"],
    )


def _alone(features: pl.DataFrame) -> str:
    """The features that lie far from all others, the farthest first, and by how much."""
    used = features.filter((pl.col("use") == Use.GROUPING.value) & pl.col("distance").is_not_null())
    ordered = used.sort(pl.col("distance").abs(), descending=True, maintain_order=True)
    far = ordered.filter(pl.col("distance").abs() >= _FAR)
    words = BranchGroup.ALONE if far.height else BranchGroup.ALONE_TOGETHER
    shown = far if far.height else ordered.head(_FEWEST)
    return words.format(features=BranchGroup.GAP.join(_far(shown.iter_rows(named=True))))


def _far(rows: Iterable[dict[str, Any]]) -> list[str]:
    return [
        (BranchGroup.VERY_FAR if abs(row["distance"]) >= _CUT else BranchGroup.FAR).format(
            feature=row["name"],
            value=said(row["value"], _VALUE, row["feature"]),
            median=said(row["all_median"], _MEDIAN, row["feature"]),
            unit=row["unit"],
            distance=magnitude(row["distance"], _DISTANCE),
            cut=round(_CUT),
        )
        for row in rows
    ]
