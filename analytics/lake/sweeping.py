"""Which files are still needed: by a head, by an edition, or to undo a commit within the grace time."""

from datetime import datetime

from sqlalchemy import Connection, select, union, update

from analytics.lake import kept
from analytics.lake.tables import COMMIT_FILES, COMMITS, EDITION_HEADS, EDITION_TABLES, FILES, HEADS


def retire(connection: Connection, *, now: datetime, before: datetime) -> set[str]:
    """Mark the files nothing needs any more as swept; returns the paths of all that stay.

    A commit made before then can no longer be undone, unless all its files are needed otherwise.
    """
    recent = COMMITS.c.made_at >= before
    of_commits = COMMIT_FILES.join(COMMITS, COMMITS.c.id == COMMIT_FILES.c.commit_id)
    needed = union(
        select(HEADS.c.file_id),
        select(EDITION_HEADS.c.file_id),
        select(COMMIT_FILES.c.new_file_id).select_from(of_commits).where(recent),
        select(COMMIT_FILES.c.old_file_id)
        .select_from(of_commits)
        .where(recent, COMMIT_FILES.c.old_file_id.is_not(None)),
    )
    unswept = FILES.c.swept_at.is_(None)
    connection.execute(update(FILES).where(unswept, FILES.c.id.not_in(needed)).values(swept_at=now))
    frozen = connection.scalars(select(EDITION_TABLES.c.path))
    return {*connection.scalars(select(FILES.c.path).where(unswept)), *frozen, *kept.paths(connection)}
