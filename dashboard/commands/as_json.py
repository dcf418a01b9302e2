"""Commits, editions, undos, effects and refusals as JSON objects; docs/OPERATIONS.md lists the keys."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

import polars as pl

from analytics import actions
from analytics.actions import Effect, Restatement, Reverted, RowCounts, Undoing
from analytics.lake import AlreadyImportedError, Commit, Edition, HeadsMovedError, IssuedFile, Key
from dashboard.words import refusals
from dashboard.words.commands import Refusals

Object = dict[str, Any]
_ACTIONS = {actions.SEEDED: "seed", actions.IMPORTED: "import", actions.UNDONE: "undo"}


def of_commit(commit: Commit, undoes: int | None = None) -> Object:
    """One commit; undoes: the number of the commit it took back."""
    return {
        "id": commit.id,
        "made_at": commit.made_at.isoformat(),
        "actor": commit.actor,
        "action": _ACTIONS.get(commit.action, commit.action),
        "file_name": commit.file_name,
        "source_sha256": commit.source_sha256,
        "undone_by": commit.undone_by,
        "undoes": undoes,
        "changes": [
            {
                "dataset": one.dataset,
                "partition": one.partition,
                "rows_before": one.rows_before,
                "rows_after": one.rows_after,
            }
            for one in commit.changes
        ],
    }


def of_row_counts(key: Key, counts: RowCounts) -> Object:
    """What a commit did to the rows of one partition."""
    return {"dataset": key[0], "partition": key[1], **asdict(counts)}


def of_commits(history: Iterable[Commit]) -> list[Object]:
    """All commits in the order given."""
    known = list(history)
    undoes = actions.undone_commits(known)
    return [of_commit(one, undoes.get(one.id)) for one in known]


def of_edition(edition: Edition) -> Object:
    """One edition."""
    return {
        "id": edition.id,
        "period": edition.period,
        "number": edition.number,
        "made_at": edition.made_at.isoformat(),
        "actor": edition.actor,
        "revision": edition.revision,
        "method_date": edition.method_date.isoformat(),
        "program_version": edition.program_version,
        "synthetic": edition.synthetic,
    }


def of_restatement(told: Restatement, issued: Iterable[IssuedFile]) -> Object:
    """What an edition says otherwise than the one before it, and the files issued of it."""
    return {
        "edition": of_edition(told.edition),
        "previous": of_edition(told.previous) if told.previous else None,
        "count": told.count,
        "by_table": dict(told.by_table),
        "quoted": dict(told.quoted),
        "derived": dict(told.derived),
        "numbers": of_rows(told.numbers),
        "issued_files": [
            {"name": one.name, "size": one.size, "sha256": one.sha256, "made_at": one.made_at.isoformat()}
            for one in issued
        ],
    }


def of_undoing(change: Undoing, most: int) -> Object:
    """What an undo would do; of the rows that stay the first, all counted."""
    return {
        "commit": of_commit(change.commit),
        "total": _of_reverted(change.total),
        "partitions": [
            {"dataset": name, "partition": partition, **_of_reverted(one)}
            for (name, partition), one in change.counts.items()
        ],
        "kept": of_rows(change.kept.head(most)),
    }


def of_effect(effect: Effect) -> Object:
    """What would no longer be the same; numbers as stored."""
    return {
        "periods": of_rows(effect.by_period),
        "other_periods": [period.code for period in effect.others],
        "moves": of_rows(effect.moves),
        "rescored": of_rows(effect.rescored),
        "remeasured": list(effect.remeasured),
        "units": of_rows(effect.units),
        "ledger": of_rows(effect.ledger),
        "attention": of_rows(effect.attention),
        "rows": of_rows(effect.rows),
        "row_count": effect.row_count,
    }


def of_refusal(refusal: Exception) -> Object:
    """Why nothing was done: a code for programs, the words for people, the commits that came first."""
    by: list[Commit] = []
    if isinstance(refusal, HeadsMovedError):
        by = refusal.by
    elif isinstance(refusal, AlreadyImportedError):
        by = [refusal.commit]
    about = {"code": refusals.code(refusal), "message": refusals.words(refusal, moved=Refusals.OVERTAKEN)}
    return {"refused": {**about, "commits": [of_commit(one) for one in by]}}


def of_rows(frame: pl.DataFrame) -> list[Object]:
    """The rows of a table by column name; days as 2023-03-01."""
    return [{name: _plain(value) for name, value in row.items()} for row in frame.iter_rows(named=True)]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _of_reverted(one: Reverted) -> Object:
    return {"restored": one.restored, "removed": one.removed, "kept": one.kept}
