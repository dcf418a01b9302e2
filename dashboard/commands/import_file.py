"""`import FILE`: takes a workbook in as a whole, or says what is wrong with it and changes nothing."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from analytics import actions, datasets, rules
from analytics.actions import Preview
from analytics.intake.incoming import Incoming
from analytics.lake import AlreadyImportedError, Lake, Snapshot
from dashboard import display
from dashboard.commands import status
from dashboard.commands.command import (
    Command,
    UsageError,
    dataset,
    dataset_names,
    declare_actor,
    now,
    opened,
    period,
)
from dashboard.commands.terminal import give, tell
from dashboard.issue_words import sentence
from dashboard.text.commands import Import, Periods, Program


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar=Program.FILE_VALUE, help=Import.FILE)
    words = Import.DATASET.format(names=dataset_names())
    parser.add_argument("--dataset", type=dataset, metavar=Import.DATASET_VALUE, help=words)
    words = Import.PERIOD.format(forms=Periods.FORMS)
    parser.add_argument("--period", type=period, metavar=Program.PERIOD_VALUE, help=words)
    parser.add_argument("--check", action="store_true", help=Import.CHECK)
    declare_actor(parser)


def _run(arguments: Namespace) -> int:
    with opened(arguments) as lake:
        base = lake.snapshot()
        incoming = _read(base, arguments)
        if earlier := actions.earlier_import(lake, incoming.sha256):
            raise AlreadyImportedError(earlier)
        for note in incoming.notes:
            tell(Import.NOTE.format(issue=sentence(note)))
        if incoming.issues:
            return _refused(incoming)
        change = actions.preview(base, incoming.dataset, incoming.frame)
        return _take(lake, incoming, change, arguments)


def _read(base: Snapshot, arguments: Namespace) -> Incoming:
    try:
        return actions.receive(
            base,
            arguments.file,
            dataset=arguments.dataset,
            period=arguments.period,
            today=now().astimezone().date(),
        )
    except OSError as error:
        raise UsageError(Import.UNREADABLE.format(file=arguments.file)) from error


def _original(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UsageError(Import.UNREADABLE.format(file=file)) from error


def _refused(incoming: Incoming) -> int:
    for issue in incoming.issues:
        give(sentence(issue))
    listed, count = len(incoming.issues), incoming.issue_count
    words = Import.REFUSED_LISTED if listed < count else Import.REFUSED
    tell(words.format(file=incoming.file_name, count=count, listed=listed))
    return status.REFUSED


def _take(lake: Lake, incoming: Incoming, change: Preview, arguments: Namespace) -> int:
    if incoming.synthetic:
        tell(Import.MARK.format(mark=rules.SYNTHETIC_MARK))
    _give_counts(change)
    if not change.frames:
        tell(Import.SAME)
        return status.DONE
    if arguments.check:
        tell(Import.CHECKED)
        return status.DONE
    commit = actions.commit(
        lake,
        change,
        file_name=incoming.file_name,
        sha256=incoming.sha256,
        actor=arguments.actor,
        made_at=now(),
        original=_original(arguments.file),
    )
    tell(Import.DONE.format(file=incoming.file_name, revision=commit.id))
    return status.DONE


def _give_counts(change: Preview) -> None:
    for (name, code), count in change.counts.items():
        words = Import.CHANGE if code == datasets.WHOLE else Import.CHANGE_IN
        shown = "" if code == datasets.WHOLE else display.period_name(code)
        title = datasets.ALL[name].title
        numbers = {"added": count.added, "changed": count.changed, "unchanged": count.unchanged}
        give(words.format(dataset=title, period=shown, **numbers))


COMMAND = Command("import", Import.SUMMARY, _declare, _run)
