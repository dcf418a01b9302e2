"""A presentation under construction: 16:9, words that fit their boxes, Chinese fonts named everywhere."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.oxml.ns import qn as name_of
from pptx.util import Inches, Length, Pt

from analytics.base import rules
from dashboard.base import theme
from dashboard.base.caption import Caption
from dashboard.base.common_words import STOP
from dashboard.media.same_bytes import settled_zip
from dashboard.media.slides.words import Slides
from dashboard.media.widths import wrap_text

Slide = Any  # python-pptx carries no types
_WIDTH, _HEIGHT = 13.333, 7.5  # inches
_TITLE_ONLY = 5  # of the layouts of python-pptx
_LINE = 1.3  # of the size of its letters
_TALLEST = 0.8  # inches, a sentence
_INK, _MUTED, _MARK = theme.LIGHT.text, theme.LIGHT.muted, "#A61B29"
HEADLINE_SIZES = (26, 24, 22, 20, 18, 16, 14)
OPENING_SIZES = (40, 36, 32, 28, 24)
SMALL_SIZES = (10, 9, 8)


@dataclass(frozen=True)
class Box:
    """Where something stands, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def places(self) -> tuple[Length, Length, Length, Length]:
        """The same as python-pptx takes it."""
        return Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height)


BODY = Box(0.6, 1.95, 12.13, 4.75)
_TOPIC, _HEADLINE = Box(0.6, 0.3, 8, 0.38), Box(0.6, 0.7, 12.13, 1.1)
_OPENING = Box(0.6, 1.5, 12.13, 1.6)
_MARKED, _FOOT = Box(8.7, 0.3, 4.03, 0.38), Box(0.6, 6.85, 11.4, 0.45)
_PAGE = Box(12.1, 6.85, 0.63, 0.45)


class Deck:
    """The slides so far."""

    def __init__(self, about: Caption) -> None:
        self._presentation = Presentation()
        self._presentation.slide_width, self._presentation.slide_height = Inches(_WIDTH), Inches(_HEIGHT)
        self._about = about
        _describe(self._presentation.core_properties, about)

    def slide(self, topic: str, headline: str, caption: Caption) -> Slide:
        """A slide with its topic, its sentence as title, its mark and where its numbers come from."""
        slide = self._presentation.slides.add_slide(self._presentation.slide_layouts[_TITLE_ONLY])
        box, sizes = (
            (_OPENING, OPENING_SIZES) if len(self._presentation.slides) == 1 else (_HEADLINE, HEADLINE_SIZES)
        )
        title = slide.shapes.title
        title.left, title.top, title.width, title.height = box.places
        fill(title.text_frame, _bare(headline), box, sizes, bold=True)
        write(slide, _TOPIC, topic, (14,), colour=theme.LIGHT.met, bold=True)
        if caption.mark:
            write(slide, _MARKED, caption.mark, (12,), colour=_MARK, bold=True, side=PP_ALIGN.RIGHT)
        foot = Slides.FOOT.format(origin=caption.origin, making=caption.making)
        write(slide, _FOOT, foot, SMALL_SIZES, colour=_MUTED)
        page = Slides.PAGE.format(page=len(self._presentation.slides))
        write(slide, _PAGE, page, SMALL_SIZES, colour=_MUTED, side=PP_ALIGN.RIGHT)
        return slide

    def pptx(self) -> bytes:
        """The file; the same slides give the same bytes."""
        stream = io.BytesIO()
        self._presentation.save(stream)
        return settled_zip(stream.getvalue())


def write(slide: Slide, box: Box, words: str, sizes: tuple[float, ...], **look: Any) -> None:
    """A box of words, as large as they fit."""
    fill(slide.shapes.add_textbox(*box.places).text_frame, words, box, sizes, **look)


def sentences(slide: Slide, box: Box, told: Iterable[str], sizes: tuple[float, ...]) -> None:
    """One below the other in one size; none where all are empty."""
    said = [words for words in map(_bare, told) if words]
    height = min(box.height / max(len(said), 1), _TALLEST)
    lines = [Box(box.left, box.top + place * height, box.width, height) for place in range(len(said))]
    size = min((fit_words(words, line, sizes)[0] for words, line in zip(said, lines, strict=True)), default=0)
    for words, line in zip(said, lines, strict=True):
        write(slide, line, words, (size,))


def _bare(words: str) -> str:
    """The sentence as a slide says it: no full stop at the end."""
    return words.rstrip(STOP)


def card(slide: Slide, box: Box) -> None:
    """A quiet field behind words."""
    field = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.places)
    field.fill.solid()
    field.fill.fore_color.rgb = rgb(theme.LIGHT.surface)
    field.line.fill.background()
    field.shadow.inherit = False


def fill(
    frame: Any,
    words: str,
    box: Box,
    sizes: tuple[float, ...],
    *,
    colour: str = _INK,
    bold: bool = False,
    side: PP_ALIGN = PP_ALIGN.LEFT,
) -> None:
    """Set the words in the largest size that fits the box; what does not fit the smallest is cut."""
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    size, fitting = fit_words(words, box, sizes)
    paragraph = frame.paragraphs[0]
    paragraph.alignment = side
    letters(paragraph.add_run(), fitting, size, colour, bold=bold)


def fit_words(words: str, box: Box, sizes: tuple[float, ...]) -> tuple[float, str]:
    """The size in points and the words."""
    for size in sizes:
        if len(wrap_text(words, _ems(box, size))) * size * _LINE <= box.height * 72:
            return size, words
    size = sizes[-1]
    room = max(1, int(box.height * 72 / size / _LINE))
    return size, cut_words(words, _ems(box, size), room)


def _ems(box: Box, size: float) -> float:
    """The width of the box in letters; bold ones and other fonts take a little more."""
    return 0.94 * box.width * 72 / size


def cut_words(words: str, ems: float, lines: int) -> str:
    """The words in so many lines; what is too long ends in dots."""
    broken = wrap_text(words, ems)
    if len(broken) <= lines:
        return words
    return "".join(broken[:lines])[:-2] + Slides.CUT


def letters(run: Any, words: str, size: float, colour: str, *, bold: bool = False) -> None:
    """Words of a run with size, colour, and fonts of Latin and Chinese characters."""
    run.text = "".join(char for char in words if char >= " ")
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, Slides.FONT_LATIN
    run.font.color.rgb = rgb(colour)
    properties = run._r.get_or_add_rPr()  # python-pptx names the font of Latin characters only
    properties.set("lang", Slides.LANGUAGE)
    eastern = parse_xml(f'<a:ea {nsdecls("a")} typeface="{Slides.FONT}"/>')
    properties.find(name_of("a:latin")).addnext(eastern)


def rgb(colour: str) -> RGBColor:
    """'#3B76AF' as python-pptx takes it."""
    return RGBColor.from_string(colour.lstrip("#"))


def _describe(known: Any, about: Caption) -> None:
    known.title, known.subject, known.keywords = about.title, about.period, about.mark
    known.comments = "\n".join(line for line in (about.scope, about.origin, about.making, about.mark) if line)
    known.author = known.last_modified_by = ""
    known.created = known.modified = datetime.combine(rules.METHOD_DATE, time())
    known.revision = 1
