"""Whether an edition still agrees with the data, and which numbers a later edition restated."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from analytics.actions.finalising import draft
from analytics.lake import Edition, Head, Key, Lake, Snapshot
from analytics.measures.restated import Restated, restated
from analytics.periods import Period, UnknownPeriodError, parse
from analytics.results import RESULTS

MOST_NUMBERS = 1000  # that are listed; all are counted
_SCHEMAS = {name: table.schema for name, table in RESULTS.items() if name != "provenance"}


@dataclass(frozen=True)
class Restatement:
    """What an edition says otherwise than the one of the same period before it.

    previous is None for the first. numbers: the first of them (Restated); count: how many there are in all;
    by_table: how many in each result table that has any.
    """

    edition: Edition
    previous: Edition | None
    numbers: pl.DataFrame
    count: int
    by_table: Mapping[str, int]


def restated_numbers(lake: Lake, edition_id: str, *, most: int = MOST_NUMBERS) -> Restatement:
    """Compare an edition with the one before it; both are frozen, so it says the same at any time.

    Raises UnknownEditionError, FileDamagedError.
    """
    edition = lake.edition(edition_id)
    earlier = (one for one in lake.editions() if one.period == edition.period)
    previous = next((one for one in earlier if one.number == edition.number - 1), None)
    if previous is None:
        return Restatement(edition, None, Restated.create_empty(), 0, {})
    found = restated(_SCHEMAS, lake.edition_tables(previous.id), lake.edition_tables(edition.id))
    by_table = dict(found.group_by("table", maintain_order=True).len().iter_rows())
    return Restatement(edition, previous, found.head(most), found.height, by_table)


def restated_since(issued: Snapshot, now: Snapshot, period: Period) -> list[Key]:
    """Partitions up to the period's end that are no longer what an edition was built on."""
    keys = {key for key in (*issued.heads, *now.heads) if _until(key[1], period)}
    return sorted(key for key in keys if _file(issued.heads.get(key)) != _file(now.heads.get(key)))


def agrees(frozen: Mapping[str, pl.DataFrame], current: Mapping[str, pl.DataFrame]) -> bool:
    """Whether two result sets of one period hold the same numbers, in the columns both have."""
    return restated(_SCHEMAS, frozen, current).is_empty()


def current_edition(lake: Lake, now: Snapshot, period: Period) -> Edition | None:
    """The newest edition of the period, while the data give its numbers; else the draft is shown.

    Where files of its time changed since, the draft is built to see whether the numbers did.
    """
    newest = next((edition for edition in lake.editions() if edition.period == period.code), None)
    if newest is None:
        return None
    if not restated_since(lake.edition_snapshot(newest.id), now, period):
        return newest
    return newest if agrees(lake.edition_tables(newest.id), draft(now, period).tables) else None


def _file(head: Head | None) -> int | None:
    return head.file_id if head else None


def _until(partition: str, period: Period) -> bool:
    try:
        return parse(partition).start <= period.end
    except UnknownPeriodError:
        return True  # one file for all periods
