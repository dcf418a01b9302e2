"""The official files there are: what each is called, what it needs, and how it is made."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from dashboard.base.caption import Caption, file_name
from dashboard.base.file_words import UNAVAILABLE, Files
from dashboard.base.made_file import Made, Step
from dashboard.base.source import Source
from dashboard.files import briefs, deck, ranking_sheet, report, unit_brief, workbook
from dashboard.files.official_words import FILES, PDF_UNAVAILABLE
from dashboard.files.reminders import letters, lists
from dashboard.files.report_words import Report
from dashboard.media import pdf
from dashboard.media.chromium import PictureUnavailableError
from dashboard.media.legible import legible
from dashboard.media.pdf import PdfUnavailableError

Maker = Callable[[Source, "Wish", Step], Made]

_TO_CONVERT = 0.7  # of the way to a PDF the document is written
_OFFICE = "application/vnd.openxmlformats-officedocument."
KINDS = {
    "docx": f"{_OFFICE}wordprocessingml.document",
    "xlsx": f"{_OFFICE}spreadsheetml.sheet",
    "pptx": f"{_OFFICE}presentationml.presentation",
    "zip": "application/zip",
    "pdf": "application/pdf",
}


NOT_MADE = (PictureUnavailableError, PdfUnavailableError)  # raised where the machine lacks something


def why_not(error: PictureUnavailableError | PdfUnavailableError) -> str:
    """What the machine lacks, and what to do about it."""
    words = UNAVAILABLE if isinstance(error, PictureUnavailableError) else PDF_UNAVAILABLE
    return words[error.reason]


class Need(StrEnum):
    """What a reader must choose for a file."""

    UNIT = "unit"
    LEAGUE = "league"
    INTERNAL = "internal"
    ADDRESSEES = "addressees"


@dataclass(frozen=True)
class Wish:
    """What a reader chose: a unit by its code, a league, whether 内部资料 stands at the head.

    addressees: to which units letters go, None to all that get one.
    """

    unit: str = ""
    league: str = ""
    internal: bool = False
    addressees: frozenset[str] | None = None


@dataclass(frozen=True)
class OfficialFile:
    """One kind of file, by the name the command knows it by."""

    name: str
    ending: str
    make: Maker
    about: Callable[[Source, Wish], Caption]
    needs: frozenset[Need] = frozenset()

    @property
    def title(self) -> str:
        """What the page and the command call it."""
        return FILES[self.name][0]

    @property
    def purpose(self) -> str:
        """What it is for, in one line."""
        return FILES[self.name][1]

    def name_for(self, source: Source, wish: Wish) -> str:
        """The name of the file; one with 内部资料 at its head is another file than one without."""
        about = self.about(source, wish)
        if wish.internal:
            about = replace(about, filters=Files.GAP.join(filter(None, (about.filters, Report.INTERNAL))))
        return file_name(about, self.ending)


def _report(source: Source, wish: Wish, step: Step) -> Made:
    return report.report(source, internal=wish.internal, step=step)


def _report_about(source: Source, _wish: Wish) -> Caption:
    return report.about(source)


def _brief(source: Source, wish: Wish, _step: Step) -> bytes:
    return unit_brief.brief(source, wish.unit)


def _brief_about(source: Source, wish: Wish) -> Caption:
    return unit_brief.about(source, wish.unit)


def _briefs(source: Source, _wish: Wish, step: Step) -> bytes:
    units = source.results.tables["rankings"]["org_id"].to_list()
    return briefs.briefs(source, units, lambda done, whole: step(done / whole))


def _workbook(source: Source, _wish: Wish, step: Step) -> bytes:
    return workbook.workbook(source, step)


def _letters(source: Source, wish: Wish, step: Step) -> bytes:
    return letters.pack_letters(source, wish.addressees, internal=wish.internal, step=step)


def _whole(make: Callable[[Source, Wish, Step], bytes]) -> Maker:
    """Of files that hold no drawn picture, and so lack nothing."""
    return lambda source, wish, step: Made(make(source, wish, step))


def _of_legible(make: Maker) -> Maker:
    return lambda source, wish, step: make(legible(source), wish, step)


def _as_pdf(make: Maker) -> Maker:
    def make_pdf(source: Source, wish: Wish, step: Step) -> Made:
        made = make(source, wish, lambda share, doing="": step(share * _TO_CONVERT, doing))
        content = pdf.pdf(made.content, lambda: step(_TO_CONVERT, "正在转换为 PDF"))
        return replace(made, content=content)

    return make_pdf


_UNIT, _LEAGUE, _INTERNAL, _ADDRESSEES = (frozenset({need}) for need in Need)
ALL = {
    file.name: replace(file, make=_of_legible(file.make))
    for file in (
        OfficialFile("report", "docx", _report, _report_about, _INTERNAL),
        OfficialFile("report-pdf", "pdf", _as_pdf(_report), _report_about, _INTERNAL),
        OfficialFile("brief", "docx", _whole(_brief), _brief_about, _UNIT),
        OfficialFile("brief-pdf", "pdf", _as_pdf(_whole(_brief)), _brief_about, _UNIT),
        OfficialFile("briefs", "zip", _whole(_briefs), lambda source, _: briefs.about(source)),
        OfficialFile(
            "ranking",
            "docx",
            _whole(lambda source, wish, _: ranking_sheet.docx(source, wish.league)),
            lambda source, wish: ranking_sheet.about(source, wish.league),
            _LEAGUE,
        ),
        OfficialFile(
            "ranking-table",
            "xlsx",
            _whole(lambda source, wish, _: ranking_sheet.xlsx(source, wish.league)),
            lambda source, wish: ranking_sheet.about(source, wish.league),
            _LEAGUE,
        ),
        OfficialFile(
            "workbook",
            "xlsx",
            _whole(_workbook),
            lambda source, _: workbook.about(source),
        ),
        OfficialFile(
            "reminders",
            "docx",
            _whole(lambda source, wish, _: lists.word(source, internal=wish.internal)),
            lambda source, _: lists.about(source),
            _INTERNAL,
        ),
        OfficialFile(
            "reminders-table",
            "xlsx",
            _whole(lambda source, _wish, _step: lists.xlsx(source)),
            lambda source, _: lists.about(source),
        ),
        OfficialFile(
            "letters",
            "zip",
            _whole(_letters),
            lambda source, wish: letters.all_about(source, wish.addressees),
            _INTERNAL | _ADDRESSEES,
        ),
        OfficialFile(
            "slides",
            "pptx",
            _whole(lambda source, _wish, _step: deck.pptx(source)),
            lambda source, _: deck.about(source),
        ),
    )
}
