"""考核细项 as findings."""

from analytics.rules import League
from dashboard.figures import items_matrix, items_pareto
from dashboard.headlines import items
from dashboard.kit.finding import Finding, System, Where, always, each_league
from dashboard.text.common import Units
from dashboard.text.everything import Everything
from dashboard.text.items import Items
from dashboard.text.report import Report

_LEAGUE = League.PROVINCIAL.value

LOST = Finding(
    "lost",
    "items",
    items.matrix,
    Where.SAID | Where.TEMPLATE,
    in_files=always(_LEAGUE, items_matrix.ALL),
    heading=Report.LOST,
)
WAITING = Finding("waiting", "items", items.waiting, Where.SAID, in_files=LOST.in_files)
DEAREST = Finding(
    "dearest",
    "item_losses",
    items.pareto,
    Where.PAGE | Where.TEMPLATE,
    title=lambda _results, league: Items.PARETO.format(league=league),
    unit=Units.POINTS,
    note=Items.PARETO_NOTE.format(percent=items_pareto.UNTIL),
    chart=items_pareto.pareto,
    rows=items_pareto.every,
    in_files=always(_LEAGUE),
)
FEW = Finding(
    "few",
    "item_losses",
    items.few,
    Where.REPORT,
    title=lambda results, league: Report.PARETO.format(
        league=league, count=items_pareto.few(results, league).height
    ),
    unit=Units.POINTS,
    chart=items_pareto.first,
    rows=items_pareto.few,
    in_files=always(_LEAGUE),
    is_apart=True,
)
UNREVIEWED = Finding(
    "unreviewed",
    "missing",
    items.unreviewed,
    Where.SAID | Where.TEMPLATE,
    in_files=always(_LEAGUE),
    heading=Report.REVIEWED,
)
EVIDENCE = Finding(
    "evidence",
    "evidence_missing",
    items.evidence,
    Where.SAID | Where.TEMPLATE,
    in_files=always(_LEAGUE),
    field_name="evidence",
)
ANNEXED = Finding(
    "annexed",
    "item_losses",
    items.pareto,
    Where.ANNEX,
    title=lambda _results, league: Report.ANNEX_ITEMS.format(league=league),
    columns=("item_no", "dimension", "label", "max_points", "reviewed_units", "losing_units", "lost"),
    rows=items_pareto.every,
    in_files=each_league,
)
DRAWN = Finding(
    "drawn",
    "item_losses",
    items.pareto,
    Where.SHEET,
    title=DEAREST.title,
    chart=items_pareto.pareto,
    columns=("label", "item_no", "dimension", "lost", "share", "cumulative_share", "losing_units"),
    rows=items_pareto.losing,
    in_files=always(_LEAGUE),
    sheet=Everything.CHART_LOSSES,
)
SYSTEM = System(
    "items",
    Items.TITLE,
    (LOST, WAITING, DEAREST, FEW, UNREVIEWED, EVIDENCE, ANNEXED, DRAWN),
    Report.ITEMS,
)
