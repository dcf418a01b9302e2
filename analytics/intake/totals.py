"""Sums that stand beside the figures are not imported, but they must agree with what they add up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analytics.base import rules
from analytics.base.record_columns import Reads
from analytics.datasets import Dataset, Form
from analytics.intake.grids import address
from analytics.intake.headings import about_branches, normal, without_brackets
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.plain_texts import clean_text
from analytics.intake.row_words import Skip
from analytics.intake.rubric_versions import Rubrics
from analytics.intake.sheet_rows import SheetRows
from analytics.intake.values import Value, ValueKind, number_in

_SCORE_TOTAL = re.compile(
    r"(?:自评|自查|审核)?(?:得分|评分|分数|分)?(?:合计|总计|总和)(?:自评|审核)?(?:得分|评分|分数|分)?"
    r"|(?:自评|自查|审核)?总(?:得分|评分|分)"
)
_EVIDENCE_TOTAL = re.compile(
    r"(?:支撑|佐证)?材料(?:件)?数?(?:合计|总计|总数)|(?:合计|总计)(?:支撑|佐证)?材料(?:件)?数?"
)
_ADJUSTMENT = "加减分"  # may be part of a total that stands beside it
_GRAND_TOTAL = re.compile(r"(?:合\s*计|总\s*计)$")
_COUNTED = ("meetings", "documents", "inspections", "assessments")  # of burden_counts
_ANY = 10**12


@dataclass(frozen=True)
class _Summand:
    """A column that is added up: its values, where it stands, how its cells are read."""

    name: str
    place: int
    kind: ValueKind


def total_of(dataset: Dataset, heading: str | None) -> str | None:
    """The slot prefix (of counts: '') whose sum a heading announces; None when it is no total."""
    text = without_brackets(normal(heading))
    if dataset.form is Form.MATRIX:
        if "evidence" in dataset.score_prefixes and _EVIDENCE_TOTAL.fullmatch(text):
            return "evidence"
        return dataset.score_prefixes[0] if _SCORE_TOTAL.fullmatch(text) else None
    counted = set(_COUNTED) <= set(dataset.schema.columns())
    return "" if counted and _SCORE_TOTAL.fullmatch(text) else None


def compare_totals(sheet: SheetRows, rubrics: Rubrics) -> None:
    """Refuse every total of a row, and of the one row of sums, that differs from what the figures give."""
    headings = sheet.layout.headings
    for place in sheet.layout.matched.unknown:
        prefix = total_of(sheet.dataset, headings[place])
        if prefix is not None:
            _compare_column(sheet, rubrics, place, _summands(sheet, prefix))
    _compare_row(sheet, [one for prefix in _prefixes(sheet.dataset) for one in _summands(sheet, prefix)])


def _compare_column(sheet: SheetRows, rubrics: Rubrics, place: int, summands: list[_Summand]) -> None:
    """A sheet that shows only some items of a rubric may sum up all of them: there nothing is compared."""
    cell, heading = address(sheet.layout.last, place), sheet.layout.headings[place] or ""
    shown = {one.name for one in summands}
    complete = {
        version: _needed_columns(sheet, rubrics, version, summands) <= shown for version in _versions(sheet)
    }
    compared = any(complete.values())
    sheet.note(Problem.COMPARED_COLUMN if compared else Problem.UNKNOWN_COLUMN, heading, cell)
    if not compared:
        return
    adjustments = _adjustments(sheet)
    versions = sheet.values.get("rubric_version", [None] * len(sheet))
    for record, text in enumerate(sheet.texts_at(place)):
        stated = number_in(text, summands[0].kind)
        if stated is None or not complete[versions[record]] or _refused_in(sheet, record, summands):
            continue
        figure = sum(_whole(sheet.values[one.name][record]) for one in summands)
        if stated not in {figure, figure + adjustments[record]}:
            expected = summands[0].kind.text_of_stored(figure)
            sheet.refuse_at(record, place, text, RefusedError(Problem.TOTAL_DISAGREES, expected))


def _compare_row(sheet: SheetRows, summands: list[_Summand]) -> None:
    """The only row of sums below the records; several would be sums of parts, one may be of tables beside."""
    rows = [] if sheet.grid.is_block else list(_rows_of_sums(sheet))
    if len(rows) != 1 or not len(sheet) or rows[0] < sheet.row(len(sheet) - 1):
        return
    for one in summands:
        text = (sheet.grid.text(rows[0], one.place) or "").strip()
        stated = number_in(text, one.kind)
        if stated is None or any(_refused_in(sheet, record, [one]) for record in sheet.broken):
            continue
        figure = sum(map(_whole, sheet.values[one.name]))
        if stated != figure:
            refused = RefusedError(Problem.TOTAL_DISAGREES, one.kind.text_of_stored(figure))
            sheet.refuse_beside(rows[0], one.place, text, refused)


def _prefixes(dataset: Dataset) -> tuple[str, ...]:
    return dataset.score_prefixes or (("",) if set(_COUNTED) <= set(dataset.schema.columns()) else ())


def _summands(sheet: SheetRows, prefix: str) -> list[_Summand]:
    matched = sheet.layout.matched
    if not prefix:
        kind = ValueKind(Reads.NUMBER, 0, _ANY)
        return [_Summand(name, matched.columns[name], kind) for name in _COUNTED if name in matched.columns]
    kind = ValueKind(Reads.NUMBER if prefix == "evidence" else Reads.POINTS, -_ANY, _ANY)
    return [
        _Summand(rules.slot(prefix, number), place, kind)
        for (owner, number), place in matched.slots.items()
        if owner == prefix
    ]


def _versions(sheet: SheetRows) -> set[object]:
    return set(sheet.values.get("rubric_version", [None] * len(sheet)))


def _needed_columns(
    sheet: SheetRows, rubrics: Rubrics, version: object, summands: list[_Summand]
) -> set[str]:
    """The columns a total under this version adds up."""
    if sheet.dataset.form is not Form.MATRIX:
        return set(_COUNTED)
    if not summands or not isinstance(version, int) or version not in rubrics.items:
        return {""}  # a column no sheet has: nothing can be compared
    prefix = summands[0].name.rpartition("_")[0]
    of_branches = about_branches(sheet.dataset)
    return {
        rules.slot(prefix, number)
        for number, item in rubrics.items[version].items()
        if (item.for_branches if of_branches else item.for_units)
    }


def _adjustments(sheet: SheetRows) -> list[int]:
    headings = sheet.layout.headings
    places = [place for place in sheet.layout.matched.unknown if normal(headings[place]) == _ADJUSTMENT]
    if not places:
        return [0] * len(sheet)
    kind = ValueKind(Reads.POINTS, -_ANY, _ANY)
    return [number_in(text, kind) or 0 for text in sheet.texts_at(places[0])]


def _refused_in(sheet: SheetRows, record: int, summands: list[_Summand]) -> bool:
    """Whether a figure of the sum could not be read: then the sum cannot be judged."""
    return not sheet.refused_places(record).isdisjoint(one.place for one in summands)


def _rows_of_sums(sheet: SheetRows) -> Iterator[int]:
    for row, reason, place in sheet.skipped:
        if reason is Skip.TOTAL and _GRAND_TOTAL.match(clean_text(sheet.grid.text(row, place) or "")):
            yield row


def _whole(value: Value) -> int:
    """What was not reported adds nothing."""
    return value if isinstance(value, int) else 0
