"""The command line: `python -m dashboard …`. The exit statuses stand in dashboard/commands/status.py."""

import sys
from collections.abc import Sequence
from io import TextIOWrapper

from dashboard.commands import status


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status. Ctrl-C ends it quietly, from the very start on."""
    try:
        from dashboard.commands import running  # loads for a second or two, in which one may press Ctrl-C too

        return running.run(argv)
    except KeyboardInterrupt:
        return status.INTERRUPTED


def _write_utf8() -> None:
    """Chinese and CSV come out the same on every system, through a pipe too."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", newline="\n")


if __name__ == "__main__":
    _write_utf8()
    sys.exit(main())
