"""Files of an edition as they were first handed out: made once, kept, and the same ever after."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, TypeVar

from analytics.lake import AlreadyIssuedError, Lake, LakeUnavailableError, NotKeptError


class Made(Protocol):
    """A file that was made."""

    @property
    def content(self) -> bytes:
        """Its bytes."""

    @property
    def is_whole(self) -> bool:
        """Whether it lacks nothing it should hold."""


M = TypeVar("M", bound=Made)


def edition_file(
    lake: Lake,
    edition_id: str,
    name: str,
    make: Callable[[], M],
    kept: Callable[[bytes], M],
    unkept: Callable[[M, LakeUnavailableError], M],
    *,
    made_at: datetime,
) -> M:
    """The edition's file of that name; made when it is asked for first, and kept if it is whole then.

    kept: what stands for the bytes of one that was; unkept: for one that the lake does not take, as when it
    can only be read or its disk is full. Raises UnknownEditionError, FileDamagedError, LakeUnavailableError
    and what make raises.
    """
    try:
        return kept(lake.issued_file(edition_id, name))
    except NotKeptError:
        made = make()
    if made.is_whole:
        try:
            lake.keep_issued(edition_id, name, made.content, made_at=made_at)
        except AlreadyIssuedError:  # somebody was faster, with another version of the program
            return kept(lake.issued_file(edition_id, name))
        except LakeUnavailableError as error:
            return unkept(made, error)
    return made
