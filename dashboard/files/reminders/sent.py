"""What is said of letters made before: the same words where units are ticked and on the command line."""

from collections.abc import Sequence

from analytics.base.periods import Period
from analytics.lake import IssuedLetter
from dashboard.base import display
from dashboard.base.source import Source
from dashboard.files.official_files import Wish
from dashboard.files.reminder_words import Reminders
from dashboard.files.reminders.letters import Addressee, addressees


def version_of(source: Source) -> str:
    """Of which numbers letters are: the id of the edition, or the revision of the draft's data."""
    return source.edition.id if source.edition else str(source.revision)


def made_before(letter: IssuedLetter | None) -> str:
    """When the newest letter was made, and of which numbers; empty where there is none."""
    if letter is None:
        return ""
    of = Reminders.OF_DRAFT if letter.version.isdecimal() else Reminders.OF_EDITION
    day = display.day_name(letter.made_at.astimezone().date())
    return Reminders.MADE_BEFORE.format(day=day, version=of.format(version=letter.version))


def option(one: Addressee, letter: IssuedLetter | None) -> str:
    """A unit to be ticked: how many matters it has, and whether it had a letter."""
    told = Reminders.ADDRESSEE.format(name=one.name, count=one.matters)
    before = made_before(letter)
    return f"{told}（{before}）" if before else told


def overtaken(source: Source, offered: Sequence[Period]) -> str:
    """That the data go on after the period, so that letters may ask for what was done since; else empty."""
    own = source.results.period
    latest = max((one for one in offered if one.end > own.end), key=lambda one: one.end, default=None)
    if latest is None:
        return ""
    return Reminders.LATER.format(latest=display.period_name(latest.code), period=source.period)


def recipients(source: Source, wish: Wish) -> list[str]:
    """The codes of the units that a file of letters goes to."""
    codes = [one.org_id for one in addressees(source.results)]
    return [code for code in codes if wish.addressees is None or code in wish.addressees]
