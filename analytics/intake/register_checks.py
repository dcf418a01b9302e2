"""What rows of the register contradict: a move needs its day, and nothing stands under what has ended."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

import polars as pl

from analytics.base import rules
from analytics.datasets import WHOLE
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.known import Known, Stored
from analytics.intake.sheet_rows import SheetRows

_FEW = 3  # organisations that are named of those left behind
_DAY = timedelta(days=1)
_Row = Mapping[str, object]
_OF_A_ROW = ("org_id", "parent_id", "name", "level", "valid_from", "valid_to")


def check_register(sheet: SheetRows, known: Known) -> None:
    """Put down moves without a day, days that cannot be, and branches left under what has ended."""
    if known.stored is None:
        return
    stood = {str(row["org_id"]): row for row in known.stored("organisations", WHOLE).iter_rows(named=True)}
    own = zip(*(sheet.values[name] for name in _OF_A_ROW), strict=True)
    rows = {**stood, **{str(row[0]): dict(zip(_OF_A_ROW, row, strict=True)) for row in own if row[0]}}
    last, last_names = _last_moves(known.stored), _last_names(known.stored)
    for record, org_id in enumerate(sheet.values["org_id"]):
        if (then := stood.get(str(org_id))) and record not in sheet.broken:
            _check_move(sheet, record, then, rows, (last.get(str(org_id)), last_names.get(str(org_id))))
    _refuse_left_behind(sheet, rows)


def check_former_places(sheet: SheetRows, known: Known) -> None:
    """Refuse organisations nobody knows, and parents that can be none: the past would lose both."""
    if known.stored is None:
        return
    levels = dict(known.stored("organisations", WHOLE).select("org_id", "level").iter_rows())
    for name in ("org_id", "parent_id"):
        texts = sheet.texts(name)
        for record, code in enumerate(sheet.values[name]):
            unfit = levels.get(str(code)) in (None, rules.Level.BRANCH if name == "parent_id" else None)
            if code is not None and unfit:
                sheet.refuse(record, name, texts[record], RefusedError(Problem.UNKNOWN_ORGANISATION))


def left_behind(parents: Mapping[str, str | None], rows: Mapping[str, _Row]) -> dict[str, str]:
    """Standing branch → the organisation above it, the nearest, that had ended before; rows by code."""
    found: dict[str, str] = {}
    for org_id, row in rows.items():
        if row["level"] != rules.Level.BRANCH:
            continue
        seen, above = {org_id}, parents.get(org_id)
        while above and above in rows and above not in seen:
            if _outlasts(row["valid_to"], rows[above]["valid_to"]):
                found[org_id] = above
                break
            seen.add(above)
            above = parents.get(above)
    return found


def newly_left_behind(before: pl.DataFrame, after: pl.DataFrame) -> bool:
    """Whether a branch is left under what has ended that was not before."""
    then, now = (_left_behind_in(frame) for frame in (before, after))
    return bool(now.items() - then.items())


def _left_behind_in(organisations: pl.DataFrame) -> dict[str, str]:
    rows = {str(row["org_id"]): row for row in organisations.iter_rows(named=True)}
    return left_behind({org_id: row["parent_id"] for org_id, row in rows.items()}, rows)


def _outlasts(own: object, above: object) -> bool:
    return isinstance(above, date) and not (isinstance(own, date) and own <= above)


def _last_moves(stored: Stored) -> dict[str, date]:
    """The last day in a former place, of every organisation that has moved."""
    former = stored("former_places", WHOLE).group_by("org_id").agg(pl.col("valid_to").max())
    return dict(former.iter_rows())


def _last_names(stored: Stored) -> dict[str, date]:
    """The last day of a former name, of every organisation that was renamed on a day."""
    former = stored("aliases", WHOLE).filter(pl.col("kind") == rules.AliasKind.FORMER)
    return dict(former.group_by("org_id").agg(pl.col("valid_to").max()).drop_nulls().iter_rows())


def _check_move(
    sheet: SheetRows,
    record: int,
    then: _Row,
    rows: Mapping[str, _Row],
    last: tuple[date | None, date | None],
) -> None:
    """A new parent or league needs the day it holds from; so does a new name, unless it is a correction.

    last: the last days in a former place and under a former name.
    """
    column = "league" if then["level"] == rules.Level.UNIT else "parent_id"
    now, day = sheet.values[column][record], sheet.values["placed_on"][record]
    moved = now is not None and then[column] is not None and now != then[column]
    renamed = sheet.values["name"][record] not in (None, then["name"])
    told = sheet.has("placed_on") and isinstance(day, date) and day != then["placed_on"]
    if moved and not told:
        above = rows.get(str(then[column]), {}).get("name", "")  # nothing where it is a league
        refused = RefusedError(Problem.MOVE_WITHOUT_DAY, f"{then[column]} {above}".strip())
        sheet.refuse(record, column, sheet.texts(column)[record] or str(now), refused)
    elif (moved or renamed) and told and isinstance(day, date):
        left, entered = (rows.get(str(one), {}) for one in (then[column], now))
        ends = [day for day, changes in zip(last, (moved, renamed), strict=True) if changes and day]
        lines = (left, entered) if moved else ({}, {})
        _check_day(sheet, record, (max(ends, default=None), *lines))


def _check_day(sheet: SheetRows, record: int, move: tuple[date | None, _Row, _Row]) -> None:
    """It stood on the day, was where and what it was for a day at least, and always had a place that stood.

    move: the last day in a place or under a name before that, what it leaves and what it enters. The founding
    day is no move.
    """
    last, left, entered = move
    first, ended, day = (sheet.values[name][record] for name in ("valid_from", "valid_to", "placed_on"))
    corrects = last is None and day == first
    begun = None if corrects else entered.get("valid_from")
    gone = None if corrects else left.get("valid_to")
    earliest = [one for one in (first, last and last + 2 * _DAY, begun) if isinstance(one, date)]
    latest = [
        one for one in (ended, gone + _DAY if isinstance(gone, date) else None) if isinstance(one, date)
    ]
    if not isinstance(day, date) or not earliest:
        return
    if day < max(earliest) or (latest and day > min(latest)):
        bounds = f"{max(earliest)}–{min(latest)}" if latest else f"≥ {max(earliest)}"
        refused = RefusedError(Problem.DAY_OF_MOVE, bounds)
        sheet.refuse(record, "placed_on", sheet.texts("placed_on")[record], refused)


def _refuse_left_behind(sheet: SheetRows, rows: Mapping[str, _Row]) -> None:
    """At the cell that leaves it there: the parent of whatever the sheet has of its line, or the last day."""
    parents = {org_id: str(row["parent_id"]) if row["parent_id"] else None for org_id, row in rows.items()}
    records = {str(org_id): record for record, org_id in enumerate(sheet.values["org_id"])}
    blamed: dict[tuple[int, str], list[str]] = defaultdict(list)
    above: dict[tuple[int, str], str] = {}
    for branch, ended in left_behind(parents, rows).items():
        below = branch
        while below not in records and below != ended:
            below = str(parents[below])
        if below in records:
            place = (records[below], "valid_to" if below == ended else "parent_id")
            blamed[place].append(branch)
            above[place] = ended
    for (record, column), branches in blamed.items():
        first = [f"{one} {rows[one]['name']}" for one in branches[:_FEW]]
        listed = ", ".join(first) + (f" … ({len(branches)})" if len(branches) > _FEW else "")
        ended_row = rows[above[record, column]]
        problem = Problem.ENDS_BEFORE_BRANCHES if column == "valid_to" else Problem.UNDER_AN_ENDED_ONE
        expected = listed if column == "valid_to" else f"{ended_row['name']} {ended_row['valid_to']}"
        sheet.refuse(record, column, sheet.texts(column)[record], RefusedError(problem, expected))
