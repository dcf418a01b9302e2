"""Who is signed in, by the cookie of Streamlit's own log-in or by the headers of a gateway.

The one function that decides it is asked for every request before Streamlit sees it, and at every run of a
page again, whose connection may have outlived the log-in.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any

from itsdangerous import BadData, URLSafeTimedSerializer
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from analytics.access import User
from dashboard.base.settings.served import HOURS, Served

LIFETIME = timedelta(hours=HOURS)


class Why(StrEnum):
    """Why nobody is signed in."""

    NOBODY = "nobody"
    EXPIRED = "expired"
    LEFT = "left"


@dataclass(frozen=True)
class SignedIn:
    """Somebody known, and since when."""

    user: User
    since: datetime

    @property
    def until(self) -> datetime:
        """When the log-in ends by itself."""
        return self.since + LIFETIME


class Doorkeeper:
    """Decides who is signed in. last_left: when an account last logged out, None if never."""

    def __init__(
        self,
        served: Served,
        last_left: Callable[[str], datetime | None],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.served = served
        self._last_left = last_left
        self.now = now

    def admit(
        self, headers: Mapping[str, str], cookies: Mapping[str, str], since: datetime | None = None
    ) -> SignedIn | Why:
        """Who asks with these headers and cookies; else why nobody is signed in.

        since: when the connection was opened, where that counts: a gateway vouches for its beginning.
        """
        found = self.identify(headers, cookies, since)
        return found if isinstance(found, Why) else self._still(found)

    def identify(
        self, headers: Mapping[str, str], cookies: Mapping[str, str], since: datetime | None = None
    ) -> SignedIn | Why:
        """Who that is or was, whether or not the log-in still holds."""
        if not self.served.gateway:
            return self._by_cookie(cookies)
        user = self.served.claims.user({name: headers.get(name) for name in self.served.claims.names})
        return SignedIn(user, since or self.now()) if user else Why.NOBODY

    def _still(self, found: SignedIn) -> SignedIn | Why:
        if self.now() >= found.until:
            return Why.EXPIRED
        left = self._last_left(found.user.name)
        return Why.LEFT if left is not None and found.since <= left else found

    def _by_cookie(self, cookies: Mapping[str, str]) -> SignedIn | Why:
        signed: list[datetime] = []

        def read_cookie(name: str) -> bytes:
            content, at = _load_signed(self.served.cookie_secret, name, cookies.get(name, ""))
            signed.append(at)
            return content

        try:
            said = _claims(get_cookie_with_chunks(read_cookie, USER_COOKIE_NAME))
        except BadData:
            return Why.NOBODY
        user = self.served.claims.user(said) if said.get("origin") == self.served.address else None
        return SignedIn(user, min(signed)) if user else Why.NOBODY


@lru_cache(maxsize=1024)
def _load_signed(secret: str, name: str, value: str) -> tuple[bytes, datetime]:
    """What Streamlit signed under that name, and when it did; raises BadData."""
    content, at = URLSafeTimedSerializer(secret, salt=name).loads(value, return_timestamp=True)
    return str(content).encode(), at


def _claims(content: bytes | None) -> dict[str, Any]:
    with suppress(ValueError):
        said = json.loads(content or b"")
        if isinstance(said, dict):
            return said
    return {}
