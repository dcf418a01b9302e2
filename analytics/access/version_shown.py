"""Which periods a user sees, and of each which version: asked by the pages and by the command line alike."""

from collections.abc import Callable, Iterable, Sequence

from analytics.access.rights import Action, User, may, may_some
from analytics.access.unit_cut import cut_results, without_prepared
from analytics.base.periods import Period
from analytics.lake import Edition
from analytics.results import Results


class NotAllowedError(Exception):
    """The user may not do what was asked for; str() of it names what it was about."""


def sees_drafts(user: User) -> bool:
    """Whether the user sees results before they are final: only who may see all of them."""
    return may(user, Action.SEE) and may(user, Action.SEE_DRAFTS)


def makes_files(user: User) -> bool:
    """Whether the user may have official files made: they speak of all there is, and are kept for all."""
    return may(user, Action.SEE) and may(user, Action.REPORT)


def periods_shown(user: User, known: Iterable[Period], editions: Iterable[Edition]) -> list[Period]:
    """Those of the periods the user may see something of, in their order."""
    if not may_some(user, Action.SEE):
        return []
    final = {edition.period for edition in editions}
    return [period for period in known if sees_drafts(user) or period.code in final]


def version_shown(
    user: User,
    period: Period,
    issued: Sequence[Edition],
    asked: str | None,
    is_outdated: Callable[[Edition], bool],
) -> Edition | None:
    """The named edition of the period, else the newest whose numbers the data still give; None: the draft.

    issued: the editions of the period, newest first. Who may not see drafts gets the newest edition whatever
    the data say, and where there is none NotAllowedError is raised, as for whoever sees nothing at all.
    """
    if not may_some(user, Action.SEE):
        raise NotAllowedError(period.code)
    if named := next((edition for edition in issued if edition.id == asked), None):
        return named
    if issued and (not sees_drafts(user) or not is_outdated(issued[0])):
        return issued[0]
    if not sees_drafts(user):
        raise NotAllowedError(period.code)
    return None


def seen_by(user: User, results: Results) -> Results:
    """What of the results the user may see: all of them, else those of the user's unit.

    What is prepared for whoever decides only they see.
    """
    if not may(user, Action.SEE):
        return cut_results(results.everybody, user.unit)
    return results if may(user, Action.DECIDE) else without_prepared(results)
