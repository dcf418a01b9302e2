"""`undo N`: takes back what one commit changed and no later one touched, or shows what that would do."""

from argparse import ArgumentParser, Namespace

from analytics import actions
from analytics.access import Action
from analytics.actions import Undoing
from analytics.lake import Commit, Lake, UnknownCommitError
from dashboard.base.number_words import Numbers
from dashboard.commands import acting_as, as_json, interrupts, status
from dashboard.commands.command import Command, UsageError, declare_actor, declare_json, now, open_lake_of
from dashboard.commands.rebase import on_newest
from dashboard.commands.terminal import give, give_json, give_table, tell
from dashboard.words import effect_sentences as words
from dashboard.words import refusals
from dashboard.words.commands import HistoryDetails, Undo

_LISTED = 200  # rows that stay


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("number", type=int, metavar=HistoryDetails.NUMBER_VALUE, help=Undo.NUMBER)
    parser.add_argument("--preview", action="store_true", help=Undo.PREVIEW)
    declare_actor(parser)
    declare_json(parser)


def _run(arguments: Namespace) -> int:
    with open_lake_of(arguments) as lake:
        _require(lake, arguments)
        if arguments.preview:
            change = _worked_out(lake, arguments.number)
            _show(change, actions.effect(change), as_object=arguments.json)
            return status.DONE
        change, made = on_newest(lambda: _undone(lake, arguments))
    _tell_done(change, made, as_object=arguments.json)
    return status.DONE


def _require(lake: Lake, arguments: Namespace) -> None:
    """Also a preview is for whoever may take back what the commit changed."""
    number = arguments.number
    asked = [actions.undo_scopes(commit) for commit in lake.history() if commit.id == number]
    allowed = acting_as.of_datasets(Action.UNDO, set().union(*asked))
    acting_as.require(lake, arguments, allowed, action=actions.UNDONE, about=f"#{number}")


def _undone(lake: Lake, arguments: Namespace) -> tuple[Undoing, Commit]:
    about, actor = f"#{arguments.number}", arguments.actor
    with actions.noting_refusals(lake, action=actions.UNDONE, about=about, actor=actor, at=now()):
        change = _worked_out(lake, arguments.number)
    interrupts.begin_changes()
    return change, actions.undo(lake, change, actor=arguments.actor, made_at=now())


def _worked_out(lake: Lake, number: int) -> Undoing:
    try:
        return actions.undo_preview(lake, number)
    except UnknownCommitError as error:
        raise UsageError(Undo.UNKNOWN.format(revision=number)) from error


def _show(change: Undoing, effect: actions.Effect, *, as_object: bool) -> None:
    if as_object:
        undoing = as_json.of_undoing(change, _LISTED)
        give_json({"undo": undoing, "effect": as_json.of_effect(effect), "commit": None})
        return
    _give_parts(change)
    for line in words.about_effect(effect):
        give(line)
    tell(Undo.PREVIEWED)


def _tell_done(change: Undoing, made: Commit, *, as_object: bool) -> None:
    if as_object:
        commit = as_json.of_commit(made, change.commit.id)
        give_json({"undo": as_json.of_undoing(change, _LISTED), "effect": None, "commit": commit})
    else:
        _give_parts(change)
    tell(Undo.DONE.format(revision=change.commit.id, by=made.id))


def _give_parts(change: Undoing) -> None:
    give(words.about_undo(change))
    for key, one in change.counts.items():
        counts = {"restored": one.restored, "removed": one.removed, "kept": one.kept}
        give(Undo.PART.format(partition=refusals.partition(key), **counts))
    kept = words.kept_lines(change)
    if kept.is_empty():
        return
    give(Undo.KEPT)
    cells = [[str(cell or Numbers.MISSING) for cell in row] for row in kept.head(_LISTED).iter_rows()]
    give_table(Undo.KEPT_HEADINGS, cells, right=[4])
    if kept.height > _LISTED:
        tell(Undo.KEPT_MORE.format(count=kept.height - _LISTED))


COMMAND = Command("undo", Undo.SUMMARY, _declare, _run)
