"""`import FILE`: takes a workbook in as a whole, or says what is wrong with it and changes nothing."""

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from analytics import actions
from analytics.access import Action
from analytics.actions import Effect, Preview
from analytics.base import rules
from analytics.intake.annotated import SentBack
from analytics.intake.incoming import Incoming
from analytics.intake.left_out_list import left_out_list
from analytics.lake import AlreadyImportedError, Commit, HeadsMovedError, Lake, Snapshot
from dashboard.commands import acting_as, import_json, import_words, interrupts, marked_copy, status
from dashboard.commands.as_json import Object
from dashboard.commands.command import (
    Command,
    dataset,
    dataset_names,
    declare_actor,
    declare_json,
    lake_to_fill_of,
    not_read,
    now,
    period,
)
from dashboard.commands.rebase import on_newest
from dashboard.commands.terminal import give_json, progress, tell
from dashboard.words.commands import Import, Periods, Program
from dashboard.words.import_command import Options, Outcomes, Progress
from dashboard.words.issue_words import WORDS, sentence


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar=Program.FILE_VALUE, help=Import.FILE)
    words = Import.DATASET.format(names=dataset_names())
    parser.add_argument("--dataset", type=dataset, metavar=Import.DATASET_VALUE, help=words)
    words = Import.PERIOD.format(forms=Periods.FORMS)
    parser.add_argument("--period", type=period, metavar=Program.PERIOD_VALUE, help=words)
    only_looked_at = parser.add_mutually_exclusive_group()
    only_looked_at.add_argument("--check", action="store_true", help=Options.CHECK)
    only_looked_at.add_argument("--preview", action="store_true", help=Options.PREVIEW)
    parser.add_argument("--valid-rows", action="store_true", help=Options.VALID_ROWS)
    parser.add_argument("--marked", type=Path, metavar=Program.FILE_VALUE, help=Options.MARKED)
    declare_actor(parser)
    declare_json(parser)


@dataclass(frozen=True)
class _Look:
    """What a look at the file found. change: None where it is refused; marked: where a copy was saved."""

    incoming: Incoming
    change: Preview | None
    effect: Effect | None
    marked: SentBack | None
    made: Commit | None = None


def _run(arguments: Namespace) -> int:
    marked_copy.refuse_place(arguments.marked)
    anything = acting_as.of_datasets(Action.IMPORT, [])
    acting_as.require_before_making(arguments, anything, action=actions.IMPORTED, about=arguments.file.name)
    with lake_to_fill_of(arguments) as lake:
        look = on_newest(lambda: _attempt_import(lake, arguments))
    _tell_file(look.incoming, arguments)
    if look.change is None:
        return _tell_refusal(look, arguments)
    _tell_change(look.incoming, look.change, look.effect, arguments)
    if look.made is None:
        return _left_alone(look, look.change, arguments)
    if arguments.json:
        give_json(_answer(look, arguments, commit=look.made))
    tell(Import.DONE.format(file=look.made.file_name, revision=look.made.id))
    if left := _left_out(look.incoming, arguments).height:
        tell(Outcomes.LEFT_OUT.format(count=left, revision=look.made.id))
    return status.DONE


def _attempt_import(lake: Lake, arguments: Namespace) -> _Look:
    """The file looked at and, where it may be, committed. Says nothing of it yet: others may be faster."""
    if arguments.check or arguments.preview:
        return _looked_at(lake, arguments)
    entry = {"action": actions.IMPORTED, "about": arguments.file.name, "actor": arguments.actor}
    with actions.noting_refusals(lake, **entry, at=now()):
        look = _looked_at(lake, arguments)
    if look.change is None:
        actions.note_refusal(lake, actions.FAULTY, **entry, at=now())
    if look.change is None or not look.change.frames:
        return look
    try:
        return replace(look, made=_commit_change(lake, look.incoming, look.change, arguments))
    except HeadsMovedError:
        if look.marked:  # by what was known then
            arguments.marked.unlink()
        raise


