"""What a data set is: a name, a title, a schema and the column that splits it into files."""

from dataclasses import dataclass
from enum import StrEnum

from analytics.datasets.columns import Record

WHOLE = "all"  # the partition of a data set that is not split by period


class Form(StrEnum):
    """The shape of the workbook that brings a data set in."""

    ROWS = "rows"  # one record a row
    MATRIX = "matrix"  # organisations down, items across


@dataclass(frozen=True)
class Dataset:
    """One kind of record the program keeps.

    split_by is the column whose value names the file a row lies in (None: one file for all).
    score_prefixes are the slot prefixes of a matrix; the first is the score.
    """

    name: str
    title: str
    schema: type[Record]
    split_by: str | None = None
    form: Form = Form.ROWS
    score_prefixes: tuple[str, ...] = ()

    @property
    def key(self) -> list[str]:
        """The columns that identify a row."""
        return list(self.schema.primary_key())
