"""`check`: what the machine lacks for pictures and PDF, and what to install."""

from argparse import ArgumentParser, Namespace

from dashboard.commands import status
from dashboard.commands.command import Command
from dashboard.commands.terminal import give, tell
from dashboard.files.selfcheck_words import SelfCheck


def _declare(_parser: ArgumentParser) -> None:
    """It takes nothing but what every command takes."""


def _run(_arguments: Namespace) -> int:
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


COMMAND = Command("check", SelfCheck.SUMMARY, _declare, _run)
