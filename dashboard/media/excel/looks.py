"""How native charts of a spreadsheet look: the figures' colours, marks and type in xlsxwriter's words."""

from collections.abc import Iterable
from typing import Any

from dashboard.base import theme
from dashboard.base.common_words import Units
from dashboard.base.file_words import Workbooks
from dashboard.base.scales import decimals_needed
from dashboard.kit.chart import Together
from dashboard.media.excel.tables import Column, Ink, Table
from dashboard.media.shades import on_white

POINT = 0.75  # of a pixel
NO_LINE = {"none": True}
_GAP = 45  # percent of a bar between two
_MARK = 7  # points
_DASHES = {"solid": "solid", "dash": "dash", "dot": "round_dot"}
_MARKERS = {
    "square": "square",
    "diamond": "diamond",
    "triangle": "triangle",
    "star": "star",
    "line": "long_dash",
}
_PALE = 0.3  # strength of the colour inside a hollow mark: LibreOffice draws no edges, and white is unseen


def font(size: int, *, bold: bool = False) -> dict[str, Any]:
    """Our type in that size."""
    return {"name": Workbooks.FONT, "size": size, "color": theme.LIGHT.text, "bold": bold}


def title(words: str) -> dict[str, Any]:
    """The words over a chart."""
    return {"name": _no_cell(words), "name_font": font(13, bold=True), "overlay": False}


def legend(*, without: list[int] | None = None, is_needed: bool = True) -> dict[str, Any]:
    """The legend over the chart, without the series at these positions."""
    if not is_needed:
        return {"none": True}
    return {"position": "top", "font": font(10), "delete_series": without or []}


def categories(words: str = "", *, turned: bool = False) -> dict[str, Any]:
    """The axis of the categories; their names turned where they are long and many."""
    own = font(9) | ({"rotation": -60} if turned else {})
    axis: dict[str, Any] = {"num_font": own, "line": {"color": theme.LIGHT.border}}
    return axis | (_axis_title(words) if words else {})


def numbers(words: str, form: str) -> dict[str, Any]:
    """The axis of the numbers with its grid."""
    grid = {"visible": True, "line": {"color": theme.LIGHT.grid}}
    return {"major_gridlines": grid, **plain_numbers(words, form)}


def plain_numbers(words: str, form: str) -> dict[str, Any]:
    """The same without a grid, for a second axis."""
    return {"num_font": font(9), "num_format": form, **_axis_title(words)}


def bar(colours: tuple[str, ...], *, is_hatched: bool = False) -> dict[str, Any]:
    """A bar; one colour for all, or one a bar."""
    points = [_fill(colour, is_hatched) for colour in colours] if len(colours) > 1 else None
    return {**_fill(colours[0], is_hatched), "points": points, "gap": _GAP}


def line(colour: str, dash: str = "solid", width: float = 2) -> dict[str, Any]:
    """The line of a series."""
    return {"color": colour, "width": width, "dash_type": _DASHES.get(dash, "dash")}


def upright(ink: Ink) -> dict[str, Any]:
    """The error bar that runs from a value down to the axis."""
    drawn = line(ink.colours[0], ink.dash, ink.width)
    return {"type": "percentage", "value": 100, "direction": "minus", "end_style": 0, "line": drawn}


def marker(symbols: tuple[str, ...], colour: str) -> dict[str, Any]:
    """The marks of a series in the figure's symbols; none where there is no symbol."""
    if not symbols:
        return {"type": "none"}
    shape = _MARKERS.get(symbols[0].split("-")[0], "circle")
    return {"type": shape, "size": _MARK, **_mark(symbols[0], colour)}


def marks(ink: Ink) -> list[dict[str, Any]] | None:
    """The marks one by one, where they differ: hollow ones, ones in another colour."""
    count = max(len(ink.colours), len(ink.symbols))
    if count < 2:
        return None
    colours = ink.colours if len(ink.colours) > 1 else ink.colours * count
    symbols = ink.symbols if len(ink.symbols) > 1 else (ink.symbols or ("",)) * count
    return [_mark(symbol, colour) for symbol, colour in zip(symbols, colours, strict=True)]


def number_format(series: Iterable[Column], words: str) -> str:
    """How the numbers of these series are written, whose axis or unit says what they are."""
    held = list(series)
    values = [value for one in held for value in (*one.values, *one.ends) if value is not None]
    if all(isinstance(value, int) for value in values):
        digits = "0"
    else:
        decimals = decimals_needed(values, 1) if Units.PERCENT in words else 2
        digits = f"0.{'0' * decimals}"
    signed = any(word.startswith("+") for one in held for word in one.labels)
    return f"+{digits};-{digits};{digits}" if signed else digits


def axis_format(panel: Table, words: str, series: tuple[Column, ...]) -> str:
    """How the axis writes its numbers: whole steps for whole numbers and percentages."""
    if panel.together is Together.SHARES:
        return "0%"
    form = number_format(series, words)
    return "0" if Units.PERCENT in words and not form.startswith("+") else form


def _mark(symbol: str, colour: str) -> dict[str, Any]:
    fill = on_white(colour, _PALE) if symbol.endswith("-open") else colour
    return {"fill": {"color": fill}, "border": {"color": colour, "width": 1.5}}


def _fill(colour: str, is_hatched: bool) -> dict[str, Any]:
    if not is_hatched:
        return {"fill": {"color": colour}}
    hatch = {"pattern": "wide_upward_diagonal", "fg_color": theme.LIGHT.background, "bg_color": colour}
    return {"pattern": hatch}


def _axis_title(words: str) -> dict[str, Any]:
    return {"name": _no_cell(words), "name_font": font(10)}


def _no_cell(words: str) -> str:
    """xlsxwriter takes words like 甲!A1 for the cell that holds them."""
    return words.replace("!", Workbooks.EXCLAMATION)
