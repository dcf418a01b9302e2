"""`backup FILE`: the whole lake in one file, made while others go on working."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from analytics import actions
from analytics.lake import FileDamagedError
from dashboard.commands import status
from dashboard.commands.command import Command, UsageError, opened
from dashboard.commands.terminal import give, progress, tell
from dashboard.text.backup import Backup

_MIB = 2**20


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar=Backup.FILE_VALUE, help=Backup.FILE)


def _run(arguments: Namespace) -> int:
    file = arguments.file
    with opened(arguments) as lake:
        try:
            with progress(Backup.WORKING) as heard:
                revision = actions.back_up(lake, file, heard)
        except FileExistsError as error:
            raise UsageError(Backup.EXISTS.format(file=file)) from error
        except FileDamagedError as error:
            tell(Backup.DAMAGED.format(file=error.path))
            return status.UNAVAILABLE
        except OSError as error:
            raise UsageError(Backup.NOT_WRITTEN.format(file=file)) from error
    tell(Backup.DONE.format(file=file, revision=revision, size=file.stat().st_size / _MIB))
    give(str(file))
    return status.DONE


COMMAND = Command("backup", Backup.SUMMARY, _declare, _run)
