"""What model organs are appraised by, and the titles that are given: rows of the documents, as objects.

Read on import, so without polars: its threads must not start there.
"""

from dataclasses import dataclass
from functools import cache

from analytics.reference import read_lines


@dataclass(frozen=True)
class Criterion:
    """One row of criteria.csv: a point or an opinion. words: its verdicts, the best first."""

    code: str
    kind: str
    part: str
    label: str
    short: str
    words: tuple[str, ...]
    source: str
    assumption: str


@dataclass(frozen=True)
class Title:
    """One row of titles.csv. level: who may hold it; quotas: how many a document gives in a year."""

    title: str
    level: str
    kind: str
    quota_year: int | None
    quota: int | None

    def quota_of(self, year: int) -> int | None:
        """How many a document fixes for the year; None: it gives no number."""
        return self.quota if year == self.quota_year else None


@cache
def criteria() -> tuple[Criterion, ...]:
    """Every criterion, in the order of the table."""
    return tuple(
        Criterion(
            row["code"],
            row["kind"],
            row["part"],
            row["label"],
            row["short"],
            tuple(row["words"].split(";")),
            row["source"],
            row["assumption"],
        )
        for row in read_lines("criteria")
    )


@cache
def titles() -> tuple[Title, ...]:
    """Every title, in the order of the table."""
    return tuple(
        Title(row["title"], row["level"], row["kind"], _number(row["quota_year"]), _number(row["quota"]))
        for row in read_lines("titles")
    )


def points_by_word(year: int) -> dict[tuple[str, str], int]:
    """Criterion and word to the points the committee gives them in the year; empty: it gave none."""
    rows = [row for row in read_lines("criteria_weights") if int(row["year"]) == year]
    return {(row["criterion"], row["verdict"]): int(row["points"]) for row in rows}


def _number(text: str) -> int | None:
    return int(text) if text else None
