"""Where a lake lies: a folder with everything in it, or a PostgreSQL URL naming the folder of the files."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from analytics.lake.errors import LakeUnavailableError

_FILES, _RECORD_HEAD = "files", "record.head"
_SECONDS_TO_ANSWER = {"connect_timeout": "10"}


@dataclass(frozen=True)
class Location:
    """The database of the catalogue, the folder of the Parquet files, and what to call both (no password)."""

    database: URL
    files: Path
    name: str

    @property
    def record_head(self) -> Path:
        """The file that keeps the head of the record: beside the catalogue, or with the files."""
        return (self.catalogue_file.parent if self.catalogue_file else self.files) / _RECORD_HEAD

    @property
    def catalogue_file(self) -> Path | None:
        """The catalogue where it is a file; None where it is on a server."""
        named = self.database.database
        return Path(named) if named and self.database.get_backend_name() == "sqlite" else None


def locate(location: str | Path) -> Location:
    """Read the one setting; raises LakeUnavailableError."""
    if "://" in str(location):
        return _server(str(location))
    folder = Path(location)
    database = URL.create("sqlite+pysqlite", database=str(folder / "catalogue.sqlite"))
    return Location(database, folder / _FILES, str(folder))


def _server(text: str) -> Location:
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        # The password cannot be told from the rest of a URL that does not parse.
        raise LakeUnavailableError(text.partition("://")[0] + "://…") from error
    name = url.render_as_string(hide_password=True)
    folder = url.query.get(_FILES)
    if url.get_backend_name() != "postgresql" or not isinstance(folder, str) or not folder:
        raise LakeUnavailableError(name)
    database = url.difference_update_query([_FILES]).set(drivername="postgresql+psycopg")
    return Location(database.set(query={**_SECONDS_TO_ANSWER, **database.query}), Path(folder), name)
