"""The settings of the program: where the lake lies."""

import os

LOCATION = "DANGJIAN_LAKE"
DEFAULT_LOCATION = "var/lake"


def location() -> str:
    """Where the lake lies: a folder, or the URL of a PostgreSQL catalogue."""
    return os.environ.get(LOCATION, DEFAULT_LOCATION)


def named(lake: str) -> str:
    """What to call that location before a reader: a URL may hold a password."""
    return lake.partition("://")[0] + "://…" if "://" in lake else lake
