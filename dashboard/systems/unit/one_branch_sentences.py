"""What is known of one branch, in words; also its group among the weak branches, or why it is in none."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base import rules
from analytics.results import Results
from analytics.systems.stars.branches import BranchDimension, BranchScore
from analytics.systems.stars.unit_branches import LedgerState, UnitBranch
from analytics.systems.weak_kinds.weak_features import Use, WeakFeature
from analytics.systems.weak_kinds.weak_groups import WeakProfile, WeakRule
from dashboard.base.display import day_name, feature_word, magnitude, period_name, word
from dashboard.kit.few_names import first_with_ties
from dashboard.kit.statement import KeyFigure
from dashboard.systems.unit import unit_names
from dashboard.systems.unit.branch_words import BranchGroup, BranchView
from dashboard.systems.unit.one_branch_figures import dimensions_of, stars_of
from dashboard.systems.weak_kinds import rule_sentences, sentences

_FAR = 2.0  # robust standard deviations from the median of all
_CUT = 3.0  # beyond it they are not told apart
_FEWEST = 2  # named where no feature is far by itself
_BRANCHES = UnitBranch.columns()
_SCORES = BranchScore.columns()
_DIMENSIONS = BranchDimension.columns()
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


def name(results: Results, branch: str) -> str:
    """The branch's name."""
    return unit_names.row(results, "unit_branches", branch)["name"]


def indicators(results: Results, branch: str) -> list[KeyFigure]:
    """Stars, rate of its card, state on the ledger, evidence."""
    row = unit_names.row(results, "unit_branches", branch)
    score = unit_names.row(results, "branch_scores", branch)
    rated = row["stars"] is not None
    stars = BranchView.STARS_OF.format(stars=row["stars"]) if rated else "未评星"
    evidence = score["evidence"]
    straight = "各项同一得分率，建议核对" if score["straight_lined"] else None
    return [
        KeyFigure(BranchView.STARS, stars),
        _rate(row),
        KeyFigure(
            "后进台账",
            row["ledger"] or "未列入过",
            about=None if row["found_on"] is None else day_name(row["found_on"]),
        ),
        KeyFigure(
            "支撑材料",
            word(evidence, _SCORES["evidence"]) if evidence is None else f"{evidence}件",
            straight,
            False if straight else None,
        ),
    ]


def card(results: Results, branch: str) -> str:
    """The dimension with the lowest rate; compared as fractions, never rounded."""
    unit_rows = dimensions_of(results, branch)
    own = name(results, branch)
    if unit_rows.is_empty():
        return f"{own}本半年没有支部评分。请提醒报送支部评分。"
    whole = unit_rows.filter(pl.col("points").is_not_null() & (pl.col("max_points") > 0))
    if whole.height < unit_rows.height:
        return f"{own}有维度未报齐，报齐后才有得分"
    rates = [Fraction(row["points"], row["max_points"]) for row in whole.iter_rows(named=True)]
    if len(set(rates)) == 1:
        return f"{own}各维度得分率相同"
    lowest = [row for row, rate in zip(whole.iter_rows(named=True), rates, strict=True) if rate == min(rates)]
    said = "、".join(
        "{dimension}（{points}/{full}分）".format(
            dimension=row["dimension"],
            points=word(row["points"], _DIMENSIONS["points"]),
            full=word(row["max_points"], _DIMENSIONS["max_points"]),
        )
        for row in lowest
    )
    return f"{own}得分率最低的维度是{said}"


def history(results: Results, branch: str) -> str:
    """How often it was rated, the last stars, and against the rating before."""
    rows, own = stars_of(results, branch), name(results, branch)
    if rows.is_empty():
        return f"{own}还没有评过星级。"
    last = rows["stars"][-1]
    if rows.height == 1:
        return BranchView.HISTORY_ONE.format(name=own, period=period_name(rows["period"][0]), stars=last)
    step = last - rows["stars"][-2]
    words = (
        "{name}评过{count}次，最近一次{stars}星，与上次相同"
        if not step
        else "{name}评过{count}次，最近一次{stars}星，比上次升{size}星"
        if step > 0
        else "{name}评过{count}次，最近一次{stars}星，比上次降{size}星"
    )
    return words.format(name=own, count=rows.height, stars=last, size=abs(step))


def ledger_of(results: Results, branch: str) -> pl.DataFrame:
    """The entries of the branch, the latest first."""
    return unit_names.rows(results, "ledger", branch).sort("found_on", descending=True)


def ledger(results: Results, branch: str) -> str:
    """How often it was on the ledger, and how it stands now."""
    rows, own = ledger_of(results, branch), name(results, branch)
    if rows.is_empty():
        return f"{own}没有列入过后进支部台账。"
    last = rows.row(0, named=True)
    words = "均已销号"
    if last["is_open"]:
        words = BranchView.LEDGER_OVERDUE if last["is_overdue"] else "现未销号，已{days}天，整改时限{due}"
    state = words.format(days=last["days_open"], due=day_name(last["due_on"]))
    return f"{own}列入台账{rows.height}次，{state}"


