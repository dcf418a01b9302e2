"""A slide for each finding of a system that stands on slides: its sentence, and its chart or table."""

from dashboard import systems, theme
from dashboard.exports.blocks import Bars
from dashboard.exports.slides import plots
from dashboard.exports.slides.deck import BODY, Box, Deck, Slide, write
from dashboard.exports.slides.plots import Plot
from dashboard.exports.source import Source
from dashboard.kit.chart import Colour, Kind, Panel, Series
from dashboard.kit.finding import WHOLE, Finding, Where
from dashboard.kit.labels import bare
from dashboard.text.slides import Slides

_MONTHS = 12  # as many categories as can be read from a distance
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
        plots.table(slide, BODY, rows, one.row_schema, one.columns, widths)
    else:
        write(slide, _NOTHING, Slides.NONE, (18,))


def _draw(slide: Slide, panel: Panel, told: str) -> None:
    """Bars that lie, bars that stand, or lines: of the first field, its last categories."""
    names = panel.categories.names or tuple(bare(key) for key in panel.categories.keys)
    first = panel.series[0]
    if first.kind is Kind.BAR and panel.categories.is_down:
        values, colours = tuple(first.values), (_colour(first),) * len(names)
        bars = Bars(first.name, "", first.name, names, values, Slides.COUNT_FORMAT, colours, told)
        plots.bars(slide, BODY, bars)
        return
    series = tuple(
        plots.Series(one.name, tuple(one.values[-_MONTHS:]), _colour(one), dashed=one.look.dash == "dash")
        for one in panel.series
    )
    draw = plots.columns if first.kind is Kind.BAR else plots.lines
    draw(slide, BODY, Plot(names[-_MONTHS:], series, Slides.COUNT_FORMAT, told))


def _colour(one: Series) -> str:
    colours = one.look.colours
    return theme.LIGHT.of(colours if isinstance(colours, Colour) else colours[0])
