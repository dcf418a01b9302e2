"""A slide for each finding of a system that stands on slides: its sentence, and its chart or table."""

from dataclasses import replace

from dashboard import systems
from dashboard.base.scales import decimals_needed
from dashboard.base.source import Source
from dashboard.kit.chart import Chart, Panel
from dashboard.kit.finding import Finding, Where
from dashboard.kit.time_marks import legend
from dashboard.media.slides import bars_and_tables, charts
from dashboard.media.slides.presentation import BODY, SMALL_SIZES, Box, Deck, write
from dashboard.media.slides.words import Slides

_MOST = 12  # categories
_ABOVE = Box(BODY.left, BODY.top, BODY.width, BODY.height - 0.15)  # a legend
_LEGEND = Box(BODY.left, BODY.top + BODY.height - 0.13, BODY.width, 0.25)
_NOTHING = Box(BODY.left, BODY.top, BODY.width, 0.6)


def add(deck: Deck, source: Source) -> None:
    """The slides of all systems of which there is something to show."""
    told = (system for system in systems.ALL if system.has_records(source.results))
    for system in told:
        for finding in system.findings_at(Where.SLIDE):
            _slide(deck, source, system.title, finding)


def _slide(deck: Deck, source: Source, topic: str, one: Finding) -> None:
    """Shares in percent, all else in whole numbers."""
    results, codes = source.results, one.each_in_files(source.results)[0]
    headline, rows = one.statement_of(results, *codes).words, one.rows_of(results, *codes)
    slide = deck.slide(topic, headline, source.caption(one.table, title=Slides.NAME, unit=""))
    draw, columns = one.slide or one.chart, one.columns_of(results, *codes)
    panel = _first(one.slide_of(results, *codes)) if draw and (one.slide or rows.height) else None
    if panel and panel.categories.is_down:
        bars_and_tables.bars(slide, BODY, panel, Slides.COUNT_FORMAT, headline)
    elif panel:
        shown = _last(panel)
        in_percent = panel.targets or one.unit == "%"
        number_format = _percent_format(shown) if in_percent else Slides.COUNT_FORMAT
        told = legend(Chart((shown,)))
        charts.draw(slide, (_ABOVE if told else BODY).places, shown, number_format, headline)
        if told:
            write(slide, _LEGEND, told, SMALL_SIZES)
    elif not draw and columns and rows.height:
        bars_and_tables.table(slide, BODY, rows, one.row_schema, columns, (1.0,) * len(columns))
    else:
        write(slide, _NOTHING, Slides.NONE, (18,))


def _percent_format(panel: Panel) -> str:
    """With as many decimals as keep every share on its own side of what it is judged against."""
    values = [value for one in panel.series for value in one.values]
    return f'0.{"0" * decimals_needed(values, 1)}"%"'


def _first(chart: Chart | None) -> Panel | None:
    """The first field: a second would be too small to be read."""
    return next((field for field in chart.fields if isinstance(field, Panel)), None) if chart else None


def _last(panel: Panel) -> Panel:
    """Its last categories, as many as can be read from a distance."""
    across = panel.categories
    few = replace(across, keys=across.keys[-_MOST:], names=across.names[-_MOST:])
    cut = len(across.keys) - len(few.keys)
    marks = tuple(replace(mark, before=mark.before - cut) for mark in panel.marks if mark.before > cut)
    series = tuple(replace(one, at=across.keys if one.at is None else one.at) for one in panel.series)
    return replace(panel, categories=few, series=series, marks=marks)
