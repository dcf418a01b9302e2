"""The draft of a period, and its finalising: results frozen as an edition."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import polars as pl

from analytics import pipeline
from analytics.actions.audit import FINALISED, ActionRefusedError, noting_refusals
from analytics.actions.readiness import Contradiction, Lack, Lacking, Readiness, readiness
from analytics.actions.restated_editions import agrees
from analytics.base import rules
from analytics.base.periods import Grain, Period, parse
from analytics.base.result import Result
from analytics.lake import Edition, Lake, Snapshot
from analytics.results import RESULTS, Results
from analytics.systems.scores.rubrics import plain_items


@dataclass(frozen=True)
class Seen:
    """What an officer who finalises has looked at: the data, and the newest edition of the period."""

    data: Snapshot
    newest: Edition | None


class PeriodTooShortError(ActionRefusedError):
    """The period cannot be finalised: only half-years and years are."""


class PeriodOpenError(ActionRefusedError):
    """The period cannot be finalised: the data do not reach its end."""


class NothingReviewedError(ActionRefusedError):
    """The period cannot be finalised: no unit has a reviewed score in it."""


class ContradictedError(ActionRefusedError):
    """The period cannot be finalised: its numbers are wrong or contradict each other."""

    def __init__(self, period: str, faults: tuple[Contradiction, ...]) -> None:
        super().__init__(period)
        self.faults = faults


class NotAcceptedError(ActionRefusedError):
    """The period is not finalised yet: what is lacking was not confirmed, lack by lack."""

    def __init__(self, period: str, lacking: tuple[Lacking, ...]) -> None:
        super().__init__(period)
        self.lacking = lacking


class UnchangedError(ActionRefusedError):
    """The period has an edition already, and its numbers have not changed since."""

    def __init__(self, edition: Edition) -> None:
        super().__init__(edition.period)
        self.edition = edition


def draft(snapshot: Snapshot, period: Period) -> Results:
    """The results of the data as they stand in the snapshot."""
    return pipeline.build(snapshot.tables(), period)


def ready_of(now: Snapshot, results: Results) -> Readiness:
    """What stands against finalising the draft of these data."""
    return readiness(results, now.table("organisations"))


def finalise(
    lake: Lake,
    period: Period,
    *,
    actor: str,
    made_at: datetime,
    seen: Seen | None = None,
    accepted: Collection[Lack] = tuple(Lack),
) -> Edition:
    """Freeze the results of a closed, reviewed half-year or year as its next edition.

    seen: what is frozen is what was seen, or nothing; without it, what stands. accepted: what may be lacking,
    as somebody has confirmed; all of it for programs. Raises PeriodTooShortError, PeriodOpenError,
    NothingReviewedError, ContradictedError, UnchangedError, NotAcceptedError, HeadsMovedError when the data
    moved since, AlreadyFinalisedError when another edition came since.
    """
    with noting_refusals(lake, action=FINALISED, about=period.code, actor=actor, at=made_at):
        return _issue_edition(lake, period, seen, accepted, {"actor": actor, "made_at": made_at})


def _issue_edition(
    lake: Lake, period: Period, seen: Seen | None, accepted: Collection[Lack], entry: dict[str, Any]
) -> Edition:
    if period.grain not in (Grain.HALF, Grain.YEAR):
        raise PeriodTooShortError(period.code)
    base = seen.data if seen else lake.snapshot()
    results = draft(base, period)
    if not results.closed:
        raise PeriodOpenError(period.code)
    if results.tables["scores"]["score"].null_count() == results.tables["scores"].height:
        raise NothingReviewedError(period.code)
    newest = next((one for one in lake.editions() if one.period == period.code), None)
    if newest and (seen is None or seen.newest == newest):  # else it is refused for the one nobody saw
        _refuse_unchanged(lake, newest, results)
    _refuse_unready(ready_of(base, results), period, accepted)
    return lake.issue(
        base,
        period.code,
        results.everybody.tables,
        **entry,
        method_date=rules.METHOD_DATE,
        program_version=rules.PROGRAM_VERSION,
        synthetic=bool(results.tables["provenance"]["synthetic"].any()),
        follows=_number(seen.newest) if seen else None,
    )


def _refuse_unready(found: Readiness, period: Period, accepted: Collection[Lack]) -> None:
    if found.faults:
        raise ContradictedError(period.code, found.faults)
    left = tuple(one for one in found.lacking if one.lack not in accepted)
    if left:
        raise NotAcceptedError(period.code, left)


def _refuse_unchanged(lake: Lake, newest: Edition, results: Results) -> None:
    """Files may have changed and changed back; a newer method may give other numbers of the same files."""
    if agrees(lake.edition_tables(newest.id), results.everybody.tables):
        raise UnchangedError(newest)


def _number(edition: Edition | None) -> int:
    return edition.number if edition else 0


def results_of_edition(edition: Edition, tables: Mapping[str, pl.DataFrame]) -> Results:
    """The results of an edition as they were issued.

    Columns that came later are worked out where the edition holds what they are made of, else empty, as are
    later tables.
    """
    frames = {name: _of_today(tables.get(name), table) for name, table in RESULTS.items()}
    frames["provenance"] = pipeline.provenance_of_all(frames["provenance"], synthetic=edition.synthetic)
    return Results(parse(edition.period), True, frames).apart()


def _of_today(frame: pl.DataFrame | None, table: Result) -> pl.DataFrame:
    empty = table.schema.create_empty()
    if frame is None:
        return empty
    found = plain_items(pl.concat([empty, frame], how="diagonal_relaxed").select(empty.columns))
    is_older = not set(empty.columns) <= set(frame.columns)
    return table.completed(found).select(empty.columns) if is_older and table.completed else found
