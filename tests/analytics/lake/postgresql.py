"""A PostgreSQL server of the tests' own: on a socket in a temporary folder, gone when they end."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

ACCOUNT = "postgres"  # the server refuses to run as root; Debian's package makes this account
# No port; and no power will fail during a test.
SETTINGS = "-c listen_addresses= -c fsync=off"


def programs() -> Path | None:
    """Where initdb and pg_ctl lie: Debian keeps them out of the path."""
    found = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return Path(found).parent if found else debian[-1].parent if debian else None


@contextmanager
def server(programs: Path) -> Iterator[Path]:
    """Start a server; the folder of its socket."""
    folder = Path(tempfile.mkdtemp(prefix="lake-"))
    try:
        if os.name == "posix" and os.getuid() == 0:
            shutil.chown(folder, ACCOUNT)
        data = str(folder / "data")
        _run(folder, programs / "initdb", "-D", data, "-U", ACCOUNT, "-A", "trust", "-E", "UTF8", "--no-sync")
        start(programs, folder)
        try:
            yield folder
        finally:
            stop(programs, folder)
    finally:
        shutil.rmtree(folder)


def start(programs: Path, folder: Path) -> None:
    """Start the server of that folder; it answers when this returns."""
    _control(programs, folder, "-o", f"-k {folder} {SETTINGS}", "start")


def stop(programs: Path, folder: Path) -> None:
    """End it at once, as a kill would; the next start repairs what was under way."""
    _control(programs, folder, "-m", "immediate", "stop")


def new_schema(socket: Path, name: str) -> str:
    """Make an empty schema; the URL of a catalogue in it, to which &files=FOLDER is added."""
    with psycopg.connect(host=str(socket), user=ACCOUNT, dbname="postgres") as connection:
        connection.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(name)))
    return f"postgresql+psycopg://{ACCOUNT}@/postgres?host={socket}&options=-csearch_path%3D{name}"


def _control(programs: Path, folder: Path, *what: str) -> None:
    _run(folder, programs / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", *what)


def _run(folder: Path, *command: object) -> None:
    as_account = ["runuser", "-u", ACCOUNT, "--"] if os.getuid() == 0 else []
    subprocess.run([*as_account, *map(str, command)], check=True, cwd=folder, stdout=subprocess.DEVNULL)
