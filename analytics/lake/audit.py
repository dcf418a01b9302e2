"""The audit: lines that are only ever added, each bound to the one before it; the last stands apart, too."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, func, insert, select

from analytics.lake import record_head
from analytics.lake.catalogue import Catalogue
from analytics.lake.errors import AuditBrokenError
from analytics.lake.record_head import Head, HeadFile
from analytics.lake.records import Commit, Noted
from analytics.lake.tables import AUDIT, RECORD_HEAD

DONE = "done"  # any other outcome is the reason of a refusal
FINALISED = "定稿"


@contextmanager
def recording(catalogue: Catalogue, file: HeadFile, *, patiently: bool = True) -> Iterator[Connection]:
    """A writing transaction that adds lines; the head they leave is kept apart once they stand."""
    with catalogue.write_transaction(patiently=patiently) as connection:
        if file.read().number > head(connection).number:  # no number is given again
            _keep_head(connection, file.read())
        yield connection
        last = head(connection)
    file.keep(last)


def record(
    connection: Connection, *, at: datetime, actor: str, action: str, about: str, outcome: str = DONE
) -> None:
    """Add a line; inside the one writing transaction, so that what is done and what is noted are one."""
    before = head(connection)
    line = Noted(before.number + 1, at.astimezone(UTC), actor, action, about, outcome)
    chain = _chain_hash(before.chain, line)
    connection.execute(insert(AUDIT), {**vars(line), "chain": chain})
    _keep_head(connection, Head(line.id, chain))


def head(connection: Connection) -> Head:
    """The last line there ever was, also where it is gone: its number is not given again."""
    return max(_head_apart(connection), _last_line(connection), key=lambda one: one.number)


def keep_last_line(connection: Connection) -> None:
    """Have the head of a lake, or of a back-up, that is older than the keeping of heads; as record."""
    last = _last_line(connection)
    if last.number and not _head_apart(connection).number:
        _keep_head(connection, last)


def list_lines(connection: Connection, kept: Head = record_head.EMPTY) -> list[Noted]:
    """All lines, newest first; raises AuditBrokenError with the number of the first that does not fit.

    kept: the head as the file beside the catalogue has it.
    """
    lines, chains = [], [record_head.EMPTY.chain]
    for number, row in enumerate(connection.execute(select(AUDIT).order_by(AUDIT.c.id)), start=1):
        line = Noted(row.id, row.at, row.actor, row.action, row.about, row.outcome)
        if row.id != number or row.chain != _chain_hash(chains[-1], line):
            raise AuditBrokenError(number)
        lines.append(line)
        chains.append(row.chain)
    own = _head_apart(connection)
    if own.number < len(lines):  # it is written with every line
        raise AuditBrokenError(own.number + 1)
    _refuse_other_heads(chains, (own, kept))
    return lines[::-1]


def noted_since(catalogue: Catalogue, number: int, action: str) -> tuple[int, list[Noted]]:
    """The number of the newest line, and the lines of that action after the given one, oldest first."""
    with catalogue.reading() as connection:
        newest = connection.scalar(select(func.max(AUDIT.c.id))) or 0
        wanted = select(AUDIT).where(AUDIT.c.id > number, AUDIT.c.id <= newest, AUDIT.c.action == action)
        rows = connection.execute(wanted.order_by(AUDIT.c.id)).all() if newest > number else []
    return newest, [Noted(row.id, row.at, row.actor, row.action, row.about, row.outcome) for row in rows]


def of_commit(commit: Commit) -> str:
    """What a line says of a commit: its number, and the file or the number it came from; no rows."""
    return " ".join(part for part in (f"#{commit.id}", commit.file_name or "", commit.note) if part)


def _refuse_other_heads(chains: list[str], heads: Iterable[Head]) -> None:
    """chains: of every line by its number."""
    for one in heads:
        if one.number >= len(chains):
            raise AuditBrokenError(len(chains))
        if chains[one.number] != one.chain:
            raise AuditBrokenError(one.number)


def _head_apart(connection: Connection) -> Head:
    row = connection.execute(select(RECORD_HEAD).order_by(RECORD_HEAD.c.number.desc()).limit(1)).first()
    return Head(row.number, row.chain) if row else record_head.EMPTY


def _last_line(connection: Connection) -> Head:
    row = connection.execute(select(AUDIT.c.id, AUDIT.c.chain).order_by(AUDIT.c.id.desc()).limit(1)).first()
    return Head(row.id, row.chain) if row else record_head.EMPTY


def _keep_head(connection: Connection, last: Head) -> None:
    connection.execute(delete(RECORD_HEAD))
    connection.execute(insert(RECORD_HEAD), vars(last))


def _chain_hash(before: str, line: Noted) -> str:
    said = [before, line.id, line.at.isoformat(), line.actor, line.action, line.about, line.outcome]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
