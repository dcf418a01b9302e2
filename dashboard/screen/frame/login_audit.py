"""The desk at the gate: what the log-in needs to know of accounts, and what it leaves in the record."""

import logging
import time
from collections.abc import Mapping
from datetime import UTC, datetime

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from streamlit.auth_util import encode_provider_token
from streamlit.runtime import Runtime

from analytics import actions
from analytics.lake import LakeError
from dashboard.screen import data
from dashboard.screen.access import Doorkeeper, SignedIn
from dashboard.server.rates import Rate
from dashboard.server.requests import signed_in_as
from dashboard.words import account_sentences

_LOGGER = logging.getLogger(__name__)
_FAILURES = 30  # log-ins that failed are noted a minute; a line of the record stays for ever


class AuditedDesk:
    """Asks the doorkeeper, and notes log-ins and log-outs in the audit.

    A lake that takes no line keeps nobody out: reading goes on, and the server's log says what was not noted.
    """

    def __init__(self, keeper: Doorkeeper, signed_out: actions.SignedOut) -> None:
        self._keeper, self._signed_out = keeper, signed_out
        self._failures = Rate(_FAILURES, 60)

    async def why_not(self, connection: HTTPConnection) -> str | None:
        """Why nobody is signed in; None where somebody is."""
        found = await to_thread.run_sync(self._keeper.admit, connection.headers, connection.cookies)
        if not isinstance(found, SignedIn):
            return found.value
        signed_in_as(connection.scope, found.user.name)
        return None

    def log_in_address(self) -> str:
        """Where Streamlit's own log-in begins; good for two minutes."""
        return f"/auth/login?provider={encode_provider_token('default')}"

    async def note_log_in(self, cookies: Mapping[str, str]) -> str | None:
        """Note a log-in by the cookies it gave; why it is none after all."""
        found = self._keeper.identify({}, cookies)
        if not isinstance(found, SignedIn):
            return "account"
        await to_thread.run_sync(_note_arrival, found)
        return None

    async def note_failed_log_in(self, why: str) -> None:
        """Note a log-in that failed; beyond the bound only in the log, for anybody can ask for one."""
        if self._failures.wait("", time.monotonic()):
            _LOGGER.warning("A failed log-in (%s) was not noted: too many a minute", why)
            return
        await to_thread.run_sync(_note_failure, why)

    async def leaves(self, connection: HTTPConnection) -> None:
        """End every log-in of the account: here at once, on other servers within a second."""
        found = self._keeper.identify(connection.headers, connection.cookies)
        if not isinstance(found, SignedIn):
            return
        now = datetime.now(UTC)
        self._signed_out.here(found.user.name, now)
        await to_thread.run_sync(_note_leaving, found.user.name, now)
        self._run_pages_of(found.user.name)

    def _run_pages_of(self, name: str) -> None:
        """Have every open page of the account run again, which then says that nobody is signed in."""
        for info in Runtime.instance()._session_mgr.list_active_sessions():
            asked = info.client.client_context if info.client else None
            if asked is None:
                continue
            found = self._keeper.identify(Headers(dict(asked.headers)), asked.cookies)
            if isinstance(found, SignedIn) and found.user.name == name:
                info.session.request_rerun(None)


def _note_arrival(found: SignedIn) -> None:
    try:
        actions.signed_in(
            data.lake(), found.user.name, roles=account_sentences.roles(found.user), at=datetime.now(UTC)
        )
    except LakeError as error:
        _LOGGER.warning("A log-in was not noted: %s", type(error).__name__)


def _note_failure(why: str) -> None:
    try:
        actions.not_signed_in(data.lake(), why, at=datetime.now(UTC))
    except LakeError as error:
        _LOGGER.warning("A failed log-in (%s) was not noted: %s", why, type(error).__name__)


def _note_leaving(name: str, at: datetime) -> None:
    try:
        actions.signed_out(data.lake(), name, at=at)
    except LakeError as error:
        _LOGGER.warning("A log-out was not noted, so it holds on this server only: %s", type(error).__name__)
