"""Writes the blocks of a report into a Word document, one after another."""

import functools
import io
import itertools
from collections.abc import Iterable

from docx.document import Document as Written
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.text.parfmt import CT_Ind
from docx.shared import Mm, RGBColor
from docx.text.paragraph import Paragraph

from dashboard.base.caption import Caption
from dashboard.base.common_words import STOP
from dashboard.base.file_words import Files
from dashboard.media import blocks
from dashboard.media.official_document_words import Word
from dashboard.media.same_bytes import settled_zip
from dashboard.media.widths import break_between
from dashboard.media.word import charts, grids, marks, paper, properties

_MARK_INK = RGBColor(0xA6, 0x1B, 0x29)


def docx(parts: Iterable[blocks.Block], about: Caption, setting: paper.Setting = paper.OFFICIAL) -> bytes:
    """The document; about becomes its properties. The same blocks give the same bytes."""
    writer = _Writer(list(parts), setting)
    properties.describe(writer.document, about)
    stream = io.BytesIO()
    writer.document.save(stream)
    return settled_zip(stream.getvalue())


class _Writer:
    """A document under construction and the numbers its captions will have."""

    def __init__(self, parts: list[blocks.Block], setting: paper.Setting) -> None:
        self.document: Written = paper.empty(setting)
        self._setting = setting
        self._captions = _captions(parts)
        self._after: blocks.Block | None = None
        for part, after in itertools.zip_longest(parts, parts[1:]):
            self._after = after
            self.write(part)

    @functools.singledispatchmethod
    def write(self, part: blocks.Block) -> None:
        """Append one block."""
        raise TypeError(f"no way to write {part!r}")

    @write.register
    def _(self, part: blocks.Title) -> None:
        for line in part.lines:
            self.document.add_paragraph(line, "Title")
        self._clear_indent(self.document.add_paragraph(style=paper.GAP if self._setting.is_close else None))

    @write.register
    def _(self, part: blocks.Heading) -> None:
        self.document.add_paragraph(part.text, f"Heading {part.level}")

    @write.register
    def _(self, part: blocks.Sentence) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        # Who signs never stands alone on a page.
        paragraph.paragraph_format.keep_with_next = isinstance(self._after, blocks.Attached) or None
        before, after = _around(part)
        paragraph.add_run(before)
        see = [self._captions[key] for key in part.see if key in self._captions]  # a picture may be missing
        if see:
            opening, closing = Word.SEE.split("{places}")
            paragraph.add_run(opening)
            for place, (word, number, bookmark) in enumerate(see):
                paragraph.add_run(Word.SEE_AND if place else "")
                marks.reference(paragraph, bookmark, f"{word}{number}")
            paragraph.add_run(closing)
        paragraph.add_run(after)

    @write.register
    def _(self, part: blocks.Remark) -> None:
        paragraph = self.document.add_paragraph(style=paper.SMALL)
        paragraph.paragraph_format.keep_together = True
        room = self._width * paper.POINTS / paper.REMARK_SIZE
        run = paragraph.add_run("\n".join(break_between(part.text, Files.GAP, room)))
        if part.is_mark:
            run.bold, run.font.color.rgb = True, _MARK_INK

    @write.register
    def _(self, part: blocks.Picture) -> None:
        paragraph = self._picture_line()
        picture = paragraph.add_run().add_picture(io.BytesIO(part.png), width=Mm(self._width))
        if picture.height > Mm(paper.TALLEST_MM):  # its caption is to stand on the same page
            picture.width = round(picture.width * Mm(paper.TALLEST_MM) / picture.height)
            picture.height = Mm(paper.TALLEST_MM)
        picture._inline.docPr.set("descr", part.told)  # python-docx has no alternative text
        self._caption_below(part.key, part.title)

    @write.register
    def _(self, part: blocks.NativeBars) -> None:
        charts.append(self._picture_line(), part, self._width, self._setting.bar)
        self._caption_below(part.key, part.title)

    @write.register
    def _(self, part: blocks.TableBlock) -> None:
        if part.title:
            self._caption(part.key, part.title).paragraph_format.keep_with_next = True
        gap = self.document.add_paragraph(style=paper.GAP)
        gap._p.addprevious(grids.table(part, self._width))

    @write.register
    def _(self, part: blocks.Addressed) -> None:
        self._clear_indent(self.document.add_paragraph(part.text))

    @write.register
    def _(self, part: blocks.Attached) -> None:
        for words in ("", Word.ATTACHED.format(title=part.title)):
            self.document.add_paragraph(words).paragraph_format.keep_with_next = True

    @write.register
    def _(self, part: blocks.Attachment) -> None:
        word = self.document.add_paragraph()
        word.paragraph_format.page_break_before = True
        self._clear_indent(word)
        paper.set_in(word.add_run(Word.ATTACHMENT), Word.FONT_FIRST, self._setting.size)
        self.write(blocks.Title((part.title,)))

    @write.register
    def _(self, part: blocks.Signed) -> None:
        for words, held in (("", True), (part.organisation, True), (part.day, False)):
            paragraph = self.document.add_paragraph(words)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            paragraph.paragraph_format.keep_with_next = held
            indent = self._clear_indent(paragraph)
            indent.set(qn("w:rightChars"), "400")
            indent.set(qn("w:right"), f"{4 * self._setting.size * 20}")  # LibreOffice knows no characters

    @write.register
    def _(self, part: blocks.Upright | blocks.Across) -> None:
        paper.new_section(self.document, across=isinstance(part, blocks.Across))

    @property
    def _width(self) -> int:
        return paper.width_mm(self.document.sections[-1])

    def _picture_line(self) -> Paragraph:
        """A line for a picture, which stays with its caption."""
        paragraph = self.document.add_paragraph(style=paper.SMALL)
        paragraph.alignment, paragraph.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.CENTER, True
        paragraph.paragraph_format.line_spacing = 1.0
        return paragraph

    def _caption(self, key: str, title: str) -> Paragraph:
        word, number, bookmark = self._captions[key]
        paragraph = self.document.add_paragraph(style=paper.CAPTION)
        marks.add_caption_number(paragraph, word, number, bookmark)
        paragraph.add_run(Word.CAPTION_GAP + title)
        return paragraph

    def _caption_below(self, key: str, title: str) -> None:
        caption = self._caption(key, title)
        caption.paragraph_format.keep_with_next = isinstance(self._after, blocks.Remark)  # which explains it

    @staticmethod
    def _clear_indent(paragraph: Paragraph) -> CT_Ind:
        indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
        indent.set(qn("w:firstLineChars"), "0")
        indent.set(qn("w:firstLine"), "0")
        return indent


def _captions(parts: list[blocks.Block]) -> dict[str, tuple[str, int, str]]:
    """Of each key: its word, its number among those of the same word, and the name of its bookmark."""
    found: dict[str, tuple[str, int, str]] = {}
    counts = {Word.PICTURE: 0, Word.TABLE: 0}
    for part in parts:
        if isinstance(part, blocks.Picture | blocks.NativeBars | blocks.TableBlock) and part.title:
            word = Word.TABLE if isinstance(part, blocks.TableBlock) else Word.PICTURE
            counts[word] += 1
            found[part.key] = (word, counts[word], f"_Ref{len(found) + 1:05d}_{len(found) + 1}")
    return found


def _around(part: blocks.Sentence) -> tuple[str, str]:
    """What stands before and after the references: they come before the full stop."""
    ends = part.see and part.text.endswith(STOP)
    return (part.text[:-1], STOP) if ends else (part.text, "")
