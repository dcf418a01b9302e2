"""How long whoever wants the catalogue waits while somebody else keeps it."""

from dataclasses import dataclass

WRITES, SECONDS = "writes", "seconds"  # options of a connection: that it writes, how long it waits


@dataclass(frozen=True)
class Waits:
    """Seconds. A page must not hang, an officer's change is worth waiting for."""

    writer: float = 30
    reader: float = 5


USUAL = Waits()
