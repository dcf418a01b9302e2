"""The command line: `python -m dashboard …`. The exit statuses stand in dashboard/commands/status.py."""

import signal
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from dashboard.commands import interrupts


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status. Ctrl-C ends it with a sentence, from the very start on."""
    interrupts.begin()
    try:
        from dashboard.commands import program  # loads for a second or two, in which one may press Ctrl-C too

        return program.run(argv)
    except KeyboardInterrupt:
        return interrupts.tell_interrupt()


def _program() -> int:
    """The whole of a run. Once its status is known, Ctrl-C changes nothing more.

    While the interpreter ends Python puts the system's own handler back, by which Ctrl-C would kill without a
    word (status -2); an ignored signal stays ignored.
    """
    try:
        return main()
    except KeyboardInterrupt:  # pressed again, or raised by Polars and by Python both
        return interrupts.tell_interrupt()
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def _write_utf8() -> None:
    """Chinese and CSV come out the same on every system, through a pipe too."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", newline="\n")


if __name__ == "__main__":
    _write_utf8()
    sys.exit(_program())
