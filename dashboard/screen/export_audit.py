"""Files are noted in the audit when they are handed out, by whom and under what name."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from analytics import actions
from analytics.lake import LakeError
from dashboard.base.file_words import UNAVAILABLE, Downloads
from dashboard.media.chromium import PictureUnavailableError
from dashboard.screen import access, data, export_limits
from dashboard.screen.export_limits import NotMadeError

_LOG = logging.getLogger(__name__)


class NotHandedOutError(Exception):
    """A file that is not handed out; what it says is for the reader."""


def audited_maker(name: str, make: Callable[[], bytes]) -> Callable[[], bytes]:
    """The maker of a file, bounded, and noted when it is called.

    That is outside the session, so who asks is asked now; what it raises with words, a NotHandedOutError, the
    reader gets to see beside the button.
    """
    actor = access.user().name

    def make_audited() -> bytes:
        try:
            with within_bounds(name, actor):
                content = make()
        except NotMadeError as error:
            raise NotHandedOutError(why_not(error)) from error
        except PictureUnavailableError as error:
            raise NotHandedOutError(UNAVAILABLE[error.reason]) from error
        _note(name, actor)
        return content

    return make_audited


@contextmanager
def within_bounds(name: str, actor: str) -> Iterator[None]:
    """The making of a file within the bounds; raises NotMadeError, and has it noted."""
    making = export_limits.limits_in_force()
    try:
        with making.of(name, actor):
            yield
    except NotMadeError:
        if making.is_news(actor):
            actions.note_refusal(
                data.lake(),
                actions.TOO_OFTEN,
                action=actions.EXPORTED,
                about=name,
                actor=actor,
                at=datetime.now(UTC),
            )
        raise


def why_not(error: NotMadeError) -> str:
    """Why no file is made now, and when to ask again."""
    if error.seconds is None:
        return Downloads.BUSY
    most = export_limits.limits_in_force().bounds.exports_per_minute
    return Downloads.TOO_OFTEN.format(most=most, seconds=error.seconds)


def note(name: str) -> None:
    """Note that a file of that name is being handed out; for callbacks."""
    _note(name, access.user().name)


def _note(name: str, actor: str) -> None:
    try:
        actions.note_export(data.lake(), name, actor=actor, at=datetime.now(UTC))
    except LakeError as error:  # a lake that can only be read still hands out its files
        _LOG.warning("export not noted in the audit: %s (%s)", name, error)


def note_refusal(
    action: str, about: str, reason: str = actions.NOT_ALLOWED, *, actor: str | None = None
) -> None:
    """Note that the actor may not do it, or why it was not done; where none is named, whoever is asking."""
    now, actor = datetime.now(UTC), access.user().name if actor is None else actor
    try:
        actions.note_refusal(data.lake(), reason, action=action, about=about, actor=actor, at=now)
    except LakeError as error:  # not even opened; what was refused stays refused
        _LOG.warning("refusal not noted in the audit: %s %s (%s)", action, about, error)
