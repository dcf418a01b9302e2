"""The workbook of everything: a sheet a result, charts, definitions, and a cover that leads to each."""

import io
from collections.abc import Callable, Iterator

from analytics.base.result import Reach
from analytics.results import RESULTS
from dashboard.base.caption import Caption
from dashboard.base.made_file import Step, unheard
from dashboard.base.source import Source
from dashboard.files.systems import sheets as of_systems
from dashboard.files.workbook import cover, definitions, judged, named
from dashboard.files.workbook.cover import Listed
from dashboard.files.workbook.told import ToldSheet
from dashboard.files.workbook_words import Everything
from dashboard.kit.time_marks import legend
from dashboard.media import cells, workbooks
from dashboard.media.cells import Book, Sheet

# What is prepared for whoever decides is in no file that others open.
_TOLD = {name: result for name, result in RESULTS.items() if result.reach is not Reach.DECIDING}


def workbook(source: Source, step: Step = unheard) -> bytes:
    """The workbook as .xlsx; the same results give the same bytes.

    step hears the share done after each sheet is filled and again when it is written down, and ends the
    work by raising.
    """
    stream = io.BytesIO()
    book = cells.open_book(stream, about(source))
    first = book.add_worksheet(Everything.COVER)
    made = of_systems.all_of(source)
    heard = _step_counter(step, 2 * (len(made) + len(_TOLD) + 1))
    listed = []
    for sheet in _sheets(book, source, made, heard):
        listed.append(sheet)
        heard()
    cover.write(book, first, source, about(source), listed)
    first.activate()
    book.close()
    return stream.getvalue()


def about(source: Source) -> Caption:
    """What the workbook says of itself, inside and in its name."""
    return source.whole("机关党建考核数据汇编")


def _step_counter(step: Step, whole: int) -> Callable[[], None]:
    """Tells step of the share at each of so many calls."""
    places = iter(range(1, whole + 1))
    return lambda: step(next(places) / whole)


def _sheets(
    book: Book,
    source: Source,
    made: list[of_systems.ChartSheet],
    told: Callable[[], None],
) -> Iterator[Listed]:
    """Fill the sheets one after another: charts, results, definitions; each tells when it is written down."""
    for chart in made:
        sheet = _add_sheet(book, chart.name, told)
        caption = source.caption(chart.table, title=chart.title, unit="", note=legend(chart.chart))
        top = workbooks.table(
            book, sheet, chart.frame, chart.schema, caption, none=_none(chart.title, caption)
        )
        _finish(book, sheet, chart.frame, chart.schema, top)
        if chart.frame.height:
            of_systems.insert(book, sheet, chart, caption, top)
        yield Listed(sheet.name, chart.frame.height, caption)
    for name, result in _TOLD.items():
        sheet = _add_sheet(book, result.title, told)
        frame, schema = named.table(source.results, name)
        caption = source.caption(name, title=result.title, unit="")
        top = workbooks.table(book, sheet, frame, schema, caption, none=_none(result.title, caption))
        _finish(book, sheet, frame, schema, top)
        yield Listed(sheet.name, frame.height, caption)
    frame, caption = definitions.lines(), definitions.caption(source)
    sheet = _add_sheet(book, Everything.DEFINITIONS, told)
    _back(book, sheet)
    workbooks.table(book, sheet, frame, definitions.DefinitionLine, caption)
    yield Listed(sheet.name, frame.height, caption)


def _add_sheet(book: Book, title: str, told: Callable[[], None]) -> Sheet:
    name = workbooks.sheet_name(title, [sheet.name for sheet in book.worksheets()])
    sheet = book.add_worksheet(name, worksheet_class=ToldSheet)
    sheet.told = told
    return sheet


def _none(title: str, caption: Caption) -> str:
    return Everything.NONE.format(period=caption.period, title=title, sources=caption.source)


def _finish(book: Book, sheet: Sheet, frame: named.Frame, schema: named.Schema, top: int) -> None:
    judged.colour(book, sheet, frame, schema, top + 1)
    _back(book, sheet)


def _back(book: Book, sheet: Sheet) -> None:
    """Leads to the list of contents, from a cell that stays in sight."""
    look = cells.form(book, font_color="#2F6699", underline=1, font_size=10)
    sheet.write_url(0, 5, f"internal:'{Everything.COVER}'!A1", look, "返回目录")
