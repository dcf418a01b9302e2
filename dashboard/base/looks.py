"""How parts of a chart look: the role of a colour, lines, marks and patterns."""

from dataclasses import dataclass
from enum import StrEnum


class Colour(StrEnum):
    """A part of theme.Palette: what a colour says, whatever it looks like."""

    TEXT = "text"
    MUTED = "muted"
    GRID = "grid"
    BORDER = "border"
    BACKGROUND = "background"
    MET = "met"
    MISSED = "missed"
    TARGET = "target"
    NEUTRAL = "neutral"
    FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH = (f"categories {number}" for number in range(6))
    LEAST, LITTLE, SOME, MUCH, MORE, MOST = (f"sequence {number}" for number in range(6))


CATEGORIES = (Colour.FIRST, Colour.SECOND, Colour.THIRD, Colour.FOURTH, Colour.FIFTH, Colour.SIXTH)
Colours = Colour | tuple[Colour, ...]  # one for all values, or one a value


@dataclass(frozen=True)
class Marks:
    """Symbols are one or one a value; names that end in -open are hollow. size in pixels."""

    symbols: str | tuple[str, ...] = ""
    size: float | None = None
    colours: Colours | None = None  # where not those of the series
    opacity: float | None = None
    edge: float | None = None


@dataclass(frozen=True)
class Pattern:
    """Tells bars apart where colours cannot; laid over the full colour, or in place of it."""

    shape: str
    is_over: bool = False


@dataclass(frozen=True)
class Look:
    """Of bars, lines, strokes and marks; width of a line in pixels."""

    colours: Colours
    dash: str = ""
    width: float | None = None
    is_stepped: bool = False
    marks: Marks | None = None
    pattern: Pattern | None = None
