"""`history [N]`: what was changed, by whom and when; of one commit also the file it came from."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from itertools import groupby
from pathlib import Path

from analytics import actions, datasets
from analytics.access import Action
from analytics.lake import Change, Commit, Edition, FilesSweptError, Key, Lake, NotKeptError
from dashboard.base import display
from dashboard.base.number_words import Numbers
from dashboard.commands import acting_as, as_json, status
from dashboard.commands.command import Command, UsageError, declare_json, open_lake_of, save
from dashboard.commands.editions import edition_row
from dashboard.commands.terminal import give, give_json, give_table, tell
from dashboard.words.change_sentences import change_lines
from dashboard.words.commands import History, HistoryDetails, Program, Undo
from dashboard.words.history_sentences import moment

_LISTED = 3  # data sets of one commit that are named; more are counted
_File = tuple[str, bytes]  # name and content
_Counts = Mapping[Key, actions.RowCounts]


def _declare(parser: ArgumentParser) -> None:
    words = HistoryDetails
    parser.add_argument("number", type=int, nargs="?", metavar=words.NUMBER_VALUE, help=words.NUMBER)
    parser.add_argument("--original", type=Path, metavar=Program.FILE_VALUE, help=words.ORIGINAL)
    parser.add_argument("--left-out", type=Path, metavar=Program.FILE_VALUE, help=words.LEFT_OUT)
    declare_json(parser)


def _run(arguments: Namespace) -> int:
    if arguments.number is None and (arguments.original or arguments.left_out):
        raise UsageError(HistoryDetails.NEEDS_NUMBER)
    with open_lake_of(arguments) as lake:
        about = COMMAND.name if arguments.number is None else f"{COMMAND.name} {arguments.number}"
        with_rows = arguments.original or arguments.left_out  # maybe of what is not final
        needed = [Action.AUDIT, Action.SEE_DRAFTS] if with_rows else [Action.AUDIT]
        acting_as.require(lake, arguments, acting_as.everywhere(*needed), action=actions.VIEWED, about=about)
        commits, editions = lake.history(), lake.editions()
        if arguments.number is not None:
            return _one(lake, commits, arguments)
        counts = {one.id: _counts(lake, one) for one in commits}
    if arguments.json:
        listed = [as_json.of_edition(edition) for edition in editions]
        rows = [{"rows": _rows_of(counts[one.id])} for one in commits]
        told = [own | more for own, more in zip(as_json.of_commits(commits), rows, strict=True)]
        give_json({"commits": told, "editions": listed})
    else:
        _list(commits, counts, editions)
    return status.DONE


def _one(lake: Lake, commits: Sequence[Commit], arguments: Namespace) -> int:
    number = arguments.number
    commit = next((one for one in commits if one.id == number), None)
    if commit is None:
        raise UsageError(Undo.UNKNOWN.format(revision=number))
    original, left_out = _kept_files(lake, number)
    saved = [(arguments.original, original), (arguments.left_out, left_out)]
    if any(file and not kept for file, kept in saved):
        tell(HistoryDetails.NOT_KEPT.format(revision=number))
        return status.REFUSED
    counts = _counts(lake, commit)
    if arguments.json:
        own = next(one for one in as_json.of_commits(commits) if one["id"] == number)
        files = {"original": _about(original), "left_out": _about(left_out)}
        give_json({"commit": own, "rows": _rows_of(counts), **files})
    else:
        _show(commit, counts, original, left_out)
    for file, kept in saved:
        if file and kept:
            save(file, kept[1])
            tell(HistoryDetails.SAVED.format(file=file))
    return status.DONE


def _counts(lake: Lake, commit: Commit) -> _Counts | None:
    """What the commit did to the rows; None once its files are swept."""
    try:
        return actions.row_counts(lake, commit)
    except FilesSweptError:
        return None


def _rows_of(counts: _Counts | None) -> list[as_json.Object] | None:
    return None if counts is None else [as_json.of_row_counts(key, one) for key, one in counts.items()]


def _kept_files(lake: Lake, number: int) -> list[_File | None]:
    found: list[_File | None] = []
    for read in (lake.original, lake.left_out):
        try:
            found.append(read(number))
        except NotKeptError:
            found.append(None)
    return found


def _about(kept: _File | None) -> as_json.Object | None:
    return {"name": kept[0], "size": len(kept[1])} if kept else None


def _show(commit: Commit, counts: _Counts | None, original: _File | None, left_out: _File | None) -> None:
    give_table(History.COMMIT_HEADINGS, [_commit_row(commit, counts)], right=[0])
    give("")
    rows = []
    places = change_lines(commit.changes).select("dataset", "period").iter_rows()
    for change, place in zip(commit.changes, places, strict=True):
        count = (counts or {}).get((change.dataset, change.partition))
        done = [str(one) for one in astuple(count)] if count else [Numbers.MISSING] * 3
        rows.append([*place, *done, str(change.rows_after)])
    give_table(HistoryDetails.HEADINGS, rows, right=[2, 3, 4, 5])
    for kept, words in ((original, HistoryDetails.KEPT), (left_out, HistoryDetails.KEPT_LEFT_OUT)):
        if kept:
            give(words.format(name=kept[0], size=len(kept[1])))


def _list(
    commits: Sequence[Commit], counts: Mapping[int, _Counts | None], editions: Sequence[Edition]
) -> None:
    if not commits:
        tell(History.NONE)
        return
    give(History.COMMITS)
    give_table(
        History.COMMIT_HEADINGS, [_commit_row(commit, counts[commit.id]) for commit in commits], right=[0]
    )
    if not editions:
        tell(History.NO_EDITIONS)
        return
    give("")
    give(History.EDITIONS)
    give_table(History.EDITION_HEADINGS, [edition_row(edition) for edition in editions], right=[2])


def _commit_row(commit: Commit, counts: _Counts | None) -> list[str]:
    action = commit.action
    if commit.undone_by:
        action = History.UNDONE.format(action=action, by=commit.undone_by)
    file_name = commit.file_name or Numbers.MISSING
    return [str(commit.id), moment(commit.made_at), action, commit.actor, file_name, _content(commit, counts)]


def _content(commit: Commit, counts: _Counts | None) -> str:
    by_dataset = {
        name: list(changes) for name, changes in groupby(commit.changes, lambda change: change.dataset)
    }
    if len(by_dataset) > _LISTED:
        done = _row_changes(commit.changes, counts)
        return History.MANY.format(count=len(by_dataset), done=done)
    return History.SEPARATOR.join(_part(name, changes, counts) for name, changes in by_dataset.items())


def _part(name: str, changes: list[Change], counts: _Counts | None) -> str:
    title, done = datasets.ALL[name].title, _row_changes(changes, counts)
    if len(changes) > 1:
        return History.OF_PERIODS.format(dataset=title, count=len(changes), done=done)
    if changes[0].partition == datasets.WHOLE:
        return History.ONE.format(dataset=title, done=done)
    period = display.period_name(changes[0].partition)
    return History.OF_PERIOD.format(dataset=title, period=period, done=done)


def _row_changes(changes: Sequence[Change], counts: _Counts | None) -> str:
    """新增3行、修改8行: what there is none of is not said."""
    if counts is None:
        return History.SWEPT
    found = [astuple(counts[one.dataset, one.partition]) for one in changes]
    sums = map(sum, zip(*found, strict=True))
    parts = [words.format(rows=rows) for words, rows in zip(History.DONE, sums, strict=True) if rows]
    return History.AND.join(parts) or History.UNCHANGED


COMMAND = Command("history", History.SUMMARY, _declare, _run)
