"""短板类型 as findings."""

from collections.abc import Sequence
from typing import Any

from analytics.results import Results
from dashboard.base.common_words import STOP
from dashboard.base.looks import Colour, Look
from dashboard.kit.chart import Axis, Categories, Chart, Kind, Panel, Series
from dashboard.kit.finding import WHOLE, Finding, System, Where, always
from dashboard.systems.chapters import Chapter
from dashboard.systems.weak_kinds import figures, profile_chart
from dashboard.systems.weak_kinds import sentences as groups
from dashboard.systems.weak_kinds.words import WeakGroups


def _each_group(results: Results) -> Sequence[tuple[Any, ...]]:
    return [(group,) for group in results.tables["weak_groups"]["group"]] if groups.found(results) else []


def _sizes(results: Results) -> Chart | None:
    """A bar a kind found, else a bar a kind of the ledger."""
    if groups.found(results):
        found = results.tables["weak_groups"]
        names = tuple(f"类型{group}：{groups.name(results, group)}" for group in found["group"])
        return _bars(names, tuple(found["branches"]), "支部数")
    kinds = WHOLE.of(results.tables["ledger_by_kind"])
    return _bars(tuple(kinds["kind"]), tuple(kinds["open"]), "月末未销号")


def _bars(names: tuple[str, ...], sizes: tuple[int, ...], series: str) -> Chart | None:
    if not any(sizes):
        return None
    bars = Series(series, Kind.BAR, sizes, Look(Colour.MET))
    return Chart((Panel(Categories(names, is_down=True), (bars,), Axis()),))


PROFILE = Finding(
    "profile",
    "weak_profiles",
    groups.verdict,
    Where.REPORT | Where.TEMPLATE,
    title=WeakGroups.PROFILE,
    unit=WeakGroups.PROFILE_UNIT,
    note=WeakGroups.PROFILE_ABOUT,
    chart=profile_chart.chart,
    draw=figures.profile,
    rows=lambda results: results.tables["weak_profiles"].filter(groups.found(results)),
    in_files=always(),
    heading="短板类型",
    field_name="weak_kinds",
)
SIZES = Finding("sizes", "weak_groups", groups.verdict, Where.SLIDE, slide=_sizes, in_files=always())
GROUP = Finding(
    "group",
    "weak_groups",
    lambda results, group: STOP.join(line.rstrip(STOP) for line in groups.block(results, group)[1] if line),
    Where.SAID,
    in_files=_each_group,
    heading=lambda results, group: groups.block(results, group)[0],
    heading_level=3,
)
RECOVERED = Finding(
    "recovered", "weak_recovered", groups.recovered, Where.SAID, in_files=always(), is_apart=True
)
SYSTEM = System("weak_kinds", "短板类型", (PROFILE, SIZES, GROUP, RECOVERED), Chapter.WEAK)
