"""What stopped a command, in words."""

from collections.abc import Sequence
from dataclasses import replace

from analytics import actions, datasets
from analytics.access import NotAllowedError
from analytics.lake import (
    AlreadyFinalisedError,
    AlreadyImportedError,
    AlreadyUndoneError,
    CatalogueDamagedError,
    Commit,
    Edition,
    FileDamagedError,
    FilesSweptError,
    HeadsMovedError,
    Key,
    LakeBusyError,
    LakeError,
    LakeFullError,
    LakeMissingError,
    LakeNewerError,
    LakeReadOnlyError,
    LakeUnavailableError,
)
from dashboard.base import display, settings
from dashboard.base.made_file import Made
from dashboard.words.app import Access
from dashboard.words.commands import History, Refusals
from dashboard.words.issue_words import broken_rule
from dashboard.words.trouble import Trouble

# Of those that came first; more are counted.
_NAMED_COMMITS, _NAMED_PARTITIONS = 3, 6

REFUSALS = (
    AlreadyFinalisedError,
    AlreadyImportedError,
    AlreadyUndoneError,
    FilesSweptError,
    HeadsMovedError,
    NotAllowedError,
    actions.ConflictError,
    actions.FileChangedError,
    actions.NothingToUndoError,
    actions.StillNamedError,
    actions.PeriodTooShortError,
    actions.PeriodOpenError,
    actions.NothingReviewedError,
)
_OF_FILES: dict[type[Exception], str] = {
    NotAllowedError: Access.NOT_ALLOWED,
    actions.FileChangedError: Refusals.FILE_CHANGED,
}
_OF_PERIODS: dict[type[Exception], str] = {
    actions.PeriodTooShortError: Refusals.TOO_SHORT,
    actions.PeriodOpenError: Refusals.OPEN,
    actions.NothingReviewedError: Refusals.NOTHING_REVIEWED,
}

_OF_LAKES: dict[type[LakeUnavailableError], str] = {
    CatalogueDamagedError: Trouble.CATALOGUE,
    LakeBusyError: Trouble.BUSY,
    LakeFullError: Trouble.FULL,
    LakeMissingError: Trouble.MISSING,
    LakeReadOnlyError: Trouble.READ_ONLY,
}


def words(refusal: Exception, *, moved: str = Refusals.HEADS_MOVED) -> str:
    """Why the data refuse what was asked for; one of REFUSALS. moved: how to say that the data moved."""
    match refusal:
        case AlreadyFinalisedError(edition=edition):
            return _already_finalised(edition)
        case AlreadyImportedError(commit=commit):
            return _already_imported(commit)
        case HeadsMovedError(moved=keys, by=by):
            return moved.format(partitions=_partitions(keys), by=_moved_by(by))
        case AlreadyUndoneError(commit=commit):
            return Refusals.ALREADY_UNDONE.format(revision=commit.id, by=commit.undone_by)
        case FilesSweptError(commit_id=commit_id):
            return Refusals.SWEPT.format(revision=commit_id)
        case actions.NothingToUndoError(commit_id=commit_id, by=by):
            later = Refusals.AND.join(Refusals.BY_COMMIT.format(revision=number) for number in by)
            return Refusals.NOTHING_TO_UNDO.format(revision=commit_id, by=later)
        case actions.StillNamedError(gone=gone, named_in=named_in):
            titles = Refusals.AND.join(datasets.ALL[name].title for name in named_in)
            return Refusals.STILL_NAMED.format(gone=datasets.ALL[gone].title, named_in=titles)
        case actions.ConflictError(dataset=name, rule=rule):
            title = datasets.ALL[name].title
            broken = broken_rule(rule)
            undoing = isinstance(refusal, actions.UndoBreaksRuleError)
            template = Refusals.UNDO_BREAKS if undoing else Refusals.CONFLICT
            return template.format(dataset=title, rule=broken)
    if type(refusal) in _OF_FILES:
        return _OF_FILES[type(refusal)].format(file=refusal)
    period = display.period_name(str(refusal))
    return _OF_PERIODS[type(refusal)].format(period=period)


def trouble(error: LakeError) -> str:
    """What keeps a page from reading or writing the data, and what to do about it."""
    if isinstance(error, FileDamagedError):
        return Trouble.FILE.format(file=error.path)
    if not isinstance(error, LakeUnavailableError):
        return Trouble.UNKNOWN.format(location=settings.shown(settings.location()))
    if isinstance(error, LakeNewerError):
        return Trouble.NEWER.format(location=error.location, found=error.found, known=error.known)
    template = _OF_LAKES.get(type(error), Trouble.UNAVAILABLE)
    return template.format(location=error.location)  # it never shows a password


def unkept(made: Made, error: LakeUnavailableError) -> Made:
    """A file of an edition that the lake does not take, with the reason."""
    return replace(made, unkept=trouble(error))


def code(refusal: Exception) -> str:
    """The name of a refusal for programs: heads_moved, already_imported, period_open, …"""
    name = type(refusal).__name__.removesuffix("Error")
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


def partition(key: Key) -> str:
    """A data set and its period."""
    name, code = key
    title = datasets.ALL[name].title
    return title if code == datasets.WHOLE else f"{title} {display.period_name(code)}"


def _partitions(keys: Sequence[Key]) -> str:
    more = Refusals.MORE_PARTITIONS.format(count=len(keys)) if len(keys) > _NAMED_PARTITIONS else ""
    return Refusals.AND.join(map(partition, keys[:_NAMED_PARTITIONS])) + more


def _moved_by(commits: Sequence[Commit]) -> str:
    named = [
        Refusals.MOVED_BY_ONE.format(revision=one.id, actor=one.actor, moment=_moment(one), action=one.action)
        for one in commits[:_NAMED_COMMITS]
    ]
    if not named:
        return ""
    more = Refusals.MOVED_BY_MORE.format(count=len(commits)) if len(commits) > _NAMED_COMMITS else ""
    return Refusals.MOVED_BY.format(commits=History.SEPARATOR.join(named) + more)


def _moment(of: Commit | Edition) -> str:
    return of.made_at.astimezone().strftime(History.MOMENT)


def _already_imported(commit: Commit) -> str:
    return Refusals.ALREADY_IMPORTED.format(
        actor=commit.actor, moment=_moment(commit), revision=commit.id, file=commit.file_name
    )


def _already_finalised(edition: Edition) -> str:
    about = {"period": display.period_name(edition.period), "number": edition.number, "id": edition.id}
    return Refusals.ALREADY_FINALISED.format(actor=edition.actor, moment=_moment(edition), **about)
