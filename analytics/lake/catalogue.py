"""The database of the catalogue: opening it, reading from it, and one writer at a time."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, create_engine, func, select
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from analytics.lake import causes, sqlite_file, upgrading
from analytics.lake.errors import CatalogueDamagedError, LakeNewerError
from analytics.lake.location import Location
from analytics.lake.waiting import SECONDS, USUAL, WRITES, Waits

_WRITERS = 8501  # the advisory lock writers hold; any number that no other program of the database uses


class Catalogue:
    """The catalogue of one lake. Safe to share between threads; not across a fork."""

    def __init__(self, location: Location, waits: Waits = USUAL) -> None:
        self._name = location.name
        file = location.catalogue_file
        self._server = file is None
        with self.available():
            self._engine = sqlite_file.engine(file, waits) if file else _server_engine(location)
        self._patient, self._hasty = (
            self._engine.execution_options(**{WRITES: True, SECONDS: seconds})
            for seconds in (waits.writer, waits.reader)
        )

    def exists(self) -> bool:
        """Whether there is a catalogue at all."""
        return self._version() != upgrading.EMPTY

    def make(self) -> None:
        """Have the tables as this program knows them; where they are so it only reads, as some lakes allow.

        Raises LakeNewerError for a lake that a newer program made.
        """
        found = self._version()
        if found > upgrading.NEWEST:
            raise LakeNewerError(self._name, found, upgrading.NEWEST)
        if found < upgrading.NEWEST:
            with self.write_transaction() as connection:  # two programs may open a new lake at once
                upgrading.upgrade(connection)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read with. Each statement sees one state; use one where two could disagree."""
        with self._understood(), self.available(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def reading_one_state(self) -> Iterator[Connection]:
        """A connection all of whose statements see the state of the first, whatever others commit."""
        # A transaction of SQLite does by itself.
        level = {"isolation_level": "REPEATABLE READ"} if self._server else {}
        connected = self._engine.connect
        with self._understood(), self.available(), connected().execution_options(**level) as connection:
            yield connection

    @contextmanager
    def write_transaction(self, *, patiently: bool = True) -> Iterator[Connection]:
        """A transaction that sees every earlier one and has no other writer beside it.

        It is committed, down to the disk, when the block ends; an error inside undoes it. It waits for its
        turn, not patiently only as long as a reader would.
        """
        with self.available(), (self._patient if patiently else self._hasty).begin() as connection:
            if self._server:
                seconds = connection.get_execution_options()[SECONDS]
                wait = f"{round(seconds * 1000) or 1}ms"  # 0 would be for ever
                connection.execute(select(func.set_config("lock_timeout", wait, True)))
                connection.execute(select(func.pg_advisory_xact_lock(_WRITERS)))
            yield connection

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    @contextmanager
    def available(self) -> Iterator[None]:
        """Storage that fails inside is a lake that is not available."""
        try:
            yield
        except (DBAPIError, PoolTimeoutError, ArgumentError, NoSuchModuleError, OSError) as error:
            raise causes.unavailable(error, self._name) from error

    @contextmanager
    def _understood(self) -> Iterator[None]:
        """Values inside that cannot be what was written, as a day of no month, are a damaged catalogue."""
        try:
            yield
        except (ValueError, TypeError, LookupError) as error:
            raise CatalogueDamagedError(self._name) from error

    def _version(self) -> int:
        with self.reading() as connection:
            return upgrading.version(connection)


def _server_engine(location: Location) -> Engine:
    return create_engine(location.database, pool_pre_ping=True)
