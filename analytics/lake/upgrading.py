"""The version of a lake, and the steps that bring one made by an older program up to this one.

No Alembic: a step so far is a line that adds tables, while Alembic would come with a folder of scripts and
three packages, and still know neither the one writer of a lake, nor a lake that may only be read, nor one
that a newer program made. It becomes the better choice once a step changes columns of a large table.

A step is never changed once it was released. Tables are made as they are declared today, so one that adds a
column has to look first whether an earlier step of the same run has made it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, Table, delete, func, insert, inspect, select

from analytics.lake import audit
from analytics.lake.tables import (
    AUDIT,
    COMMITS,
    ISSUED_FILES,
    ISSUED_LETTERS,
    KEPT_FILES,
    LAKE_VERSION,
    METADATA,
    RECORD_HEAD,
)

EMPTY = 0  # nothing was ever made there
# Lakes older than the number of their version are known by the newest table they have.
_KNOWN_BY = ((3, AUDIT), (2, KEPT_FILES), (1, COMMITS))


@dataclass(frozen=True)
class Step:
    """What makes a lake of one version less into one of this version, inside the one writing transaction."""

    to: int
    take: Callable[[Connection], None]


def _table_adder(*tables: Table) -> Callable[[Connection], None]:
    return lambda connection: METADATA.create_all(connection, tables)


def _add_record_head(connection: Connection) -> None:
    """What stands is the record from now on: whether it was shortened before, nobody can tell."""
    METADATA.create_all(connection, [RECORD_HEAD])
    audit.keep_last_line(connection)


STEPS = (
    Step(2, _table_adder(KEPT_FILES, ISSUED_FILES)),
    Step(3, _table_adder(AUDIT)),
    Step(4, _table_adder(LAKE_VERSION)),
    Step(5, _add_record_head),
    Step(6, _table_adder(ISSUED_LETTERS)),
)
NEWEST = STEPS[-1].to


def version(connection: Connection) -> int:
    """The version of the lake, EMPTY where there is none yet; only reads."""
    names = set(inspect(connection).get_table_names())
    said = connection.scalar(select(func.max(LAKE_VERSION.c.number))) if LAKE_VERSION.name in names else None
    return said or next((number for number, table in _KNOWN_BY if table.name in names), EMPTY)


def upgrade(connection: Connection) -> None:
    """Bring the lake up to NEWEST, all or nothing; inside the one writing transaction.

    Whoever opened it at the same time may have done so already. Newer ones are not for us to touch.
    """
    found = version(connection)
    if found >= NEWEST:
        return
    if found == EMPTY:
        METADATA.create_all(connection)
    for step in STEPS:
        if found < step.to:
            step.take(connection)
    connection.execute(delete(LAKE_VERSION))
    connection.execute(insert(LAKE_VERSION), {"number": NEWEST})
