"""Letters are remembered: to whom they were made, of which numbers, and when last."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from analytics.lake import IssuedLetter, Lake, letters_of, note_letters


def remember_letters(
    lake: Lake, period: str, version: str, units: Iterable[str], *, file_name: str, actor: str, at: datetime
) -> None:
    """Note the letters of a file; raises LakeUnavailableError where the lake does not take them.

    version: the id of the edition, or the revision of the draft they were made of.
    """
    note_letters(lake, [IssuedLetter(period, version, code, file_name, actor, at) for code in units])


def remembered_letters(lake: Lake, period: str) -> Mapping[str, IssuedLetter]:
    """The newest letter of the period to each unit that was made one."""
    return {one.org_id: one for one in letters_of(lake, period)}
