"""A slide for each finding of a system that stands on slides: its sentence, and its chart or table."""

from dataclasses import replace

from dashboard import systems
from dashboard.base.source import Source
from dashboard.kit.chart import Panel
from dashboard.kit.finding import WHOLE, Finding, Where
from dashboard.media.slides import bars_and_tables, charts
from dashboard.media.slides.presentation import BODY, Box, Deck, Slide, write
from dashboard.media.slides.words import Slides

_MOST = 12  # categories
_NOTHING = Box(BODY.left, BODY.top, BODY.width, 0.6)


def add(deck: Deck, source: Source) -> None:
    """The slides of all systems."""
    for system in systems.ALL:
        for finding in system.standing(Where.SLIDE):
            _slide(deck, source, system.title, finding)


def _slide(deck: Deck, source: Source, topic: str, one: Finding) -> None:
    results, codes = source.results, one.codes(source.results, WHOLE)
    headline = one.said(results, WHOLE, *codes).words
    caption = source.caption(one.table, title=Slides.NAME, unit="")
    slide = deck.slide(topic, headline, caption)
    chart = one.chart(results, WHOLE, *codes) if one.chart else None
    panel = next((field for field in chart.fields if isinstance(field, Panel)), None) if chart else None
    if panel:
        _draw(slide, panel, headline)
    elif not one.chart and one.columns and one.shown(results, WHOLE, *codes).height:
        rows, widths = one.shown(results, WHOLE, *codes), (1.0,) * len(one.columns)
        bars_and_tables.table(slide, BODY, rows, one.row_schema, one.columns, widths)
    else:
        write(slide, _NOTHING, Slides.NONE, (18,))


def _draw(slide: Slide, panel: Panel, told: str) -> None:
    """Its last categories, as many as can be read from a distance."""
    charts.draw(slide, BODY.places, _last(panel), Slides.COUNT_FORMAT, told)


def _last(panel: Panel) -> Panel:
    across = panel.categories
    few = replace(across, keys=across.keys[-_MOST:], names=across.names[-_MOST:])
    return replace(
        panel,
        categories=few,
        series=tuple(replace(one, values=one.values[-_MOST:]) for one in panel.series),
    )
