"""A laid-out sheet → values of every column: periods, organisations, rubric versions, items, the rest."""

import re
from dataclasses import replace
from pathlib import PurePath

from analytics.base import periods, rules
from analytics.base.periods import Period
from analytics.base.record_columns import Reads
from analytics.datasets import Dataset, Form
from analytics.intake.divided_periods import periods_against, titled_periods
from analytics.intake.duty_rows import FIGURES, fill_duties
from analytics.intake.grids import address
from analytics.intake.headings import about_branches, is_derived
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.known import Known
from analytics.intake.organisation_columns import fill_organisations
from analytics.intake.period_texts import words_of
from analytics.intake.progress import Progress, unheard
from analytics.intake.rubric_versions import Rubrics
from analytics.intake.sheet_rows import Reading, SheetRows
from analytics.intake.values import Value, ValueKind, kind_of, period_example


def fill(sheet: SheetRows, known: Known, period: Period | None, progress: Progress = unheard) -> None:
    """Read all columns of the sheet into sheet.values; findings go to the sheet.

    progress hears the share of the columns that is done.
    """
    columns = sheet.dataset.schema.columns()
    if "period" in columns:
        _fill_periods(sheet, period)
    for number, (name, column) in enumerate(columns.items()):
        progress(number / len(columns))
        reads = (column.metadata or {}).get("reads")
        if reads is Reads.ORGANISATION or reads is None or is_derived(sheet.dataset, name):
            continue
        if sheet.dataset.is_of_duties and name in ("indicator", *FIGURES):
            continue
        sheet.read(name)
    if sheet.dataset.is_of_duties:
        fill_duties(sheet)
    fill_organisations(sheet, known.organisations)
    if sheet.dataset.form is Form.MATRIX:
        _fill_versions(sheet, known.rubrics)
        _fill_slots(sheet, known)
    progress(1.0)


def _fill_periods(sheet: SheetRows, argument: Period | None) -> None:
    """A cell says it, else the argument, else the title; argument and sheet must not disagree."""
    pattern = kind_of(sheet.dataset.schema.columns()["period"]).pattern
    if argument and not re.fullmatch(pattern, argument.code):
        sheet.refuse_sheet(Problem.NOT_A_PERIOD, words_of(argument), period_example(pattern))
        argument = None
    usual, titled = _usual_period(sheet, argument, pattern)
    if not sheet.has("period"):
        if usual is None and len(sheet) and not sheet.cumulative:
            sheet.refuse_sheet(Problem.MISSING_PERIOD, _words_of_periods(titled), period_example(pattern))
        sheet.values["period"] = [usual.code if usual else None] * len(sheet)
        return
    sheet.read("period")
    for record, (text, code) in enumerate(zip(sheet.texts("period"), sheet.values["period"], strict=True)):
        if not text and usual:
            sheet.values["period"][record] = usual.code
        elif not text:
            sheet.refuse(record, "period", "", RefusedError(Problem.REQUIRED, period_example(pattern)))
        elif argument and code and code != argument.code:
            conflict = RefusedError(Problem.PERIOD_CONFLICT, words_of(argument))
            sheet.refuse(record, "period", text, conflict)


def _usual_period(
    sheet: SheetRows, argument: Period | None, pattern: str
) -> tuple[Period | None, set[Period]]:
    """The period of rows that give none, and those that titles give; no title may speak of another."""
    titles = sheet.layout.title(sheet.grid)
    titled = set(titled_periods(titles, pattern))
    if argument:
        others = titled if argument not in titled else set()
        if not sheet.has("period"):
            others = others or set(periods_against(titles, argument))
        if not (titled or others or sheet.has("period")):  # a file may be named after the day it was sent
            said = periods_against([PurePath(sheet.file).stem], argument)
            others = {one for one in said if one.end < argument.start}
        if others:
            sheet.refuse_sheet(Problem.PERIOD_CONFLICT, _words_of_periods(others), words_of(argument))
        return argument, titled
    if len(titled) == 1 and not sheet.has("period"):
        titled |= set(periods_against(titles, *titled))
    return (next(iter(titled)) if len(titled) == 1 else None), titled


