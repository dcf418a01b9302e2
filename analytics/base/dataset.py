"""What a data set is: a name, a title, a schema and the column that splits it into files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from analytics.base.periods import Grain
from analytics.base.record_columns import Record, grains

WHOLE = "all"  # the partition of a data set that is not split by period


class Form(StrEnum):
    """The shape of the workbook that brings a data set in."""

    ROWS = "rows"  # one record a row
    MATRIX = "matrix"  # organisations down, items across


@dataclass(frozen=True)
class Check:
    """A rule of a schema over several columns: those it looks at, the one to mend first, and what it asks."""

    columns: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class Dataset:
    """One kind of record the program keeps.

    split_by is the column whose value names the file a row lies in (None: one file for all).
    score_prefixes are the slot prefixes of a matrix; the first is the score. from_everybody: each
    organisation reports it, so its template opens with the rows of each, keys filled in. is_of_duties:
    its rows say what was done of the numbers of documents that its indicators name. seat: the columns that
    name what only one row holds at a time, from the day since until the day until. checks: the rules
    of the schema that look at one row, by name. stands_on: the column of the day on which the organisation
    must stand, and be no temporary one. purpose: what the table is for; remark: what is easily done
    wrong in it.
    """

    name: str
    title: str
    schema: type[Record]
    split_by: str | None = None
    form: Form = Form.ROWS
    score_prefixes: tuple[str, ...] = ()
    from_everybody: bool = False
    is_of_duties: bool = False
    seat: tuple[str, ...] = ()
    checks: Mapping[str, Check] = field(default_factory=dict, hash=False)
    stands_on: str = ""
    purpose: str = ""
    remark: str = ""

    @property
    def key(self) -> list[str]:
        """The columns that identify a row."""
        return list(self.schema.primary_key())

    @property
    def grains(self) -> tuple[Grain, ...]:
        """How long the periods of its records may be, the longest first; none where they have no period."""
        column = self.schema.columns().get("period")
        return grains(getattr(column, "regex", None) or "") if column is not None else ()

    @property
    def duties(self) -> tuple[str, ...]:
        """The labels of the numbers of documents it takes reports of."""
        column = self.schema.columns()["indicator"] if self.is_of_duties else None
        return tuple((column.metadata or {})["choices"]) if column is not None else ()
