"""Who is asking, and whether we may serve at all. Log-in does not exist yet, so only this machine may ask."""

import streamlit as st

from analytics.access import ALL_ROLES, EVERYTHING, Action, User, may, may_some
from dashboard.server.safety import is_loopback
from dashboard.text.app import Access
from dashboard.text.commands import Program


def user() -> User:
    """Who is asking. In local mode the one at this machine, who may do everything."""
    return User(Program.THIS_MACHINE, ALL_ROLES)


def allows(action: Action, scope: str = EVERYTHING) -> bool:
    """Whether whoever is asking may do it; see analytics.access.may."""
    return may(user(), action, scope)


def allows_some(action: Action) -> bool:
    """Whether whoever is asking may do it with some scope at least."""
    return may_some(user(), action)


def _address() -> str:
    return st.get_option("server.address") or ""


def _refusal() -> str:
    return Access.LOOPBACK_ONLY.format(address=_address() or Access.EVERY_ADDRESS)


def refuse_other_addresses() -> None:
    """End the program with a message unless it is to listen on loopback only (unset means every address)."""
    if not is_loopback(_address()):
        raise SystemExit(_refusal())


def check() -> None:
    """Show nothing of a page but the refusal unless the server listens on loopback only."""
    if not is_loopback(_address()):
        st.error(_refusal())
        st.stop()
