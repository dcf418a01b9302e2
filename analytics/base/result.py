"""A result table, declared once: what it holds, who may see it, what is quoted of it, how it is added up."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

import dataframely as dy
import polars as pl


class Reach(Enum):
    """How a table of results is cut for a unit's own user."""

    EVERYBODYS = auto()  # says nothing of any unit
    LEAGUE = auto()  # figures of a league that say how many units they are of: those of the own league
    UNIT = auto()  # org_id is the unit
    UNIT_OF_BRANCH = auto()  # unit_id is the unit
    BRANCH = auto()  # org_id is a branch
    SCOPE = auto()  # scope is a league, the province, or a unit: of these the unit
    DECIDING = auto()  # what is prepared for who decides, the working committee, and shown to nobody else
    COMMITTEE = auto()  # about units one by one, branches across units, or sums of unknown many


class RollUp(Enum):
    """How the tables of several provinces become one of the nation."""

    SUM = auto()  # counts of the same key are added, shares are counted anew from the sums
    CONCAT = auto()  # rows stand below each other
    HISTOGRAM = auto()  # levels and quartiles: from counts by value, never from the levels
    ANY = auto()  # flags: true where one is
    NONE = auto()  # means nothing beyond its own province


@dataclass(frozen=True, kw_only=True)
class LeagueFigures:
    """Figures of a league in a unit's own row: shown to it where they are of enough others.

    own: the unit is one of those counted in of_units where this column is not null.
    """

    columns: tuple[str, ...]
    of_units: str
    own: str


@dataclass(frozen=True)
class Result:
    """One table of results, declared beside its schema; what is good of a column, the column says.

    quoted: the columns a reader would quote, listed when an edition is restated, as is a row that comes or
    goes; None where nothing of the table is. What else tables hold is worked out from these.
    of_units: with the reach LEAGUE, the column that says of how many units a row is. What adds up to
    something shown is shown together or not at all, else what is left out is the difference: rows alike in
    the columns together, those of the table adds_up_to included.
    blanked: columns a unit's own user gets empty, since they name another unit, give the score of a single
    one or a difference to a figure not shown. least_cell: counts of persons below it are to be
    hidden; no table counts any yet. beside_branch: of a table whose org_id is a branch, the columns that are
    shown in lists of branches too. completed: gives the table of an older edition the columns that came
    since, worked out from those it has; where nothing is given they are empty.
    """

    name: str
    title: str
    schema: type[dy.Schema]
    reach: Reach
    rolls_up: RollUp
    quoted: tuple[str, ...] | None = None
    blanked: tuple[str, ...] = ()
    of_units: str = ""
    together: tuple[str, ...] = ()
    adds_up_to: str = ""
    league_figures: LeagueFigures | None = None
    least_cell: int = 0
    beside_branch: tuple[str, ...] = ()
    completed: Callable[[pl.DataFrame], pl.DataFrame] | None = None
