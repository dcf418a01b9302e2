"""`check`: what the machine lacks for pictures and PDF; whether every file of the lake is as written."""

from argparse import ArgumentParser, Namespace

from analytics.lake import AuditBrokenError, LakeMissingError
from dashboard.base import settings
from dashboard.commands import status
from dashboard.commands.command import Command, location, open_lake_of
from dashboard.commands.terminal import give, tell
from dashboard.files.selfcheck_words import SelfCheck
from dashboard.words.audit import Audit


def _declare(_parser: ArgumentParser) -> None:
    """It takes nothing but what every command takes."""


def _run(arguments: Namespace) -> int:
    return max(_check_machine(), _check_lake(arguments))


def _check_machine() -> int:
    from dashboard.files import selfcheck  # only here: figures take a second to load, other commands none

    found = selfcheck.check_parts()
    for one in found:
        state = SelfCheck.HERE if one.is_here else SelfCheck.LACKING
        give(SelfCheck.LINE.format(title=one.title, purpose=one.purpose, state=state))
    for one in found:
        if not one.is_here:
            tell(one.remedy)
    if all(one.is_here for one in found):
        return status.DONE
    tell(SelfCheck.AFTERWARDS)
    return status.REFUSED


def _check_lake(arguments: Namespace) -> int:
    """One that was named must be there; where none was, there may be none yet."""
    try:
        with open_lake_of(arguments) as lake:
            count, damaged = lake.damaged_files()
            lake.audit_lines()
            head, is_head_damaged = lake.record_head.path, lake.record_head.is_damaged()
    except LakeMissingError:
        if arguments.lake:
            raise
        return status.DONE
    except AuditBrokenError as error:
        tell(Audit.BROKEN.format(number=error.number))
        return status.REFUSED
    place = settings.safe_location(location(arguments))
    for file in damaged:
        tell(SelfCheck.DAMAGED.format(file=file))
    if is_head_damaged:
        tell(Audit.HEAD_DAMAGED.format(file=head))
    words = SelfCheck.LAKE_DAMAGED if damaged else SelfCheck.LAKE_WHOLE
    give(words.format(location=place, count=count, damaged=len(damaged)))
    return status.UNAVAILABLE if damaged or is_head_damaged else status.DONE


COMMAND = Command("check", SelfCheck.SUMMARY, _declare, _run)
