"""短板类型 as findings."""

from collections.abc import Sequence
from typing import Any

from analytics.measures.stars import PROVINCE
from analytics.results import Results
from dashboard.figures import weak_branches as ledger_figures
from dashboard.figures import weak_groups as figures
from dashboard.figures.instead import of_profile
from dashboard.headlines import weak_groups as groups
from dashboard.kit.chart import Axis, Categories, Chart, Kind, Panel, Series
from dashboard.kit.finding import Finding, System, Where, always
from dashboard.kit.looks import Colour, Look
from dashboard.text.report import Report
from dashboard.text.slides import Slides
from dashboard.text.weak_branches import Weak
from dashboard.text.weak_groups import WeakGroups


def _each_group(results: Results) -> Sequence[tuple[Any, ...]]:
    return [(group,) for group in results.tables["weak_groups"]["group"]] if groups.found(results) else []


def _sizes(results: Results) -> Chart | None:
    """A bar a kind found, else a bar a kind of the ledger."""
    if groups.found(results):
        found = results.tables["weak_groups"]
        names = tuple(
            Slides.GROUP.format(group=group, name=groups.name(results, group)) for group in found["group"]
        )
        return _bars(names, tuple(found["branches"]), Slides.GROUP_SIZE)
    kinds = ledger_figures.kind_rows(results, PROVINCE)
    return _bars(tuple(kinds["kind"]), tuple(kinds["open"]), Weak.MONTHS_OPEN)


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
    chart=of_profile,
    draw=figures.profile,
    rows=lambda results: results.tables["weak_profiles"].filter(groups.found(results)),
    in_files=always(),
    heading=Report.GROUPS,
    field_name="weak_kinds",
)
SIZES = Finding("sizes", "weak_groups", groups.verdict, Where.SLIDE, slide=_sizes, in_files=always())
GROUP = Finding(
    "group",
    "weak_groups",
    lambda results, group: Report.STOP.join(
        line.rstrip(Report.STOP) for line in groups.block(results, group)[1] if line
    ),
    Where.SAID,
    in_files=_each_group,
    heading=lambda results, group: groups.block(results, group)[0],
    heading_level=3,
)
RECOVERED = Finding(
    "recovered", "weak_recovered", groups.recovered, Where.SAID, in_files=always(), is_apart=True
)
SYSTEM = System("weak_kinds", Slides.GROUPS, (PROFILE, SIZES, GROUP, RECOVERED), Report.WEAK)
