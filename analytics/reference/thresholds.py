"""The numbers that documents fix, as objects: what is counted, whom they bind, and how firmly.

Read on import, so without polars: its threads must not start there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from analytics.base.periods import PARTS, Grain
from analytics.reference import read_lines


class Shape(StrEnum):
    """Of which kind of record the number is counted."""

    DUTY = "duty"  # so much of a thing in a period, reported by who owes it
    ROUND = "round"
    CASE = "case"
    SPAN = "span"
    APPRAISAL = "appraisal"
    RATING = "rating"
    COMPARISON = "comparison"
    STOCK = "stock"


class Measure(StrEnum):
    """How reports of parts of a period make one of the whole."""

    COUNT = "count"  # times: added up
    SHARE = "share"  # so many of so many: of its own period only
    STOCK = "stock"  # so many at the end: the last one holds, never added up
    BALANCE = "balance"  # a part of a whole: of its own period only


PAIRS = (Measure.SHARE, Measure.BALANCE)  # what is told as two numbers: done of due


class Standing(StrEnum):
    """How firmly a number holds for those in its scope; for everybody else it is a yardstick."""

    BINDING = "约束"
    YARDSTICK = "参照"
    OBSERVED = "观察"


PERSONS, CENTS = "人", "分"  # what is counted: persons are hidden where they are few, dues are in 分


@dataclass(frozen=True)
class Threshold:
    """One row of thresholds.csv. threshold: in unit; of a share or balance in percent of the whole.

    short: the label beside an axis. subject: levels of the organisation, or city. scopes: names of
    scopes.csv or of documents that bind nobody. items: rubric version to the numbers of its items.
    later_rule: a later document that puts it in doubt; then it is never binding.
    """

    code: str
    label: str
    short: str
    shape: Shape
    measure: str
    counted: str
    subject: tuple[str, ...]
    comparator: str
    threshold: int
    unit: str
    period: str
    scopes: tuple[str, ...]
    standing: Standing
    items: Mapping[int, tuple[int, ...]]
    later_rule: str
    source: str
    note: str

    @property
    def is_of_city(self) -> bool:
        """Whether a city owes it as a whole: no unit of the province ever does."""
        return "city" in self.subject

    @property
    def grain(self) -> Grain:
        """How long a period it is owed in; raises ValueError of one that holds at any time."""
        return Grain(self.period)

    @property
    def is_of_branches(self) -> bool:
        """Whether it is told branch by branch, in a data set of its own; persons are told by their units."""
        return self.subject == ("branch",) and self.counted != PERSONS

    @property
    def is_pair(self) -> bool:
        """Whether it is told as two numbers: done of due."""
        return self.measure in PAIRS

    @property
    def numbers_a_year(self) -> int:
        """How many numbers it asks of whom it binds in a year: a share and a balance are two each time."""
        return PARTS[self.grain] * (2 if self.is_pair else 1)


@dataclass(frozen=True)
class Scope:
    """Whom a document binds: units of the league, of that region or of that name.

    is_simulated: whether the row speaks of simulated units, of real ones, or of both (None).
    """

    name: str
    league: str
    region: str
    unit: str
    is_simulated: bool | None
    source: str


@cache
def thresholds() -> tuple[Threshold, ...]:
    """Every number, in the order of the table."""
    return tuple(_threshold(row) for row in read_lines("thresholds"))


@cache
def duties() -> tuple[Threshold, ...]:
    """Those that are reported as so much in a period."""
    return tuple(one for one in thresholds() if one.shape is Shape.DUTY)


@cache
def scopes() -> tuple[Scope, ...]:
    """Whom the documents bind."""
    return tuple(
        Scope(
            row["scope"],
            row["league"],
            row["region"],
            row["unit"],
            {"是": True, "否": False}.get(row["synthetic"]),
            row["source"],
        )
        for row in read_lines("scopes")
    )


def _threshold(row: dict[str, str]) -> Threshold:
    return Threshold(
        code=row["code"],
        label=row["label"],
        short=row["short"],
        shape=Shape(row["shape"]),
        measure=row["measure"],
        counted=row["counted"],
        subject=tuple(row["subject"].split(";")),
        comparator=row["comparator"],
        threshold=int(row["threshold"]),
        unit=row["unit"],
        period=row["period"],
        scopes=tuple(row["scope"].split(";")),
        standing=Standing(row["standing"]),
        items=_items(row["rubric_items"]),
        later_rule=row["later_rule"],
        source=row["source"],
        note=row["note"],
    )


def _items(text: str) -> Mapping[int, tuple[int, ...]]:
    """Rubric version to item numbers, of 2020:16;2020:36;2022:16."""
    found: dict[int, tuple[int, ...]] = {}
    for pair in filter(None, text.split(";")):
        version, number = map(int, pair.split(":"))
        found[version] = (*found.get(version, ()), number)
    return found
