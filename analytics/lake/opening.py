"""Opening a lake: the one that is there, or a new one where nothing is, and never one in place of another."""

from pathlib import Path

from analytics.lake import agreement, files, sqlite_file
from analytics.lake.catalogue import Catalogue
from analytics.lake.errors import LakeError, LakeMissingError
from analytics.lake.lake import Lake
from analytics.lake.location import Location, locate
from analytics.lake.record_head import HeadFile
from analytics.lake.waiting import USUAL, Waits


def open_lake(location: str | Path, *, makes: bool = True, waits: Waits = USUAL) -> Lake:
    """Open the lake at a folder or postgresql+psycopg://…?files=FOLDER.

    makes: where nothing at all is there, a new one is made. Files without their catalogue, or a catalogue
    without its folder of files, are a lake that lost something: none is made. Raises LakeUnavailableError.
    """
    place = locate(location)
    catalogue = Catalogue(place, waits)
    try:
        with catalogue.available():
            _find(place, catalogue, makes=makes)
    except LakeError:
        catalogue.close()
        raise
    return Lake(catalogue, place.files.absolute(), HeadFile(place.record_head.absolute()))


def _find(place: Location, catalogue: Catalogue, *, makes: bool) -> None:
    is_new = makes and not files.any_inside(place.files)
    if is_new and place.catalogue_file:
        sqlite_file.make(place.catalogue_file)
    if not catalogue.exists():
        if not is_new:
            raise LakeMissingError(place.name)
        files.make_folder(place.files)  # first: whoever finds a catalogue finds the folder
    catalogue.make()
    if not place.files.is_dir():
        raise LakeMissingError(place.name)
    with catalogue.reading_one_state() as connection:
        agreement.refuse_damaged(connection, place.files)
