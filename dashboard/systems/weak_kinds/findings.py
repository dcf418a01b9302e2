"""短板类型 as findings."""

from collections.abc import Sequence
from typing import Any

from analytics.results import Results
from dashboard.base.common_words import STOP, Units
from dashboard.base.looks import Colour, Look
from dashboard.kit.chart import Axis, Categories, Chart, Panel, Series, SeriesKind
from dashboard.kit.finding import Finding, LeadsTo, Where, always
from dashboard.kit.statement import WHOLE
from dashboard.kit.system import System
from dashboard.systems.chapters import Chapter
from dashboard.systems.weak_kinds import choices, matrix, recovered_sentences, statistics
from dashboard.systems.weak_kinds import sentences as groups
from dashboard.systems.weak_kinds.words import WeakGroups

_CHANGES = (  # the telling ones first
    *("name", "unit", "recovered_change", "still_change"),
    *("recovered_then", "recovered_now", "still_then", "still_now"),
)
# On a phone the first of them, down to the weakest dimension, fill the table; their words break.
_WIDTHS = {"unit_name": 84, "name": 130, "group": 44, "weakest": 82, "rate": 76, "place": 76}
_WIDTHS |= {"stars": 56, "on_ledger": 96, "low_star": 80, "note": 220}
_ALL_ROWS = 1000  # a table that grows to all of its rows


def _each_group(results: Results) -> Sequence[tuple[Any, ...]]:
    return [(group,) for group in results.tables["weak_groups"]["group"]] if groups.has_kinds(results) else []


def _sizes(results: Results) -> Chart | None:
    """A bar a kind found, else a bar a kind of the ledger."""
    if groups.has_kinds(results):
        found = results.tables["weak_groups"]
        names = tuple(f"类型{group}：{groups.name(results, group)}" for group in found["group"])
        return _bars(names, tuple(found["branches"]), "支部数")
    kinds = WHOLE.of(results.tables["ledger_by_kind"])
    return _bars(tuple(kinds["kind"]), tuple(kinds["open"]), "月末未销号")


def _member_columns(results: Results, _choice: str) -> tuple[str, ...]:
    """Without the kind where there are none to choose between."""
    has_kinds = len(choices.branch_choices(results)) > 1
    return tuple(name for name in _WIDTHS if has_kinds or name != "group")


def _bars(names: tuple[str, ...], sizes: tuple[int, ...], series: str) -> Chart | None:
    if not any(sizes):
        return None
    bars = Series(series, SeriesKind.BAR, sizes, Look(Colour.MET))
    return Chart((Panel(Categories(names, is_down=True), (bars,), Axis()),))


KINDS = Finding(
    "kinds",
    "weak_groups",
    groups.verdict,
    Where.REPORT | Where.TEMPLATE | Where.SLIDE,
    title="各短板类型的支部数",
    unit=Units.BRANCHES,
    chart=lambda results: _sizes(results) or Chart(),
    slide=_sizes,
    rows=lambda results: results.tables["weak_groups"].filter(groups.has_kinds(results)),
    in_files=always(),
    heading="短板类型",
    field_name="weak_kinds",
)
GROUP = Finding(
    "group",
    "weak_groups",
    lambda results, group: STOP.join(line.rstrip(STOP) for line in groups.block(results, group)[1] if line),
    Where.SAID,
    in_files=_each_group,
    heading=lambda results, group: groups.block(results, group)[0],
    heading_level=3,
)
MEMBERS = Finding(
    "members",
    "weak_members",
    lambda results, choice: groups.members(choices.chosen_branches(results, choice)),
    Where.PAGE,
    title=lambda results, choice: f"需帮助的支部（{choices.branch_choices(results)[choice]}，由弱到强）",
    unit=Units.BRANCHES,
    columns=_member_columns,
    rows=choices.chosen_branches,
    in_files=always(choices.ALL),
    leads_to=LeadsTo.BRANCH,
    widths=_WIDTHS,
)
UNITS = Finding(
    "units",
    "weak_group_units",
    groups.group_units,
    Where.PAGE,
    title=WeakGroups.MATRIX,
    unit=Units.BRANCHES,
    columns=matrix.columns,
    rows=matrix.rows,
    schema=matrix.schema,
    widths=matrix.WIDTHS,
    in_files=always(),
    leads_to=LeadsTo.UNIT,
    height=420,
)
STATISTICS = Finding(
    "statistics",
    "weak_groups",
    statistics.test_words,
    Where.ANNEX,
    title="短板类型的统计检验",
    columns=("group", "branches", "stability", "shaky", "rule_coverage", "rule_precision", "rule_fidelity"),
    remark=statistics.test_words,
    in_files=always(),
)
RECOVERED = Finding(
    "recovered",
    "weak_recovered",
    groups.recovered_summary,
    Where.PAGE | Where.SAID,
    title="已好转与仍薄弱的支部：半年前到本期",
    unit=WeakGroups.RECOVERED_UNIT,
    columns=_CHANGES,
    in_files=always(),
    is_apart=True,
    most_rows=_ALL_ROWS,
)
BY_GROUP = Finding(
    "by_group",
    "weak_group_recovered",
    recovered_sentences.table,
    Where.ANNEX,
    title="分类型：已好转与仍薄弱的支部，半年前到本期",
    unit=WeakGroups.RECOVERED_UNIT,
    columns=("group", *_CHANGES),
    remark=recovered_sentences.table,
    in_files=always(),
)
SYSTEM = System(
    "weak_kinds",
    "短板类型",
    (KINDS, GROUP, MEMBERS, UNITS, RECOVERED, BY_GROUP, STATISTICS),
    Chapter.WEAK,
)
