"""The documented form of each data set's sheet: one line a column, the same for template and manual."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from analytics import datasets
from analytics.base.record_columns import synonyms
from analytics.datasets import Dataset
from analytics.intake.headings import CODE, UNIT, is_derived, wanted_columns
from analytics.intake.values import example_of, kind_of


@dataclass(frozen=True)
class ColumnForm:
    """What may stand in one column of a sheet. name is the schema's, or that of a column beside it."""

    name: str
    heading: str
    also: tuple[str, ...]
    required: bool
    example: str
    bounds: str


_MANUAL_HEAD = "| Heading | Also read as | Required | Example | Bounds |\n|---|---|---|---|---|"
_FIRST = (UNIT, "unit_id", "org_id", "period")  # whose record it is, then what it says


def column_forms(dataset: Dataset) -> list[ColumnForm]:
    """The columns of a data set's sheet; of the columns of items the first stands for all."""
    forms = [*_beside(dataset), *_of_schema(dataset)]
    return sorted(forms, key=lambda form: _FIRST.index(form.name) if form.name in _FIRST else len(_FIRST))


def manual() -> str:
    """The tables of docs/WORKBOOKS.md, printed by `python -m analytics.intake.forms`."""
    sections = []
    for dataset in datasets.ALL.values():
        lines = [
            f"| {form.heading} | {', '.join(form.also)} | {'yes' if form.required else ''} "
            f"| {form.example} | {form.bounds} |"
            for form in column_forms(dataset)
        ]
        key = ", ".join(f"`{column}`" for column in dataset.key)
        title = f"### {dataset.title} (`{dataset.name}`)\n\nOne record for each {key}."
        sections.append("\n".join([title, "", _MANUAL_HEAD, *lines]))
    return "\n\n".join(sections) + "\n"


def _of_schema(dataset: Dataset) -> Iterator[ColumnForm]:
    for name, column in dataset.schema.columns().items():
        if name == "synthetic" or (column.metadata or {}).get("item_no", 1) > 1:
            continue
        kind = kind_of(column)
        yield ColumnForm(
            name,
            column.description or name,
            synonyms(dataset.schema, name),
            not column.nullable and not is_derived(dataset, name),
            example_of(kind),
            "" if kind.choices else kind.bounds,
        )


def _beside(dataset: Dataset) -> Iterator[ColumnForm]:
    """The unit beside a branch, and the code that makes names unnecessary."""
    for field in wanted_columns(dataset):
        if field.name in {UNIT, CODE}:
            yield ColumnForm(field.name, field.heading, field.names[1:], field.name == UNIT, "", "")


if __name__ == "__main__":
    sys.stdout.write(manual())
