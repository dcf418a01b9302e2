"""The sheet a drawing is pasted on: title, scope and mark above it; source, edition and mark below."""

import math
from dataclasses import dataclass

import plotly.graph_objects as go
import plotly.io as pio

from dashboard.base import theme
from dashboard.base.caption import Caption
from dashboard.base.file_words import Files
from dashboard.base.labels import safe
from dashboard.media.widths import wrap_text

WIDTH = 46 * theme.FONT_SIZE  # on 156 mm of paper a pixel is 0.74 points, so that small print has nine
_INK, _FAINT_INK, _RULE, _MARK_INK = (
    theme.LIGHT.text,
    theme.LIGHT.muted,
    theme.LIGHT.border,
    theme.LIGHT.target,
)
_MARK_GROUND = "#FBECEE"

_EDGE = 16  # room around the words
_SAID = 20  # type of the headline, or of the title where there is none
_SMALL = 12.5  # type of scope, origin and mark below
_LEADING = 1.45  # from line to line, in type sizes
_WATERMARK_SIZE = 64
_WATERMARK_EVERY = 600  # pixels down a long picture


@dataclass(frozen=True)
class Block:
    """Words in one type, already broken into lines."""

    lines: list[str]
    size: float
    colour: str
    bold: bool = False
    ground: str = ""

    @property
    def height(self) -> float:
        """The room it takes, in pixels."""
        return len(self.lines) * self.size * _LEADING + (10 if self.ground and self.lines else 0)


def room(caption: Caption, width: float) -> float:
    """Pixels of height that the words around a drawing take."""
    words = sum(block.height for block in (*_head(caption, width), *_foot(caption, width)))
    return math.ceil(1.5 * _EDGE + words + 12)


def make_sheet(drawing: go.Figure, caption: Caption) -> go.Figure:
    """The sheet, with room for the drawing at layout.meta['top']; one unit of its axes is one pixel.

    A figure of its own: in the drawing, automatic margins would push the words out of the picture.
    """
    width = max(drawing.layout.width, WIDTH)
    head, foot = _head(caption, width), _foot(caption, width)
    top = 0.75 * _EDGE + sum(block.height for block in head) + 4
    bottom = top + drawing.layout.height
    height = round(bottom + 8 + sum(block.height for block in foot) + 0.75 * _EDGE)
    sheet = _blank(width, height)
    sheet.update_layout(meta={"top": top})
    if caption.synthetic:
        times = max(1, round(drawing.layout.height / _WATERMARK_EVERY))
        for number in range(times):
            _watermark(sheet, width / 2, top + drawing.layout.height * (number + 0.5) / times)
    _write(sheet, head, 0.75 * _EDGE, width)
    sheet.add_shape(
        type="line",
        x0=_EDGE,
        x1=width - _EDGE,
        y0=bottom + 2,
        y1=bottom + 2,
        line={"color": _RULE, "width": 1},
    )
    _write(sheet, foot, bottom + 8, width)
    return sheet


def _head(caption: Caption, width: float) -> list[Block]:
    mark = [caption.mark] if caption.mark else []
    said = caption.headline or caption.title
    below = caption.title if caption.headline else ""
    return [
        Block(mark, 15, _MARK_INK, bold=True, ground=_MARK_GROUND),
        Block(_break_lines(said, _SAID, width), _SAID, _INK, bold=True),
        Block(_break_lines(below, 15, width), 15, _INK),
        Block(_break_lines(caption.scope, _SMALL, width), _SMALL, _FAINT_INK),
    ]


def _foot(caption: Caption, width: float) -> list[Block]:
    mark = [caption.mark] if caption.mark else []
    lines = [line for text in (caption.origin, caption.making) for line in _break_lines(text, _SMALL, width)]
    return [Block(lines, _SMALL, _FAINT_INK), Block(mark, _SMALL, _MARK_INK, bold=True)]


def _break_lines(text: str, size: float, width: float) -> list[str]:
    return wrap_text(text, (width - 2 * _EDGE) / size)


def _blank(width: float, height: float) -> go.Figure:
    return go.Figure(
        layout={
            "template": pio.templates["none"],
            "width": width,
            "height": height,
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
            "paper_bgcolor": "white",
            "plot_bgcolor": "white",
            "font": {"family": theme.FONT, "size": theme.FONT_SIZE, "color": _INK},
            "xaxis": {"visible": False, "range": [0, width]},
            "yaxis": {"visible": False, "range": [height, 0]},
        }
    )


def _write(sheet: go.Figure, blocks: list[Block], top: float, width: float) -> None:
    for block in blocks:
        if block.ground and block.lines:
            sheet.add_shape(
                type="rect",
                x0=_EDGE,
                x1=width - _EDGE,
                y0=top,
                y1=top + block.height - 5,
                fillcolor=block.ground,
                line={"color": _MARK_INK, "width": 1},
                layer="below",
            )
        for number, line in enumerate(block.lines):
            inset = 10 if block.ground else 0
            middle = top + (number + 0.5) * block.size * _LEADING + (2.5 if block.ground else 0)
            _write_line(sheet, line, block, _EDGE + inset, middle)
        top += block.height


def _write_line(sheet: go.Figure, line: str, block: Block, left: float, middle: float) -> None:
    text = safe(line)
    sheet.add_annotation(
        text=f"<b>{text}</b>" if block.bold else text,
        x=left,
        y=middle,
        xanchor="left",
        yanchor="middle",
        showarrow=False,
        borderpad=0,
        font={"size": block.size, "color": block.colour},
    )


def watermark(drawing: go.Figure) -> None:
    """The mark across a drawing that stands without its sheet."""
    times = max(1, round(drawing.layout.height / _WATERMARK_EVERY))
    for number in range(times):
        drawing.add_annotation(
            text=f"<b>{Files.SHORT_MARK}</b>",
            xref="paper",
            yref="paper",
            x=0.5,
            y=(number + 0.5) / times,
            showarrow=False,
            textangle=-20,
            opacity=0.1,
            font={"size": _WATERMARK_SIZE, "color": _MARK_INK},
        )


def _watermark(sheet: go.Figure, x: float, y: float) -> None:
    """Stays in the picture when somebody cuts off its edges."""
    sheet.add_annotation(
        text=f"<b>{Files.SHORT_MARK}</b>",
        x=x,
        y=y,
        showarrow=False,
        textangle=-20,
        opacity=0.1,
        font={"size": _WATERMARK_SIZE, "color": _MARK_INK},
    )
