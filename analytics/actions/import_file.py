"""Filling the lake and importing: what a file would change, and carrying it out."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path

import polars as pl

from analytics import datasets
from analytics.actions.audit import ActionRefusedError, noting_refusals
from analytics.actions.moves import REGISTER, Move, moves, notes_of_the_past
from analytics.base.periods import Period
from analytics.intake import incoming
from analytics.intake.known import READ_AGAINST, known_of
from analytics.intake.progress import Progress, unheard
from analytics.intake.register_checks import newly_left_behind
from analytics.lake import Commit, KeptFile, Key, Lake, Role, Snapshot

SEEDED = "装入示例数据"
IMPORTED = "导入"
_READ_BY = [(name, datasets.WHOLE) for name in READ_AGAINST]  # names, items and what they may be


class NothingChangedError(Exception):
    """The import would change nothing: every row of the file stands already."""


class FileChangedError(ActionRefusedError):
    """The file is no longer what was read; str() of it is its name."""


class ConflictError(ActionRefusedError):
    """The rows of the file are valid, but not together with those that stand; rule names what they break."""

    def __init__(self, dataset: str, rule: str) -> None:
        super().__init__(dataset, rule)
        self.dataset = dataset
        self.rule = rule


class LeftBehindError(ConflictError):
    """The rows of the register would leave branches standing under what has ended; the file was not whole."""


@dataclass(frozen=True)
class Counts:
    """Rows of an import: new ones, ones that replace a stored row of the same key, ones already stored."""

    added: int
    changed: int
    unchanged: int


@dataclass(frozen=True)
class Preview:
    """What an import would do to the rows that stand.

    counts has every partition the file speaks of; frames only those that would change, and with them what a
    move leaves behind: former places and names. moves: what of the register becomes another (Move).
    """

    base: Snapshot
    frames: Mapping[Key, pl.DataFrame]
    counts: Mapping[Key, Counts]
    moves: pl.DataFrame = field(default_factory=Move.create_empty)

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
    """Put whole data sets in, in one commit; tables by data set name, those without rows are left out."""
    full = {name: table for name, table in tables.items() if table.height}
    frames = {key: frame for name, table in full.items() for key, frame in _partitions(name, table).items()}
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
    base: Snapshot,
    path: Path,
    *,
    dataset: str | None = None,
    period: Period | None = None,
    today: date | None = None,
    progress: Progress = unheard,
) -> incoming.Incoming:
    """Read a file by what the snapshot knows; only a missing file raises (OSError).

    Columns the file does not have keep what the snapshot has for its rows. What the file tells of days after
    today is refused; without today nothing is. progress hears the share that is done; what it raises stops
    the reading and goes on.
    """
    tables = {name: base.table(name).collect() for name in READ_AGAINST}
    known = known_of(tables, today, cache(base.frame), base.table)  # a workbook may hold a card a sheet
    return incoming.read_against(path, known, dataset=dataset, period=period, progress=progress)


def preview(base: Snapshot, dataset: str, rows: pl.DataFrame) -> Preview:
    """Work out what importing these valid rows would change; nothing is written.

    base is the snapshot the rows were received by, which has filled in the columns the file does not have.
    A row replaces the stored row of the same key as a whole; rows the file does not name stay. Raises
    ConflictError.
    """
    frames: dict[Key, pl.DataFrame] = {}
    counts: dict[Key, Counts] = {}
    for partition, new in _partitions(dataset, rows).items():
        stored = base.frame(*partition)
        counts[partition] = _count_rows(stored, new, datasets.ALL[dataset].key)
        if counts[partition].unchanged < new.height:
            frames[partition] = _merge_rows(dataset, stored, new)
    if dataset != REGISTER or not frames:
        return Preview(base, frames, counts)
    whole = (REGISTER, datasets.WHOLE)
    if newly_left_behind(base.frame(*whole), frames[whole]):
        raise LeftBehindError(dataset, "")
    for key, past in notes_of_the_past(base, rows).items():
        frames[key] = _merge_rows(key[0], base.frame(*key), past)
    return Preview(base, frames, counts, moves(base, rows))


def commit(
    lake: Lake,
    change: Preview,
    *,
    file_name: str,
    sha256: str,
    actor: str,
    made_at: datetime,
    original: bytes | None = None,
    left_out: tuple[str, bytes] | None = None,
) -> Commit:
    """Carry the preview out.

    original: the file as uploaded; left_out: name and content of the list of rows that were not taken. Both
    are kept with the commit. Raises NothingChangedError, FileChangedError when original is not what sha256
    was taken of, HeadsMovedError when the data moved since, AlreadyImportedError.
    """
    if not change.frames:
        raise NothingChangedError
    with noting_refusals(lake, action=IMPORTED, about=file_name, actor=actor, at=made_at):
        kept = _files_to_keep(file_name, sha256, original, left_out)
        return lake.commit(
            change.base,
            change.frames,
            action=IMPORTED,
            actor=actor,
            made_at=made_at,
            file_name=file_name,
            source_sha256=sha256,
            depends_on=[*_READ_BY, *change.counts],
            kept=kept,
            alone=any(name == "rubrics" for name, _ in change.frames),  # it was read against every card
        )


def _files_to_keep(
    file_name: str, sha256: str, original: bytes | None, left_out: tuple[str, bytes] | None
) -> list[KeptFile]:
    kept = [KeptFile(Role.LEFT_OUT, *left_out)] if left_out else []
    if original is None:
        return kept
    if hashlib.sha256(original).hexdigest() != sha256:
        raise FileChangedError(file_name)
    return [KeptFile(Role.ORIGINAL, file_name, original), *kept]


def _count_rows(stored: pl.DataFrame, new: pl.DataFrame, key: list[str]) -> Counts:
    added = new.join(stored, on=key, how="anti").height
    unchanged = new.join(stored, on=list(new.columns), how="semi", nulls_equal=True).height
    return Counts(added, new.height - added - unchanged, unchanged)


def _merge_rows(dataset: str, stored: pl.DataFrame, new: pl.DataFrame) -> pl.DataFrame:
    schema, key = datasets.ALL[dataset].schema, datasets.ALL[dataset].key
    rows = pl.concat([stored.join(new, on=key, how="anti"), new.select(stored.columns)])
    if not stored.is_empty():  # alone, the rows of the file were found valid
        broken = schema.filter(rows).failure.counts()
        if broken:
            raise ConflictError(dataset, next(iter(broken)))
    return rows


def _partitions(name: str, table: pl.DataFrame) -> dict[Key, pl.DataFrame]:
    column = datasets.ALL[name].split_by
    if column is None:
        return {(name, datasets.WHOLE): table}
    return {(name, part[column].item(0)): part for part in table.partition_by(column)}
