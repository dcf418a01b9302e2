"""The official files there are: what each is called, what it needs, and how it is made."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.exports import pdf, provincial, unit_brief
from dashboard.exports.caption import Caption, file_name
from dashboard.exports.source import Source
from dashboard.text.official import FILES

Step = Callable[[float], None]  # hears the share done; may raise to end the work

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ZIP, PDF = "application/zip", "application/pdf"


@dataclass(frozen=True)
class Wish:
    """What a reader chose: a unit by its code, a league, whether 内部资料 stands at the head."""

    unit: str = ""
    league: str = ""
    internal: bool = False


@dataclass(frozen=True)
class OfficialFile:
    """One kind of file. needs: the fields of a wish it is made for; long: worth a bar and a way to stop."""

    name: str
    ending: str
    kind: str
    make: Callable[[Source, Wish, Step], bytes]
    about: Callable[[Source, Wish], Caption]
    needs: frozenset[str] = frozenset()
    long: bool = False

    @property
    def title(self) -> str:
        """What the page and the command call it."""
        return FILES[self.name][0]

    @property
    def purpose(self) -> str:
        """What it is for, in one line."""
        return FILES[self.name][1]

    def named(self, source: Source, wish: Wish) -> str:
        """The name of the file."""
        return file_name(self.about(source, wish), self.ending)


def _report(source: Source, wish: Wish, _step: Step) -> bytes:
    return provincial.report(source, internal=wish.internal)


def _brief(source: Source, wish: Wish, _step: Step) -> bytes:
    return unit_brief.brief(source, wish.unit)


def _brief_about(source: Source, wish: Wish) -> Caption:
    return unit_brief.about(source, wish.unit)


def _report_about(source: Source, wish: Wish) -> Caption:
    return provincial.about(source, internal=wish.internal)


ALL = {
    file.name: file
    for file in (
        OfficialFile("report", "docx", DOCX, _report, _report_about, frozenset({"internal"}), long=True),
        OfficialFile(
            "report-pdf",
            "pdf",
            PDF,
            lambda source, wish, step: pdf.pdf(_report(source, wish, step)),
            _report_about,
            frozenset({"internal"}),
            long=True,
        ),
        OfficialFile("brief", "docx", DOCX, _brief, _brief_about, frozenset({"unit"})),
        OfficialFile(
            "brief-pdf",
            "pdf",
            PDF,
            lambda source, wish, step: pdf.pdf(_brief(source, wish, step)),
            _brief_about,
            frozenset({"unit"}),
            long=True,
        ),
    )
}
