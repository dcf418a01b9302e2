"""What the first readers would wait for is made before they come, beside the start of the server."""

import gc
import logging
from contextlib import suppress
from datetime import UTC, datetime

from dataframely.exc import SchemaError, ValidationError
from polars.exceptions import PolarsError

from analytics.access import Role, User
from analytics.lake import LakeError
from dashboard.screen import data

_LOGGER = logging.getLogger(__name__)
_READERS = (Role.COMMITTEE, Role.LEADER)  # one sees drafts, the other what is final


def warm() -> None:
    """Build what a reader sees first; data that cannot be read are for the pages to tell of.

    What is there afterwards lives as long as the process: the collector of garbage, which would look through
    all of it again and again while somebody waits, leaves it out. What nobody needs any more is swept then.
    """
    try:
        for role in _READERS:
            _show(User("", frozenset({role})))
    except (LakeError, PolarsError, SchemaError, ValidationError, OSError):
        _LOGGER.warning("Nothing could be made ready for the first readers", exc_info=True)
    with suppress(LakeError, OSError):  # another start, or the next commit, will do
        data.lake().tidy(datetime.now(UTC))
    gc.collect()
    gc.freeze()


def _show(reader: User) -> None:
    now = data.snapshot()
    periods = data.visible_periods(now, reader)
    if periods:
        data.view(data.first_choice(periods, now), reader)
