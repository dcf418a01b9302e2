"""The columns of a template's table: heading, kind of cell, how wide, what to choose from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from analytics.base import rules
from analytics.base.record_columns import Reads
from analytics.datasets import Dataset, Form
from analytics.intake.forms import ColumnForm, column_forms
from analytics.intake.headings import CODE, UNIT, about_branches
from analytics.intake.templates.applying import applies_column
from analytics.intake.templates.contents import Contents
from analytics.intake.values import ValueKind, kind_of

REQUIRED = "*"  # heading matching passes over it
PREFIX_WORDS = {"self": "自评分", "reviewed": "审核得分", "score": "得分", "evidence": "材料数"}
_NARROW, _USUAL, _WIDE = 11.0, 16.0, 30.0
_DOES_NOT_APPLY = "不适用"  # in brackets behind a heading, which the matching passes over
_WIDE_NAMES = frozenset(
    {UNIT, "unit_id", "org_id", "name", "label", "reason", "measure", "question", "source", "indicator"}
)


@dataclass(frozen=True)
class Column:
    """One column of the table. group is the heading above it, shared with its neighbours ('' = none)."""

    name: str
    heading: str
    kind: ValueKind
    required: bool
    form: ColumnForm
    group: str = ""
    width: float = _USUAL
    item_no: int = 0  # 0: not of an item
    applies: bool = True  # to any of those the table is about

    @property
    def is_item(self) -> bool:
        """Whether scores or counts of an item stand in it."""
        return self.item_no > 0


def table_columns(dataset: Dataset, known: Contents) -> list[Column]:
    """What is filled in by row: the period stands above the table, the rubric version in the headings."""
    named = [form for form in column_forms(dataset) if _is_offered(dataset, form.name)]
    return [*(_plain(dataset, form) for form in named), *_items(dataset, known)]


def _is_offered(dataset: Dataset, name: str) -> bool:
    if name == CODE:
        return about_branches(dataset)  # units have names of their own, branches often share one
    hidden = {"rubric_version"} if dataset.form is Form.MATRIX else set()
    if len(dataset.grains) == 1:
        hidden.add("period")
    return name not in hidden and "item_no" not in _metadata(dataset, name)


def _plain(dataset: Dataset, form: ColumnForm) -> Column:
    schema_column = dataset.schema.columns().get(form.name)
    kind = kind_of(schema_column) if schema_column is not None else ValueKind(Reads.ORGANISATION)
    each_its_own = form.name == "period" and len(dataset.grains) > 1  # no cell above says it
    required = form.required or form.name in {UNIT, "unit_id"} or each_its_own
    width = _WIDE if form.name in _WIDE_NAMES else _USUAL
    heading = f"{form.heading} {REQUIRED}" if required else form.heading
    return Column(form.name, heading, kind, required, replace(form, required=required), width=width)


def _items(dataset: Dataset, known: Contents) -> Iterator[Column]:
    """A column an item and prefix, under the item's label where an item has two."""
    columns = dataset.schema.columns()
    forms = {form.name: form for form in column_forms(dataset)}
    applies = applies_column(dataset)
    for item in known.items.iter_rows(named=True):
        number = item["item_no"]
        label = item["label"] if item[applies] else f"{item['label']}（{_DOES_NOT_APPLY}）"
        points = f"（{item['max_points'] / rules.POINT:g}分）" if item[applies] else ""
        of_item = {"width": _NARROW, "item_no": number, "applies": item[applies]}
        for prefix in dataset.score_prefixes:
            name = rules.slot(prefix, number)
            kind = kind_of(columns[name])
            if kind.reads is Reads.POINTS:
                kind = replace(kind, maximum=item["max_points"])
            form = replace(
                forms[rules.slot(prefix, 1)], heading=f"{number} {label}", bounds=kind.bounds, also=()
            )
            if len(dataset.score_prefixes) == 1:
                yield Column(name, f"{number} {label}{points}", kind, False, form, **of_item)
                continue
            word = PREFIX_WORDS[prefix]
            word = f"{word}{points}" if kind.reads is Reads.POINTS else word
            yield Column(name, word, kind, False, form, f"{number} {label}", **of_item)


def _metadata(dataset: Dataset, name: str) -> dict[str, object]:
    column = dataset.schema.columns().get(name)
    return (column.metadata or {}) if column is not None else {}
