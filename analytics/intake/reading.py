"""Opens a file in a child process: a hostile one ends the child, never the server."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import BinaryIO, cast

import analytics
from analytics.intake import limits
from analytics.intake.books import Book, CodedBook
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.messages import hear
from analytics.intake.progress import Progress, unheard

_PROJECT = Path(analytics.__file__).parents[1]
_TICK = 0.1  # seconds between two words about progress, the longest a cancellation waits


def read_book(path: Path, progress: Progress = unheard) -> Book:
    """The visible sheets of an .xlsx or .xls, or the one grid of a CSV, as texts; raises RefusedError.

    progress hears the share that is done, 0 to 1; what it raises ends the child and goes on.
    """
    size = path.stat().st_size
    if size > limits.FILE_BYTES:
        megabytes = f"{limits.FILE_BYTES // limits.MIB} MB"
        raise RefusedError(Problem.TOO_LARGE, megabytes, f"{-(-size // limits.MIB)} MB")
    book = _told_by_child(path, progress).book()
    if not book.grids:
        raise RefusedError(Problem.NOTHING_INSIDE)
    return book


class _Listener(Thread):
    """Hears the child out, so that the one who waits can go on saying how far it is."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(daemon=True)
        self.share = 0.0
        self.told: CodedBook | RefusedError = RefusedError(Problem.UNREADABLE)
        self._stream = stream

    def run(self) -> None:
        """Listen to the end; a child that dies midway leaves the refusal above."""
        try:
            self.told = hear(self._stream, self._note)
        except RefusedError as refused:
            self.told = refused
        except (ValueError, LookupError, TypeError):  # half an answer
            return

    def _note(self, share: float) -> None:
        self.share = share


def _told_by_child(path: Path, progress: Progress) -> CodedBook:
    # -S: the worker needs no installed package but xlrd for an .xls, and starts faster without looking.
    command = [sys.executable, "-S", "-m", "analytics.intake.worker", str(path.resolve()), _packages()]
    child = subprocess.Popen(  # noqa: S603  # our own module; the path is one argument, not a shell's text
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=_PROJECT
    )
    stream = cast(BinaryIO, child.stdout)
    listener = _Listener(stream)
    try:
        listener.start()
        for _ in range(int(limits.SECONDS / _TICK)):
            listener.join(_TICK)
            progress(listener.share)
            if not listener.is_alive():
                break
    finally:  # also when progress raised: no process, thread or pipe is left behind
        child.kill()
        child.wait()
        listener.join()
        stream.close()
        cast(BinaryIO, child.stdin).close()
    if isinstance(listener.told, RefusedError):
        raise listener.told
    return listener.told


def _packages() -> str:
    """The folder the package xlrd lies in."""
    found = find_spec("xlrd")
    return str(Path(found.origin).parents[1]) if found and found.origin else ""
