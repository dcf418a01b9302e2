"""What a user can do to the data: fill, import, finalise. The only caller of the lake's writes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import polars as pl

from analytics import datasets, pipeline, rules
from analytics.lake import Commit, Edition, Head, Key, Lake, Snapshot
from analytics.periods import Period, UnknownPeriodError, parse
from analytics.results import Results

SEEDED = "装入示例数据"
IMPORTED = "导入"


class PeriodOpenError(Exception):
    """The period cannot be finalised: the data do not reach its end."""


class NothingReviewedError(Exception):
    """The period cannot be finalised: no unit has a reviewed score in it."""


@dataclass(frozen=True)
class Preview:
    """What an import would do to the rows that stand: counts by partition are in the frames."""

    base: Snapshot
    frames: Mapping[Key, pl.DataFrame]
    added: int
    changed: int
    unchanged: int


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


def preview(lake: Lake, dataset: str, rows: pl.DataFrame) -> Preview:
    """Work out what importing these valid rows would change; nothing is written.

    A row replaces the stored row of the same key as a whole; rows the file does not name stay.
    """
    base = lake.snapshot()
    key = datasets.ALL[dataset].key
    frames: dict[Key, pl.DataFrame] = {}
    added = unchanged = 0
    for partition, new in _partitions(dataset, rows).items():
        stored = base.frame(*partition)
        frames[partition] = pl.concat([stored.join(new, on=key, how="anti"), new.select(stored.columns)])
        added += new.join(stored, on=key, how="anti").height
        unchanged += new.join(stored, on=list(new.columns), how="semi", nulls_equal=True).height
    return Preview(base, frames, added, rows.height - added - unchanged, unchanged)


def commit(
    lake: Lake, change: Preview, *, file_name: str, sha256: str, actor: str, made_at: datetime
) -> Commit:
    """Carry the preview out. Raises HeadsMovedError when the data moved since, AlreadyImportedError."""
    return lake.commit(
        change.base,
        change.frames,
        action=IMPORTED,
        actor=actor,
        made_at=made_at,
        file_name=file_name,
        source_sha256=sha256,
        depends_on=[key for key in change.base.heads if key[0] in ("organisations", "aliases", "rubrics")],
    )


def draft(snapshot: Snapshot, period: Period) -> Results:
    """The results of the data as they stand in the snapshot."""
    return pipeline.build(snapshot.tables(), period)


def finalise(lake: Lake, period: Period, *, actor: str, made_at: datetime) -> Edition:
    """Freeze the results of a closed, reviewed half-year or year as its next edition.

    Raises PeriodOpenError, NothingReviewedError, HeadsMovedError.
    """
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
    """The results of an edition as they were issued."""
    return Results(parse(edition.period), True, dict(tables))


def restated_since(issued: Snapshot, now: Snapshot, period: Period) -> list[Key]:
    """Partitions up to the period's end that are no longer what an edition was built on."""
    keys = {key for key in (*issued.heads, *now.heads) if _until(key[1], period)}
    return sorted(key for key in keys if _file(issued.heads.get(key)) != _file(now.heads.get(key)))


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
