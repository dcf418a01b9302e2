"""Headings that a sheet has more than once: tables side by side, groups over the same headings, or one twice.

None of the columns may be deleted on our advice: each may hold half of what the office reports.
"""

from collections.abc import Sequence
from itertools import pairwise

from analytics.intake.grids import Grid
from analytics.intake.headings import CODE, UNIT, normal
from analytics.intake.issues import Problem
from analytics.intake.layouts import Layout
from analytics.intake.sheet_rows import SheetRows

_NAMING = ("org_id", "unit_id", CODE, UNIT, "name")
_ROWS_ABOVE = 3  # in which groups may stand over the headings


def check_repeated(sheet: SheetRows) -> None:
    """Refuse the sheet where it cannot be told which of several columns is meant."""
    layout = sheet.layout
    second = second_table(layout)
    if second is not None:
        cell, heading = sheet.grid.address(layout.last, second), layout.headings[second] or ""
        sheet.refuse_sheet(Problem.TABLES_SIDE_BY_SIDE, heading, cell=cell)
        return
    grouped = False
    for place in layout.matched.duplicates:
        places = next(found for found in layout.matched.places.values() if place in found)
        groups = groups_over(sheet.grid, layout, places)
        if groups and grouped:
            continue  # said once for all the columns of the groups
        grouped |= bool(groups)
        problem = Problem.GROUPS_OF_ONE_HEADING if groups else Problem.DUPLICATE_COLUMN
        cell, heading = sheet.grid.address(layout.last, place), layout.headings[place] or ""
        sheet.refuse_sheet(problem, heading, ", ".join(groups), cell)


def second_table(layout: Layout) -> int | None:
    """Where a second table begins beside the first: names and something told of them once more."""
    places = layout.matched.places
    first = sorted(places, key=lambda meaning: places[meaning][0])[:1]
    named = {*first, *_NAMING} & places.keys()
    starts = sorted(start for meaning in named for start in places[meaning][1:])
    for start in starts:
        told = (found for meaning, found in places.items() if meaning not in named)
        if any(before < start < after for found in told for before, after in pairwise(found)):
            return start
    return None


def groups_over(grid: Grid, layout: Layout, places: Sequence[int]) -> list[str]:
    """The different texts that stand over these columns; none where one stands over all."""
    last = layout.last
    for row in range(last - 1, max(-1, last - 1 - _ROWS_ABOVE), -1):
        groups = [_text_over(grid, row, place) for place in places]
        if all(groups) and len(set(map(normal, groups))) == len(groups):
            return groups
    return []


def _text_over(grid: Grid, row: int, place: int) -> str:
    texts = (grid.text(row, one) for one in range(place, -1, -1))
    return next((text.strip() for text in texts if text and text.strip()), "")
