"""The provincial report: what it says in which order, from the sentences and figures of the pages."""

from collections.abc import Callable

from dashboard.exports import provenance
from dashboard.exports.blocks import Block, Title
from dashboard.exports.caption import Caption
from dashboard.exports.provincial import annex, branches, conduct, overall
from dashboard.exports.source import Source
from dashboard.exports.word import docx
from dashboard.text.report import Report

Step = Callable[[float], None]
_SECTIONS = (
    overall.section,
    branches.stars,
    branches.weak,
    conduct.formalism,
    conduct.items,
    provenance.end,
    annex.section,
)


def report(source: Source, *, internal: bool = False, step: Step = lambda _: None) -> bytes:
    """The report as .docx; internal puts 内部资料 at its head. The same results give the same bytes.

    step hears the share done after each section, and ends the work by raising.
    """
    return docx(blocks(source, internal=internal, step=step), about(source))


def about(source: Source) -> Caption:
    """What the report says of itself, inside and in its name."""
    return source.whole(Report.NAME)


def blocks(source: Source, *, internal: bool = False, step: Step = lambda _: None) -> list[Block]:
    """The whole report."""
    title = Title(tuple(line.format(period=source.period) for line in Report.TITLE_LINES))
    parts: list[Block] = [*provenance.head(source, internal=internal), title]
    for number, section in enumerate(_SECTIONS, start=1):
        parts += section(source)
        step(number / (len(_SECTIONS) + 1))  # writing them down is as long as one more
    return parts
