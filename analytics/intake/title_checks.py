"""What the titles of a sheet say it holds: another figure, several months at once, another unit."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePath

from analytics.base.periods import Grain
from analytics.base.record_columns import Reads
from analytics.datasets import Dataset, Form
from analytics.intake.cards import CardGrid
from analytics.intake.divided_periods import part_in
from analytics.intake.duty_rows import refuse_unit
from analytics.intake.grids import Place
from analytics.intake.headings import normal, wanted_columns
from analytics.intake.issues import Problem
from analytics.intake.money import unit_of_title
from analytics.intake.other_figures import (
    AIM,
    CHANGE,
    CUMULATIVE,
    RANK,
    SELF,
    TIME,
    kinds_in,
    words_of_title,
)
from analytics.intake.period_texts import months_spanned, periods_in
from analytics.intake.row_words import Skip
from analytics.intake.sheet_rows import SheetRows
from analytics.intake.stated_figures import other_unit, statements
from analytics.intake.values import ValueKind, kind_of, period_example

_LONGEST = 60  # of a title; longer texts are explanations
_BEFORE_COLON = re.compile(r"单\s*位\s*:")
_NO_TITLE = re.compile(
    r"(?:填(?!报(?:期|时段))|报(?!告期|表期)|上报|制表|打印|审核|复核|审批|联系|电话|负责|经办|备注|注|说明|要求|提示|来源|依据|编制|印发|生成|导出|附注)"
    r"[^:]*[:、]|[^:]*(?:日期|人|电话|地址|名称|部门|支部|代码)[:]|(?!.*单位:)[^:]*单位[:]"
)
_UNIT = re.compile(r"\(?(?:计量|计数|数量|统计|数据)?单位:")
_OF_OTHER_LENGTH = {
    Grain.MONTH: re.compile(r"[上下]半年|[一二三四1-4]季度|全年|\d月[底末](?!前)"),
    Grain.HALF: re.compile(r"全年(?!度)|[一二三四1-4]季度|(?<!不)含上半年"),
    Grain.YEAR: re.compile(r"[上下]半年|[一二三四1-4]季度"),
}
_NO_RECORDS = frozenset({Skip.REMARK, Skip.SECTION, Skip.ONLY_NAMED, Skip.OUTSIDE})
_SPEAKING = ("单位", "为", "是", "系", "指", "计", "注", "说明", "口径")
_AND = re.compile(r"[及和与暨含、]+$")
_OWN_COLUMN = frozenset({RANK, CHANGE, TIME})  # a table may be called by a column that stands beside its own


def check_titles(sheet: SheetRows, file: str) -> None:
    """Refuse the sheet for the first thing each title, or the file's name, says against its figures."""
    example = _example(sheet.dataset)
    for text, cell in _titles(sheet):
        if sheet.dataset.is_of_duties and (unit := unit_of_title(text)):
            refuse_unit(sheet, unit, text, cell)
        elif told := _other_word(sheet, text):
            sheet.refuse_sheet(Problem.OTHER_TABLE, text, told, cell)
        elif example and (_says_months(sheet, text) or _is_heading_of_longer(sheet, text)):
            _refuse_months(sheet, text, example, cell)
    _check_remarks(sheet, example)
    name = PurePath(file).stem
    if example and name != sheet.grid.sheet and _name_says_months(sheet, name):
        _refuse_months(sheet, name, example)


def _check_remarks(sheet: SheetRows, example: str) -> None:
    """Remarks above and below the records that say what all figures are: 注：本表为1-12月累计数."""
    if not _holds_figures(sheet.dataset):
        return
    own, figures = _own_kinds(sheet.dataset), list(_figures(sheet.dataset))
    for text, cell in _remarks(sheet):
        plain = normal(text)
        said = next(statements(plain, own), "")
        if said and example and not sheet.has("period") and months_spanned(said):
            if any(span.grain not in sheet.dataset.grains for span in months_spanned(said)):
                _refuse_months(sheet, text, example, cell)
        elif told := said or other_unit(figures, plain):
            sheet.refuse_sheet(Problem.OTHER_TABLE, text, told, cell)


def _remarks(sheet: SheetRows) -> Iterator[tuple[str, str]]:
    if isinstance(sheet.grid, CardGrid):
        return
    above = [(text, at) for text, at in sheet.layout.titles(sheet.grid) if not _segments(text)]
    below = [
        (sheet.grid.text(row, column) or "", (row, column))
        for row, reason, column in sheet.skipped
        if reason in _NO_RECORDS
    ]
    for text, place in (*above, *below):
        if any(sign in text for sign in _SPEAKING):
            yield text, sheet.grid.address(*place)


def _refuse_months(sheet: SheetRows, text: str, example: str, cell: str = "") -> None:
    sheet.cumulative = True
    sheet.refuse_sheet(Problem.CUMULATIVE, text, example, cell)


def _titles(sheet: SheetRows) -> Iterator[tuple[str, str]]:
    """The texts that are titles, each once, with their cells."""
    grid, layout = sheet.grid, sheet.layout
    places: dict[str, Place | None] = {} if isinstance(grid, CardGrid) else {grid.sheet: None}
    for text, at in layout.titles(grid):
        places.setdefault(text, at)
    for text, place in places.items():
        yield text, grid.address(*place) if place else ""


