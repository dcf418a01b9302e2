"""A file that was made, and whoever listens while one is."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Made:
    """The bytes of a file; lacking names what it should hold and does not, each with the reason.

    unkept: why it could not be kept as what was issued; empty where it was, or need not be.
    """

    content: bytes
    lacking: tuple[str, ...] = ()
    unkept: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing: only then it may be kept as what was issued."""
        return not self.lacking


class Step(Protocol):
    """Hears how far the making of a file is, and ends it by raising."""

    def __call__(self, share: float, doing: str = "") -> None:
        """Share done, 0 to 1; doing: what goes on where the share cannot tell."""


def unheard(share: float, doing: str = "") -> None:
    """Nobody wants to know."""
