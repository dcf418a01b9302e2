"""What is said about the kinds of weak branch: the verdict, each kind, its members, who recovered."""

from collections.abc import Iterable
from typing import Any

import polars as pl

from analytics import reference
from analytics.results import Results
from analytics.systems.weak_kinds.weak_features import WeakFeature
from analytics.systems.weak_kinds.weak_grouping import FEWEST, State
from analytics.systems.weak_kinds.weak_members import WeakMember
from analytics.systems.weak_kinds.weak_recovered import FEWEST as FEWEST_COMPARED
from analytics.systems.weak_kinds.weak_recovered import Compared, WeakRecovered
from analytics.systems.weak_kinds.weak_verdict import OUTSIDE
from dashboard.base.display import feature_word, word
from dashboard.kit.few_names import first_with_ties, name_tied, of_so_many
from dashboard.kit.statement import Statement
from dashboard.systems.weak_kinds import recovered_sentences as group_recovered
from dashboard.systems.weak_kinds.words import (
    ALIKE,
    COMPARED,
    OUTSIDE_WORDS,
    STATE_LINE,
    STATES,
    WeakGroups,
    outcome,
)

_MEMBER = WeakMember.columns()
_VALUE, _CHANGE = WeakFeature.columns()["value"], WeakRecovered.columns()["still_change"]
_MOST_UNITS = 3


def has_kinds(results: Results) -> bool:
    """Whether there are kinds to show."""
    row = _verdict(results)
    return row is not None and row["state"] == State.FOUND


def verdict(results: Results) -> Statement:
    """How many branches need help and which kinds they fall into, or why into none."""
    row = _verdict(results)
    if row is None:
        return Statement("本版定稿时还没有这项分析", "。要看短板类型，请改看最新的版本或重新定稿")
    if not row["branches"]:
        return Statement("期末没有台账未销号的后进支部，也没有低星支部")
    counts = _counts(row)
    if row["state"] != State.FOUND:
        why = STATES[State(row["state"])].format(
            able=row["different"],
            alike=_alike(row),
            fewest=FEWEST,
            largest=row["largest_unit"],
        )
        beside = WeakGroups.OUTSIDE if row["state"] == State.TOO_FEW else WeakGroups.AMONG_THEM
        return Statement(STATE_LINE.format(counts=counts, why=why) + _outside(row, OUTSIDE, beside))
    kinds = WeakGroups.AND.join(
        "类型{number}“{name}”{branches}个".format(
            number=one["group"], name=name(results, one["group"]), branches=one["branches"]
        )
        for one in results.tables["weak_groups"].iter_rows(named=True)
    )
    return Statement(
        "{counts}，按短板分得出{groups}类：{names}".format(counts=counts, groups=row["groups"], names=kinds)
        + _outside(row, OUTSIDE, WeakGroups.OUTSIDE)
    )


def name(results: Results, group: int) -> str:
    """The kind in words of the trade, by what is weak in it (reference/weak_kind_names.csv)."""
    names = dict(reference.table("weak_kind_names").select("feature", "name").iter_rows())
    words = [
        names.get(row["name"], WeakGroups.LOW.format(feature=row["name"])) for row in _weak(results, group)
    ]
    return WeakGroups.NAMED.format(name=WeakGroups.AND.join(words)) if words else WeakGroups.UNNAMED


def block(results: Results, group: int) -> tuple[str, list[str]]:
    """The heading of one kind; what is wrong, where, and what those who recovered had done differently."""
    row = results.tables["weak_groups"].row(by_predicate=pl.col("group") == group, named=True)
    lines = [
        WeakGroups.WRONG.format(weaknesses=_weaknesses(results, group)),
        WeakGroups.WHERE.format(
            branches=row["branches"], units=row["units"], most=_most_units(results, group)
        ),
        *group_recovered.lines(results, group),
    ]
    if row["shaky"]:
        lines.append(WeakGroups.SHAKY)
    return f"类型{group}　{name(results, group)}", lines


def _most_units(results: Results, group: int) -> str:
    """The units with most branches of the kind, each with how many of those that need help."""
    rows = results.tables["weak_group_units"].filter(pl.col("group") == group)
    most = first_with_ties(rows, pl.col("branches"), _MOST_UNITS)
    return WeakGroups.AND.join(
        WeakGroups.UNIT.format(name=row["unit_name"], count=row["branches"], all=row["weak_branches"])
        for row in most.iter_rows(named=True)
    )


def typical(results: Results, group: int) -> list[tuple[str, str, str]]:
    """Code of the unit, code of the branch and words of the typical branches of the kind."""
    rows = results.tables["weak_members"].filter((pl.col("group") == group) & pl.col("typical"))
    return [
        (
            row["unit_id"],
            row["org_id"],
            "{unit}·{name} ›".format(unit=row["unit_name"], name=row["name"]),
        )
        for row in rows.iter_rows(named=True)
    ]


