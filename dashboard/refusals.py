"""What stopped a command, in words."""

from analytics import actions, datasets
from analytics.lake import AlreadyImportedError, Commit, HeadsMovedError, Key
from dashboard import display
from dashboard.text.commands import History, Refusals
from dashboard.text.issues import BrokenRules

REFUSALS = (
    AlreadyImportedError,
    HeadsMovedError,
    actions.ConflictError,
    actions.PeriodTooShortError,
    actions.PeriodOpenError,
    actions.NothingReviewedError,
)
_OF_PERIODS = {
    actions.PeriodTooShortError: Refusals.TOO_SHORT,
    actions.PeriodOpenError: Refusals.OPEN,
    actions.NothingReviewedError: Refusals.NOTHING_REVIEWED,
}


def words(refusal: Exception) -> str:
    """Why the data refuse what was asked for; one of REFUSALS."""
    match refusal:
        case AlreadyImportedError(commit=commit):
            return _already_imported(commit)
        case HeadsMovedError(moved=moved):
            return Refusals.HEADS_MOVED.format(partitions=Refusals.AND.join(map(partition, moved)))
        case actions.ConflictError(dataset=name, rule=rule):
            title = datasets.ALL[name].title
            broken = getattr(BrokenRules, rule.upper(), BrokenRules.OTHER)
            return Refusals.CONFLICT.format(dataset=title, rule=broken)
    period = display.period_name(str(refusal))
    return _OF_PERIODS[type(refusal)].format(period=period)


def partition(key: Key) -> str:
    """A data set and its period."""
    name, code = key
    title = datasets.ALL[name].title
    return title if code == datasets.WHOLE else f"{title} {display.period_name(code)}"


def _already_imported(commit: Commit) -> str:
    moment = commit.made_at.astimezone().strftime(History.MOMENT)
    return Refusals.ALREADY_IMPORTED.format(
        actor=commit.actor, moment=moment, revision=commit.id, file=commit.file_name
    )
