"""考核细项 as findings."""

from analytics.base.rules import League
from dashboard.base.common_words import Units
from dashboard.kit.finding import Finding, System, Where, always, each_league
from dashboard.systems.chapters import Chapter
from dashboard.systems.scores import item_matrix, item_pareto, item_sentences
from dashboard.systems.scores.item_words import Items

_LEAGUE = League.PROVINCIAL.value

LOST = Finding(
    "lost",
    "items",
    item_sentences.matrix,
    Where.SAID | Where.TEMPLATE,
    in_files=always(_LEAGUE, item_matrix.ALL),
    heading="失分要素",
)
WAITING = Finding("waiting", "items", item_sentences.waiting, Where.SAID, in_files=LOST.in_files)
DEAREST = Finding(
    "dearest",
    "item_losses",
    item_sentences.pareto,
    Where.PAGE | Where.TEMPLATE,
    title=lambda _results, league: Items.PARETO.format(league=league),
    unit=Units.POINTS,
    note=Items.PARETO_NOTE.format(percent=item_pareto.UNTIL),
    chart=item_pareto.pareto,
    rows=item_pareto.every,
    in_files=always(_LEAGUE),
)
FEW = Finding(
    "few",
    "item_losses",
    item_sentences.few,
    Where.REPORT,
    title=lambda results, league: f"{league}单位失分最多的{item_pareto.few(results, league).height}个要素",
    unit=Units.POINTS,
    chart=item_pareto.first,
    rows=item_pareto.few,
    in_files=always(_LEAGUE),
    is_apart=True,
)
UNREVIEWED = Finding(
    "unreviewed",
    "missing",
    item_sentences.unreviewed,
    Where.SAID | Where.TEMPLATE,
    in_files=always(_LEAGUE),
    heading="审核和支撑材料",
)
EVIDENCE = Finding(
    "evidence",
    "evidence_missing",
    item_sentences.evidence,
    Where.SAID | Where.TEMPLATE,
    in_files=always(_LEAGUE),
    field_name="evidence",
)
ANNEXED = Finding(
    "annexed",
    "item_losses",
    item_sentences.pareto,
    Where.ANNEX,
    title=lambda _results, league: f"{league}考评要素失分",
    columns=("item_no", "dimension", "label", "max_points", "reviewed_units", "losing_units", "lost"),
    rows=item_pareto.every,
    in_files=each_league,
)
DRAWN = Finding(
    "drawn",
    "item_losses",
    item_sentences.pareto,
    Where.SHEET,
    title=DEAREST.title,
    chart=item_pareto.pareto,
    columns=("label", "item_no", "dimension", "lost", "share", "cumulative_share", "losing_units"),
    rows=item_pareto.losing,
    in_files=always(_LEAGUE),
    sheet="图：失分要素",
)
SYSTEM = System(
    "items",
    Items.TITLE,
    (LOST, WAITING, DEAREST, FEW, UNREVIEWED, EVIDENCE, ANNEXED, DRAWN),
    Chapter.ITEMS,
)
