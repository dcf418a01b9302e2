"""The cover: what the workbook is and where its numbers come from, and a way to every sheet."""

from dataclasses import dataclass

from dashboard.base.caption import Caption
from dashboard.base.file_words import Files
from dashboard.base.number_words import Numbers
from dashboard.base.source import Source, stage
from dashboard.files import definition_sentences
from dashboard.files.workbook_words import Everything
from dashboard.media import workbooks
from dashboard.media.cells import Book, Format, Sheet, form

_HEADINGS = ("序号", "工作表", "行数", "模拟数据", "数据来源")
_WIDTHS = (8, 34, 10, 12, 96)


@dataclass(frozen=True)
class Listed:
    """A sheet that stands in the workbook."""

    sheet: str
    rows: int
    caption: Caption


def write(book: Book, sheet: Sheet, source: Source, about: Caption, listed: list[Listed]) -> None:
    """Fill the cover."""
    for position, width in enumerate(_WIDTHS):
        sheet.set_column(position, position, width)
    top = _write_head(book, sheet, source, about)
    _write_contents(book, sheet, top, listed)
    sheet.hide_gridlines(2)
    workbooks.prepare_print(sheet, top, about)


def _write_head(book: Book, sheet: Sheet, source: Source, about: Caption) -> int:
    """Title, mark, version, sources, method; returns the row of the headings of the list."""
    title, mark = form(book, bold=True, font_size=20), form(book, bold=True, font_color="#A61B29")
    plain = form(book)
    wrapped = form(book, text_wrap=True, valign="top")
    lines: list[tuple[str, Format]] = [
        (f"{source.period}机关党建考核数据汇编", title),
        (about.mark, mark),
        ("" if source.edition else f"{source.version}，尚未定稿，数据可能变动", mark),
        (stage(source.results), mark),
        (Files.PERIOD.format(period=source.period), plain),
        (about.making, plain),
        (definition_sentences.version(), plain),
        (about.origin, wrapped),
        (Everything.ABOUT, wrapped),
    ]
    row = 0
    for words, look in lines:
        if words:
            sheet.merge_range(row, 0, row, len(_WIDTHS) - 1, "", look)
            sheet.write_string(row, 0, words, look)
            sheet.set_row(row, 36 if look is wrapped or look is title else 20)
            row += 1
    return row + 1


def _write_contents(book: Book, sheet: Sheet, top: int, listed: list[Listed]) -> None:
    head = form(book, bold=True, bg_color="#EEF1F5", border=1, border_color="#C9D0D8", align="center")
    edge = {"border": 1, "border_color": "#DDE2E8"}
    words, number = form(book, text_wrap=True, **edge), form(book, num_format="0", align="right", **edge)
    middle, link = form(book, align="center", **edge), form(book, font_color="#2F6699", underline=1, **edge)
    for position, heading in enumerate(_HEADINGS):
        sheet.write_string(top, position, heading, head)
    sheet.set_row(top, 26)
    for place, one in enumerate(listed, start=1):
        row = top + place
        sheet.write_number(row, 0, place, middle)
        sheet.write_url(row, 1, f"internal:'{one.sheet}'!A1", link, one.sheet)
        sheet.write_number(row, 2, one.rows, number)
        sheet.write_string(row, 3, Numbers.YES if one.caption.synthetic else Numbers.NO, middle)
        sheet.write_string(row, 4, one.caption.source, words)
        sheet.set_row(row, 20)