def _fill_versions(sheet: SheetRows, rubrics: Rubrics) -> None:
    """A cell says it, else it is the version in force, which the labels in the headings must fit."""
    sheet.values["rubric_version"] = [None] * len(sheet)
    if sheet.has("rubric_version"):
        sheet.read("rubric_version")
    if not rubrics.items:
        sheet.refuse_sheet(Problem.UNKNOWN_RUBRIC)
    fitting = rubrics.fitting_versions(sheet.layout.headings)
    texts = sheet.texts("rubric_version")
    others: dict[int, int] = {}  # record whose headings are of another version → the version in force
    for record, code in enumerate(sheet.values["period"]):
        version = sheet.values["rubric_version"][record]
        if version is None and not texts[record] and code:
            version = rubrics.in_force(periods.parse(str(code)).year)
            if version is not None and fitting and version not in fitting:
                others[record] = version
        sheet.values["rubric_version"][record] = version
        told = version is not None or (code and not texts[record])  # else its cell has been refused already
        if rubrics.items and told and version not in rubrics.items:
            expected = ", ".join(map(str, sorted(rubrics.items)))
            refused = RefusedError(Problem.UNKNOWN_RUBRIC, expected)
            sheet.refuse(record, "rubric_version", texts[record], refused)
    _refuse_other_versions(sheet, rubrics, max(fitting, default=0), others)


def _refuse_other_versions(sheet: SheetRows, rubrics: Rubrics, labelled: int, others: dict[int, int]) -> None:
    """One fault where the period is the sheet's, one a record where each has its own."""
    for record in others:
        sheet.values["rubric_version"][record] = labelled  # so that scores are read as they are headed
    if others and not sheet.has("period"):
        cell = address(sheet.layout.last, rubrics.label_position(sheet.layout.headings))
        in_force = next(iter(others.values()))
        sheet.refuse_sheet(Problem.RUBRIC_OF_ANOTHER_YEAR, str(labelled), str(in_force), cell)
        return
    for record, in_force in others.items():
        refused = RefusedError(Problem.RUBRIC_OF_ANOTHER_YEAR, str(in_force))
        sheet.refuse(record, "period", str(labelled), refused)


def _fill_slots(sheet: SheetRows, known: Known) -> None:
    columns = sheet.dataset.schema.columns()
    versions, org_ids = sheet.values["rubric_version"], sheet.values["org_id"]
    for prefix in sheet.dataset.score_prefixes:
        for number in range(1, rules.ITEM_SLOTS + 1):
            name = rules.slot(prefix, number)
            place = sheet.layout.matched.slots.get((prefix, number))
            if place is None:
                sheet.values[name] = [None] * len(sheet)
                continue
            usual = kind_of(columns[name])
            kinds: dict[Reading, ValueKind | None] = {(one, True): None for one in set(versions)}
            for one in set(versions):
                kinds[one, False] = _kind(sheet.dataset, usual, known.rubrics, one, number)
            spared = {one: known.exempt.get((one, number), frozenset()) for one in set(versions)}
            pairs = zip(versions, org_ids, strict=True)
            readings = [(version, org_id in spared[version]) for version, org_id in pairs]
            sheet.values[name] = sheet.read_slot(place, readings, kinds)


def _kind(
    dataset: Dataset, usual: ValueKind, rubrics: Rubrics, version: Value, number: int
) -> ValueKind | None:
    """How an item's cells are read under a version; None when it does not apply to these organisations."""
    if not isinstance(version, int) or version not in rubrics.items:
        return usual  # the version has been refused already
    item = rubrics.items[version].get(number)
    if item is None or not (item.for_branches if about_branches(dataset) else item.for_units):
        return None
    return replace(usual, maximum=item.max_points) if usual.reads is Reads.POINTS else usual


def _words_of_periods(found: set[Period]) -> str:
    return ", ".join(words_of(period) for period in sorted(found))
