"""The last check before a frame: keys that occur twice, and every rule of the schema."""

from collections.abc import Sequence

import polars as pl

from analytics import datasets
from analytics.datasets import Dataset
from analytics.intake.issues import Issue, Problem, RefusedError
from analytics.intake.sheet_rows import SheetRows

# The columns a rule over several of them looks at; the cell of the first is the one to look at first.
LOOKED_AT = {
    "names_an_organisation": ("from_org", "to_org"),
    "full_marks_are_sixty_points": ("max_points", "rubric_version"),
    "units_stand_at_the_top": ("parent_id", "level"),
    "hangs_below_a_known_organisation": ("parent_id", "org_id", "level"),
    "units_have_a_league_and_an_order": ("league", "official_order", "level"),
    "ends_after_it_begins": ("valid_to", "valid_from"),
    "due_after_it_was_found": ("due_on", "found_on"),
    "cleared_after_it_was_found": ("cleared_on", "found_on"),
} | {name: check.columns for dataset in datasets.ALL.values() for name, check in dataset.checks.items()}
# These look at several rows at once, so they cannot be judged while a cell of any row could not be read.
OVER_SEVERAL_ROWS = frozenset({"full_marks_are_sixty_points", "hangs_below_a_known_organisation"})

_COMMON = frozenset({"unit_id", "period"})  # of keys: what every row of a table may share

_Place = tuple[SheetRows, int]


def accept_records(dataset: Dataset, sheets: Sequence[SheetRows]) -> pl.DataFrame:
    """The records of all sheets that the schema takes; what it refuses becomes findings of the sheets.

    A rule over several columns is judged wherever the cells it looks at are sound, whatever else is wrong
    with the record, so that all faults are told at once.
    """
    _refuse_duplicates(dataset, sheets)
    places = [(sheet, record) for sheet in sheets for record in range(len(sheet))]
    whole = [(sheet, record) for sheet, record in places if record not in sheet.broken]
    good, failures = dataset.schema.filter(_records(dataset, whole))
    has_rules = any(hasattr(dataset.schema, rule) for rule in LOOKED_AT)
    if len(failures) or (has_rules and len(whole) < len(places)):
        _refuse_broken_rules(dataset, places)
    return good


def column_to_blame(sheet: SheetRows, rule: str) -> str:
    """The column to look at first when a rule of the schema is broken."""
    column, _, bound = rule.partition("|")
    return column if bound else LOOKED_AT.get(rule, sheet.dataset.key)[0]


def _refuse_broken_rules(dataset: Dataset, places: Sequence[_Place]) -> None:
    # Without the mark every record breaks a rule, so that the details tell of each one, in this order.
    records = _records(dataset, places).with_columns(synthetic=pl.lit(None, dtype=pl.Boolean))
    details = dataset.schema.filter(records).failure.details()
    found = {
        rule: [places[place] for place in (details[rule] == "invalid").arg_true()]
        for rule in set(details.columns) - set(records.columns)
    }
    judged = {rule: _faulty_records(rule, broken, places) for rule, broken in found.items() if broken}
    for rule, broken in judged.items():  # what is refused for one rule must not hide another
        for sheet, record in broken:
            _refuse(sheet, record, rule)


def _faulty_records(rule: str, broken: Sequence[_Place], places: Sequence[_Place]) -> list[_Place]:
    """The records that break the rule and can be judged by it; of a rule over several rows all or none."""
    names = LOOKED_AT.get(rule)
    if (
        names is None
    ):  # of a single column, whose cells have been read; keys that occur twice are refused above
        own = not rule.startswith("synthetic|") and rule != "primary_key"
        return [(sheet, record) for sheet, record in broken if own and record not in sheet.broken]
    asked = places if rule in OVER_SEVERAL_ROWS else broken
    sound = [(sheet, record) for sheet, record in asked if sheet.sound(record, names)]
    if rule not in OVER_SEVERAL_ROWS:
        return sound
    return list(broken) if len(sound) == len(places) else []


def _refuse(sheet: SheetRows, record: int, rule: str) -> Issue:
    name = column_to_blame(sheet, rule)
    kept = "" if sheet.has(name) else str(sheet.values[name][record] or "")
    heading = "" if sheet.has(name) else sheet.dataset.schema.columns()[name].description or ""
    refused = RefusedError(Problem.BROKEN_RULE, rule, kept, column=heading)
    return sheet.refuse(record, name, sheet.texts(name)[record], refused)


def _records(dataset: Dataset, places: Sequence[_Place]) -> pl.DataFrame:
    types = dataset.schema.create_empty().schema
    rows = {name: [sheet.values[name][record] for sheet, record in places] for name in types}
    return pl.DataFrame(rows, schema=types)


def _refuse_duplicates(dataset: Dataset, sheets: Sequence[SheetRows]) -> None:
    """The second record of a key is refused, with the cell of the first as what to compare it with.

    Which of the two is right the file does not say, so the first is no valid row either.
    """
    columns = dataset.key
    name = columns[0]
    told = [column for column in columns if column == name or column not in _COMMON]
    first: dict[tuple[object, ...], tuple[SheetRows, int]] = {}
    for sheet in sheets:
        texts = _texts_of_key(sheet, told)
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


def _texts_of_key(sheet: SheetRows, names: Sequence[str]) -> list[str]:
    """What each record is called by, as the sheet has it; by its code where the sheet has no name."""
    columns = [
        [text or str(value or "") for text, value in zip(sheet.texts(name), sheet.values[name], strict=True)]
        for name in names
    ]
    return ["、".join(filter(None, texts)) for texts in zip(*columns, strict=True)]
