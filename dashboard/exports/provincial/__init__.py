"""The provincial report: what it says in which order, from the sentences and figures of the pages."""

from dashboard.exports import provenance
from dashboard.exports.blocks import Block, Title
from dashboard.exports.caption import Caption
from dashboard.exports.provincial import annex, branches, conduct, overall
from dashboard.exports.source import Source
from dashboard.exports.word import docx
from dashboard.text.report import Report


def report(source: Source, *, internal: bool = False) -> bytes:
    """The report as .docx; internal puts 内部资料 at its head. The same results give the same bytes."""
    return docx(blocks(source, internal=internal), about(source, internal=internal))


def about(source: Source, *, internal: bool = False) -> Caption:
    """What the report says of itself, inside and in its name."""
    return source.whole(Report.NAME, scope=Report.INTERNAL if internal else "")


def blocks(source: Source, *, internal: bool = False) -> list[Block]:
    """The whole report."""
    return [
        *provenance.head(source, internal=internal),
        Title(tuple(line.format(period=source.period) for line in Report.TITLE_LINES)),
        *overall.section(source),
        *branches.stars(source),
        *branches.weak(source),
        *conduct.formalism(source),
        *conduct.items(source),
        *provenance.end(source),
        *annex.section(source),
    ]
