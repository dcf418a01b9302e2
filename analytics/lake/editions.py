"""Editions: results frozen under a number of their period, with the heads they came from."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, func, insert, select

from analytics.lake import agreement
from analytics.lake.errors import AlreadyFinalisedError, UnknownEditionError
from analytics.lake.files import StoredFile
from analytics.lake.records import Edition
from analytics.lake.snapshot import Snapshot
from analytics.lake.tables import EDITION_HEADS, EDITION_TABLES, EDITIONS

_NEWEST_FIRST = (EDITIONS.c.made_at.desc(), EDITIONS.c.period.desc(), EDITIONS.c.number.desc())


def list_editions(connection: Connection, *conditions: Any) -> list[Edition]:
    """The editions that meet the conditions, newest first."""
    rows = connection.execute(select(EDITIONS).where(*conditions).order_by(*_NEWEST_FIRST)).all()
    return [
        Edition(
            id=row.id,
            period=row.period,
            number=row.number,
            made_at=row.made_at,
            actor=row.actor,
            revision=row.commit_id,
            method_date=row.method_date,
            program_version=row.program_version,
            synthetic=row.synthetic,
        )
        for row in rows
    ]


def find(connection: Connection, edition_id: str) -> Edition:
    """One edition; raises UnknownEditionError."""
    found = list_editions(connection, EDITIONS.c.id == edition_id)
    if not found:
        raise UnknownEditionError(edition_id)
    return found[0]


def frozen_files(connection: Connection, edition_id: str) -> dict[str, StoredFile]:
    """The files of an edition's tables by name; ValueError or TypeError where one bears another name."""
    rows = connection.execute(
        select(EDITION_TABLES)
        .where(EDITION_TABLES.c.edition_id == edition_id)
        .order_by(EDITION_TABLES.c.name)
    ).all()
    named = map(agreement.frozen_table, rows)
    return {one["name"]: StoredFile(one["path"], one["rows"], one["sha256"]) for one in named}


def refuse_unseen(connection: Connection, period: str, follows: int | None) -> None:
    """Raise AlreadyFinalisedError when the newest edition of the period is not the one of this number."""
    found = list_editions(connection, EDITIONS.c.period == period)
    if follows is not None and found and found[0].number != follows:
        raise AlreadyFinalisedError(found[0])


def record(
    connection: Connection,
    period: str,
    entry: Mapping[str, Any],
    now: Snapshot,
    stored: Mapping[str, StoredFile],
) -> Edition:
    """Write the next edition of the period down; inside the one writing transaction."""
    newest = connection.scalar(select(func.max(EDITIONS.c.number)).where(EDITIONS.c.period == period))
    number = (newest or 0) + 1
    edition_id = f"{period}-{number}"
    own = {"id": edition_id, "period": period, "number": number, "commit_id": now.revision}
    connection.execute(insert(EDITIONS), {**own, **entry})
    tables = [
        {"edition_id": edition_id, "name": name, "path": file.path, "rows": file.rows, "sha256": file.sha256}
        for name, file in stored.items()
    ]
    heads = [
        {"edition_id": edition_id, "dataset": dataset, "partition": partition, "file_id": head.file_id}
        for (dataset, partition), head in now.heads.items()
    ]
    for table, rows in ((EDITION_TABLES, tables), (EDITION_HEADS, heads)):
        if rows:
            connection.execute(insert(table), rows)
    return find(connection, edition_id)
