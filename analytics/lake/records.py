"""What the catalogue remembers: heads, commits and their changes, editions."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

Key = tuple[str, str]  # name of the data set, partition (a period code, or datasets.WHOLE)


@dataclass(frozen=True)
class Head:
    """The file that holds a partition now, and the commit that put it there."""

    file_id: int
    commit_id: int
    path: Path
    sha256: str
    rows: int
    synthetic: bool


@dataclass(frozen=True)
class Change:
    """One partition a commit replaced; 0 rows before when there was none."""

    dataset: str
    partition: str
    rows_before: int
    rows_after: int


@dataclass(frozen=True)
class Commit:
    """Who changed what, when and from which file; undone_by is the commit that took it back."""

    id: int
    made_at: datetime
    actor: str
    action: str
    file_name: str | None
    source_sha256: str | None
    note: str
    undone_by: int | None
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Edition:
    """Frozen results of one period: the number within the period and the revision they were built on."""

    id: str
    period: str
    number: int
    made_at: datetime
    actor: str
    revision: int
    method_date: date
    program_version: str
    synthetic: bool


@dataclass(frozen=True)
class Noted:
    """A line of the audit: who did what to what when, and whether it was done or why it was refused."""

    id: int
    at: datetime
    actor: str
    action: str
    about: str
    outcome: str


class Role(StrEnum):
    """What a kept file is to its commit."""

    ORIGINAL = "original"  # the file as it was uploaded
    LEFT_OUT = "left_out"  # the rows that were not taken, with the reasons
    ISSUED = "issued"  # of an edition: what was handed out


@dataclass(frozen=True)
class KeptFile:
    """A file that is kept as it is, under the name its reader knows."""

    role: Role
    name: str
    content: bytes


@dataclass(frozen=True)
class IssuedFile:
    """A file handed out of an edition; size in bytes."""

    name: str
    size: int
    sha256: str
    made_at: datetime


@dataclass(frozen=True)
class IssuedLetter:
    """A letter to a unit, in a packed file; version: the id of an edition, or the revision of a draft."""

    period: str
    version: str
    org_id: str
    file_name: str
    actor: str
    made_at: datetime
