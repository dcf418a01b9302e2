"""The charts of the systems in the workbook of everything: a sheet each, with native charts."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard import systems
from dashboard.base.caption import Caption
from dashboard.base.source import Source
from dashboard.files.systems.words import Systems
from dashboard.kit.chart import Chart
from dashboard.kit.finding import WHOLE, Finding, Where
from dashboard.media.cells import Book, Sheet
from dashboard.media.excel import sheets
from dashboard.media.excel.columns import fields


@dataclass(frozen=True)
class Drawn:
    """A sheet with the chart of a finding; rows: how many it is drawn from."""

    name: str
    finding: Finding
    caption: Caption
    rows: int


def drawn(source: Source) -> Iterator[Drawn]:
    """The findings that have a sheet, in the order of the systems."""
    for system in systems.ALL:
        for finding in system.standing(Where.SHEET):
            codes = finding.codes(source.results, WHOLE)
            rows = finding.shown(source.results, WHOLE, *codes).height
            title = finding.titled(source.results, WHOLE, *codes)
            caption = source.caption(finding.table, title=title, unit=finding.unit, note=finding.note)
            if rows:
                yield Drawn(Systems.CHART.format(title=title), finding, caption, rows)


def write(book: Book, sheet: Sheet, source: Source, one: Drawn) -> None:
    """Fill the sheet: the numbers drawn, and beside them the charts."""
    codes = one.finding.codes(source.results, WHOLE)
    chart = one.finding.chart(source.results, WHOLE, *codes) if one.finding.chart else Chart()
    sheets.write(book, sheet, fields(chart), chart.grid, one.caption)
