"""What the audit says beside commits and editions: files handed out, and whatever was refused."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from analytics.lake import FilesSweptError, Lake, LakeError, RefusedError
from analytics.lake.audit import DONE, FINALISED

__all__ = [
    "DONE",
    "EXPORTED",
    "FAULTY",
    "FINALISED",
    "NOT_ALLOWED",
    "TOO_OFTEN",
    "VIEWED",
    "ActionRefusedError",
    "note_export",
    "note_refusal",
    "noting_refusals",
    "reason_of",
]

EXPORTED = "导出"
VIEWED = "查看"
NOT_ALLOWED = "NotAllowed"
FAULTY = "Faults"  # a file with faults in it
TOO_OFTEN = "TooOften"


def note_export(lake: Lake, name: str, *, actor: str, at: datetime) -> None:
    """Note that a file of that name was handed out; raises LakeUnavailableError where it cannot be noted."""
    lake.note(at=at, actor=actor, action=EXPORTED, about=name)


def note_refusal(lake: Lake, reason: str, *, action: str, about: str, actor: str, at: datetime) -> None:
    """Note that something was refused. A lake that cannot take the line does not hide the refusal itself."""
    with suppress(LakeError):
        lake.note(at=at, actor=actor, action=action, about=about, outcome=reason)


@contextmanager
def noting_refusals(lake: Lake, *, action: str, about: str, actor: str, at: datetime) -> Iterator[None]:
    """A refusal inside is noted by its name and goes on."""
    try:
        yield
    except (RefusedError, FilesSweptError, ActionRefusedError) as error:
        note_refusal(lake, reason_of(error), action=action, about=about, actor=actor, at=at)
        raise


def reason_of(refusal: Exception) -> str:
    """The outcome a line of the record says of a refusal."""
    return type(refusal).__name__.removesuffix("Error")


class ActionRefusedError(Exception):
    """What the data refuse before anything is written; subclasses say why."""
