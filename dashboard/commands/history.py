"""`history`: what was changed, by whom and when, and which results were finalised."""

from argparse import ArgumentParser, Namespace
from datetime import datetime
from itertools import groupby

from analytics import datasets
from analytics.lake import Change, Commit, Edition
from dashboard import display
from dashboard.commands import status
from dashboard.commands.command import Command, opened
from dashboard.commands.terminal import give, give_table, tell
from dashboard.text.commands import History
from dashboard.text.numbers import Numbers

_LISTED = 3  # data sets of one commit that are named; more are counted


def _declare(_: ArgumentParser) -> None:
    """It takes nothing but --lake."""


def _run(arguments: Namespace) -> int:
    with opened(arguments) as lake:
        commits, editions = lake.history(), lake.editions()
    if not commits:
        tell(History.NONE)
        return status.DONE
    give(History.COMMITS)
    give_table(History.COMMIT_HEADINGS, [_commit_row(commit) for commit in commits], right=[0])
    if not editions:
        tell(History.NO_EDITIONS)
        return status.DONE
    give("")
    give(History.EDITIONS)
    give_table(History.EDITION_HEADINGS, [_edition_row(edition) for edition in editions], right=[2])
    return status.DONE


def _commit_row(commit: Commit) -> list[str]:
    action = commit.action
    if commit.undone_by:
        action = History.UNDONE.format(action=action, by=commit.undone_by)
    file_name = commit.file_name or Numbers.MISSING
    return [str(commit.id), _moment(commit.made_at), action, commit.actor, file_name, _content(commit)]


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


def _edition_row(edition: Edition) -> list[str]:
    return [
        edition.id,
        display.period_name(edition.period),
        str(edition.number),
        _moment(edition.made_at),
        edition.actor,
        History.BUILT_ON.format(revision=edition.revision),
        display.day_name(edition.method_date),
        Numbers.YES if edition.synthetic else Numbers.NO,
    ]


def _moment(made_at: datetime) -> str:
    return made_at.astimezone().strftime(History.MOMENT)


COMMAND = Command("history", History.SUMMARY, _declare, _run)
