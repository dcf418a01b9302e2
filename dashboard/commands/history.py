"""`history [N]`: what was changed, by whom and when; of one commit also the file it came from."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from itertools import groupby
from pathlib import Path

from analytics import actions, datasets
from analytics.lake import Change, Commit, Edition, FilesSweptError, Key, Lake, NotKeptError
from dashboard import display
from dashboard.commands import as_json, status
from dashboard.commands.command import Command, UsageError, declare_json, opened, save
from dashboard.commands.editions import edition_row
from dashboard.commands.terminal import give, give_json, give_table, tell
from dashboard.headlines.changes import change_lines
from dashboard.headlines.history import moment
from dashboard.text.commands import History, HistoryDetails, Program, Undo
from dashboard.text.numbers import Numbers

_LISTED = 3  # data sets of one commit that are named; more are counted
_File = tuple[str, bytes]  # name and content


def _declare(parser: ArgumentParser) -> None:
    words = HistoryDetails
    parser.add_argument("number", type=int, nargs="?", metavar=words.NUMBER_VALUE, help=words.NUMBER)
    parser.add_argument("--original", type=Path, metavar=Program.FILE_VALUE, help=words.ORIGINAL)
    parser.add_argument("--left-out", type=Path, metavar=Program.FILE_VALUE, help=words.LEFT_OUT)
    declare_json(parser)


def _run(arguments: Namespace) -> int:
    if arguments.number is None and (arguments.original or arguments.left_out):
        raise UsageError(HistoryDetails.NEEDS_NUMBER)
    with opened(arguments) as lake:
        commits, editions = lake.history(), lake.editions()
        if arguments.number is not None:
            return _one(lake, commits, arguments)
    if arguments.json:
        listed = [as_json.of_edition(edition) for edition in editions]
        give_json({"commits": as_json.of_commits(commits), "editions": listed})
    else:
        _list(commits, editions)
    return status.DONE


def _one(lake: Lake, commits: Sequence[Commit], arguments: Namespace) -> int:
    number = arguments.number
    commit = next((one for one in commits if one.id == number), None)
    if commit is None:
        raise UsageError(Undo.UNKNOWN.format(revision=number))
    original, left_out = _kept(lake, number)
    saved = [(arguments.original, original), (arguments.left_out, left_out)]
    if any(file and not kept for file, kept in saved):
        tell(HistoryDetails.NOT_KEPT.format(revision=number))
        return status.REFUSED
    counts = _counts(lake, number)
    if arguments.json:
        own = next(one for one in as_json.of_commits(commits) if one["id"] == number)
        rows = [as_json.of_row_counts(key, count) for key, count in counts.items()]
        give_json({"commit": own, "rows": rows, "original": _about(original), "left_out": _about(left_out)})
    else:
        _show(commit, counts, original, left_out)
    for file, kept in saved:
        if file and kept:
            save(file, kept[1])
            tell(HistoryDetails.SAVED.format(file=file))
    return status.DONE


def _counts(lake: Lake, number: int) -> Mapping[Key, actions.RowCounts]:
    """What the commit did to the rows; nothing once its files are swept."""
    try:
        return actions.committed_rows(lake, number).counts
    except FilesSweptError:
        return {}


def _kept(lake: Lake, number: int) -> list[_File | None]:
    found: list[_File | None] = []
    for read in (lake.original, lake.left_out):
        try:
            found.append(read(number))
        except NotKeptError:
            found.append(None)
    return found


def _about(kept: _File | None) -> as_json.Object | None:
    return {"name": kept[0], "size": len(kept[1])} if kept else None


def _show(
    commit: Commit, counts: Mapping[Key, actions.RowCounts], original: _File | None, left_out: _File | None
) -> None:
    give_table(History.COMMIT_HEADINGS, [_commit_row(commit)], right=[0])
    give("")
    rows = []
    places = change_lines(commit.changes).select("dataset", "period").iter_rows()
    for change, place in zip(commit.changes, places, strict=True):
        count = counts.get((change.dataset, change.partition))
        done = [str(one) for one in astuple(count)] if count else [Numbers.MISSING] * 3
        rows.append([*place, *done, str(change.rows_after)])
    give_table(HistoryDetails.HEADINGS, rows, right=[2, 3, 4, 5])
    for kept, words in ((original, HistoryDetails.KEPT), (left_out, HistoryDetails.KEPT_LEFT_OUT)):
        if kept:
            give(words.format(name=kept[0], size=len(kept[1])))


def _list(commits: Sequence[Commit], editions: Sequence[Edition]) -> None:
    if not commits:
        tell(History.NONE)
        return
    give(History.COMMITS)
    give_table(History.COMMIT_HEADINGS, [_commit_row(commit) for commit in commits], right=[0])
    if not editions:
        tell(History.NO_EDITIONS)
        return
    give("")
    give(History.EDITIONS)
    give_table(History.EDITION_HEADINGS, [edition_row(edition) for edition in editions], right=[2])


def _commit_row(commit: Commit) -> list[str]:
    action = commit.action
    if commit.undone_by:
        action = History.UNDONE.format(action=action, by=commit.undone_by)
    file_name = commit.file_name or Numbers.MISSING
    return [str(commit.id), moment(commit.made_at), action, commit.actor, file_name, _content(commit)]


def _content(commit: Commit) -> str:
    by_dataset = {
        name: list(changes) for name, changes in groupby(commit.changes, lambda change: change.dataset)
    }
    if len(by_dataset) > _LISTED:
        rows = sum(change.rows_after for change in commit.changes)
        return History.MANY.format(count=len(by_dataset), rows=rows)
    return History.SEPARATOR.join(_part(name, changes) for name, changes in by_dataset.items())


def _part(name: str, changes: list[Change]) -> str:
    title = datasets.ALL[name].title
    rows = sum(change.rows_after for change in changes)
    if len(changes) > 1:
        return History.OF_PERIODS.format(dataset=title, count=len(changes), rows=rows)
    if changes[0].partition == datasets.WHOLE:
        return History.ONE.format(dataset=title, rows=rows)
    period = display.period_name(changes[0].partition)
    return History.OF_PERIOD.format(dataset=title, period=period, rows=rows)


COMMAND = Command("history", History.SUMMARY, _declare, _run)
