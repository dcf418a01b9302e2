"""The draft of a period, and its finalising: results frozen as an edition."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import polars as pl

from analytics import pipeline
from analytics.actions.audit import FINALISED, ActionRefusedError, noting_refusals
from analytics.actions.restated_editions import agrees, restated_since
from analytics.base import rules
from analytics.base.periods import Grain, Period, parse
from analytics.base.result import Result
from analytics.lake import Edition, Lake, Snapshot
from analytics.results import RESULTS, Results


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


class UnchangedError(ActionRefusedError):
    """The period has an edition already, and neither its data nor its numbers have changed since."""

    def __init__(self, edition: Edition) -> None:
        super().__init__(edition.period)
        self.edition = edition


def draft(snapshot: Snapshot, period: Period) -> Results:
    """The results of the data as they stand in the snapshot."""
    return pipeline.build(snapshot.tables(), period)


def finalise(
    lake: Lake, period: Period, *, actor: str, made_at: datetime, seen: Seen | None = None
) -> Edition:
    """Freeze the results of a closed, reviewed half-year or year as its next edition.

    seen: what is frozen is what was seen, or nothing; without it, what stands. Raises PeriodTooShortError,
    PeriodOpenError, NothingReviewedError, UnchangedError, HeadsMovedError when the data moved since,
    AlreadyFinalisedError when another edition came since.
    """
    with noting_refusals(lake, action=FINALISED, about=period.code, actor=actor, at=made_at):
        return _issue_edition(lake, period, seen, {"actor": actor, "made_at": made_at})


def _issue_edition(lake: Lake, period: Period, seen: Seen | None, entry: dict[str, Any]) -> Edition:
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
        _refuse_unchanged(lake, newest, base, results)
    return lake.issue(
        base,
        period.code,
        results.tables,
        **entry,
        method_date=rules.METHOD_DATE,
        program_version=rules.PROGRAM_VERSION,
        synthetic=bool(results.tables["provenance"]["synthetic"].any()),
        follows=_number(seen.newest) if seen else None,
    )


def _refuse_unchanged(lake: Lake, newest: Edition, base: Snapshot, results: Results) -> None:
    """Also where no file changed a newer method may give other numbers."""
    if restated_since(lake.edition_snapshot(newest.id), base, results.period):
        return
    if agrees(lake.edition_tables(newest.id), results.tables):
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
    return Results(parse(edition.period), True, frames)


def _of_today(frame: pl.DataFrame | None, table: Result) -> pl.DataFrame:
    empty = table.schema.create_empty()
    if frame is None:
        return empty
    found = pl.concat([empty, frame], how="diagonal_relaxed").select(empty.columns)
    is_older = not set(empty.columns) <= set(frame.columns)
    return table.completed(found).select(empty.columns) if is_older and table.completed else found
