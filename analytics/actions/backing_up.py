"""A back-up of the lake as a file, written beside the work of others, and put back into an empty lake."""

import os
from pathlib import Path

from analytics.lake import Lake, backup
from analytics.lake.backup import Step, unheard

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