def members(rows: pl.DataFrame) -> str:
    """How many are listed and which is the weakest, or are."""
    if rows.is_empty():
        return "没有符合条件的支部"
    first = rows.row(0, named=True)
    tied = rows.filter(pl.col("place").eq_missing(first["place"]))
    names = tied.select(pl.format("{}·{}", "unit_name", "name")).to_series().to_list()
    template = WeakGroups.MEMBERS_NO_RATE if first["place"] is None else WeakGroups.MEMBERS_HEADLINE
    template = of_so_many(template, rows.height)
    return template.format(
        count=rows.height, names=name_tied(names, "个支部"), rate=word(first["rate"], _MEMBER["rate"])
    )


def group_units(results: Results) -> str:
    """How many units have branches of a kind, and which has most."""
    rows = results.tables["weak_group_units"]
    if rows.is_empty():
        return "没有归入类型的支部"
    sums = rows.group_by("unit_id", "unit_name", maintain_order=True).agg(pl.col("branches").sum())
    most = sums.filter(pl.col("branches") == pl.col("branches").max())
    template = WeakGroups.GROUP_UNITS_TIED if most.height > 1 else WeakGroups.GROUP_UNITS_HEADLINE
    return template.format(
        units=sums.height, name=most["unit_name"][0], tied=most.height, count=most["branches"][0]
    )


def recovered_summary(results: Results) -> str:
    """What changed most differently, or why nothing is compared; empty where nobody was weak."""
    row = _verdict(results)
    if row is None:
        return ""
    counts = {"recovered": row["recovered"], "still": row["still"]}
    if row["recovered_state"] != Compared.COMPARED:
        return COMPARED[Compared(row["recovered_state"])].format(
            outcome=outcome(**counts), fewest=FEWEST_COMPARED
        )
    most = group_recovered.most_apart(results.tables["weak_recovered"], 1)
    told = [
        "{feature}：已好转的{up}{unit}，仍薄弱的{flat}{unit}".format(
            feature=row["name"],
            up=feature_word(row["recovered_change"], _CHANGE, row["feature"]),
            flat=feature_word(row["still_change"], _CHANGE, row["feature"]),
            unit=WeakGroups.POINTS_OF_PERCENT,
        )
        for row in most.iter_rows(named=True)
    ]
    return (
        "半年前需帮助的支部中，{recovered}个已好转、{still}个仍薄弱；变化差得最多的是{features}。"
        "只说明变化不同，不说明原因（变化是逐个支部变化的中位数，不等于两期中位数之差）"
    ).format(**counts, features=WeakGroups.GAP.join(told))


def _counts(row: dict[str, Any]) -> str:
    both = row["on_ledger"] + row["low_star"] - row["branches"]
    return "期末需帮助的支部{branches}个（台账未销号{ledger}个，低星{low}个{both}）".format(
        branches=row["branches"],
        ledger=row["on_ledger"],
        low=row["low_star"],
        both=f"，其中{both}个两者都是" if both else "",
    )


def _outside(row: dict[str, Any], counted: Iterable[str], words: str) -> str:
    """The branches in no kind, each by its reason, so that nobody is missing from the sum."""
    told = [OUTSIDE_WORDS[OUTSIDE[name]].format(count=row[name]) for name in counted if row[name]]
    return words.format(parts=WeakGroups.AND.join(told)) if told else ""


def _alike(row: dict[str, Any]) -> str:
    """The branches that take part and are not counted because their values are those of another."""
    alike = row["branches"] - row["different"] - sum(row[name] for name in OUTSIDE)
    return ALIKE.format(count=alike) if alike else ""


def _verdict(results: Results) -> dict[str, Any] | None:
    rows = results.tables["weak_verdict"]
    return rows.row(0, named=True) if rows.height else None


def _weak(results: Results, group: int) -> list[dict[str, Any]]:
    """The features that name the group, the weakest first."""
    rows = results.tables["weak_profiles"].filter(
        (pl.col("group") == group) & pl.col("weak_rank").is_not_null()
    )
    return list(rows.sort("weak_rank").iter_rows(named=True))


def _weaknesses(results: Results, group: int) -> str:
    told = [
        "{feature}中位数{own}{unit}，其余各类{others}{unit}".format(
            feature=row["name"],
            own=feature_word(row["median"], _VALUE, row["feature"]),
            others=feature_word(row["others_median"], _VALUE, row["feature"]),
            unit=row["unit"],
        )
        for row in _weak(results, group)
    ]
    return WeakGroups.GAP.join(told) or "没有共同的突出短板：各项中位数不比其余各类低多少"
