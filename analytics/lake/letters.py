"""To whom letters were made: which unit, of which numbers, when and by whom."""

from collections.abc import Iterable
from dataclasses import asdict

from sqlalchemy import insert, select

from analytics.lake.lake import Lake
from analytics.lake.records import IssuedLetter
from analytics.lake.tables import ISSUED_LETTERS


def note_letters(lake: Lake, letters: Iterable[IssuedLetter]) -> None:
    """Note letters; of the same numbers to the same unit the first one stands."""
    keys = (ISSUED_LETTERS.c.period, ISSUED_LETTERS.c.version, ISSUED_LETTERS.c.org_id)
    with lake.catalogue.write_transaction(patiently=False) as connection:
        stand = {tuple(row) for row in connection.execute(select(*keys)).all()}
        rows = [asdict(one) for one in letters if (one.period, one.version, one.org_id) not in stand]
        if rows:
            connection.execute(insert(ISSUED_LETTERS), rows)


def letters_of(lake: Lake, period: str) -> list[IssuedLetter]:
    """The letters of a period, the oldest first."""
    own = select(ISSUED_LETTERS).where(ISSUED_LETTERS.c.period == period)
    with lake.catalogue.reading() as connection:
        rows = connection.execute(own.order_by(ISSUED_LETTERS.c.made_at, ISSUED_LETTERS.c.org_id)).mappings()
        return [IssuedLetter(**row) for row in rows]
