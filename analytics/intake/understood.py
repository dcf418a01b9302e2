"""What was understood of a file, for the officer to see before anything else; data, worded elsewhere."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from analytics.base import rules
from analytics.base.periods import Period, parse
from analytics.intake.books import About, FileKind
from analytics.intake.divided_periods import titled_periods
from analytics.intake.headings import wanted_columns
from analytics.intake.kept_values import list_headings
from analytics.intake.known import Known
from analytics.intake.mixed_versions import MixedVersions, mixed_versions
from analytics.intake.names_matched import NameMatched, names_matched
from analytics.intake.row_words import Skip
from analytics.intake.sheet_rows import SheetRows
from analytics.intake.values import kind_of

MOST_LINES = 200  # of skipped rows and of names that are listed; the rest is counted


class Source(StrEnum):
    """Where a period or a rubric version was taken from."""

    CELL = "cell"
    CHOICE = "choice"  # the caller's
    TITLE = "title"  # or the sheet's name
    LABELS = "labels"  # of the items in the headings, where the version in force has others: a fault
    YEAR = "year"  # the newest version not newer than the period


class Unread(StrEnum):
    """Why a sheet was not read."""

    HIDDEN = "hidden"
    NOTES = "notes"
    OTHER = "other"  # nothing in it belongs to the data set


@dataclass(frozen=True)
class ColumnUnderstood:
    """A column of the sheet and the field it fills. cell: of its heading; name, field: in the schema."""

    cell: str
    heading: str
    name: str
    field: str


@dataclass(frozen=True)
class RowSkipped:
    """A row that holds no record. row counts from 1; text is what it begins with."""

    row: int
    reason: Skip
    text: str


@dataclass(frozen=True)
class Told:
    """A period code or a rubric version, where it was taken from, and for how many rows."""

    value: str
    source: Source
    rows: int
    text: str = ""  # the title that says it


@dataclass(frozen=True)
class SheetUnderstood:
    """One sheet that was read. heading_rows count from 1 and include both; skip_counts counts every row."""

    sheet: str
    dataset: str
    heading_rows: tuple[int, int]
    columns: tuple[ColumnUnderstood, ...]
    unused: tuple[ColumnUnderstood, ...]  # name and field are empty
    records: int
    skipped: tuple[RowSkipped, ...]
    skip_counts: tuple[tuple[Skip, int], ...]
    periods: tuple[Told, ...]
    versions: tuple[Told, ...]
    fractions: tuple[ColumnUnderstood, ...]  # percentages read as shares of one
    names: tuple[NameMatched, ...]  # the register has them as other names
    name_count: int
    kept: tuple[str, ...] = ()  # headings of columns the sheet does not have, several items as first–last
    kept_rows: int = 0  # records that keep stored values in them
    unknown_names: tuple[NameMatched, ...] = ()  # nobody's; the code beside them says whose row it is
    unknown_name_count: int = 0


@dataclass(frozen=True)
class SheetUnread:
    """One sheet that was not read."""

    sheet: str
    reason: Unread


@dataclass(frozen=True)
class Understood:
    """What a file was taken for; kind None when it could not be opened."""

    kind: FileKind | None = None
    encoding: str = ""
    macros: bool = False
    links: bool = False
    sheets: tuple[SheetUnderstood, ...] = ()
    unread: tuple[SheetUnread, ...] = ()
    mixed_versions: tuple[MixedVersions, ...] = ()


def understood(
    about: About,
    sheets: Sequence[SheetRows],
    unread: Iterable[SheetUnread],
    known: Known,
    period: Period | None,
) -> Understood:
    """All of it; the sheets must have been filled. period is the caller's choice."""
    hidden = [SheetUnread(name, Unread.HIDDEN) for name in about.hidden]
    return Understood(
        about.kind,
        about.encoding,
        about.macros,
        about.links,
        tuple(_sheet(sheet, known, period) for sheet in sheets),
        (*unread, *hidden),
        tuple(mixed_versions(sheets, known)),
    )


