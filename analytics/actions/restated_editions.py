"""Whether an edition still agrees with the data, and which numbers a later edition restated."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from analytics import pipeline
from analytics.actions.quoted import quoted_alone
from analytics.actions.restated import Restated, Tables, compare_tables
from analytics.actions.rows import names_with_units
from analytics.base import columns as c
from analytics.base.periods import Period, UnknownPeriodError, parse
from analytics.lake import Edition, Head, Key, Lake, Snapshot
from analytics.results import RESULTS

MOST_NUMBERS = 1000  # that are listed; all are counted
_SCHEMAS = {name: table.schema for name, table in RESULTS.items() if name != "provenance"}


@dataclass(frozen=True, kw_only=True)
class Compared:
    """Numbers of a period that are other ones than in an edition of it.

    numbers: the first of those a reader would quote (Restated, see actions.quoted); quoted: how many of these
    each result table has that has any; derived: how many others; names: of the codes that rows are named by
    (organisations, features, questions).
    """

    numbers: pl.DataFrame
    quoted: Mapping[str, int]
    derived: Mapping[str, int]
    names: Mapping[str, str]

    @property
    def quoted_count(self) -> int:
        """How many numbers a reader would quote are other ones."""
        return sum(self.quoted.values())

    @property
    def derived_count(self) -> int:
        """How many numbers that are worked out from them are other ones."""
        return sum(self.derived.values())

    @property
    def by_table(self) -> Mapping[str, int]:
        """How many numbers of either kind each result table has that has any."""
        names = [name for name in RESULTS if name in self.quoted or name in self.derived]
        return {name: self.quoted.get(name, 0) + self.derived.get(name, 0) for name in names}

    @property
    def count(self) -> int:
        """How many numbers are other ones in all."""
        return self.quoted_count + self.derived_count


@dataclass(frozen=True, kw_only=True)
class Restatement(Compared):
    """What an edition says otherwise than the one of the same period before it; previous None: the first."""

    edition: Edition
    previous: Edition | None


@dataclass(frozen=True, kw_only=True)
class Pending(Compared):
    """What the draft says otherwise than the newest edition: what the next edition would restate."""

    newest: Edition


def restated_numbers(lake: Lake, edition_id: str, *, most: int = MOST_NUMBERS) -> Restatement:
    """Compare an edition with the one before it; both are frozen, so it says the same at any time.

    Raises UnknownEditionError, FileDamagedError.
    """
    edition = lake.edition(edition_id)
    earlier = (one for one in lake.editions() if one.period == edition.period)
    previous = next((one for one in earlier if one.number == edition.number - 1), None)
    if previous is None:
        empty = Restated.create_empty()
        return Restatement(edition=edition, previous=None, numbers=empty, quoted={}, derived={}, names={})
    sides = (lake.edition_tables(previous.id), lake.edition_tables(edition.id))
    names = _names([lake.edition_snapshot(one.id) for one in (previous, edition)], sides)
    return Restatement(edition=edition, previous=previous, **_compare_sides(sides, most), names=names)


def pending_numbers(
    lake: Lake, newest: Edition, now: Snapshot, tables: Tables, *, most: int = MOST_NUMBERS
) -> Pending:
    """Compare the newest edition of a period with the result tables of its draft, built from now.

    Raises UnknownEditionError, FileDamagedError.
    """
    sides = (lake.edition_tables(newest.id), tables)
    names = _names([lake.edition_snapshot(newest.id), now], sides)
    return Pending(newest=newest, **_compare_sides(sides, most), names=names)


def restated_since(issued: Snapshot, now: Snapshot, period: Period) -> list[Key]:
    """Partitions up to the period's end that are no longer what an edition was built on."""
    keys = {key for key in (*issued.heads, *now.heads) if _until(key[1], period)}
    return sorted(key for key in keys if _file(issued.heads.get(key)) != _file(now.heads.get(key)))


def agrees(frozen: Mapping[str, pl.DataFrame], current: Mapping[str, pl.DataFrame]) -> bool:
    """Whether two result sets of one period hold the same numbers, in the columns both have."""
    return compare_tables(_SCHEMAS, frozen, current).is_empty()


def current_edition(lake: Lake, now: Snapshot, period: Period) -> Edition | None:
    """The newest edition of the period, while the data give its numbers; else the draft is shown.

    Where files of its time changed since, the draft is built to see whether the numbers did.
    """
    newest = next((edition for edition in lake.editions() if edition.period == period.code), None)
    if newest is None:
        return None
    if not restated_since(lake.edition_snapshot(newest.id), now, period):
        return newest
    return (
        newest
        if agrees(lake.edition_tables(newest.id), pipeline.build(now.tables(), period).everybody.tables)
        else None
    )


def _compare_sides(sides: tuple[Tables, Tables], most: int) -> dict[str, Any]:
    found = compare_tables(_SCHEMAS, *sides)
    quoted = quoted_alone(found)
    every, listed = (_by_table(one) for one in (found, quoted))
    derived = {name: rest for name, count in every.items() if (rest := count - listed.get(name, 0))}
    return {"numbers": quoted.head(most), "quoted": listed, "derived": derived}


def _by_table(found: pl.DataFrame) -> dict[str, int]:
    return dict(found.group_by("table", maintain_order=True).len().iter_rows())


def _names(snapshots: Iterable[Snapshot], sides: Iterable[Tables]) -> dict[str, str]:
    """Names by code; where the two sides differ, that of the later one."""
    names: dict[str, str] = {}
    for tables in sides:
        for table, code, name in _word_columns():
            if table in tables and {code, name} <= set(tables[table].columns):
                names.update(tables[table].select(code, name).iter_rows())
    for data in snapshots:
        names.update(names_with_units(data.table("organisations").collect()).iter_rows())
    return names


def _word_columns() -> list[tuple[str, str, str]]:
    """Where the words for codes stand that are no organisation's: table, column of codes, of words."""
    return [
        (table, name, c.name_in(column))
        for table, schema in _SCHEMAS.items()
        for name, column in schema.columns().items()
        if c.name_in(column) and not c.code_of(column)
    ]


def _file(head: Head | None) -> int | None:
    return head.file_id if head else None


def _until(partition: str, period: Period) -> bool:
    try:
        return parse(partition).start <= period.end
    except UnknownPeriodError:
        return True  # one file for all periods
