"""Word documents as PDF, by LibreOffice where it is installed."""

import contextlib
import functools
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.media import fonts
from dashboard.media.same_bytes import settled_pdf

_WRITER = "sw"
_SECONDS = 180  # the provincial report takes about five
_ALONE = threading.Lock()  # each run takes a core and some 200 MB
_BEAT = 0.25  # seconds between two calls of whoever listens


class Missing(StrEnum):
    """Why no PDF can be made, or why it looks otherwise than in Word."""

    LIBREOFFICE = "libreoffice"
    FONT = "official_font"
    FAILED = "failed"


class PdfUnavailableError(RuntimeError):
    """No PDF can be made here and now."""

    def __init__(self, reason: Missing) -> None:
        super().__init__(reason.value)
        self.reason = reason


@functools.cache
def missing_part() -> Missing | None:
    """What is not installed; looked up once a process. Without the official font a PDF can still be made."""
    if not is_installed():
        return Missing.LIBREOFFICE
    return Missing.FONT if fonts.lacking_official() else None


def is_installed() -> bool:
    """Whether documents can be converted."""
    return office(_WRITER) is not None


def pdf(document: bytes, waiting: Callable[[], None] = lambda: None) -> bytes:
    """The .docx as PDF; raises PdfUnavailableError. The profile is a fresh one: nobody's settings matter.

    waiting is called again and again until it is done; raising there ends LibreOffice.
    """
    program = office(_WRITER)
    if program is None:
        raise PdfUnavailableError(Missing.LIBREOFFICE)
    with _alone(waiting), TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source = Path(folder) / "document.docx"
        source.write_bytes(document)
        profile = (Path(folder) / "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"]
        try:
            _run([*command, "--convert-to", "pdf", "--outdir", folder, str(source)], waiting)
            return settled_pdf(source.with_suffix(".pdf").read_bytes())
        except (subprocess.SubprocessError, OSError) as error:
            raise PdfUnavailableError(Missing.FAILED) from error


@contextlib.contextmanager
def _alone(waiting: Callable[[], None]) -> Iterator[None]:
    """One conversion at a time; whoever waits can give up."""
    while not _ALONE.acquire(timeout=_BEAT):
        waiting()
    try:
        yield
    finally:
        _ALONE.release()


def _run(command: list[str], waiting: Callable[[], None]) -> None:
    """Run it in a group of its own, which ends with it whatever happens; raises SubprocessError, OSError."""
    until = time.monotonic() + _SECONDS
    nowhere = subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603  # a fixed command on a file of our own
        command,
        stdout=nowhere,
        stderr=nowhere,
        start_new_session=True,
        env={**os.environ, "TZ": "UTC"},  # where we are changes the length of the hour it writes
    ) as program:
        try:
            while program.poll() is None:
                if time.monotonic() > until:
                    raise subprocess.TimeoutExpired(command, _SECONDS)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    program.wait(_BEAT)
                waiting()
        finally:
            _end(program)
    if program.returncode:
        raise subprocess.CalledProcessError(program.returncode, command)


def _end(program: subprocess.Popen[bytes]) -> None:
    """End what still runs, with all that it started: LibreOffice is a script that starts the program."""
    if program.poll() is not None:
        return
    if sys.platform == "win32":
        program.kill()
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGKILL)


def office(part: str) -> str | None:
    """The program, where it has the part with that library (sw: Writer, sc: Calc)."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None or not sys.platform.startswith("linux"):
        return found  # Windows and macOS install it whole
    return found if (Path(found).resolve().parent / f"lib{part}lo.so").exists() else None
