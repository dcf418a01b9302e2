"""`backup FILE`: the whole lake in one file, made while others go on working."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from analytics import actions
from analytics.access import may_all
from analytics.lake import FileDamagedError, Lake, LakeError
from dashboard.commands import acting_as, status
from dashboard.commands.command import Command, UsageError, not_written, now, open_lake_of
from dashboard.commands.terminal import give, progress, tell
from dashboard.words.backup import Backup
from dashboard.words.commands import Program

_MIB = 2**20


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar=Backup.FILE_VALUE, help=Backup.FILE)


def _run(arguments: Namespace) -> int:
    file = arguments.file
    with open_lake_of(arguments) as lake:
        acting_as.require(lake, arguments, may_all, action=actions.BACKED_UP, about=file.name)
        try:
            with progress(Backup.WORKING) as heard:
                revision = actions.back_up(lake, file, heard)
        except FileExistsError as error:
            raise UsageError(Backup.EXISTS.format(file=file)) from error
        except FileDamagedError as error:
            tell(Backup.DAMAGED.format(file=error.path))
            return status.UNAVAILABLE
        except OSError as error:
            raise not_written(file, error, Backup.NOT_WRITTEN) from error
        _note(lake, file, revision)
    tell(Backup.DONE.format(file=file, revision=revision, size=file.stat().st_size / _MIB))
    give(str(file))
    return status.DONE


def _note(lake: Lake, file: Path, revision: int) -> None:
    """The back-up stands, also where the lake can only be read."""
    try:
        actions.note_backup(lake, file, revision, actor=Program.THIS_MACHINE, at=now())
    except LakeError:
        tell(Backup.NOT_NOTED)


COMMAND = Command("backup", Backup.SUMMARY, _declare, _run)
