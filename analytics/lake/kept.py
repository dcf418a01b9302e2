"""Files kept byte for byte: originals and left-out rows of commits, issued files of editions."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, insert, select, union_all

from analytics.lake.errors import AlreadyIssuedError, NotKeptError
from analytics.lake.files import Draft, StoredContent, keep
from analytics.lake.records import IssuedFile, Role
from analytics.lake.tables import ISSUED_FILES, KEPT_FILES


def record(
    connection: Connection, root: Path, commit_id: int, drafts: Mapping[Role, tuple[str, Draft]]
) -> None:
    """Name what a commit keeps, each by the name it came under; inside the one writing transaction."""
    rows = [
        {"commit_id": commit_id, "role": role.value, "name": name, **_place(keep(root, draft))}
        for role, (name, draft) in drafts.items()
    ]
    if rows:
        connection.execute(insert(KEPT_FILES), rows)


def find(connection: Connection, commit_id: int, role: Role) -> tuple[str, StoredContent]:
    """The name and the place of what a commit keeps; raises NotKeptError."""
    own = (KEPT_FILES.c.commit_id == commit_id, KEPT_FILES.c.role == role.value)
    row = connection.execute(select(KEPT_FILES).where(*own)).one_or_none()
    if row is None:
        raise NotKeptError(commit_id, role.value)
    return row.name, StoredContent(row.path, row.sha256, row.size)


def issue(
    connection: Connection, edition_id: str, name: str, content: StoredContent, made_at: datetime
) -> IssuedFile:
    """Name a file of an edition; the same once more changes nothing. Raises AlreadyIssuedError."""
    earlier = next((one for one in list_issued(connection, edition_id) if one.name == name), None)
    if earlier is None:
        entry = {"edition_id": edition_id, "name": name, "made_at": made_at, **_place(content)}
        connection.execute(insert(ISSUED_FILES), entry)
        return IssuedFile(name, content.size, content.sha256, made_at)
    if earlier.sha256 != content.sha256:
        raise AlreadyIssuedError(edition_id, name)
    return earlier


def list_issued(connection: Connection, edition_id: str) -> list[IssuedFile]:
    """The files of an edition by name."""
    own = select(ISSUED_FILES).where(ISSUED_FILES.c.edition_id == edition_id)
    rows = connection.execute(own.order_by(ISSUED_FILES.c.name)).all()
    return [IssuedFile(row.name, row.size, row.sha256, row.made_at) for row in rows]


def find_issued(connection: Connection, edition_id: str, name: str) -> StoredContent:
    """The place of one file of an edition; raises NotKeptError."""
    own = (ISSUED_FILES.c.edition_id == edition_id, ISSUED_FILES.c.name == name)
    row = connection.execute(select(ISSUED_FILES).where(*own)).one_or_none()
    if row is None:
        raise NotKeptError(edition_id, name)
    return StoredContent(row.path, row.sha256, row.size)


def paths(connection: Connection) -> set[str]:
    """The places of all kept content: nothing that history or an edition names is ever swept."""
    return set(connection.scalars(union_all(select(KEPT_FILES.c.path), select(ISSUED_FILES.c.path))))


def _place(content: StoredContent) -> dict[str, str | int]:
    return {"path": content.path, "sha256": content.sha256, "size": content.size}
