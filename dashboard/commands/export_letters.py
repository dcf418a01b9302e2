"""The letters of `export`: to whom, a list of whom they could go to, and that they were made."""

import re
from argparse import Namespace

from analytics import actions
from analytics.lake import Lake, LakeUnavailableError
from dashboard.base.source import Source
from dashboard.commands.command import UsageError, now
from dashboard.commands.terminal import give_table, tell
from dashboard.files.official_files import Wish
from dashboard.files.reminder_words import Reminders
from dashboard.files.reminders import letters, sent
from dashboard.words import refusals
from dashboard.words.commands import Export, Program

_LETTERS = "letters"


def chosen_addressees(source: Source, arguments: Namespace) -> frozenset[str] | None:
    """The units of --to, None without it; raises UsageError for one that gets no letter."""
    if (arguments.to is not None or arguments.addressees) and arguments.kind != _LETTERS:
        raise UsageError(Export.ONLY_LETTERS)
    if arguments.to is None:
        return None
    wanted = [code.strip() for code in re.split(Program.COMMAS, arguments.to) if code.strip()]
    if not wanted:
        raise UsageError(Export.NO_ADDRESSEES)
    known = {one.org_id for one in letters.addressees(source.results)}
    if strange := [code for code in wanted if code not in known]:
        codes = Export.AND.join(strange)
        raise UsageError(Export.NOT_ADDRESSED.format(codes=codes, period=source.period))
    return None if known == set(wanted) else frozenset(wanted)


def tell_overtaken(lake: Lake, source: Source) -> None:
    """Where the data go on after the period, say that what was done since is not taken off."""
    if later := sent.overtaken(source, actions.periods(lake.snapshot())):
        tell(later)


def give_addressees(lake: Lake, source: Source) -> None:
    """Whom letters could go to, with what each owes and had before."""
    before = actions.remembered_letters(lake, source.results.period.code)
    found = letters.addressees(source.results)
    if not found:
        tell(Reminders.NOBODY)
        return
    rows = [
        [one.org_id, one.name, str(one.matters), sent.made_before(before.get(one.org_id))] for one in found
    ]
    give_table(Export.ADDRESSEE_HEADINGS, rows)


def remember(lake: Lake, source: Source, wish: Wish, name: str) -> None:
    """Note to whom the letters of that file were made."""
    period, version = source.results.period.code, sent.version_of(source)
    units, actor = sent.recipients(source, wish), Program.THIS_MACHINE
    try:
        actions.remember_letters(lake, period, version, units, file_name=name, actor=actor, at=now())
    except LakeUnavailableError as error:
        tell(Reminders.NOT_REMEMBERED.format(why=refusals.trouble(error)))
