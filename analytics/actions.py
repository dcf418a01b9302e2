"""What a user can do to the data: fill, import, finalise. The only caller of the lake's writes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import dataframely as dy
import polars as pl

from analytics import datasets, pipeline, rules
from analytics.intake import incoming
from analytics.intake.organisations import Organisations
from analytics.lake import Commit, Edition, Head, Key, Lake, Snapshot
from analytics.periods import Grain, Period, UnknownPeriodError, parse
from analytics.results import RESULTS, Results, provenance_of_all

SEEDED = "装入示例数据"
IMPORTED = "导入"
_HALVES = ("reviews", "star_ratings", "branch_cards")
_MONTHS = ("self_checks", "burden_counts")
_READ_BY = [(name, datasets.WHOLE) for name in ("organisations", "aliases", "rubrics")]  # names and items


class NothingChangedError(Exception):
    """The import would change nothing: every row of the file stands already."""


class ConflictError(Exception):
    """The rows of the file are valid, but not together with those that stand; rule names what they break."""

    def __init__(self, dataset: str, rule: str) -> None:
        super().__init__(dataset, rule)
        self.dataset = dataset
        self.rule = rule


class PeriodTooShortError(Exception):
    """The period cannot be finalised: only half-years and years are."""


class PeriodOpenError(Exception):
    """The period cannot be finalised: the data do not reach its end."""


class NothingReviewedError(Exception):
    """The period cannot be finalised: no unit has a reviewed score in it."""


@dataclass(frozen=True)
class Counts:
    """Rows of an import: new ones, ones that replace a stored row of the same key, ones already stored."""

    added: int
    changed: int
    unchanged: int


@dataclass(frozen=True)
class Preview:
    """What an import would do to the rows that stand.

    counts has every partition the file speaks of; frames only those that would change.
    """

    base: Snapshot
    frames: Mapping[Key, pl.DataFrame]
    counts: Mapping[Key, Counts]

    @property
    def total(self) -> Counts:
        """All partitions together."""
        every = self.counts.values()
        return Counts(
            sum(one.added for one in every),
            sum(one.changed for one in every),
            sum(one.unchanged for one in every),
        )


def seed(lake: Lake, tables: Mapping[str, pl.DataFrame], *, actor: str, made_at: datetime) -> Commit:
    """Put whole data sets in, in one commit; tables are keyed by data set name."""
    frames = {key: frame for name, table in tables.items() for key, frame in _partitions(name, table).items()}
    return lake.commit(
        lake.snapshot(),
        frames,
        action=SEEDED,
        actor=actor,
        made_at=made_at,
        file_name=None,
        source_sha256=None,
    )


def earlier_import(lake: Lake, sha256: str) -> Commit | None:
    """The commit of the very same file, if one stands."""
    return next(
        (one for one in lake.history() if one.source_sha256 == sha256 and one.undone_by is None), None
    )


def receive(
    base: Snapshot, path: Path, *, dataset: str | None = None, period: Period | None = None
) -> incoming.Incoming:
    """Read a file by the names and rubrics of the snapshot; only a missing file raises (OSError)."""
    known = Organisations(base.table("organisations").collect(), base.table("aliases").collect())
    return incoming.read(path, known, base.table("rubrics").collect(), dataset=dataset, period=period)


def preview(base: Snapshot, dataset: str, rows: pl.DataFrame) -> Preview:
    """Work out what importing these valid rows would change; nothing is written.

    base is the snapshot the rows were read by. A row replaces the stored row of the same key as a whole;
    rows the file does not name stay. Raises ConflictError.
    """
    frames: dict[Key, pl.DataFrame] = {}
    counts: dict[Key, Counts] = {}
    for partition, new in _partitions(dataset, rows).items():
        stored = base.frame(*partition)
        counts[partition] = _counted(stored, new, datasets.ALL[dataset].key)
        if counts[partition].unchanged < new.height:
            frames[partition] = _merged(dataset, stored, new)
    return Preview(base, frames, counts)


def commit(
    lake: Lake, change: Preview, *, file_name: str, sha256: str, actor: str, made_at: datetime
) -> Commit:
    """Carry the preview out.

    Raises NothingChangedError, HeadsMovedError when the data moved since, AlreadyImportedError.
    """
    if not change.frames:
        raise NothingChangedError
    return lake.commit(
        change.base,
        change.frames,
        action=IMPORTED,
        actor=actor,
        made_at=made_at,
        file_name=file_name,
        source_sha256=sha256,
        depends_on=[*_READ_BY, *change.counts],
    )


def periods(of: Snapshot) -> list[Period]:
    """Half-years and years some data set speaks of, the latest first; a year follows its second half."""
    codes = {partition for name, partition in of.heads if name in _HALVES}
    months = {parse(partition) for name, partition in of.heads if name in _MONTHS}
    halves = {parse(code) for code in codes} | {month.last_half for month in months}
    shown = {half for half in halves if half.year > rules.BURDEN_BASE_YEAR}
    years = {Period(half.year, Grain.YEAR) for half in shown if half.number == 2}
    return sorted(shown | years, key=lambda one: (one.end, one.start), reverse=True)


def first_choice(offered: list[Period], of: Snapshot) -> Period:
    """What a reader sees first: the latest half-year that has reviews, else the latest period offered."""
    reviewed = {partition for name, partition in of.heads if name == "reviews"}
    return next((period for period in offered if period.code in reviewed), offered[0])


def draft(snapshot: Snapshot, period: Period) -> Results:
    """The results of the data as they stand in the snapshot."""
    return pipeline.build(snapshot.tables(), period)


def finalise(lake: Lake, period: Period, *, actor: str, made_at: datetime) -> Edition:
    """Freeze the results of a closed, reviewed half-year or year as its next edition.

    Raises PeriodTooShortError, PeriodOpenError, NothingReviewedError, HeadsMovedError.
    """
    if period.grain not in (Grain.HALF, Grain.YEAR):
        raise PeriodTooShortError(period.code)
    base = lake.snapshot()
    results = draft(base, period)
    if not results.closed:
        raise PeriodOpenError(period.code)
    if results.tables["scores"]["score"].null_count() == results.tables["scores"].height:
        raise NothingReviewedError(period.code)
    return lake.issue(
        base,
        period.code,
        results.tables,
        actor=actor,
        made_at=made_at,
        method_date=rules.METHOD_DATE,
        program_version=rules.PROGRAM_VERSION,
        synthetic=bool(results.tables["provenance"]["synthetic"].any()),
    )


def reopened(edition: Edition, tables: Mapping[str, pl.DataFrame]) -> Results:
    """The results of an edition as they were issued; columns and tables that came later are empty."""
    frames = {name: _of_today(tables.get(name), table.schema) for name, table in RESULTS.items()}
    frames["provenance"] = provenance_of_all(frames["provenance"], synthetic=edition.synthetic)
    return Results(parse(edition.period), True, frames)


def _of_today(frame: pl.DataFrame | None, schema: type[dy.Schema]) -> pl.DataFrame:
    empty = schema.create_empty()
    return empty if frame is None else pl.concat([empty, frame], how="diagonal_relaxed").select(empty.columns)


def restated_since(issued: Snapshot, now: Snapshot, period: Period) -> list[Key]:
    """Partitions up to the period's end that are no longer what an edition was built on."""
    keys = {key for key in (*issued.heads, *now.heads) if _until(key[1], period)}
    return sorted(key for key in keys if _file(issued.heads.get(key)) != _file(now.heads.get(key)))


