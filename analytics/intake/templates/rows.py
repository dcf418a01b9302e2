"""The rows a template opens with: the organisations that report, or the records that stand."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import polars as pl

from analytics.base import periods
from analytics.datasets import Dataset, Form
from analytics.intake.duty_rows import label_to_write
from analytics.intake.headings import CODE, UNIT, about_branches
from analytics.intake.period_texts import words_of
from analytics.intake.templates.contents import Contents

Cell = str | int | bool | date | None
Row = Mapping[str, Cell]


def opens_with_organisations(dataset: Dataset) -> bool:
    """Whether the template has a row for every organisation that stands."""
    return dataset.form is Form.MATRIX or dataset.from_everybody or dataset.name == "organisations"


def opening_rows(dataset: Dataset, known: Contents) -> Sequence[Row]:
    """Rows by column name; values as stored, codes under CODE. Empty for lists of single events."""
    if dataset.name == "organisations":
        return known.roster.rows(named=True)
    if dataset.name == "rubrics":
        return known.items.rows(named=True)
    if not opens_with_organisations(dataset):
        return []
    if dataset.is_of_duties:
        return list(_owed_rows(dataset, known))
    if not about_branches(dataset):
        return [{"org_id": name, CODE: org_id} for org_id, name in known.units.iter_rows()]
    of_unit = "unit_id" if "unit_id" in dataset.schema.columns() else UNIT
    return [
        {of_unit: unit, "org_id": name, CODE: org_id}
        for org_id, name, unit in known.branches.select("org_id", "name", "unit").iter_rows()
    ]


def _owed_rows(dataset: Dataset, known: Contents) -> Iterator[Row]:
    """What each unit is bound to report, so that a blank is seen."""
    own = known.owed.filter(pl.col("indicator").is_in(dataset.duties))
    for org_id, name, period, indicator in own.iter_rows():
        said = words_of(periods.parse(period)) if period else None
        yield {"org_id": name, CODE: org_id, "period": said, "indicator": label_to_write(dataset, indicator)}
