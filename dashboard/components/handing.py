"""Files are noted in the audit when they are handed out, by whom and under what name."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime

from analytics import actions
from analytics.lake import LakeError
from dashboard import access, data

_LOG = logging.getLogger(__name__)


def noted(name: str, make: Callable[[], bytes]) -> Callable[[], bytes]:
    """The maker of a file, noted when it is called; that is outside the session, so who asks is asked now."""
    actor = access.user().name

    def made() -> bytes:
        content = make()
        _note(name, actor)
        return content

    return made


def note(name: str) -> None:
    """Note that a file of that name is being handed out; for callbacks."""
    _note(name, access.user().name)


def _note(name: str, actor: str) -> None:
    try:
        actions.exported(data.lake(), name, actor=actor, at=datetime.now(UTC))
    except LakeError as error:  # a lake that can only be read still hands out its files
        _LOG.warning("export not noted in the audit: %s (%s)", name, error)


def refused(action: str, about: str) -> None:
    """Note that whoever is asking may not do it."""
    now, actor = datetime.now(UTC), access.user().name
    try:
        actions.refused(data.lake(), actions.NOT_ALLOWED, action=action, about=about, actor=actor, at=now)
    except LakeError as error:  # not even opened; what was refused stays refused
        _LOG.warning("refusal not noted in the audit: %s %s (%s)", action, about, error)
