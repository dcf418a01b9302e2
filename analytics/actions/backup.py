"""A back-up of the lake as a file, written beside the work of others, and put back into an empty lake."""

import os
from datetime import datetime
from pathlib import Path

from analytics.lake import Lake, backup
from analytics.lake.backup import Step, unheard

BACKED_UP, RESTORED = "备份", "恢复"
_DRAFT = ".draft"


def back_up(lake: Lake, file: Path, step: Step = unheard) -> int:
    """Write the lake to a file that is not there yet; returns the revision in it.

    It has its name only once it is whole and on the disk. Raises FileExistsError and OSError (of that file),
    FileDamagedError (of the lake).
    """
    if file.exists():
        raise FileExistsError(file)
    draft = file.with_name(f"{file.name}{_DRAFT}")
    with draft.open("xb") as stream:
        try:
            revision = backup.back_up(lake.catalogue, lake.root, stream, step)
            stream.flush()
            os.fsync(stream.fileno())
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    draft.replace(file)
    return revision


def put_back(lake: Lake, file: Path, step: Step = unheard) -> int:
    """Fill an empty lake from a back-up; returns the revision it has then.

    Raises OSError (of that file), BackupDamagedError, BackupNewerError, LakeNotEmptyError.
    """
    with file.open("rb") as stream:
        return backup.put_back(lake.catalogue, lake.root, stream, step)


def note_backup(lake: Lake, file: Path, revision: int, *, actor: str, at: datetime) -> None:
    """Note that the lake was backed up; after that, so that the line is not in the back-up itself.

    Raises LakeUnavailableError where it cannot be noted.
    """
    lake.note(at=at, actor=actor, action=BACKED_UP, about=_about(file, revision))


def note_restore(lake: Lake, file: Path, revision: int, *, actor: str, at: datetime) -> None:
    """Note that the lake was put back, as the line that follows those of the back-up.

    Raises LakeUnavailableError where it cannot be noted.
    """
    lake.note(at=at, actor=actor, action=RESTORED, about=_about(file, revision))


def _about(file: Path, revision: int) -> str:
    return f"{file.name} #{revision}"