def current_edition(lake: Lake, now: Snapshot, period: Period) -> Edition | None:
    """The newest edition of the period, while the data are what it was built on; else the draft is shown."""
    newest = next((edition for edition in lake.editions() if edition.period == period.code), None)
    if newest is None or restated_since(lake.edition_snapshot(newest.id), now, period):
        return None
    return newest


def _counted(stored: pl.DataFrame, new: pl.DataFrame, key: list[str]) -> Counts:
    added = new.join(stored, on=key, how="anti").height
    unchanged = new.join(stored, on=list(new.columns), how="semi", nulls_equal=True).height
    return Counts(added, new.height - added - unchanged, unchanged)


def _merged(dataset: str, stored: pl.DataFrame, new: pl.DataFrame) -> pl.DataFrame:
    schema, key = datasets.ALL[dataset].schema, datasets.ALL[dataset].key
    rows = pl.concat([stored.join(new, on=key, how="anti"), new.select(stored.columns)])
    if not stored.is_empty():  # alone, the rows of the file were found valid
        broken = schema.filter(rows).failure.counts()
        if broken:
            raise ConflictError(dataset, next(iter(broken)))
    return rows


def _file(head: Head | None) -> int | None:
    return head.file_id if head else None


def _until(partition: str, period: Period) -> bool:
    try:
        return parse(partition).start <= period.end
    except UnknownPeriodError:
        return True  # one file for all periods


def _partitions(name: str, table: pl.DataFrame) -> dict[Key, pl.DataFrame]:
    column = datasets.ALL[name].split_by
    if column is None:
        return {(name, datasets.WHOLE): table}
    return {(name, part[column].item(0)): part for part in table.partition_by(column)}