def _looked_at(lake: Lake, arguments: Namespace) -> _Look:
    base = lake.snapshot()
    incoming = _read(base, arguments)
    allowed = acting_as.of_datasets(Action.IMPORT, [incoming.dataset] if incoming.dataset else [])
    acting_as.require(lake, arguments, allowed, action=actions.IMPORTED, about=incoming.file_name)
    if earlier := actions.earlier_import(lake, incoming.sha256):
        raise AlreadyImportedError(earlier)
    marked = marked_copy.save_marked_copy(incoming, arguments)
    rows = incoming.valid if arguments.valid_rows else incoming.frame
    if rows.is_empty():
        return _Look(incoming, None, None, marked)
    try:
        change = actions.preview(base, incoming.dataset, rows)
    except actions.ConflictError:
        _tell_file(incoming, arguments)
        raise
    effect = _effect(change) if arguments.preview else None
    return _Look(incoming, change, effect, marked)


def _read(base: Snapshot, arguments: Namespace) -> Incoming:
    try:
        with progress(Progress.READING) as heard:
            return actions.receive(
                base,
                arguments.file,
                dataset=arguments.dataset,
                period=arguments.period,
                today=now().astimezone().date(),
                progress=heard,
            )
    except OSError as error:
        raise not_read(arguments.file, error) from error


def _tell_change(incoming: Incoming, change: Preview, effect: Effect | None, arguments: Namespace) -> None:
    if incoming.synthetic:
        tell(Import.MARK.format(mark=rules.SYNTHETIC_MARK))
    if not arguments.json:
        import_words.give_change(change, effect)


def _tell_file(incoming: Incoming, arguments: Namespace) -> None:
    for note in incoming.notes:
        tell(Import.NOTE.format(issue=sentence(note)))
    if arguments.json:
        return
    looked_at = arguments.check or arguments.preview
    if looked_at:
        import_words.give_understood(incoming)
    import_words.give_issues(incoming.issues)
    import_words.give_left_out(_left_out(incoming, arguments), later=looked_at)


def _effect(change: Preview) -> Effect:
    with progress(Progress.BUILDING):
        return actions.effect(change)


def _left_out(incoming: Incoming, arguments: Namespace) -> pl.DataFrame:
    """The rows that are not taken: none where nobody asked to take the others alone."""
    return incoming.left_out if arguments.valid_rows else incoming.left_out.clear()


def _tell_refusal(look: _Look, arguments: Namespace) -> int:
    incoming = look.incoming
    listed, count = len(incoming.issues), incoming.issue_count
    words = Import.REFUSED_LISTED if listed < count else Import.REFUSED
    if arguments.valid_rows:
        words = Outcomes.NO_VALID_ROWS
    message = words.format(file=incoming.file_name, count=count, listed=listed)
    if arguments.json:
        give_json(_answer(look, arguments, refused=import_json.of_faults(message)))
    tell(message)
    if incoming.valid.height:
        tell(Outcomes.VALID_OFFERED.format(valid=incoming.valid.height))
    return status.REFUSED


def _left_alone(look: _Look, change: Preview, arguments: Namespace) -> int:
    if arguments.json:
        give_json(_answer(look, arguments))
    if not change.frames:
        tell(Import.SAME)
    elif arguments.valid_rows and look.incoming.issues:
        tell(Outcomes.CHECKED_VALID)
    else:
        tell(Outcomes.CHECKED if arguments.check else Outcomes.PREVIEWED)
    return status.DONE


def _commit_change(lake: Lake, incoming: Incoming, change: Preview, arguments: Namespace) -> Commit:
    left_out = _left_out(incoming, arguments)
    name = Outcomes.LEFT_OUT_NAME.format(stem=Path(incoming.file_name).stem)
    interrupts.begin_changes()
    return actions.commit(
        lake,
        change,
        file_name=incoming.file_name,
        sha256=incoming.sha256,
        actor=arguments.actor,
        made_at=now(),
        original=_original(arguments.file),
        left_out=None if left_out.is_empty() else (name, left_out_list(left_out, WORDS)),
    )


def _original(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise not_read(file, error) from error


def _answer(
    look: _Look, arguments: Namespace, commit: Commit | None = None, refused: Object | None = None
) -> Object:
    left_out = _left_out(look.incoming, arguments) if arguments.valid_rows else None
    return {
        **import_json.of_file(look.incoming),
        **import_json.of_outcome(look.change, look.effect, left_out, commit),
        "marked": import_json.of_marked(arguments.marked, look.marked) if look.marked else None,
        "refused": refused,
    }


COMMAND = Command("import", Options.SUMMARY, _declare, _run)
