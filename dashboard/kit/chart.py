"""A chart as data, drawn by every medium in its own way: what, in which order, in which role of colour.

Words may hold the marks of dashboard.base.labels: they are harmless and broken by <br>.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from dashboard.base.looks import Colour, Look

Key = str | int  # of a category; rows that are told apart by nothing else are counted
Values = tuple[float | None, ...]


class SeriesKind(StrEnum):
    """How a series is drawn: a range is a stroke a category, a band the room between two lines."""

    BAR = "bar"
    LINE = "line"
    MARKS = "marks"
    RANGE = "range"
    BAND = "band"


class Together(StrEnum):
    """How the bars of one category stand to each other."""

    SIDE = "side"
    OVER = "over"
    STACK = "stack"
    SHARES = "shares"


@dataclass(frozen=True)
class Labels:
    """Words at the values; place: inside or outside of bars, or the side of marks: one, or one each."""

    words: tuple[str, ...]
    place: str | tuple[str, ...]
    size: int | None = None
    colour: Colour | None = None
    is_level: bool = False  # never turned
    is_whole: bool = False  # never shrunk to the bar
    is_clipped: bool = True  # where the field ends


@dataclass(frozen=True)
class Series:
    """A value a category of those in `at` (all where not given); of a range one end, the other in `ends`.

    hover: what a touch says of each value, in the form of hover_form; codes: what a click on it leads to.
    in_legend: None where its name decides.
    """

    name: str
    kind: SeriesKind
    values: Values
    look: Look
    ends: Values = ()
    at: tuple[Key, ...] | None = None
    labels: Labels | None = None
    hover: tuple[str, ...] | None = None
    hover_form: str = "%{hovertext}"
    codes: tuple[str, ...] | None = None
    in_legend: bool | None = None
    is_second: bool = False  # goes by the second axis


@dataclass(frozen=True)
class Axis:
    """The numbers' axis; ends: from and to, the greater first where it runs backwards."""

    title: str = ""
    ends: tuple[float, float] | None = None
    from_zero: bool = False
    is_whole: bool = False  # whole numbers only
    has_grid: bool | None = None
    has_zero: bool | None = None  # a line there
    ticks: tuple[float, ...] = ()
    is_hidden: bool = False


@dataclass(frozen=True)
class Categories:
    """The keys from the left, or from the top where they stand below each other (is_down).

    names: whole, as files say them; ticks: what stands at the axis, for the keys in `marked` (all where not
    given); right: what stands at its other side. room: before the first and after the last, in categories.
    periods: the codes of the keys, where they are a time.
    """

    keys: tuple[Key, ...]
    names: tuple[str, ...] = ()
    ticks: tuple[str, ...] | None = None
    marked: tuple[Key, ...] | None = None
    right: tuple[str, ...] = ()
    title: str = ""
    room: tuple[float, float] | None = None
    size: int | None = None  # of the ticks
    colour: Colour | None = None
    is_down: bool = False
    is_counted: bool = False  # the keys are the rows' numbers, from zero
    is_given: bool = False  # the order is that of the keys, whatever the series begin with
    is_level: bool = False  # ticks are never turned
    is_plain: bool = False  # neither grid nor line
    is_hidden: bool = False
    periods: tuple[str, ...] = ()


@dataclass(frozen=True)
class Target:
    """A named line across the field at a value."""

    value: float
    name: str
    place: str
    colour: Colour = Colour.TARGET


@dataclass(frozen=True)
class Edge:
    """A thin line without a name at a value of the numbers."""

    at: float
    colour: Colour


@dataclass(frozen=True)
class Mark:
    """Something that happened before that category: a line with short words; told: what stands below."""

    before: int
    words: str
    told: str


@dataclass(frozen=True)
class Words:
    """Words in the field, one a category: at a number, so much above the middle of the category."""

    words: tuple[str, ...]
    at: float
    above: float
    place: str
    colour: Colour | None = None


@dataclass(frozen=True)
class Panel:
    """One field with categories; bars: width and offset of a bar, in categories."""

    categories: Categories
    series: tuple[Series, ...]
    numbers: Axis = Axis()
    second: Axis | None = None
    title: str = ""
    targets: tuple[Target, ...] = ()
    edges: tuple[Edge, ...] = ()
    marks: tuple[Mark, ...] = ()
    words: tuple[Words, ...] = ()
    bars: tuple[float, float] | None = None

    @property
    def is_cut(self) -> bool:
        """Whether its numbers may begin elsewhere than at zero; bars never do, lines and marks may."""
        axis = self.numbers
        values = [value for one in self.series for value in (*one.values, *one.ends) if value is not None]
        begins = min(axis.ends) if axis.ends else min(values, default=0)
        told = axis.from_zero or axis.ticks or axis.is_hidden or begins <= 0
        return not told and all(one.kind is not SeriesKind.BAR for one in self.series)


@dataclass(frozen=True)
class Dots:
    """Points of one kind, or the corners of a line; names as files say them, codes as clicks do."""

    name: str
    x: Values
    y: Values
    look: Look
    labels: Labels | None = None
    hover: tuple[str, ...] | None = None
    codes: tuple[str, ...] | None = None
    names: tuple[str, ...] = ()
    is_line: bool = False


@dataclass(frozen=True)
class Cloud:
    """One field whose two axes are numbers; key: words in its corner."""

    series: tuple[Dots, ...]
    x: Axis
    y: Axis
    key: str = ""
    title: str = ""


@dataclass(frozen=True)
class HeatMap:
    """A heat map in bands: rows from the top, a sign in words where there is no number.

    limits: up to which number each band but the last goes; bands, looks: their names, and their colours that
    are no sequence. names, heads: what stands at the axes where rows and columns are too long; groups: names
    over so many columns. codes, hover: of a click on a row, of a touch; signs: in place of the numbers.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[float | str | None, ...], ...]
    limits: tuple[float, ...]
    bands: tuple[str, ...]
    names: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    groups: tuple[tuple[str, int], ...] = ()
    codes: tuple[str, ...] = ()
    hover: tuple[tuple[str, ...], ...] = ()
    signs: tuple[tuple[str, ...], ...] = ()
    looks: tuple[Colour, ...] = ()


@dataclass(frozen=True)
class Below:
    """Fields below each other: shares of the height, and of it the gap between two."""

    shares: tuple[float, ...]
    gap: float
    has_ticks: bool = False  # under every field


@dataclass(frozen=True)
class Chart:
    """The fields of one finding, from the top; height in pixels, margins by side.

    grid: drawn in place of the fields, which spreadsheets show above it. none: why nothing is drawn.
    """

    fields: tuple[Panel | Cloud, ...] = ()
    height: int | None = None
    together: Together | None = None
    below: Below | None = None
    grid: HeatMap | None = None
    has_legend: bool = True
    is_legend_above: bool = False  # over the margin, however high that is
    is_legend_in_order: bool = False  # of the series, also of stacked bars
    margins: dict[str, int] = field(default_factory=dict)
    gap: float | None = None  # between bars, as a share of their room
    least_letters: int | None = None  # pixels: labels that would be smaller are left out
    is_pointed: bool = False  # a touch asks for one mark, not for all of a category
    none: str = ""
