"""What a spreadsheet can draw of a figure: fields of categories with series, or of points with two values."""

from dataclasses import dataclass
from enum import StrEnum

Values = tuple[float | None, ...]


class Kind(StrEnum):
    """How a series is drawn."""

    BAR = "bar"
    LINE = "line"
    MARKS = "marks"
    RANGE = "range"


class Together(StrEnum):
    """How the bars of one category stand to each other, as xlsxwriter names it."""

    SIDE = "clustered"
    OVER = "overlay"
    STACK = "stacked"
    SHARES = "percent_stacked"


@dataclass(frozen=True)
class Look:
    """Colours are one, or one a category; so are symbols, whose names end in -open where they are hollow."""

    colours: tuple[str, ...]
    symbols: tuple[str, ...] = ()
    dash: str = "solid"
    width: float = 2
    is_hatched: bool = False
    in_legend: bool = True


@dataclass(frozen=True)
class Series:
    """A value a category; of a range the lower end, the upper one in `ends`; labels in words, if any."""

    name: str
    kind: Kind
    values: Values
    look: Look
    ends: Values = ()
    labels: tuple[str, ...] = ()
    is_second: bool = False  # goes by the second axis


@dataclass(frozen=True)
class Axis:
    """The numbers' axis: its words, its ends where the figure fixes them, whether it runs backwards."""

    title: str = ""
    low: float | None = None
    high: float | None = None
    is_reversed: bool = False


@dataclass(frozen=True)
class Panel:
    """One field of a figure with categories."""

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    numbers: Axis
    second: Axis
    below: str = ""  # the words of the categories' axis
    together: Together = Together.SIDE
    is_sideways: bool = False  # bars that lie
    has_legend: bool = True

    @property
    def height(self) -> int:
        """How many rows its table has."""
        return len(self.categories)

    def of(self, *kinds: Kind) -> tuple[Series, ...]:
        """The series drawn in these ways."""
        return tuple(one for one in self.series if one.kind in kinds)


@dataclass(frozen=True)
class Dots:
    """Points of one kind, or the corners of a line; names where the figure knows them."""

    name: str
    x: Values
    y: Values
    look: Look
    names: tuple[str, ...]
    labels: tuple[str, ...] = ()
    is_line: bool = False


@dataclass(frozen=True)
class Cloud:
    """One field of a figure whose two axes are numbers."""

    title: str
    series: tuple[Dots, ...]
    x: Axis
    y: Axis

    @property
    def height(self) -> int:
        """How many rows its table has."""
        return sum(len(one.x) for one in self.series)


@dataclass(frozen=True)
class Grid:
    """The numbers of a heat map: rows from the top, a sign in words where there is no number."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[float | str | None, ...], ...]
    colours: tuple[str, str]  # of the least and of the most
