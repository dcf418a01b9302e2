"""The last check before a frame: keys that occur twice, and every rule of the schema."""

from collections.abc import Sequence

import polars as pl

from analytics.datasets import Dataset
from analytics.intake.issues import Issue, Problem, RefusedError
from analytics.intake.sheet_rows import SheetRows

# The cell to look at first when a rule over several columns is broken; for other rules it is the key's.
_BLAMED = {
    "names_an_organisation": "from_org",
    "full_marks_are_sixty_points": "max_points",
    "units_stand_at_the_top": "parent_id",
    "hangs_below_a_known_organisation": "parent_id",
    "units_have_a_league_and_an_order": "league",
    "ends_after_it_begins": "valid_to",
    "due_after_it_was_found": "due_on",
    "cleared_after_it_was_found": "cleared_on",
}
# These look at several rows at once, so they cannot be judged while some row could not be read.
OVER_SEVERAL_ROWS = frozenset({"full_marks_are_sixty_points", "hangs_below_a_known_organisation"})


def accepted(dataset: Dataset, sheets: Sequence[SheetRows]) -> pl.DataFrame:
    """The records of all sheets that the schema takes; what it refuses becomes findings of the sheets."""
    _refuse_duplicates(dataset, sheets)
    places = [
        (sheet, record) for sheet in sheets for record in range(len(sheet)) if record not in sheet.broken
    ]
    types = dataset.schema.create_empty().schema
    rows = {name: [sheet.values[name][record] for sheet, record in places] for name in types}
    records = pl.DataFrame(rows, schema=types)
    complete = not any(sheet.broken for sheet in sheets)
    good, failures = dataset.schema.filter(records)
    if not len(failures):
        return good
    keys = records.select(dataset.key).rows()
    place_of = dict(zip(keys, places, strict=True))
    details = failures.details()
    for rule in set(details.columns) - set(types):
        if rule in OVER_SEVERAL_ROWS and not complete:
            continue
        for key in details.filter(pl.col(rule) == "invalid").select(dataset.key).rows():
            _refuse(*place_of[key], rule)
    return good


def blamed(sheet: SheetRows, rule: str) -> str:
    """The column to look at first when a rule of the schema is broken."""
    column, _, bound = rule.partition("|")
    return column if bound else _BLAMED.get(rule, sheet.dataset.key[0])


def _refuse(sheet: SheetRows, record: int, rule: str) -> Issue:
    name = blamed(sheet, rule)
    return sheet.refuse(record, name, sheet.texts(name)[record], RefusedError(Problem.BROKEN_RULE, rule))


def _refuse_duplicates(dataset: Dataset, sheets: Sequence[SheetRows]) -> None:
    """The second record of a key is refused, with the cell of the first as what to compare it with.

    Which of the two is right the file does not say, so the first is no valid row either.
    """
    columns = dataset.key
    name = columns[0]
    first: dict[tuple[object, ...], tuple[SheetRows, int]] = {}
    for sheet in sheets:
        texts = sheet.texts(name)
        for record, key in enumerate(zip(*(sheet.values[column] for column in columns), strict=True)):
            if None in key:
                continue
            if key in first:
                earlier, earlier_record = first[key]
                cell = f"{earlier.grid.sheet}!{earlier.cell(earlier_record, name)}"
                issue = sheet.refuse(record, name, texts[record], RefusedError(Problem.DUPLICATE_ROW, cell))
                earlier.concerned.setdefault(earlier_record, []).append(issue)
            else:
                first[key] = (sheet, record)
