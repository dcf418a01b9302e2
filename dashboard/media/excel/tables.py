"""What a spreadsheet can draw: tables of categories with a column a series, or of points with two values."""

from dataclasses import dataclass

from dashboard.kit.chart import SeriesKind, Together, Values


@dataclass(frozen=True)
class Ink:
    """Colours are one, or one a category; so are symbols, whose names end in -open where they are hollow."""

    colours: tuple[str, ...]
    symbols: tuple[str, ...] = ()
    dash: str = "solid"
    width: float = 2
    is_hatched: bool = False
    in_legend: bool = True


@dataclass(frozen=True)
class Scale:
    """The numbers' axis: its words, its ends where the chart fixes them, whether it runs backwards."""

    title: str = ""
    low: float | None = None
    high: float | None = None
    is_reversed: bool = False


@dataclass(frozen=True)
class Column:
    """A series with a value a row; of a range the lower end, the upper one in `ends`."""

    name: str
    kind: SeriesKind
    values: Values
    ink: Ink
    ends: Values = ()
    labels: tuple[str, ...] = ()
    is_second: bool = False
    is_upright: bool = False  # a line down to the axis from each value


@dataclass(frozen=True)
class Table:
    """A panel with its columns in the order of its rows."""

    title: str
    rows: tuple[str, ...]
    columns: tuple[Column, ...]
    numbers: Scale
    second: Scale
    below: str  # the words of the categories' axis
    together: Together
    is_sideways: bool  # bars that lie
    has_legend: bool

    @property
    def height(self) -> int:
        """How many rows it has."""
        return len(self.rows)

    def of(self, *kinds: SeriesKind) -> tuple[Column, ...]:
        """The columns drawn in these ways."""
        return tuple(one for one in self.columns if one.kind in kinds)


@dataclass(frozen=True)
class Points:
    """The points of one kind below each other, with their names and labels."""

    name: str
    x: Values
    y: Values
    ink: Ink
    names: tuple[str, ...]
    labels: tuple[str, ...]
    is_line: bool = False


@dataclass(frozen=True)
class Scatter:
    """A cloud as a table of its points."""

    points: tuple[Points, ...]
    x: str  # the words of the axes
    y: str
    title: str = ""

    @property
    def height(self) -> int:
        """How many rows it has."""
        return sum(len(one.x) for one in self.points)
