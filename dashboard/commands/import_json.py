"""What `import --json` answers; docs/OPERATIONS.md lists the keys, which stay as they are."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import polars as pl

from analytics.actions import Effect, Preview
from analytics.intake.annotated import SentBack
from analytics.intake.incoming import Incoming
from analytics.intake.issue_groups import IssueGroup, groups
from analytics.intake.issues import Issue
from analytics.intake.left_out_list import reasons
from analytics.intake.understood import SheetUnderstood, Understood
from analytics.lake import Commit
from dashboard.commands import as_json
from dashboard.commands.as_json import Object
from dashboard.words.issue_words import how_to_mend, kind, sentence


def of_file(incoming: Incoming) -> Object:
    """What a file is, what was understood of it and what is wrong with it."""
    return {
        "file": {
            "name": incoming.file_name,
            "sha256": incoming.sha256,
            "synthetic": incoming.synthetic,
        },
        "dataset": incoming.dataset or None,
        "understood": _understood(incoming.understood),
        "notes": _issues(incoming.notes),
        "issue_count": incoming.issue_count,
        "groups": [_group(one) for one in groups(incoming.issues)],
        "issues": _issues(incoming.issues),
    }


def of_outcome(
    change: Preview | None,
    effect: Effect | None = None,
    left_out: pl.DataFrame | None = None,
    commit: Commit | None = None,
) -> Object:
    """What would change, or has; change: None where the file is refused."""
    return {
        "changes": _changes(change) if change else None,
        "effect": as_json.of_effect(effect) if effect else None,
        "left_out": _left_out(left_out) if left_out is not None else None,
        "commit": as_json.of_commit(commit) if commit else None,
    }


def of_marked(file: Path, made: SentBack) -> Object:
    """The copy that was saved; marked: false where it is the list of issues alone."""
    return {"file": str(file), "marked": made.marked}


def of_faults(message: str) -> Object:
    """The refusal of a file for what is wrong with it."""
    return {"code": "faults", "message": message, "commits": []}


def _changes(change: Preview) -> list[Object]:
    return [
        {"dataset": name, "partition": partition, **asdict(one)}
        for (name, partition), one in change.counts.items()
    ]


def _issues(issues: Iterable[Issue]) -> list[Object]:
    return [_issue(one) for one in issues]


def _issue(issue: Issue) -> Object:
    return {**asdict(issue), "message": sentence(issue), "mending": how_to_mend(issue)}


def _group(group: IssueGroup) -> Object:
    return {
        "problem": group.problem,
        "kind": kind(group.problem),
        "sheet": group.sheet,
        "column": group.column,
        "count": group.count,
        "cells": group.cells,
        "values": group.values,
        "mending": how_to_mend(group.example),
    }


def _left_out(rows: pl.DataFrame) -> Object:
    listed = [{**row, "reasons": _issues(reasons(row))} for row in rows.iter_rows(named=True)]
    return {"count": rows.height, "rows": listed}


def _understood(told: Understood) -> Object:
    sheets = [_sheet(sheet) for sheet in told.sheets]
    return {**asdict(told), "sheets": sheets}


def _sheet(sheet: SheetUnderstood) -> Object:
    return {**asdict(sheet), "skip_counts": dict(sheet.skip_counts)}
