"""Whether the catalogue says one thing: what stands in it twice is the same, and every value of its kind.

SQLite keeps no sum of its pages. A bit that flips there can lose a row or change a value that reads well.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import polars as pl
from polars.exceptions import PolarsError
from sqlalchemy import Connection, Row, Table, select

from analytics.base.periods import UnknownPeriodError, parse
from analytics.datasets import ALL, WHOLE
from analytics.lake.errors import CatalogueDamagedError
from analytics.lake.tables import (
    COMMIT_FILES,
    COMMITS,
    EDITION_HEADS,
    EDITION_TABLES,
    EDITIONS,
    FILES,
    HEADS,
    ISSUED_FILES,
    KEPT_FILES,
)

_WHOLE = "ok"  # what SQLite says of a database without faults
Rows = list[dict[str, Any]]
Heads = dict[tuple[str, str], tuple[int, int]]  # of each partition its file and its commit


def refuse_damaged(connection: Connection, root: Path) -> None:
    """Raise CatalogueDamagedError where the pages, or what they say of the data, cannot be what was written.

    It looks at all that stands and at its history; at what an edition names when that is asked for.
    """
    name = str(root.parent)
    if not is_whole(connection) or not _agrees(connection, root):
        raise CatalogueDamagedError(name)


def refuse_damaged_editions(connection: Connection, root: Path) -> None:
    """Likewise of all that editions name."""
    changed = _of_kind(connection, COMMIT_FILES)
    rows = {row["id"]: row["rows"] for row in _of_kind(connection, FILES)}
    frozen, named = _of_kind(connection, EDITION_TABLES), _of_kind(connection, EDITION_HEADS)
    for edition in _of_kind(connection, EDITIONS):
        own = [row for row in frozen if row["edition_id"] == edition["id"]]
        heads = {_key(row): row["file_id"] for row in named if row["edition_id"] == edition["id"]}
        stood = _heads_after(row for row in changed if row["commit_id"] <= edition["commit_id"])
        then = {key: file_id for key, (file_id, _) in stood.items() if rows.get(file_id)}
        extra = heads.items() - then.items()  # of emptied partitions alone
        if not then.items() <= heads.items() or any(rows.get(file_id) for _, file_id in extra):
            raise CatalogueDamagedError(str(root.parent))
        if not all(map(_is_of_edition, own)):
            raise CatalogueDamagedError(str(root.parent))


def is_whole(connection: Connection) -> bool:
    """What SQLite finds when it looks through its own file; a server looks after its own."""
    if connection.dialect.name != "sqlite":
        return True
    return connection.exec_driver_sql("PRAGMA integrity_check").scalar() == _WHOLE


def frozen_table(row: Row[Any]) -> dict[str, Any]:
    """A row of EDITION_TABLES as a mapping; TypeError or ValueError where it cannot be what was written."""
    found = of_kind(EDITION_TABLES, row)
    if not _is_of_edition(found):
        raise ValueError(found["name"])
    return found


def of_kind(table: Table, row: Row[Any]) -> dict[str, Any]:
    """The row as a mapping; TypeError where a value is not of its column's kind."""
    values = dict(row._mapping)
    for column in table.columns:
        value, kind = values[column.name], column.type.python_type
        if not isinstance(value, kind) and not (value is None and column.nullable):
            raise TypeError(column.name)
        if kind is int and value is not None and value < 0:
            raise ValueError(column.name)
    return values


def _of_kind(connection: Connection, table: Table) -> Rows:
    return [of_kind(table, row) for row in connection.execute(select(table))]


def _agrees(connection: Connection, root: Path) -> bool:
    tables = (COMMITS, FILES, COMMIT_FILES, HEADS, EDITIONS, KEPT_FILES, ISSUED_FILES)
    commits, stored, changed, heads, editions, *_ = (_of_kind(connection, table) for table in tables)
    files = {row["id"]: row for row in stored}
    changes = sorted(changed, key=lambda row: row["commit_id"])
    numbers = {row["id"] for row in commits}
    return (
        {row["commit_id"] for row in changes} == numbers
        and sorted(row["new_file_id"] for row in changes) == sorted(files)
        and _change_in_turn(changes, files)
        and {_key(row): (row["file_id"], row["commit_id"]) for row in heads} == _heads_after(changes)
        and all(_is_edition(row, max(numbers, default=0)) for row in editions)
        and all(row["undone_by"] is None or row["id"] < row["undone_by"] in numbers for row in commits)
        and not any(_holds_rows(files[row["file_id"]], root) for row in heads)
    )


def _change_in_turn(changes: Rows, files: Mapping[int, dict[str, Any]]) -> bool:
    """Whether each change follows the one before of its partition, under the name of its file."""
    last: dict[tuple[str, str], int] = {}
    for row in changes:
        key, file, before = _key(row), files[row["new_file_id"]], last.get(_key(row))
        was_emptied = before is not None and not files[before]["rows"]  # then it may count as not there
        follows = row["old_file_id"] == before or (was_emptied and row["old_file_id"] is None)
        if not follows or key != _key(file) or not _is_place(*key):
            return False
        if not _is_named_by(file["path"], *key):
            return False
        last[key] = row["new_file_id"]
    return True


def _heads_after(changes: Iterable[dict[str, Any]]) -> Heads:
    ordered = sorted(changes, key=lambda row: row["commit_id"])
    return {_key(row): (row["new_file_id"], row["commit_id"]) for row in ordered}


def _is_of_edition(row: Mapping[str, Any]) -> bool:
    return _is_named_by(row["path"], f"edition-{row['edition_id'].rpartition('-')[0]}", row["name"])


def _is_named_by(path: str, folder: str, name: str) -> bool:
    """Whether a stored file bears the name it was written under, see files.write."""
    return path.startswith(f"{folder}/{name}-")


def _key(row: Mapping[str, Any]) -> tuple[str, str]:
    return row["dataset"], row["partition"]


def _is_place(dataset: str, partition: str) -> bool:
    if dataset not in ALL:
        return False
    return partition == WHOLE if ALL[dataset].split_by is None else _is_period(partition)


def _is_period(code: str) -> bool:
    try:
        return parse(code).code == code
    except UnknownPeriodError:
        return False


def _is_edition(row: Mapping[str, Any], revision: int) -> bool:
    named = row["id"] == f"{row['period']}-{row['number']}" and _is_period(row["period"])
    return named and row["commit_id"] <= revision


def _holds_rows(file: Mapping[str, Any], root: Path) -> bool:
    """Whether a file that is said to hold none holds some: its partition would be as if it had never been."""
    if file["rows"]:
        return False
    try:
        return bool(pl.scan_parquet(root / file["path"], glob=False).select(pl.len()).collect().item())
    except (PolarsError, OSError):  # another fault, which is told where the file is read
        return False