def _sheet(sheet: SheetRows, known: Known, period: Period | None) -> SheetUnderstood:
    layout = sheet.layout
    columns = _columns(sheet)
    names, unknown = names_matched(sheet, known.organisations)
    used = {column.cell for column in columns}
    unused = [
        ColumnUnderstood(sheet.grid.address(layout.last, place), heading, "", "")
        for place, heading in enumerate(layout.headings)
        if heading and heading.strip() and sheet.grid.address(layout.last, place) not in used
    ]
    return SheetUnderstood(
        sheet.grid.sheet,
        sheet.dataset.name,
        (layout.first + 1, layout.last + 1),
        tuple(columns),
        tuple(unused),
        len(sheet),
        tuple(
            RowSkipped(row + 1, reason, sheet.grid.text(row, place) or "")
            for row, reason, place in sheet.skipped[:MOST_LINES]
        ),
        tuple(Counter(reason for _, reason, _ in sheet.skipped).items()),
        tuple(_periods(sheet, period)),
        tuple(_versions(sheet, known)),
        tuple(column for column in columns if column.name in sheet.fractions),
        tuple(names[:MOST_LINES]),
        len(names),
        tuple(
            list_headings(
                sheet.dataset, [name for name in sheet.dataset.schema.columns() if name in sheet.kept]
            )
        ),
        len(set().union(*sheet.kept.values())),
        tuple(unknown[:MOST_LINES]),
        len(unknown),
    )


def _columns(sheet: SheetRows) -> list[ColumnUnderstood]:
    """In the order of the sheet."""
    layout, schema = sheet.layout, sheet.dataset.schema.columns()
    fields = {field.name: field.heading for field in wanted_columns(sheet.dataset)}
    slots = {rules.slot(*slot): place for slot, place in layout.matched.slots.items()}
    places = sorted((place, name) for name, place in (layout.matched.columns | slots).items())
    return [
        ColumnUnderstood(
            sheet.grid.address(layout.last, place),
            layout.headings[place] or "",
            name,
            fields.get(name) or schema[name].description or name,
        )
        for place, name in places
    ]


def _periods(sheet: SheetRows, choice: Period | None) -> list[Told]:
    if "period" not in sheet.values:
        return []
    elsewhere = Source.CHOICE if choice else Source.TITLE
    pattern = kind_of(sheet.dataset.schema.columns()["period"]).pattern
    titled = titled_periods(sheet.layout.title(sheet.grid), pattern)

    def said_by(code: str, source: Source) -> str:
        return titled.get(parse(code), "") if source is Source.TITLE else ""

    told = _value_counts(sheet.values["period"], sheet.texts("period"), elsewhere)
    return [Told(code, source, rows, said_by(code, source)) for code, source, rows in told]


def _versions(sheet: SheetRows, known: Known) -> list[Told]:
    if "rubric_version" not in sheet.values or not sheet.dataset.score_prefixes:
        return []
    periods = {parse(str(code)) for code in set(sheet.values["period"]) if code}
    in_force = {str(known.rubrics.in_force(period.year)) for period in periods}
    told = _value_counts(sheet.values["rubric_version"], sheet.texts("rubric_version"), Source.YEAR)
    return [
        Told(version, Source.LABELS if source is Source.YEAR and version not in in_force else source, rows)
        for version, source, rows in told
    ]


def _value_counts(
    values: Sequence[object], texts: Sequence[str], elsewhere: Source
) -> list[tuple[str, Source, int]]:
    """Different values with where they come from and how many rows have them, the most frequent first."""
    counts = Counter((value, bool(text)) for value, text in zip(values, texts, strict=True) if value)
    return [
        (str(value), Source.CELL if typed else elsewhere, rows)
        for (value, typed), rows in counts.most_common(MOST_LINES)
    ]
