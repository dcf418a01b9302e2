"""Official files as all readers share them: made once, kept ready; of an edition the one first handed out."""

from collections.abc import Callable
from datetime import UTC, datetime

from analytics import actions
from analytics.lake import Edition
from dashboard.base.cache import keyed_lock, lru
from dashboard.base.made_file import Made
from dashboard.base.settings import location
from dashboard.screen import data
from dashboard.words import refusals

_MOST_READY = 12  # by all readers together


def official(
    shown: data.View, name: str, make: Callable[[], Made], waiting: Callable[[], None], *, afresh: bool
) -> Made:
    """The official file of that name: made once a version; of an edition the one first handed out.

    afresh: one that lacks something, or could not be kept, is made again. waiting is called while another
    reader has it made.
    """
    key = (location(), shown.version, name)
    ready = _ready(*key)
    with keyed_lock(key, waiting):
        kept = ready.get(name)
        if kept and ((kept.is_whole and not kept.unkept) or not afresh):
            return kept
        made = _issued_file(shown.edition, name, make) if shown.edition else make()
        ready[name] = made
    return made


def first_issued(edition: Edition, name: str) -> datetime | None:
    """When the edition's file of that name was first handed out; None where it never was."""
    return next((one.made_at for one in data.lake().issued_files(edition.id) if one.name == name), None)


def _issued_file(edition: Edition, name: str, make: Callable[[], Made]) -> Made:
    now = datetime.now(UTC)
    return actions.edition_file(data.lake(), edition.id, name, make, Made, refusals.unkept, made_at=now)


@lru(_MOST_READY)
def _ready(where: str, version: str, name: str) -> dict[str, Made]:
    """Where the file is put once it is made."""
    return {}
