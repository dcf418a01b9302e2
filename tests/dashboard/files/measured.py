"""How large pictures and charts are inside the packages of Word and PowerPoint, in millimetres."""

import io
import re
import zipfile
from dataclasses import dataclass
from itertools import combinations

from lxml import etree
from pptx import Presentation

from tests.dashboard.files.documents import opened

_MM = 36000  # units of Office
_SPACE = 0.1  # mm: rounding
HIGHEST = 220  # mm


@dataclass(frozen=True)
class Measured:
    """A picture or chart and the type area it stands on."""

    width: float
    height: float
    area: tuple[float, float]

    @property
    def fits(self) -> bool:
        return self.width <= self.area[0] + _SPACE and self.height <= min(HIGHEST, self.area[1]) + _SPACE


def in_word(content: bytes) -> list[Measured]:
    """All drawings of a document, in their order, each with the section it is in."""
    found, waiting = [], []
    sections = iter(opened(content).sections)
    for one in opened(content).element.body.iter("{*}extent", "{*}sectPr"):
        if one.tag.endswith("extent"):
            waiting.append((int(one.get("cx")) / _MM, int(one.get("cy")) / _MM))
            continue
        page = next(sections)
        area = (
            (page.page_width - page.left_margin - page.right_margin) / _MM,
            (page.page_height - page.top_margin - page.bottom_margin) / _MM,
        )
        found += [Measured(*size, area) for size in waiting]
        waiting = []
    return found


def letters_of_charts(content: bytes) -> list[float]:
    """Every size that native charts of a file name, in points; 0 for a chart that names none."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            if re.search(r"/charts/chart\d+\.xml$", name):
                tree = etree.fromstring(packed.read(name))
                sizes = [int(one.get("sz")) / 100 for one in tree.iter("{*}defRPr") if one.get("sz")]
                found += sizes or [0.0]
    return found


@dataclass(frozen=True)
class Field:
    """What stands on a slide: edges in mm."""

    name: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Field") -> bool:
        """Whether both take the same place."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > _SPACE
            and min(self.bottom, other.bottom) - max(self.top, other.top) > _SPACE
        )


def faults_of_slides(content: bytes) -> list[str]:
    """Shapes beyond the edge of a slide, and charts, tables and words over each other."""
    deck = Presentation(io.BytesIO(content))
    found = []
    for number, slide in enumerate(deck.slides, 1):
        fields = [
            _field(shape) for shape in slide.shapes if shape.has_text_frame is False or shape.text_frame.text
        ]
        for one in fields:
            if one.left < 0 or one.top < 0 or one.right > deck.slide_width / _MM + _SPACE:
                found.append(f"{number}: {one} beyond the side")
            if one.bottom > deck.slide_height / _MM + _SPACE:
                found.append(f"{number}: {one} beyond the foot")
        found += [f"{number}: {a} over {b}" for a, b in combinations(fields, 2) if a.overlaps(b)]
    return found


def _field(shape) -> Field:
    height = sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
    left, top = shape.left / _MM, shape.top / _MM
    return Field(shape.name, left, top, left + shape.width / _MM, top + height / _MM)