def group(results: Results, branch: str) -> str:
    """Whether the branch is among those whose weakness is looked into, and why."""
    row = unit_names.row(results, "unit_branches", branch)
    is_open = row["ledger"] in (LedgerState.OPEN, LedgerState.OVERDUE)
    is_low = row["stars"] in rules.LOW_STARS
    if not (is_open or is_low):
        return "{name}期末既不在后进台账上，也不是低星支部，不参加短板分析。".format(name=row["name"])
    why = "期末在后进台账上未销号" if is_open else "期末是低星支部"
    return "{name}{why}，{kind}".format(
        name=row["name"],
        why="期末在后进台账上未销号，同时是低星支部" if is_open and is_low else why,
        kind=_kind(results, branch),
    )


def features(results: Results, branch: str) -> pl.DataFrame:
    """What is looked at of a branch that needs help, its weakest feature first; of others nothing."""
    return _features(results, branch).select(*FeatureLine.column_names())


def _kind(results: Results, branch: str) -> str:
    """The kind and why, or why the branch is in none."""
    members = unit_names.rows(results, "weak_members", branch)
    if members.is_empty() or not sentences.has_kinds(results):
        return BranchGroup.NONE
    member = members.row(0, named=True)
    if member["alone"]:
        return _alone(_features(results, branch))
    if member["group"] is None:
        return member["note"] or BranchGroup.NONE
    return _group_sentence(results, member) + _rule(results, member)


def _rate(row: dict) -> KeyFigure:
    if row["points"] is None:
        return KeyFigure(BranchView.RATE, word(None, _BRANCHES["rate"]), about="本半年没有支部评分")
    if row["missing_items"]:
        about = "{count}项未报".format(count=row["missing_items"])
        return KeyFigure(BranchView.RATE, word(None, _BRANCHES["rate"]), about=about)
    points = "{points}/{full}分".format(
        points=word(row["points"], _BRANCHES["points"]), full=word(row["max_points"], _BRANCHES["max_points"])
    )
    return KeyFigure(BranchView.RATE, word(row["rate"], _BRANCHES["rate"]), about=points)


def _features(results: Results, branch: str) -> pl.DataFrame:
    """The features with the median of all, the weakest first."""
    medians = results.tables["weak_profiles"].select("feature", "all_median").unique("feature")
    rows = unit_names.rows(results, "weak_features", branch)
    return rows.join(medians, on="feature", how="left", maintain_order="left").sort(
        "distance", nulls_last=True, maintain_order=True
    )


def _group_sentence(results: Results, member: dict[str, Any]) -> str:
    group = member["group"]
    return f"归入短板类型{group}“{sentences.name(results, group)}”。"


def _rule(results: Results, member: dict[str, Any]) -> str:
    """Each condition of the group's rule with the branch's own value."""
    rules = rule_sentences.conditions(results.tables["weak_rules"], member["group"])
    if rules.is_empty():
        return "归类看全部参与分类的特征；这一类没有可靠的判别规则。特征见下表"
    known = _features(results, member["org_id"]).filter(pl.col("value").is_not_null())
    values = dict(known.select("feature", "value").iter_rows())
    conditions = [row for row in rules.iter_rows(named=True) if row["feature"] in values]
    held = [_holds(row, values[row["feature"]]) for row in conditions]
    told = [_condition(row, values[row["feature"]]) for row in conditions]
    words = "它符合这一类的判别规则{how}：{conditions}" if all(held) else BranchGroup.RULE_NOT_MET
    how = "（排除法：排除下列各项偏低的支部，其余归入这一类）" if rule_sentences.is_of_rest(rules) else ""
    return words.format(how=how, conditions="；".join(told))


def _holds(row: dict[str, Any], value: float) -> bool:
    return (value > row["threshold"]) == row["above"]


def _condition(row: dict[str, Any], value: float) -> str:
    side = BranchGroup.ABOVE if value > row["threshold"] else BranchGroup.BELOW
    wanted = "（不符合：规则是高于）" if row["above"] else "（不符合：规则是不高于）"
    return (side if _holds(row, value) else side + wanted).format(
        feature=row["name"],
        value=feature_word(value, _VALUE, row["feature"]),
        threshold=feature_word(row["threshold"], _THRESHOLD, row["feature"]),
        unit=row["unit"],
    )


def _alone(features: pl.DataFrame) -> str:
    """The features that lie far from all others, the farthest first, and by how much."""
    used = features.filter((pl.col("use") == Use.GROUPING.value) & pl.col("distance").is_not_null())
    distance = pl.col("distance").abs()
    far = used.filter(distance >= _FAR).sort(distance, descending=True, maintain_order=True)
    words = BranchGroup.ALONE if far.height else BranchGroup.ALONE_TOGETHER
    shown = far if far.height else first_with_ties(used, distance, _FEWEST)
    return words.format(features="、".join(_far(shown.iter_rows(named=True))))


def _far(rows: Iterable[dict[str, Any]]) -> list[str]:
    return [
        (BranchGroup.VERY_FAR if abs(row["distance"]) >= _CUT else BranchGroup.FAR).format(
            feature=row["name"],
            value=feature_word(row["value"], _VALUE, row["feature"]),
            median=feature_word(row["all_median"], _MEDIAN, row["feature"]),
            unit=row["unit"],
            distance=magnitude(row["distance"], _DISTANCE),
            cut=round(_CUT),
        )
        for row in rows
    ]