def _segments(text: str) -> list[str]:
    """The parts of a text that speak as a title; what only labels a day or a name says nothing of figures."""
    plain = _BEFORE_COLON.sub("单位:", unicodedata.normalize("NFKC", text))
    parts = [normal(part) for part in plain.split()] if ":" in plain else [normal(text)]
    return [part for part in parts if len(part) <= _LONGEST and not _NO_TITLE.match(part)]


def _other_word(sheet: SheetRows, text: str) -> str:
    """The word by which a title says that the table holds another figure or another unit; '' for none."""
    if not _holds_figures(sheet.dataset):
        return _word_of_plans(sheet.dataset, text)
    own, figures = _own_kinds(sheet.dataset) | {CUMULATIVE}, list(_figures(sheet.dataset))
    for part in _segments(text):
        if told := other_unit(figures, part):
            return told
        if _UNIT.match(part):
            continue
        for kind, word in words_of_title(part):
            if kind not in own and not _has_column(sheet, kind, word, part):
                return word
    return ""


def _has_column(sheet: SheetRows, kind: str, word: str, title: str) -> bool:
    """Whether the word only names a column that stands beside the record's own: 得分及排名表 with 排名."""
    placed = {*sheet.layout.matched.columns.values(), *sheet.layout.matched.slots.values()}
    there = any(
        word in normal(heading) for place, heading in enumerate(sheet.layout.headings) if place not in placed
    )
    return there and (kind in _OWN_COLUMN or bool(_AND.search(title.partition(word)[0])))


def _word_of_plans(dataset: Dataset, title: str) -> str:
    """A list of events that are still to come; one with a day they are due by is planned by its nature."""
    columns = dataset.schema.columns()
    events = any(
        kind_of(columns[name]).reads is Reads.DATE for name in dataset.key if _is_read(columns[name])
    )
    if not events or any("时限" in (column.description or "") for column in columns.values()):
        return ""
    told = (word for part in _segments(title) for kind, word in words_of_title(part) if kind == AIM)
    return next(told, "")


def _says_months(sheet: SheetRows, text: str) -> bool:
    """Whether a title gives the figures of more than one period as one."""
    return any(_is_cumulative(sheet, part) or _is_longer(sheet, part) for part in _segments(text))


def _is_heading_of_longer(sheet: SheetRows, text: str) -> bool:
    """A title may name the year of its month; over a column the year is what the column holds."""
    layout = sheet.layout
    places = {*layout.matched.columns.values(), *layout.matched.slots.values()}
    if sheet.has("period") or text not in {layout.headings[place] for place in places}:
        return False
    said = [one.grain for one in periods_in(text)]
    if not said and (part := part_in(text)):
        said = [part[0]]
    return bool(said) and not set(said) & set(sheet.dataset.grains)


def _name_says_months(sheet: SheetRows, name: str) -> bool:
    """The file's name says less than the titles: months in it may be those of its sheets."""
    if "累计" in name or "累积" in name:
        return _is_cumulative(sheet, normal(name))
    own = sheet.dataset.grains
    said = any(found.grain in own for text, _ in _titles(sheet) for found in periods_in(text))
    return not said and _is_longer(sheet, normal(name))


def _is_cumulative(sheet: SheetRows, title: str) -> bool:
    """By its words; from January to the end of a half-year or year the sum so far is the period's own."""
    told = [word for kind, word in words_of_title(title) if kind == CUMULATIVE]
    if not told or all(_has_column(sheet, CUMULATIVE, word, title) for word in told):
        return False
    found = [one for one in periods_in(title) if one.grain in sheet.dataset.grains]
    whole = found and all(one.start.month == 1 and one.grain is not Grain.MONTH for one in found)
    return not (whole and {"累计", "累积"}.issuperset(told))


def _is_longer(sheet: SheetRows, title: str) -> bool:
    """By the period it names; a sheet that gives each row its own may cover many."""
    if sheet.has("period"):
        return False
    own = sheet.dataset.grains
    spans = months_spanned(title)
    if any(span.grain not in own for span in spans):
        return True
    other = _OF_OTHER_LENGTH.get(own[0]) if len(own) == 1 else None
    return bool(other and not spans and other.search(title))


def _example(dataset: Dataset) -> str:
    """A period such as the data set keeps; '' where months do not add up, as with the stars of a branch."""
    if not dataset.grains or all(kind.stars for kind, _ in _figures(dataset)):
        return ""
    return period_example(kind_of(dataset.schema.columns()["period"]).pattern)


def _holds_figures(dataset: Dataset) -> bool:
    return bool(dataset.grains) and any(True for _ in _figures(dataset))


def _figures(dataset: Dataset) -> Iterator[tuple[ValueKind, str]]:
    """How the figures of a data set are read, and under which heading."""
    if dataset.form is Form.MATRIX:
        yield ValueKind(Reads.POINTS), ""
        return
    for field in wanted_columns(dataset):
        if field.kind.reads in {Reads.NUMBER, Reads.POINTS, Reads.PERCENT}:
            yield field.kind, field.heading


def _own_kinds(dataset: Dataset) -> frozenset[str]:
    own = kinds_in(normal(dataset.title)).union(
        *(kinds_in(normal(heading)) for _, heading in _figures(dataset))
    )
    return own | ({SELF} if SELF in dataset.score_prefixes else frozenset())


def _is_read(column: object) -> bool:
    return "reads" in (getattr(column, "metadata", None) or {})
