"""`restore FILE`: a back-up put back into an empty lake, here or on another machine."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from analytics import actions
from analytics.access import NotAllowedError, may_all
from analytics.lake import BackupDamagedError, BackupNewerError, LakeNotEmptyError
from dashboard.commands import acting_as, interrupts, status
from dashboard.commands.command import Command, UsageError, lake_to_fill_of, now
from dashboard.commands.terminal import progress, tell
from dashboard.words.backup import Backup, Restore
from dashboard.words.commands import Program


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar=Backup.FILE_VALUE, help=Restore.FILE)


def _run(arguments: Namespace) -> int:
    file = arguments.file
    if not may_all(
        acting_as.asked_by(arguments)
    ):  # not noted: a lake with a line in it is not empty any more
        raise NotAllowedError(file.name)
    with lake_to_fill_of(arguments) as lake:
        try:
            interrupts.begin_changes()
            with progress(Restore.WORKING) as heard:
                revision = actions.put_back(lake, file, heard)
        except LakeNotEmptyError:
            tell(Restore.NOT_EMPTY)
            return status.REFUSED
        except BackupDamagedError as error:
            tell(Restore.DAMAGED.format(file=file, what=error.what))
            return status.REFUSED
        except BackupNewerError as error:
            tell(Restore.NEWER.format(file=file, found=error.found, known=error.known))
            return status.REFUSED
        except OSError as error:
            raise UsageError(Restore.NOT_READ.format(file=file)) from error
        actions.note_restore(lake, file, revision, actor=Program.THIS_MACHINE, at=now())
    tell(Restore.DONE.format(revision=revision))
    return status.DONE


COMMAND = Command("restore", Restore.SUMMARY, _declare, _run)
