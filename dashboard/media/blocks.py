"""What a report consists of, in its order; how it looks is for the writer of each kind of file."""

from dataclasses import dataclass, field

import dataframely as dy
import polars as pl

from dashboard.kit.chart import Panel


@dataclass(frozen=True)
class Title:
    """The lines of the document's title."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Heading:
    """level 1 to 3; the number before it is the writer's."""

    level: int
    text: str


@dataclass(frozen=True)
class Sentence:
    """A paragraph; see names the keys of pictures and tables it refers to."""

    text: str
    see: tuple[str, ...] = ()


@dataclass(frozen=True)
class Remark:
    """A line in small type: source, mark, how to read what stands above."""

    text: str
    is_mark: bool = False


@dataclass(frozen=True)
class NotDrawn(Remark):
    """Stands where a picture should, and says why it does not."""

    title: str = ""
    why: str = ""


@dataclass(frozen=True)
class Picture:
    """A drawing with its caption below; png is as wide as the type area."""

    key: str
    title: str
    png: bytes
    told: str  # for those who cannot see it


@dataclass(frozen=True)
class NativeBars:
    """The lying bars of a chart as Office draws them, which can be edited; its caption stands below.

    number_format is that of spreadsheets.
    """

    key: str
    title: str
    panel: Panel
    number_format: str


@dataclass(frozen=True)
class TableBlock:
    """A table with its caption above: the shown columns of the frame, all rows.

    columns chooses and orders them, widths are shares of the width; without a title there is no caption.
    """

    key: str
    title: str
    frame: pl.DataFrame
    schema: type[dy.Schema]
    columns: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    small: bool = False


@dataclass(frozen=True)
class Addressed:
    """Whom a letter is for, on a line of its own."""

    text: str


@dataclass(frozen=True)
class Signed:
    """Who signs and when, at the end."""

    organisation: str
    day: str


@dataclass(frozen=True)
class Attached:
    """What a letter says before it is signed: that something goes along with it."""

    title: str


@dataclass(frozen=True)
class Attachment:
    """What goes along with a letter, from here on, on a page of its own."""

    title: str


@dataclass(frozen=True)
class Upright:
    """From here on upright pages."""

    fresh: bool = field(default=True)


@dataclass(frozen=True)
class Across:
    """From here on landscape pages."""

    fresh: bool = field(default=True)


Block = (
    Title
    | Heading
    | Sentence
    | Remark
    | Picture
    | NativeBars
    | TableBlock
    | Addressed
    | Signed
    | Attached
    | Attachment
    | Upright
    | Across
)
