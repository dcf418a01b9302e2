"""What a file calls organisations otherwise than the register does: by other names, or by names of nobody."""

from collections import Counter
from dataclasses import dataclass

from analytics.intake.headings import UNIT
from analytics.intake.organisations import Organisations
from analytics.intake.sheet_rows import SheetRows


@dataclass(frozen=True)
class NameMatched:
    """An organisation the file calls otherwise than the register does."""

    text: str
    org_id: str
    name: str  # in the register
    rows: int


def names_matched(
    sheet: SheetRows, organisations: Organisations
) -> tuple[list[NameMatched], list[NameMatched]]:
    """Other names the register has, and names nobody bears beside a code; each the most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    for name, found in sheet.found.items():
        if name in {"org_id", "unit_id", UNIT} or sheet.has(name):
            pairs = zip(sheet.texts(name), found, strict=True)
            counts.update((text, str(org_id)) for text, org_id in pairs if text and org_id)
    matched: list[NameMatched] = []
    unknown: list[NameMatched] = []
    for (text, org_id), rows in counts.most_common():
        if not organisations.is_called(text, org_id):
            told = NameMatched(text, org_id, organisations.name_of(org_id), rows)
            (matched if organisations.borne(text, org_id) else unknown).append(told)
    return matched, unknown
