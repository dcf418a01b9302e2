"""Which files are still needed: by a head, by an edition, or to undo a commit within the grace time."""

from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Select, select, union, update

from analytics.lake import files, kept
from analytics.lake.catalogue import Catalogue
from analytics.lake.tables import COMMIT_FILES, COMMITS, EDITION_HEADS, EDITION_TABLES, FILES, HEADS

UNDOABLE = timedelta(days=3 * 366)  # what a commit replaced stays so long, to be compared and undone
UNDER_WAY = timedelta(days=1)  # longer than any commit, restore or back-up takes


def retire(connection: Connection, *, now: datetime, before: datetime) -> set[str]:
    """Mark the files nothing needs any more as swept; returns the paths of all that stay.

    A commit made before then can no longer be undone, unless all its files are needed otherwise.
    """
    retired = FILES.c.swept_at.is_(None), FILES.c.id.not_in(_ids_in_use(before))
    if connection.execute(select(FILES.c.id).where(*retired).limit(1)).first():
        connection.execute(update(FILES).where(*retired).values(swept_at=now))
    return named_paths(connection)


def sweep(catalogue: Catalogue, root: Path, now: datetime, grace: timedelta) -> list[str]:
    """As Lake.sweep says; grace must be longer than a commit and the reading of a snapshot take."""
    with catalogue.write_transaction() as connection:
        needed = retire(connection, now=now, before=now - grace)
    return files.remove_others(root, needed, now - grace)


def named_paths(connection: Connection, *, swept_after: datetime | None = None) -> set[str]:
    """The paths of all files the catalogue names; with those that were marked as swept only after then."""
    unswept = FILES.c.swept_at.is_(None)
    stays = unswept if swept_after is None else unswept | (FILES.c.swept_at > swept_after)
    frozen = connection.scalars(select(EDITION_TABLES.c.path))
    return {*connection.scalars(select(FILES.c.path).where(stays)), *frozen, *kept.paths(connection)}


def tidy(catalogue: Catalogue, root: Path, now: datetime) -> list[str]:
    """What the installation sweeps by itself; the names of what was deleted.

    As a writer, so that nothing is being named meanwhile; files younger than UNDER_WAY stay, for they may be
    named yet, and those marked as swept since, for a back-up may be reading them.
    """
    before = now - UNDER_WAY
    with catalogue.write_transaction(patiently=False) as connection:
        retire(connection, now=now, before=now - UNDOABLE)
        return files.remove_others(root, named_paths(connection, swept_after=before), before)


def _ids_in_use(before: datetime) -> Select[tuple[int]]:
    recent = COMMITS.c.made_at >= before
    of_commits = COMMIT_FILES.join(COMMITS, COMMITS.c.id == COMMIT_FILES.c.commit_id)
    return select(
        union(
            select(HEADS.c.file_id),
            select(EDITION_HEADS.c.file_id),
            select(COMMIT_FILES.c.new_file_id).select_from(of_commits).where(recent),
            select(COMMIT_FILES.c.old_file_id)
            .select_from(of_commits)
            .where(recent, COMMIT_FILES.c.old_file_id.is_not(None)),
        ).subquery()
    )
