"""Headings of a sheet → columns of a data set, in any order, by heading or synonym."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from analytics.base.record_columns import UNIT_NAMES, Reads, synonyms
from analytics.datasets import Dataset, Form
from analytics.intake.brackets import Says, own_unit, split_brackets, what_it_says
from analytics.intake.items import ItemHeadings, Slot
from analytics.intake.other_figures import AIM, beside_name, kinds_in, other_figures
from analytics.intake.period_texts import without_period
from analytics.intake.plain_texts import bare_letters
from analytics.intake.values import ValueKind, kind_of

# Columns a sheet may carry beside those of the schema; what they say ends up in a schema's column.
CODE = "code"  # the organisation's id
UNIT = "unit"  # the unit of a branch
NATURE = "nature"  # whether the row is simulated
_BESIDE = {
    CODE: ("组织代码", "组织编码", "编码", "单位代码", "支部代码", "单位编码", "支部编码"),
    UNIT: ("单位", *UNIT_NAMES, "所属单位", "所在单位"),
    NATURE: ("数据性质", "模拟数据"),
}
_BRACKETS = str.maketrans("[]{}【】〔〕〖〗〈〉", "()" * 6)
_LAST = 99  # the rank of a heading that only has a name within it
_DUE = "时限"  # a day by which something is to be done is planned by its nature

Meaning = str | Slot  # a column of the schema (or one beside them), or an item's


@dataclass(frozen=True)
class Wanted:
    """A column looked for. names[0] is the heading, the rest are synonyms, all normalised.

    own: kinds of other figures that the column holds by its nature.
    """

    name: str
    heading: str
    names: tuple[str, ...]
    required: bool
    is_key: bool
    kind: ValueKind
    own: frozenset[str]


@dataclass
class Matched:
    """Where each wanted column and each item stands; what could not be placed.

    others: columns of a known name whose heading says that they hold another figure, with its word.
    unclear: those placed although their brackets are not understood; marks: full marks headings give.
    """

    columns: dict[str, int] = field(default_factory=dict)
    slots: dict[Slot, int] = field(default_factory=dict)
    duplicates: list[int] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)
    beyond: list[int] = field(default_factory=list)  # items no rubric has
    others: dict[int, tuple[Meaning, str]] = field(default_factory=dict)
    unclear: dict[int, Meaning] = field(default_factory=dict)
    marks: dict[int, tuple[Slot, int]] = field(default_factory=dict)
    places: dict[Meaning, list[int]] = field(default_factory=dict)  # every column that means it

    @property
    def count(self) -> int:
        """How many columns found their place."""
        return len(self.columns) + len(self.slots)


def normal(text: str | None) -> str:
    """A heading without blanks, full-width forms, marks of obligation, a colon at its end; round brackets."""
    return bare_letters(text or "").translate(_BRACKETS).strip("*:")


def without_brackets(text: str) -> str:
    """A normalised heading without its remarks and units: 单位名称(全称) → 单位名称, 会议数/次 → 会议数.

    A remark that speaks of other figures stays: 会议数(上年).
    """
    parts = split_brackets(text)
    return text if any(map(other_figures, parts.inside)) else parts.outside or text


@cache
def about_branches(dataset: Dataset) -> bool:
    """Whether the rows of the data set are branches, or others below a unit, found within it."""
    column = dataset.schema.columns().get("org_id")
    if column is None:
        return False
    return "支部" in (column.description or "") or bool((column.metadata or {}).get("levels"))


def about_organisations(dataset: Dataset) -> bool:
    """Whether each record belongs to an organisation that sheets call by its name."""
    column = dataset.schema.columns().get("org_id")
    return column is not None and (column.metadata or {}).get("reads") is Reads.ORGANISATION


def is_derived(dataset: Dataset, name: str) -> bool:
    """Whether a column may be left out because its value is found elsewhere: in the title, by the rubric."""
    return name in {"synthetic", "period", "unit_id"} or (
        name == "rubric_version" and dataset.form is Form.MATRIX
    )


@cache
def wanted_columns(dataset: Dataset) -> tuple[Wanted, ...]:
    """The columns a sheet of this data set may have, items aside."""
    found = []
    columns = dataset.schema.columns()
    for name, column in columns.items():
        metadata = column.metadata or {}
        if "reads" not in metadata:
            continue
        names = (column.description or name, *synonyms(dataset.schema, name), name)
        required = not column.nullable and not is_derived(dataset, name)
        found.append(_wanted_column(name, names, required, name in dataset.key, kind_of(column)))
    for name, names in _BESIDE.items():
        if _has_beside(dataset, name):
            found.append(_wanted_column(name, names, False, True, ValueKind(Reads.TEXT)))
    return tuple(found)


def match(texts: Sequence[str | None], dataset: Dataset, items: ItemHeadings) -> Matched:
    """Place every heading; a heading of the schema takes precedence over a synonym."""
    matched = Matched()
    fields = wanted_columns(dataset)
    places: dict[str, tuple[int, int]] = {}
    for column, text in enumerate(map(normal, texts)):
        if not text:
            continue
        bare = without_period(text)
        if found := _best(text, fields) or _best(bare, fields):
            _place(matched, places, column, found)
        else:
            _place_item(matched, column, bare, items)
    placed = {*matched.columns.values(), *matched.slots.values()}
    matched.unclear = {column: meant for column, meant in matched.unclear.items() if column in placed}
    return matched


def meaning(text: str, dataset: Dataset, items: ItemHeadings) -> Meaning | None:
    """What one heading means; None when nobody knows or it speaks of another figure."""
    plain = normal(text)
    bare = without_period(plain)
    found = _best(plain, wanted_columns(dataset)) or _best(bare, wanted_columns(dataset))
    if found:
        return None if found.other else found.name
    return items.slot(bare)


class _Found(NamedTuple):
    """A wanted column. rank: of its names; other: the words that make it another figure."""

    name: str
    rank: int
    says: Says
    other: str


def _best(text: str, fields: Iterable[Wanted]) -> _Found | None:
    found = [one for wanted in fields if (one := _candidate(text, wanted))]
    return min(found, key=lambda one: (one.rank, list(Says).index(one.says), one.name), default=None)


def _candidate(text: str, wanted: Wanted) -> _Found | None:
    if text in wanted.names:
        return _Found(wanted.name, wanted.names.index(text), Says.NOTHING, "")
    if own := [
        name for name in wanted.names if own_unit(text.removeprefix(name), wanted.kind, wanted.heading)
    ]:
        return _Found(wanted.name, wanted.names.index(own[0]), Says.NOTHING, "")  # in a line of its own
    parts = split_brackets(text)
    if parts.outside not in wanted.names:
        beside = beside_name(text, wanted.names, wanted.own)
        return _Found(wanted.name, _LAST, Says.OTHER, beside) if beside else None
    rank = wanted.names.index(parts.outside)
    told = {what_it_says(one, wanted.kind, wanted.heading, wanted.own): one for one in parts.inside}
    if other := told.get(Says.OTHER):
        return _Found(wanted.name, rank, Says.OTHER, other)
    return _Found(wanted.name, rank, Says.UNCLEAR if Says.UNCLEAR in told else Says.NOTHING, "")


def _place(matched: Matched, places: dict[str, tuple[int, int]], column: int, found: _Found) -> None:
    """An unclear heading gives way to every clear one."""
    name, earlier = found.name, places.get(found.name)
    if found.other:
        matched.others[column] = name, found.other
        matched.unknown.append(column)
        return
    matched.places.setdefault(name, []).append(column)
    strength = 2 if found.says is Says.UNCLEAR else min(found.rank, 1)  # the heading itself, or any synonym
    if strength == 2:
        matched.unclear[column] = name
    if earlier is None:
        matched.columns[name], places[name] = column, (strength, column)
    elif strength == earlier[0]:
        matched.duplicates.append(column)
    elif strength < earlier[0]:
        matched.columns[name], places[name] = column, (strength, column)
        matched.unknown.append(earlier[1])
    else:
        matched.unknown.append(column)


def _place_item(matched: Matched, column: int, text: str, items: ItemHeadings) -> None:
    told = items.read(text)
    if told is None or told.other:
        matched.unknown.append(column)
        if told:
            matched.others[column] = told.slot, told.other
        return
    if not items.has_item(told.slot):
        matched.beyond.append(column)
        return
    matched.places.setdefault(told.slot, []).append(column)
    earlier = matched.slots.get(told.slot)
    if told.marks is not None:
        matched.marks[column] = told.slot, told.marks
    if told.unclear:
        matched.unclear[column] = told.slot
    if earlier is None:
        matched.slots[told.slot] = column
    elif told.unclear == (earlier in matched.unclear):
        matched.duplicates.append(column)
    else:
        matched.unknown.append(column if told.unclear else earlier)
        matched.slots[told.slot] = earlier if told.unclear else column


def _wanted_column(name: str, names: Iterable[str], required: bool, is_key: bool, kind: ValueKind) -> Wanted:
    listed = tuple(dict.fromkeys(normal(text) for text in names))
    own = kinds_in(listed[0]) | ({AIM} if _DUE in listed[0] else set())
    if is_key and kind.reads is Reads.NUMBER:  # it only counts through
        kind = ValueKind(Reads.TEXT)
    return Wanted(name, next(iter(names)), listed, required, is_key, kind, frozenset(own))


def _has_beside(dataset: Dataset, name: str) -> bool:
    columns = dataset.schema.columns()
    by_name = about_organisations(dataset)
    if name == CODE:
        return by_name
    return name == NATURE or (by_name and about_branches(dataset) and "unit_id" not in columns)
