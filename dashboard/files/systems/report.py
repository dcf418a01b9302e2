"""The systems in the report of the province: a section of sentences and pictures, and the annex."""

from dashboard import systems
from dashboard.base.common_words import STOP
from dashboard.base.source import Source
from dashboard.files.illustrated import picture, said, table
from dashboard.files.systems.drawn import charted
from dashboard.files.systems.words import Systems
from dashboard.kit.finding import WHOLE, Finding, Where
from dashboard.media.blocks import Block, Heading

_FEW = 10  # rows of a table in the text


def section(source: Source) -> list[Block]:
    """What every system says of the province; nothing where there is no system."""
    every = [(system.title, system.standing(Where.REPORT)) for system in systems.ALL]
    parts = [block for title, findings in every for block in _of(source, title, findings)]
    return [Heading(1, Systems.HEADING), *parts] if parts else []


def annex(source: Source) -> list[Block]:
    """The tables of every system, whole."""
    parts: list[Block] = []
    for system in systems.ALL:
        for finding in system.standing(Where.ANNEX):
            codes = finding.codes(source.results, WHOLE)
            rows = finding.shown(source.results, WHOLE, *codes)
            title = finding.titled(source.results, WHOLE, *codes)
            parts += table(title, title, rows, finding.row_schema, *finding.columns, small=True)
    return parts


def _of(source: Source, title: str, findings: tuple[Finding, ...]) -> list[Block]:
    results = source.results
    told = {one.key: one.said(results, WHOLE, *one.codes(results, WHOLE)).words for one in findings}
    if not any(told.values()):
        return []
    bodies = [(one, _body(source, one)) for one in findings if told[one.key]]
    see = tuple(one.key for one, body in bodies if body)
    sentences = dict.fromkeys(words.rstrip(STOP) for words in told.values())
    parts: list[Block] = [Heading(2, title), *said(*sentences, see=see)]
    return [*parts, *(block for _, body in bodies for block in body)]


def _body(source: Source, one: Finding) -> list[Block]:
    """The picture or the first rows; nothing where there are none."""
    results, codes = source.results, one.codes(source.results, WHOLE)
    rows, title = one.shown(results, WHOLE, *codes), one.titled(results, WHOLE, *codes)
    if rows.is_empty():
        return []
    if one.chart:
        about = {"key": one.key, "table": one.table, "title": title, "unit": one.unit, "note": one.note}
        drawn = charted(one, WHOLE)
        return picture(source, drawn["chart"], WHOLE.code, *codes, draw=drawn["draw"], **about)
    if not one.columns:
        return []
    return table(one.key, title, rows.head(_FEW), one.row_schema, *(one.few_columns or one.columns))
