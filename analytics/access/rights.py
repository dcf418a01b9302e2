"""Roles and what each may do: rows of reference/roles.csv, and the one function that reads them."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from analytics import reference

EVERYTHING = "*"  # as a scope: every unit, every data set


class Role(StrEnum):
    """Whom a user acts as; several may come together, and none may do nothing."""

    LEADER = "leader"
    COMMITTEE = "committee"
    OFFICER = "officer"
    UNIT = "unit"
    AUDITOR = "auditor"


class Action(StrEnum):
    """What is asked for. Its scope is a unit's code (see) or a data set (import, undo)."""

    SEE = "see"
    SEE_DRAFTS = "see_drafts"
    REPORT = "report"
    AUDIT = "audit"
    IMPORT = "import"
    UNDO = "undo"
    FINALISE = "finalise"
    DECIDE = "decide"  # see what is prepared for whoever decides on titles and the use of grades


class Reach(StrEnum):
    """How far a right goes: everywhere, the user's own unit, the data sets the user is listed for."""

    ALL = "all"
    OWN = "own"
    LISTED = "listed"


ALL_ROLES = frozenset(Role) - {Role.UNIT}  # of the operator of a local program: everything


@dataclass(frozen=True)
class User:
    """Somebody who is known: the roles, the unit of a unit user, the data sets of an officer.

    name is that of a post or an account, never of a person; it stands in the history. has_account: known by
    a log-in, not by sitting at the machine.
    """

    name: str
    roles: frozenset[Role]
    unit: str = ""
    datasets: frozenset[str] = frozenset({EVERYTHING})
    has_account: bool = False


def may(user: User, action: Action, scope: str = EVERYTHING) -> bool:
    """Whether the user may do it with that scope; with EVERYTHING, whether with all there is."""
    return any(_covers(user, reach, scope) for reach in _reaches(user.roles, action))


def may_some(user: User, action: Action) -> bool:
    """Whether there is any scope the user may do it with."""
    return any(
        reach is Reach.ALL or (reach is Reach.OWN and user.unit) or (reach is Reach.LISTED and user.datasets)
        for reach in _reaches(user.roles, action)
    )


def may_all(user: User) -> bool:
    """Whether the user may do everything there is, as whoever keeps the machine."""
    return all(may(user, action) for action in Action)


def _covers(user: User, reach: Reach, scope: str) -> bool:
    match reach:
        case Reach.ALL:
            return True
        case Reach.OWN:
            return scope not in (EVERYTHING, "") and scope == user.unit
        case Reach.LISTED:
            return EVERYTHING in user.datasets or scope in user.datasets


def _reaches(roles: frozenset[Role], action: Action) -> list[Reach]:
    return [reach for role, done, reach in _rights() if role in roles and done is action]


@cache
def _rights() -> list[tuple[Role, Action, Reach]]:
    rows = reference.table("roles").select("role", "action", "reach").iter_rows()
    return [(Role(role), Action(action), Reach(reach)) for role, action, reach in rows]
