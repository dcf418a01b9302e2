"""Headings of a sheet → columns of a data set, in any order, by heading or synonym."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from analytics.base.record_columns import UNIT_NAMES, Reads, synonyms
from analytics.datasets import Dataset, Form
from analytics.intake.items import ItemHeadings, Slot
from analytics.intake.other_figures import other_figures
from analytics.intake.period_texts import without_period

# Columns a sheet may carry beside those of the schema; what they say ends up in a schema's column.
CODE = "code"  # the organisation's id
UNIT = "unit"  # the unit of a branch
NATURE = "nature"  # whether the row is simulated
_BESIDE = {
    CODE: ("组织代码", "组织编码", "编码", "单位代码", "支部代码", "单位编码", "支部编码"),
    UNIT: ("单位", *UNIT_NAMES, "所属单位", "所在单位"),
    NATURE: ("数据性质", "模拟数据"),
}
_BRACKETED = re.compile(r"\(([^()]*)\)")
_BRACKETS = str.maketrans("[]{}【】〔〕〖〗〈〉", "()" * 6)
_UNIT_OF_MEASURE = re.compile(r"[/:](?:单位:?)?(?:分|次|个|件|份|项|人|场|%)$")

Meaning = str | Slot  # a column of the schema (or one beside them), or an item's


@dataclass(frozen=True)
class Wanted:
    """A column looked for. names[0] is the heading, the rest are synonyms, all normalised."""

    name: str
    heading: str
    names: tuple[str, ...]
    required: bool
    is_key: bool


@dataclass
class Matched:
    """Where each wanted column and each item stands; what could not be placed."""

    columns: dict[str, int] = field(default_factory=dict)
    slots: dict[Slot, int] = field(default_factory=dict)
    duplicates: list[int] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)
    beyond: list[int] = field(default_factory=list)  # items no rubric has

    @property
    def count(self) -> int:
        """How many columns found their place."""
        return len(self.columns) + len(self.slots)


def normal(text: str | None) -> str:
    """A heading without blanks, full-width forms, marks of obligation and a colon at its end.

    Brackets of every kind become round ones.
    """
    plain = "".join(unicodedata.normalize("NFKC", text or "").casefold().split())
    return plain.translate(_BRACKETS).strip("*:")


def without_brackets(text: str) -> str:
    """A normalised heading without its remarks and units: 单位名称(全称) → 单位名称, 会议数/次 → 会议数.

    A remark that speaks of other figures stays: 会议数(上年).
    """
    if any(other_figures(remark) for remark in _BRACKETED.findall(text)):
        return text
    return _UNIT_OF_MEASURE.sub("", _BRACKETED.sub("", text)) or text


@cache
def about_branches(dataset: Dataset) -> bool:
    """Whether the rows of the data set are branches, found within their unit."""
    column = dataset.schema.columns().get("org_id")
    return column is not None and "支部" in (column.description or "")


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
        found.append(_wanted_column(name, names, required, name in dataset.key))
    for name, names in _BESIDE.items():
        if _has_beside(dataset, name):
            found.append(_wanted_column(name, names, False, True))
    return tuple(found)


def match(texts: Sequence[str | None], dataset: Dataset, items: ItemHeadings) -> Matched:
    """Place every heading; a heading of the schema takes precedence over a synonym."""
    matched = Matched()
    plain = [normal(text) for text in texts]
    fields = wanted_columns(dataset)
    places: dict[str, tuple[int, int]] = {}
    for column, text in enumerate(plain):
        if not text:
            continue
        found, bare = _best(text, fields), without_period(text)
        if found or (found := _best(bare, fields)):
            _place(matched, places, column, *found)
        else:
            _place_item(matched, column, bare, items)
    return matched


def meaning(text: str, dataset: Dataset, items: ItemHeadings) -> Meaning | None:
    """What one heading means; None when nobody knows."""
    plain = normal(text)
    bare = without_period(plain)
    found = _best(plain, wanted_columns(dataset)) or _best(bare, wanted_columns(dataset))
    return found[0] if found else items.slot(bare)


def _best(text: str, fields: Iterable[Wanted]) -> tuple[str, int] | None:
    ranked = [
        (wanted.names.index(form), wanted.name)
        for wanted in fields
        for form in (text, without_brackets(text))
        if form in wanted.names
    ]
    return min(ranked)[::-1] if ranked else None


def _place(matched: Matched, places: dict[str, tuple[int, int]], column: int, name: str, rank: int) -> None:
    earlier = places.get(name)
    strength = min(rank, 1)  # the heading itself, or any synonym
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
    slot = items.slot(text)
    if slot is None:
        matched.unknown.append(column)
    elif not items.has_item(slot):
        matched.beyond.append(column)
    elif slot in matched.slots:
        matched.duplicates.append(column)
    else:
        matched.slots[slot] = column


def _wanted_column(name: str, names: Iterable[str], required: bool, is_key: bool) -> Wanted:
    listed = tuple(dict.fromkeys(normal(text) for text in names))
    return Wanted(name, next(iter(names)), listed, required, is_key)


def _has_beside(dataset: Dataset, name: str) -> bool:
    columns = dataset.schema.columns()
    by_name = about_organisations(dataset)
    if name == CODE:
        return by_name
    return name == NATURE or (by_name and about_branches(dataset) and "unit_id" not in columns)
