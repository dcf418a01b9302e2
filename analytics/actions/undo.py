"""Undo: takes back the rows that one commit changed and no later one touched, and lists the rest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import polars as pl

from analytics import datasets
from analytics.actions.audit import ActionRefusedError, noting_refusals
from analytics.actions.moves import NOTED_WITH
from analytics.actions.rows import RowName, changed_keys, names_of, with_row_names
from analytics.actions.undo_checks import NAMED_BY, UndoBreaksRuleError, refuse_contradictions
from analytics.base import columns as c
from analytics.lake import AlreadyUndoneError, Commit, Key, Lake, Snapshot, UnknownCommitError

UNDONE = "撤销"


class NothingToUndoError(ActionRefusedError):
    """Later commits touched every row that the commit changed; by names those commits, newest first."""

    def __init__(self, commit_id: int, by: Sequence[int]) -> None:
        super().__init__(commit_id, by)
        self.commit_id, self.by = commit_id, list(by)


class KeptRow(RowName):
    """A row the commit changed that stays as it is, because a later commit touched it."""

    by = c.count("由第几次变更")


@dataclass(frozen=True)
class Reverted:
    """Rows of one partition: put back as they were, taken out, left because a later commit touched them."""

    restored: int
    removed: int
    kept: int


@dataclass(frozen=True)
class Undoing:
    """What an undo would do to the rows that stand.

    counts has every partition the commit changed; frames only those that would change; kept has KeptRow.
    """

    base: Snapshot
    commit: Commit
    frames: Mapping[Key, pl.DataFrame]
    counts: Mapping[Key, Reverted]
    kept: pl.DataFrame

    @property
    def total(self) -> Reverted:
        """All partitions together."""
        every = self.counts.values()
        return Reverted(
            sum(one.restored for one in every),
            sum(one.removed for one in every),
            sum(one.kept for one in every),
        )


def undo_preview(lake: Lake, commit_id: int) -> Undoing:
    """Work out what taking a commit back would change; nothing is written.

    A commit that was itself undone since does not count as a later touch. Raises UnknownCommitError,
    AlreadyUndoneError, FilesSweptError, UndoBreaksRuleError (ScoresBeyondRubricError, OpenTwiceError),
    StillNamedError, UndoLeavesBehindError.
    """
    base, history = lake.snapshot(), lake.history()
    commit = next((one for one in history if one.id == commit_id), None)
    if commit is None:
        raise UnknownCommitError(commit_id)
    if commit.undone_by is not None:
        raise AlreadyUndoneError(commit)
    frames: dict[Key, pl.DataFrame] = {}
    counts: dict[Key, Reverted] = {}
    kept: list[pl.DataFrame] = [KeptRow.create_empty()]
    changed, staying = _changed_and_staying(lake, commit, base.revision, history)
    for key, (before, own) in changed.items():
        counts[key], frame = _revert_rows(base, key, before, own, staying[key])
        if frame is not None:
            frames[key] = frame
        kept.append(with_row_names(key, staying[key], names_of(base, {})).select(KeptRow.column_names()))
    refuse_contradictions(base, frames)
    return Undoing(base, commit, frames, counts, pl.concat(kept))


def undo(lake: Lake, change: Undoing, *, actor: str, made_at: datetime) -> Commit:
    """Carry the preview out, as a commit that can be undone itself.

    Raises NothingToUndoError, HeadsMovedError when the data moved since, AlreadyUndoneError.
    """
    with noting_refusals(lake, action=UNDONE, about=f"#{change.commit.id}", actor=actor, at=made_at):
        if not change.frames:
            by = change.kept["by"].unique().sort(descending=True)
            raise NothingToUndoError(change.commit.id, by.to_list())
        return lake.commit(
            change.base,
            change.frames,
            action=UNDONE,
            actor=actor,
            made_at=made_at,
            file_name=None,
            source_sha256=None,
            depends_on=change.counts,
            undoes=change.commit.id,
            alone=any(name in NAMED_BY for name, _ in change.frames),
        )


def undone_commits(history: Iterable[Commit]) -> dict[int, int]:
    """Which commit each undo took back, by the number of the undo."""
    return {one.undone_by: one.id for one in history if one.undone_by is not None}


def undo_scopes(commit: Commit) -> set[str]:
    """The data sets somebody must have the right to undo: those imported, not what was noted with them."""
    changed = {one.dataset for one in commit.changes}
    return changed - {noted for name in changed for noted in NOTED_WITH.get(name, ())}


def _changed_and_staying(
    lake: Lake, commit: Commit, revision: int, history: Sequence[Commit]
) -> tuple[dict[Key, tuple[pl.DataFrame, pl.DataFrame]], dict[Key, pl.DataFrame]]:
    """Of each partition the rows before and the keys changed; and the keys a later commit touched.

    What was noted with a row that stays (of the register: the place and the name before) stays with it.
    """
    later = [one for one in history if commit.id < one.id <= revision]
    changed, staying = {}, {}
    for key, (before, after) in lake.changed_rows(commit.id).items():
        own = changed_keys(before, after, datasets.ALL[key[0]].key)
        changed[key], staying[key] = (before, own), _keys_touched_later(lake, key, own, later, history)
    for name, noted in NOTED_WITH.items():
        if (name, datasets.WHOLE) not in staying:
            continue
        rows = staying[name, datasets.WHOLE]
        for key in [one for one in staying if one[0] in noted]:
            own, touched = changed[key][1], staying[key]
            with_row = own.join(rows, on="org_id").join(touched, on=own.columns, how="anti")
            staying[key] = pl.concat([touched, with_row.select(touched.columns)])
    return changed, staying


def _keys_touched_later(
    lake: Lake, key: Key, own: pl.DataFrame, later: Sequence[Commit], history: Sequence[Commit]
) -> pl.DataFrame:
    """The keys among own that a later commit touched, with the last such commit as `by`.

    An undo takes the commit it undid off the row again.
    """
    undoes, columns = undone_commits(history), own.columns
    touches: dict[tuple[Any, ...], list[int]] = {}
    for commit in sorted(later, key=lambda one: one.id):
        if key not in {(change.dataset, change.partition) for change in commit.changes}:
            continue
        changed = changed_keys(*lake.changed_rows(commit.id, [key])[key], columns).join(
            own, on=columns, how="semi"
        )
        for row in changed.iter_rows():
            stack = touches.setdefault(row, [])
            if stack and undoes.get(commit.id) == stack[-1]:
                stack.pop()
            else:
                stack.append(commit.id)
    rows = [(*row, stack[-1]) for row, stack in touches.items() if stack]
    return pl.DataFrame(rows, schema={**own.schema, "by": pl.Int64}, orient="row").sort("by", *columns)


def _revert_rows(
    base: Snapshot, key: Key, before: pl.DataFrame, own: pl.DataFrame, staying: pl.DataFrame
) -> tuple[Reverted, pl.DataFrame | None]:
    columns, now = own.columns, base.frame(*key)
    back = own.join(staying, on=columns, how="anti")
    restored = before.join(back, on=columns, how="semi")
    counts = Reverted(restored.height, back.height - restored.height, staying.height)
    if back.is_empty():
        return counts, None
    rows = pl.concat([now.join(back, on=columns, how="anti"), restored.select(now.columns)])
    broken = datasets.ALL[key[0]].schema.filter(rows).failure.counts() if rows.height else {}
    if broken:
        raise UndoBreaksRuleError(key[0], next(iter(broken)))
    return counts, rows
