"""A lake that was made for a command which then did nothing: it goes again, as if it had not been."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, func, select

from analytics.lake import files
from analytics.lake.audit import DONE
from analytics.lake.catalogue import Catalogue
from analytics.lake.errors import LakeError
from analytics.lake.lake import Lake
from analytics.lake.location import Location, locate
from analytics.lake.opening import open_lake
from analytics.lake.tables import AUDIT, COMMITS, EDITIONS, METADATA
from analytics.lake.waiting import USUAL, Waits

_BESIDE = ("", "-wal", "-shm")  # the catalogue, and what SQLite lays beside it


@contextmanager
def lake_to_fill(location: str | Path, *, waits: Waits = USUAL, keeps_empty: bool = False) -> Iterator[Lake]:
    """The lake there, or a new one where nothing is; closed at the end.

    One that was new and in which nothing was done goes again; keeps_empty: only where the block fails.
    Raises LakeUnavailableError.
    """
    place = locate(location)
    missing = [path for path in (place.files, *place.files.parents) if not path.exists()]
    is_new = not _is_there(place, waits)
    lake = open_lake(location, waits=waits)
    stays = False
    try:
        yield lake
        stays = keeps_empty
    finally:
        if is_new and not stays:
            with suppress(LakeError, OSError):  # what failed before is to be told
                _take_away(lake.catalogue, place, missing)
        lake.close()


def _is_there(place: Location, waits: Waits) -> bool:
    if place.catalogue_file:
        return place.catalogue_file.exists()
    catalogue = Catalogue(place, waits)
    try:
        return catalogue.exists()
    finally:
        catalogue.close()


def _take_away(catalogue: Catalogue, place: Location, missing: Sequence[Path]) -> None:
    """As a writer: nobody fills it meanwhile."""
    with catalogue.write_transaction() as connection:
        if not _is_untouched(connection):
            return
        files.remove_others(place.files, set(), datetime.max.replace(tzinfo=UTC))
        place.record_head.unlink(missing_ok=True)
        if place.catalogue_file:
            for end in _BESIDE:
                place.catalogue_file.with_name(place.catalogue_file.name + end).unlink(missing_ok=True)
        else:
            METADATA.drop_all(connection)
    for folder in [*(path for path in place.files.rglob("*") if path.is_dir()), *missing]:
        with suppress(OSError):  # somebody else has put something there
            folder.rmdir()


def _is_untouched(connection: Connection) -> bool:
    """Whether nothing was ever done in it, whatever was refused."""
    done = select(func.count()).select_from(AUDIT).where(AUDIT.c.outcome == DONE)
    counts = [select(func.count()).select_from(table) for table in (COMMITS, EDITIONS)]
    return not any(connection.scalar(count) for count in (*counts, done))
