"""Files of an edition as they were first handed out: made once, kept, and the same ever after."""

from collections.abc import Callable
from datetime import datetime

from analytics.lake import AlreadyIssuedError, Lake, NotKeptError


def issued(lake: Lake, edition_id: str, name: str, make: Callable[[], bytes], *, made_at: datetime) -> bytes:
    """The edition's file of that name; made and kept when it is asked for first.

    Raises UnknownEditionError, FileDamagedError, LakeUnavailableError, LakeFullError and what make raises.
    """
    try:
        return lake.issued_file(edition_id, name)
    except NotKeptError:
        content = make()
    try:
        lake.keep_issued(edition_id, name, content, made_at=made_at)
    except AlreadyIssuedError:  # somebody was faster, with another version of the program
        return lake.issued_file(edition_id, name)
    return content
