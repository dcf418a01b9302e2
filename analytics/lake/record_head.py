"""The head of the record, kept apart in a file: a record that was cut off or put back as it was is noticed.

The file may lag behind, after a kill or where it cannot be written; it never runs ahead of what stands.
"""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from analytics.lake import files


@dataclass(frozen=True)
class Head:
    """The number of the last line, and the sum it carries; 0 and nothing of a record without lines."""

    number: int
    chain: str


EMPTY = Head(0, "")


class HeadFile:
    """The file the head is kept in."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Head:
        """The head as it was kept last; EMPTY where there is none, or only what is left of one."""
        return self._read_whole() or EMPTY

    def is_damaged(self) -> bool:
        """Whether there is such a file, and what it says is not a head: it then proves nothing."""
        return self.path.exists() and self._read_whole() is None

    def keep(self, head: Head) -> None:
        """Keep the head where it is a later one; a file that cannot be written is left as it is."""
        if head.number <= self.read().number:
            return
        draft = self.path.with_name(f"{self.path.name}-{uuid4().hex}.draft")
        with suppress(OSError):
            files.write_through(draft, self.path, f"{head.number} {head.chain} {_sum(head)}\n".encode())

    def _read_whole(self) -> Head | None:
        try:
            number, chain, own = self.path.read_text("ascii").split()
            head = Head(int(number), chain)
        except (OSError, ValueError):
            return None
        return head if own == _sum(head) else None


def _sum(head: Head) -> str:
    return hashlib.sha256(f"{head.number} {head.chain}".encode()).hexdigest()[:16]
