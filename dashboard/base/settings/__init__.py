"""The settings of the program: where the lake lies, how long a writer waits for it."""

import os

from analytics.lake import USUAL, Waits

LOCATION = "DANGJIAN_LAKE"
DEFAULT_LOCATION = "var/lake"
WAIT = "DANGJIAN_WAIT"


def location() -> str:
    """Where the lake lies: a folder, or the URL of a PostgreSQL catalogue."""
    return os.environ.get(LOCATION, DEFAULT_LOCATION)


def safe_location(where: str) -> str:
    """A location as it may be shown: a URL may hold a password."""
    return where.partition("://")[0] + "://…" if "://" in where else where


def waits() -> Waits:
    """How long one waits for others who write; what is no number of seconds is as if it were not said."""
    said = os.environ.get(WAIT, "")
    if not said.isdecimal():
        return USUAL
    return Waits(int(said), min(int(said), USUAL.reader))
