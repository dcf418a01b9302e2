"""The settings of the program: where the lake lies."""

import os

LOCATION = "DANGJIAN_LAKE"
DEFAULT_LOCATION = "var/lake"


def location() -> str:
    """Where the lake lies: a folder, or the URL of a PostgreSQL catalogue."""
    return os.environ.get(LOCATION, DEFAULT_LOCATION)
