"""Log-ins in the audit, and what a log-out ends: every log-in of the account before it, on every server."""

from contextlib import suppress
from datetime import datetime, timedelta
from threading import Lock

from analytics.lake import Lake, LakeError
from analytics.lake.audit import DONE, noted_since

SIGNED_IN = "登录"
SIGNED_OUT = "退出登录"
NOBODY = "-"  # of a log-in that failed before any account was known


def signed_in(lake: Lake, account: str, *, roles: str, at: datetime) -> None:
    """Note that the account logged in, with the roles it came with."""
    lake.note(at=at, actor=account, action=SIGNED_IN, about=roles)


def not_signed_in(lake: Lake, reason: str, *, at: datetime, account: str = NOBODY) -> None:
    """Note that a log-in failed, and why."""
    lake.note(at=at, actor=account, action=SIGNED_IN, about="", outcome=reason)


def signed_out(lake: Lake, account: str, *, at: datetime) -> None:
    """End every log-in the account has until now, wherever."""
    lake.note(at=at, actor=account, action=SIGNED_OUT, about="")


class SignedOut:
    """When each account last logged out, as the audit tells; each line of it is read once.

    A page asks many times a run, so the audit is looked at once a second: no later do other servers learn of
    a log-out.
    """

    _PAUSE = timedelta(seconds=1)

    def __init__(self) -> None:
        self._lock = Lock()
        self._read = 0
        self._looked: datetime | None = None
        self._last: dict[str, datetime] = {}

    def last(self, lake: Lake, account: str, at: datetime) -> datetime | None:
        """The last log-out of the account, None if never; of a lake that cannot be read the last known."""
        with self._lock:
            if self._looked is None or at - self._looked >= self._PAUSE:
                self._look(lake)
                self._looked = at
            return self._last.get(account)

    def here(self, account: str, at: datetime) -> None:
        """Note a log-out on this very server, which counts at once."""
        with self._lock:
            self._last[account] = at

    def _look(self, lake: Lake) -> None:
        with suppress(LakeError):
            self._read, lines = noted_since(lake.catalogue, self._read, SIGNED_OUT)
            self._last.update((line.actor, line.at) for line in lines if line.outcome == DONE)
