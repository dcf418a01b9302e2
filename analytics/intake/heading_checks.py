"""What is wrong with the headings of a sheet: columns missing, twice, unknown, or of another rubric."""

from analytics.base import rules
from analytics.datasets import Form
from analytics.intake.duty_rows import refuse_unit
from analytics.intake.headings import Meaning, about_organisations
from analytics.intake.issues import Findings, Problem
from analytics.intake.layouts import Layout, telling_headings, tells
from analytics.intake.money import unit_of_heading
from analytics.intake.repeated_headings import check_repeated
from analytics.intake.rubric_versions import Rubrics
from analytics.intake.sheet_rows import SheetRows
from analytics.intake.totals import total_of


def check_headings(sheet: SheetRows, rubrics: Rubrics, findings: Findings) -> None:
    """Refuse the sheet for every heading that cannot stay so; columns not read become notes."""
    for place, above, below, _ in sheet.layout.unclear:
        cell = sheet.grid.address(sheet.layout.last, place)
        sheet.refuse_sheet(Problem.UNKNOWN_KIND, below, above, cell)
    if sheet.further:
        text, cell = sheet.grid.text(*sheet.further) or "", sheet.grid.address(*sheet.further)
        sheet.refuse_sheet(Problem.FURTHER_TABLE, text, cell=cell)
    _check_missing(sheet)
    _check_brackets(sheet, rubrics)
    check_repeated(sheet)
    for column in sheet.layout.matched.beyond:
        cell, heading = _place(sheet, column)
        sheet.refuse_sheet(Problem.UNKNOWN_ITEM, heading, f"1–{rubrics.last_item}", cell)
    unclear = {one.place for one in sheet.layout.unclear}
    for column in sheet.layout.matched.unknown:
        cell, heading = _place(sheet, column)
        if (
            column not in unclear and total_of(sheet.dataset, heading) is None
        ):  # else it is noted where it is compared
            findings.add(Problem.UNKNOWN_COLUMN, sheet.grid.sheet, cell, heading)
    _check_labels(sheet, rubrics)


def _check_missing(sheet: SheetRows) -> None:
    """A column that is not there; where its name stands over another figure, it is said which."""
    layout = sheet.layout
    refused = {one.meaning for one in layout.unclear}
    others = _refuse_others(sheet) if _lacks_something(layout) else set()
    for field in layout.missing:
        if field.name not in refused | others:
            sheet.refuse_sheet(Problem.MISSING_COLUMN, expected=field.heading)
    if refused or others:
        return
    if layout.dataset.form is Form.MATRIX and not layout.matched.slots:
        first = layout.dataset.schema.columns()[f"{layout.dataset.score_prefixes[0]}_01"].description
        sheet.refuse_sheet(Problem.MISSING_COLUMN, expected=first or "")
    elif not layout.missing and about_organisations(layout.dataset) and not tells(layout):
        # Rows that only name would replace what is stored with nothing.
        sheet.refuse_sheet(Problem.MISSING_COLUMN, expected=", ".join(telling_headings(layout.dataset)))


def _lacks_something(layout: Layout) -> bool:
    return bool(layout.missing) or (about_organisations(layout.dataset) and not tells(layout))


def _refuse_others(sheet: SheetRows) -> set[Meaning]:
    """Columns that bear the name of one that is not there, and say themselves that they are not it."""
    matched = sheet.layout.matched
    there = {*matched.columns, *matched.slots}
    found = {place: told for place, told in matched.others.items() if told[0] not in there}
    for place, (_, words) in found.items():
        cell, heading = _place(sheet, place)
        sheet.refuse_sheet(Problem.OTHER_FIGURE, heading, words, cell)
    return {meant for meant, _ in found.values()}


def _check_brackets(sheet: SheetRows, rubrics: Rubrics) -> None:
    """Units, full marks and words that nobody knows behind a known heading; marks must be the rubric's."""
    matched, columns = sheet.layout.matched, sheet.dataset.schema.columns()
    wrong = dict(matched.unclear)
    for place, (slot, marks) in matched.marks.items():
        items = (known[slot[1]] for known in rubrics.items.values() if slot[1] in known)
        if marks not in {item.max_points for item in items}:
            wrong[place] = slot
    for place, meant in sorted(wrong.items()):
        cell, heading = _place(sheet, place)
        if sheet.dataset.is_of_duties and (unit := unit_of_heading(heading)):
            refuse_unit(sheet, unit, heading, cell)
            continue
        name = meant if isinstance(meant, str) else rules.slot(*meant)
        sheet.refuse_sheet(Problem.UNKNOWN_BRACKET, heading, columns[name].description or name, cell)


def _check_labels(sheet: SheetRows, rubrics: Rubrics) -> None:
    """A label under another item's number: the sheet was made for another rubric, or columns moved."""
    if sheet.dataset.form is not Form.MATRIX or sheet.has("rubric_version"):
        return
    headings = sheet.layout.headings
    version = rubrics.named_by(headings) or max(rubrics.items, default=0)
    for column, _, owner in rubrics.wrong_labels(headings, version):
        cell, heading = _place(sheet, column)
        sheet.refuse_sheet(Problem.LABEL_OF_ANOTHER_ITEM, heading, str(owner), cell)


def _place(sheet: SheetRows, column: int) -> tuple[str, str]:
    return sheet.grid.address(sheet.layout.last, column), sheet.layout.headings[column] or ""
