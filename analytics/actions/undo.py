"""Undo: takes back the rows that one commit changed and no later one touched, and lists the rest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import polars as pl

from analytics import datasets
from analytics.actions.audit import ActionRefusedError, noting_refusals
from analytics.actions.import_file import ConflictError
from analytics.actions.overlay import overlaid
from analytics.actions.rows import RowName, changed_keys, names_of, with_row_names
from analytics.base import columns as c
from analytics.intake.score_limits import SCORED, scores_beyond
from analytics.lake import AlreadyUndoneError, Commit, Key, Lake, Snapshot, UnknownCommitError

UNDONE = "撤销"
# Whose rows name the rows of another data set, and by which columns.
_NAMED_BY: dict[str, dict[str, tuple[str, ...]]] = {
    "organisations": {"org_id": ("org_id", "unit_id", "parent_id")},
    "rubrics": {"rubric_version": ("rubric_version",)},
}


class NothingToUndoError(ActionRefusedError):
    """Later commits touched every row that the commit changed; by names those commits, newest first."""

    def __init__(self, commit_id: int, by: Sequence[int]) -> None:
        super().__init__(commit_id, by)
        self.commit_id, self.by = commit_id, list(by)


class UndoBreaksRuleError(ConflictError):
    """Without what would be taken back the rows that stay break a rule of their data set."""


class ScoresBeyondRubricError(UndoBreaksRuleError):
    """So many scores, the first of them in this data set, would stand above the points of their items."""

    def __init__(self, dataset: str, count: int) -> None:
        super().__init__(dataset, "max_points")
        self.count = count


class StillNamedError(ActionRefusedError):
    """Organisations or rubrics that would go are named by rows that stay; datasets tells where."""

    def __init__(self, gone: str, named_in: Sequence[str]) -> None:
        super().__init__(gone, named_in)
        self.gone, self.named_in = gone, list(named_in)


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
    AlreadyUndoneError, FilesSweptError, UndoBreaksRuleError, StillNamedError,
    ScoresBeyondRubricError.
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
    for key, (before, after) in lake.changed_rows(commit_id).items():
        own = changed_keys(before, after, datasets.ALL[key[0]].key)
        staying = _keys_touched_later(
            lake, key, own, [one for one in history if commit_id < one.id <= base.revision], history
        )
        counts[key], frame = _revert_rows(base, key, before, own, staying)
        if frame is not None:
            frames[key] = frame
        kept.append(with_row_names(key, staying, names_of(base, {})).select(KeptRow.column_names()))
    _refuse_still_named(base, frames)
    _refuse_scores_beyond(base, frames)
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
            alone=any(name in _NAMED_BY for name, _ in change.frames),
        )


def undone_commits(history: Iterable[Commit]) -> dict[int, int]:
    """Which commit each undo took back, by the number of the undo."""
    return {one.undone_by: one.id for one in history if one.undone_by is not None}


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


def _refuse_still_named(base: Snapshot, frames: Mapping[Key, pl.DataFrame]) -> None:
    tables = overlaid(base, frames)
    for name, columns in _NAMED_BY.items():
        if not any(dataset == name for dataset, _ in frames):
            continue
        for column, naming in columns.items():
            known = tables[name].select(column).unique()
            gone = (
                base.table(name).select(column).unique().join(known, on=column, how="anti").collect()[column]
            )
            found = [other for other in tables if other != name and _names(tables[other], naming, gone)]
            if found:
                raise StillNamedError(name, found)


def _refuse_scores_beyond(base: Snapshot, frames: Mapping[Key, pl.DataFrame]) -> None:
    """Neither put back a rubric below the scores that stay nor scores above the rubric that stands."""
    touched, tables = {name for name, _ in frames}, overlaid(base, frames)
    names = SCORED if "rubrics" in touched else SCORED.keys() & touched
    limits = tables["rubrics"].select("rubric_version", "item_no", "max_points").collect()
    beyond = scores_beyond(tables.__getitem__, limits, sorted(names))
    if beyond.height:
        raise ScoresBeyondRubricError(beyond["dataset"][0], beyond.height)


def _names(table: pl.LazyFrame, columns: Sequence[str], values: pl.Series) -> bool:
    present = [column for column in columns if column in table.collect_schema()]
    if not present or values.is_empty():
        return False
    any_of = pl.any_horizontal(pl.col(column).is_in(values.implode()) for column in present)
    return not table.filter(any_of).head(1).collect().is_empty()
