"""The sheet of the charts: what the file says of itself, then each chart over the table it is drawn from."""

import math
from typing import Any

from dashboard.base import theme
from dashboard.base.caption import Caption
from dashboard.base.file_words import Files, Workbooks
from dashboard.kit.chart import HeatMap
from dashboard.media import shades, workbooks
from dashboard.media.cells import Book, Sheet, form
from dashboard.media.excel import clouds, drawing
from dashboard.media.excel.areas import Area
from dashboard.media.excel.tables import Scatter, Table
from dashboard.media.widths import ems

Field = Table | Scatter

_ROW, _ROW_PIXELS = 18, 24  # points, and the same in pixels
_NAMES, _NUMBERS = (22, 44), 15  # characters: least and most of the names, of each column beside them
_NARROW = 10  # of each column of a heat map
_WIDEST = 1150  # pixels: the table beside a chart is printed on the same page
_COLUMN_PIXELS, _LOWEST_ROW_PIXELS = 64, 20  # of a sheet that says nothing of their size
_COLUMNS = 60  # so many columns get that width


def write(book: Book, sheet: Sheet, fields: list[Field], grid: HeatMap | None, caption: Caption) -> None:
    """Fill the sheet."""
    sheet.set_default_row(_ROW)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, _width(fields, grid))
    sheet.set_column(1, _COLUMNS, _NARROW if grid else _NUMBERS)
    top = workbooks.write_caption(book, sheet, caption) + 1
    workbooks.prepare_print(sheet, 0, caption)
    for field in fields:
        top = _put(book, sheet, top, field, caption, is_one=len(fields) == 1)
    if grid:
        _grid(book, sheet, top, grid)


def beside(book: Book, sheet: Sheet, top: int, left: int, fields: list[Field], caption: Caption) -> None:
    """The charts in a column beside a table, and to their right, where nothing is printed, their cells."""
    across = math.ceil(_WIDEST / _COLUMN_PIXELS)
    for field in fields:
        width, height = _size(field)
        area = Area(book, sheet, top + 1, field.height, left + across + 1)
        chart = _draw_field(book, area, field, caption, is_one=len(fields) == 1)
        if width > _WIDEST:
            chart.set_size({"width": _WIDEST, "height": height})
            chart.x_axis["interval_unit"] = 1  # every name, however close they stand
        chart.show_hidden_data()  # who filters the table would take rows from the cells beside it
        sheet.insert_chart(top, left, chart, {"description": caption.title})
        top += max(math.ceil(height / _LOWEST_ROW_PIXELS), field.height) + 2
    sheet.print_area(0, 0, max(top, sheet.dim_rowmax), left + across)


def _put(book: Book, sheet: Sheet, top: int, field: Field, caption: Caption, *, is_one: bool) -> int:
    """A chart and below it its table; returns the first row after both."""
    below = top + math.ceil(_size(field)[1] / _ROW_PIXELS) + 1
    sheet.write_string(below, 0, Workbooks.CHART_DATA, _small(book))
    chart = _draw_field(book, Area(book, sheet, below + 1, field.height), field, caption, is_one=is_one)
    sheet.insert_chart(top, 0, chart, {"description": caption.title, "object_position": 2})
    return below + field.height + 3


def _draw_field(book: Book, area: Area, field: Field, caption: Caption, *, is_one: bool) -> Any:
    """The chart of a field with its title, drawn from the area it fills."""
    title = caption.title if is_one or not field.title else field.title
    marked = Workbooks.CHART_MARKED.format(title=title, mark=Files.SHORT_MARK) if caption.mark else title
    if isinstance(field, Scatter):
        chart = clouds.draw_scatter(book, area, field, marked)
    else:
        chart = drawing.draw_panel(book, area, field, marked, caption.unit)
    width, height = _size(field)
    chart.set_size({"width": width, "height": height})
    return chart


def _size(field: Field) -> tuple[int, int]:
    """Width and height in pixels."""
    return clouds.SIZE if isinstance(field, Scatter) else drawing.size(field)


def _grid(book: Book, sheet: Sheet, top: int, grid: HeatMap) -> None:
    """A heat map as a table coloured like it; a sign stands where there is no number."""
    sheet.write_string(top, 0, Workbooks.GRID, _small(book))
    area = Area(book, sheet, top + 1, len(grid.rows))
    area.add_words("", grid.rows)
    for number, name in enumerate(grid.columns):
        area.add_mixed(name, [line[number] for line in grid.signs or grid.cells], "0.0##")
    cells = (top + 2, 1, top + 1 + len(grid.rows), len(grid.columns))
    sheet.conditional_format(*cells, {"type": "blanks", "stop_if_true": True})
    for number, colour in enumerate(shades.of_bands(grid, theme.LIGHT)):
        look = book.add_format({"bg_color": colour, "font_color": shades.readable_on(colour)})
        rule = _has_sign(grid.bands[number]) if grid.signs else _in_band(grid.limits, number)
        sheet.conditional_format(*cells, rule | {"format": look})


def _in_band(limits: tuple[float, ...], number: int) -> dict[str, Any]:
    """The rule of the spreadsheet for a band: its upper limit is its own."""
    if number == len(limits):
        return {"type": "cell", "criteria": ">", "value": limits[-1]}
    return {"type": "cell", "criteria": "<=", "value": limits[number], "stop_if_true": True}


def _has_sign(band: str) -> dict[str, Any]:
    """The rule for a band whose name begins with its sign."""
    return {"type": "cell", "criteria": "==", "value": f'"{band[0]}"'}


def _small(book: Book) -> object:
    return form(book, font_color="#56616E", font_size=10)


def _width(fields: list[Field], grid: HeatMap | None) -> float:
    """Of the first column, in characters."""
    told = [name for field in fields if isinstance(field, Table) for name in field.rows]
    told += [one.name for field in fields if isinstance(field, Scatter) for one in field.points]
    longest = max((2 * ems(name) for name in (*told, *(grid.rows if grid else ()))), default=0)
    least, most = _NAMES
    return min(max(least, longest + 2), most)
