"""Pictures and tables of findings as blocks of a document, and what stands there where none can be drawn."""

from collections.abc import Callable

import dataframely as dy
import plotly.graph_objects as go
import polars as pl

from dashboard.base import theme
from dashboard.base.common_words import STOP
from dashboard.base.file_words import UNAVAILABLE
from dashboard.base.source import Source
from dashboard.kit.chart import Chart
from dashboard.media import chromium, images, page_parts, plotly
from dashboard.media.blocks import Block, NotDrawn, Picture, Remark, Sentence, TableBlock
from dashboard.media.word.paper import LOW_MM, TALLEST_MM, TEXT_WIDTH_MM

_LOW, _TALLEST = (images.IN_DOCUMENT * height // TEXT_WIDTH_MM for height in (LOW_MM, TALLEST_MM))  # pixels


def paragraph_of(*sentences: str, see: tuple[str, ...] = ()) -> list[Block]:
    """A paragraph of the sentences that are not empty, each with its full stop; none where all are."""
    told = (words.rstrip(STOP) for words in sentences)
    whole = "".join(f"{words}{STOP}" for words in told if words)
    return [Sentence(whole, see)] if whole else []


def picture(
    source: Source,
    chart: Callable[..., Chart],
    *choices: str,
    key: str,
    table: str,
    title: str,
    unit: str,
    note: str = "",
    draw: Callable[..., go.Figure] | None = None,
) -> list[Block]:
    """The chart with unit and source below, as plotly.finding_figure has it for the page."""
    about = source.caption(table, title=title, unit=unit, note=note)
    try:
        figure = plotly.finding_figure(source.results, theme.LIGHT, *choices, chart=chart, draw=draw)
        png = images.bare_png(_low(figure), about)
    except chromium.PictureUnavailableError as error:
        why = UNAVAILABLE[error.reason]
        return [NotDrawn(f"图“{title}”没有绘制：{why}", title=title, why=why)]
    return [Picture(key, title, png, title), Remark(about.below)]


def _low(figure: go.Figure) -> go.Figure:
    """Drawn lower, not shrunk, so that its words stay large; every row keeps the room of its name."""
    drawing = go.Figure(figure)
    least = min(max(_LOW, page_parts.least_height(drawing)), _TALLEST)
    drawing.update_layout(height=min(drawing.layout.height or page_parts.HEIGHT, least))
    return drawing


def table(
    key: str,
    title: str,
    frame: pl.DataFrame,
    schema: type[dy.Schema],
    *columns: str,
    widths: tuple[float, ...] = (),
    small: bool = False,
) -> list[Block]:
    """The rows with their caption; a sentence where there are none."""
    if frame.is_empty():
        return paragraph_of(f"{title}：本期没有")
    return [TableBlock(key, title, frame, schema, columns, widths, small)]
