"""How much may be asked of the program: files handed out and taken in, and how long it takes to stop."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bounds:
    """What one account may ask a minute, what one process holds and does at a time, and its way out."""

    exports_per_minute: int = 30  # of one account
    exports_at_once: int = 4  # being made in one process
    uploads_in_memory: int = 400  # MB of one process
    stop_within: int = 30  # seconds; work that lasts longer is cut off and leaves nothing


LOCAL = Bounds(exports_per_minute=120, stop_within=10)

# The least and the most of each.
LIMITS = {
    "exports_per_minute": (1, 1000),
    "exports_at_once": (1, 32),
    "uploads_in_memory": (50, 10_000),
    "stop_within": (5, 600),
}
