"""What the titles of a sheet say of its period, held against the column that says it row by row."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from analytics.base import periods
from analytics.base.periods import Grain, Period
from analytics.intake.divided_periods import part_in
from analytics.intake.grids import Place
from analytics.intake.headings import normal
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.period_texts import periods_in, words_of
from analytics.intake.sheet_rows import SheetRows

# A label of a day or of a paper says when somebody wrote, not what the figures are of.
_NOT_OF_THE_FIGURES = re.compile(r"日期|时间|印发|[〔\[]20\d\d[〕\]]|版|办法|方案|标准|要点")
# 1—6月, 第一、二季度, 上、下半年: more periods than are written out, so the whole year may be meant.
_SEVERAL = re.compile(
    r"[、,和及与\-—–~至到](?:20\d\d年)?第?(?:[上下一二三四五六七八九十]{1,2}|\d{1,2})(?:月|季|半年)"
)


@dataclass(frozen=True)
class _Title:
    """A text above the table, what it may mean, and whether it calls the table by its name."""

    place: Place | None
    named: tuple[Period, ...]
    meant: tuple[Period, ...]
    names_table: bool


def judge_title_periods(sheet: SheetRows) -> None:
    """Refuse rows of a period that no title means; only note where a title need not speak of the figures.

    A title agrees with a row when it names its period, a part of it or a longer one around it. One of the
    same length that does not, or a longer one that calls the table by its name, contradicts the row.
    """
    titles = list(_titles(sheet)) if sheet.has("period") else []
    if not titles:
        return
    others = {
        str(code): period
        for code in dict.fromkeys(sheet.values["period"])
        if code
        for period in [periods.parse(str(code))]
        if not any(_overlap(period, meant) for title in titles for meant in title.meant)
    }
    if not others:
        return
    grain = next(iter(others.values())).grain
    against = [title for title in titles if any(_contradicts(one, grain, title) for one in title.named)]
    if not against:
        _note(sheet, titles[0], next(iter(others.values())))
        return
    said = "、".join(dict.fromkeys(words_of(one) for title in against for one in title.named))
    texts = sheet.texts("period")
    for record, code in enumerate(sheet.values["period"]):
        if code in others and record not in sheet.broken:
            refused = RefusedError(Problem.TITLE_OF_ANOTHER_PERIOD, said, words_of(others[str(code)]))
            sheet.refuse(record, "period", texts[record], refused)


def _titles(sheet: SheetRows) -> Iterator[_Title]:
    """The texts that name a period of the figures."""
    grid, table = sheet.grid, normal(sheet.dataset.title)
    for text in sheet.layout.title(grid):
        named = tuple(periods_in(text))
        if named and not _NOT_OF_THE_FIGURES.search(text):
            plain = "".join(unicodedata.normalize("NFKC", text).split())
            years = tuple(Period(one.year, Grain.YEAR) for one in named)
            place = sheet.layout.says(grid, named[0])
            yield _Title(place, named, years if _SEVERAL.search(plain) else named, table in normal(text))
    part = part_in(grid.sheet)
    held = [periods.parse(str(code)) for code in dict.fromkeys(sheet.values["period"]) if code]
    parts = tuple(Period(year, *part) for year in dict.fromkeys(one.year for one in held)) if part else ()
    if parts and not any(_overlap(one, other) for one in parts for other in held):
        yield _Title(None, parts, parts, names_table=False)


def note_file_name(sheet: SheetRows, name: str) -> None:
    """Say where the file's name tells another period than all rows; it may tell when the file was sent."""
    codes = dict.fromkeys(code for code in sheet.values.get("period", []) if code)
    said = [] if _NOT_OF_THE_FIGURES.search(name) or name == sheet.grid.sheet else periods_in(name)
    held = [periods.parse(str(code)) for code in codes]
    if said and held and not any(_overlap(one, other) for one in said for other in held):
        sheet.note(Problem.FILE_OF_ANOTHER_PERIOD, words_of(held[0]), "", "、".join(map(words_of, said)))


def _contradicts(named: Period, grain: Grain, title: _Title) -> bool:
    longer = periods.PARTS[named.grain] < periods.PARTS[grain]
    return named.grain is grain or (longer and title.names_table)


def _overlap(one: Period, other: Period) -> bool:
    return one.start <= other.end and other.start <= one.end


def _note(sheet: SheetRows, title: _Title, period: Period) -> None:
    cell = sheet.grid.address(*title.place) if title.place else ""
    said = "、".join(map(words_of, title.named))
    sheet.note(Problem.TITLE_BESIDE_PERIODS, words_of(period), cell, said)
