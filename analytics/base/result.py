"""A result table, declared once: what it holds, who may see it, what is quoted of it, how it is added up."""

from dataclasses import dataclass
from enum import Enum, auto

import dataframely as dy


class Reach(Enum):
    """How a table of results is cut for a unit's own user."""

    EVERYBODYS = auto()  # says nothing of any unit
    LEAGUE = auto()  # figures of a league that say how many units they are of: those of the own league
    UNIT = auto()  # org_id is the unit
    UNIT_OF_BRANCH = auto()  # unit_id is the unit
    BRANCH = auto()  # org_id is a branch
    SCOPE = auto()  # scope is a league, the province, or a unit: of these the unit
    COMMITTEE = auto()  # about units one by one, branches across units, or sums of unknown many


class RollUp(Enum):
    """How the tables of several provinces become one of the nation."""

    SUM = auto()  # counts of the same key are added
    CONCAT = auto()  # rows stand below each other
    HISTOGRAM = auto()  # levels and quartiles: from counts by value, never from the levels
    ANY = auto()  # flags: true where one is
    NONE = auto()  # means nothing beyond its own province


@dataclass(frozen=True)
class Result:
    """One table of results, declared beside the function that counts it.

    The direction of a judged column is metadata of the column itself (columns.good). of_units: with the
    reach LEAGUE, the column that says of how many units a row is. blanked: columns a unit's own user gets
    empty, since they name or give away another unit. quoted: the columns a reader would quote, listed when
    an edition is restated; None where nothing of the table is, not even a row that comes or goes.
    least_cell: counts of persons below it are hidden; 0 where the table counts none.
    """

    name: str
    title: str
    schema: type[dy.Schema]
    reach: Reach
    rolls_up: RollUp
    quoted: tuple[str, ...] | None = None
    of_units: str = ""
    blanked: tuple[str, ...] = ()
    least_cell: int = 0
