"""`--as`: as whom a command is carried out, and the refusal of what that one may not do."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from difflib import get_close_matches

import polars as pl

from analytics import actions
from analytics.access import ALL_ROLES, EVERYTHING, Action, NotAllowedError, Role, User, may, may_some
from analytics.base import rules
from analytics.lake import Lake, LakeMissingError
from dashboard.commands.command import UsageError, dataset, now, open_lake_of
from dashboard.words.acting import Acting
from dashboard.words.commands import Program

_AND, _OF, _LIST = "+", ":", ","
_OPERATOR = User(Program.THIS_MACHINE, ALL_ROLES)


def declare(parser: ArgumentParser, default: User | str | None = None) -> None:
    """--as, of every command; SUPPRESS as default: what stands before the command holds."""
    words = Acting.AS.format(roles=_names())
    parser.add_argument("--as", dest="acting", type=user, default=default, metavar=Acting.VALUE, help=words)


def user(text: str) -> User:
    """An argument such as unit:SZ007 or leader+officer:reviews,star_ratings; the text is the user's name."""
    roles: set[Role] = set()
    unit, named = "", frozenset({EVERYTHING})
    for part in text.split(_AND):
        name, of, about = part.partition(_OF)
        role = _role(name)
        if (role is Role.UNIT and not about) or (role not in (Role.UNIT, Role.OFFICER) and of):
            raise ArgumentTypeError(Acting.OF_UNITS.format(part=part))
        if role in roles:
            raise ArgumentTypeError(Acting.TWICE.format(role=role))
        if role is Role.UNIT:
            unit = about
        elif role is Role.OFFICER and of:
            named = frozenset(dataset(one) for one in about.split(_LIST))
        roles.add(role)
    return User(text, frozenset(roles), unit, named)


def asked_by(arguments: Namespace) -> User:
    """Who asks: without --as the one at this machine, who may do everything."""
    return arguments.acting or _OPERATOR


@contextmanager
def audit_refusals(lake: Lake, arguments: Namespace, *, action: str, about: str) -> Iterator[User]:
    """Who asks, for the block; what that one may not do in it is noted in the audit and goes on."""
    asker = asked_by(arguments)
    _refuse_unknown_unit(lake, asker)
    try:
        yield asker
    except NotAllowedError:
        actor = getattr(arguments, "actor", Program.THIS_MACHINE)
        said = f"{about} --as {asker.name}"
        actions.note_refusal(lake, actions.NOT_ALLOWED, action=action, about=said, actor=actor, at=now())
        raise


def everywhere(*wanted: Action) -> Callable[[User], bool]:
    """Whoever may do all of that without bounds."""
    return lambda asker: all(may(asker, action) for action in wanted)


def of_datasets(wanted: Action, names: Collection[str]) -> Callable[[User], bool]:
    """Whoever may do it with every one of the data sets; where none is known yet, with any."""
    return lambda asker: may_some(asker, wanted) and all(may(asker, wanted, name) for name in names)


def require(
    lake: Lake, arguments: Namespace, allowed: Callable[[User], bool], *, action: str, about: str
) -> None:
    """Go on only where whoever asks may do it; else it is noted and NotAllowedError raised."""
    with audit_refusals(lake, arguments, action=action, about=about) as asker:
        if not allowed(asker):
            raise NotAllowedError(about)


def require_before_making(
    arguments: Namespace, allowed: Callable[[User], bool], *, action: str, about: str
) -> None:
    """As require, of a command that makes a lake where none is: none is made to note a refusal in."""
    if allowed(asked_by(arguments)):
        return
    try:
        with open_lake_of(arguments) as lake:
            require(lake, arguments, allowed, action=action, about=about)
    except LakeMissingError as error:
        raise NotAllowedError(about) from error


def _refuse_unknown_unit(lake: Lake, asker: User) -> None:
    """A mistyped code would give tables without rows; of a lake without units nobody can tell."""
    if not asker.unit:
        return
    units = (
        lake.snapshot().table("organisations").filter(pl.col("level") == rules.Level.UNIT).collect()["org_id"]
    )
    if len(units) and asker.unit not in units:
        nearest = get_close_matches(asker.unit, units.unique().to_list())
        words = Acting.NEAREST.format(names=Acting.AND.join(nearest)) if nearest else ""
        raise UsageError(Acting.UNKNOWN_UNIT.format(unit=asker.unit) + words)


def _role(name: str) -> Role:
    try:
        return Role(name)
    except ValueError as error:
        raise ArgumentTypeError(Acting.UNKNOWN.format(name=name, names=_names())) from error


def _names() -> str:
    return ", ".join(Role)
