"""The audit: lines that are only ever added, each bound to the one before it."""

import hashlib
import json
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select

from analytics.lake.catalogue import Catalogue
from analytics.lake.errors import AuditBrokenError
from analytics.lake.records import Commit, Noted
from analytics.lake.tables import AUDIT

DONE = "done"  # any other outcome is the reason of a refusal
FINALISED = "定稿"
_START = ""


def record(
    connection: Connection, *, at: datetime, actor: str, action: str, about: str, outcome: str = DONE
) -> None:
    """Add a line; inside the one writing transaction, so that what is done and what is noted are one."""
    last = connection.execute(select(AUDIT.c.id, AUDIT.c.chain).order_by(AUDIT.c.id.desc()).limit(1)).first()
    number, before = (last.id + 1, last.chain) if last else (1, _START)
    line = Noted(number, at.astimezone(UTC), actor, action, about, outcome)
    connection.execute(insert(AUDIT), {**vars(line), "chain": _chain_hash(before, line)})


def list_lines(connection: Connection) -> list[Noted]:
    """All lines, newest first; raises AuditBrokenError with the number of the first that does not fit."""
    lines, before = [], _START
    for number, row in enumerate(connection.execute(select(AUDIT).order_by(AUDIT.c.id)), start=1):
        line = Noted(row.id, row.at, row.actor, row.action, row.about, row.outcome)
        if row.id != number or row.chain != _chain_hash(before, line):
            raise AuditBrokenError(number)
        lines.append(line)
        before = row.chain
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


def _chain_hash(before: str, line: Noted) -> str:
    said = [before, line.id, line.at.isoformat(), line.actor, line.action, line.about, line.outcome]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
