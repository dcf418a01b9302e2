"""Who is asking, and whether we may serve at all.

In local mode, which needs no log-in, only this machine may ask. In served mode whoever is signed in.
"""

from collections.abc import Mapping

import streamlit as st
from starlette.datastructures import Headers
from streamlit.runtime import Runtime
from streamlit.runtime.session_manager import ClientContext

from analytics.access import ALL_ROLES, EVERYTHING, Action, User, may
from dashboard.base.settings.served import HOURS
from dashboard.screen.access.signing import Doorkeeper, SignedIn, Why
from dashboard.server.safety import is_loopback
from dashboard.words.app import Access
from dashboard.words.commands import Program
from dashboard.words.login import WHY_NOT, Login

__all__ = [
    "OPERATOR",
    "Doorkeeper",
    "SignedIn",
    "Why",
    "account",
    "account_of_page",
    "allows",
    "check",
    "connection",
    "refuse_other_addresses",
    "serve",
    "signed_in",
    "user",
]

OPERATOR = User(Program.THIS_MACHINE, ALL_ROLES)  # in local mode the one at this machine
_NOBODY = User("", frozenset())
_SINCE = "connected at"  # of a session: when it began
_ACCOUNT = "account"  # of a session: whose it is
_KEEPERS: list[Doorkeeper] = []  # none in local mode


def serve(keeper: Doorkeeper) -> None:
    """Turn to served mode: from now on the doorkeeper says who is asking."""
    _KEEPERS[:] = [keeper]


def signed_in() -> SignedIn | Why | None:
    """Who is signed in, or why nobody is; None in local mode, where nobody needs to."""
    if not _KEEPERS:
        return None
    keeper = _KEEPERS[0]
    since = st.session_state.setdefault(_SINCE, keeper.now())
    return keeper.admit(st.context.headers, st.context.cookies, since)


def user() -> User:
    """Who is asking. In local mode the one at this machine, who may do everything."""
    found = signed_in()
    if found is None:
        return OPERATOR
    return found.user if isinstance(found, SignedIn) else _NOBODY


def account(headers: Mapping[str, str], cookies: Mapping[str, str]) -> User | None:
    """Who asks outside a page with these headers and cookies; None where nobody is signed in."""
    if not _KEEPERS:
        return OPERATOR
    found = _KEEPERS[0].admit(headers, cookies)
    return found.user if isinstance(found, SignedIn) else None


def account_of_page(page: ClientContext) -> User | None:
    """Whose open page that is, by what its connection began with; None where nobody is signed in."""
    return account(Headers(dict(page.headers)), page.cookies)


def connection(session: str) -> ClientContext | None:
    """What the open page of a session began with; None once it is closed."""
    client = Runtime.instance().get_client(session) if Runtime.exists() else None
    return client.client_context if client else None


def allows(action: Action, scope: str = EVERYTHING) -> bool:
    """Whether whoever is asking may do it; see analytics.access.may."""
    return may(user(), action, scope)


def _address() -> str:
    return st.get_option("server.address") or ""


def _refusal() -> str:
    return Access.LOOPBACK_ONLY.format(address=_address() or Access.EVERY_ADDRESS)


def refuse_other_addresses() -> None:
    """End the program with a message unless it is to listen on loopback only (unset means every address)."""
    if not is_loopback(_address()):
        raise SystemExit(_refusal())


def check() -> None:
    """Show nothing of a page but the refusal unless whoever asks may ask at all."""
    found = signed_in()
    if found is None and not is_loopback(_address()):
        st.error(_refusal())
        st.stop()
    if isinstance(found, Why):
        st.warning(WHY_NOT.get(found, Login.NEEDED).format(hours=HOURS))
        st.html(f'<a href="">{Login.AGAIN}</a>')
        st.stop()
    name = user().name
    if st.session_state.setdefault(_ACCOUNT, name) != name:
        st.session_state.clear()  # a tab taken over by another account begins anew
        st.rerun()
