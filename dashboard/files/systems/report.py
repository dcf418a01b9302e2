"""What the systems say in the report of the province: body, what is attached, and the tables of the annex."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple

from dashboard import systems
from dashboard.base.common_words import STOP
from dashboard.base.source import Source
from dashboard.files.illustrated import paragraph_of, picture, table
from dashboard.files.report_words import Report
from dashboard.kit.few_names import first_of_order
from dashboard.kit.finding import Body, Finding, Where
from dashboard.kit.statement import WHOLE
from dashboard.kit.system import System
from dashboard.media.blocks import Across, Block, Heading, Upright
from dashboard.systems.overview import changes


class _Told(NamedTuple):
    """A finding with the codes that the report takes for it, and its sentence."""

    finding: Finding
    codes: tuple[Any, ...]
    words: str


def summary(source: Source) -> list[str]:
    """What stands first: a sentence each of what matters most; a number that changed much is said once."""
    return [one.words for one in _summary(source) if one.words]


def _head(source: Source) -> list[Block]:
    """The summary in paragraphs: what stands apart has one of its own."""
    paragraphs: list[Block] = []
    for is_apart, told in groupby(_summary(source), lambda one: one.finding.is_apart):
        words = [one.words for one in told]
        paragraphs += (
            [block for one in words for block in paragraph_of(one)] if is_apart else paragraph_of(*words)
        )
    return paragraphs


def _summary(source: Source) -> list[_Told]:
    said = changes.named_measures(source.results)
    findings = (one for system in systems.ALL for one in system.findings_at(Where.SUMMARY))
    new = [one for one in findings if not (one.judged and said.issuperset(one.judged))]
    return sorted(_told_findings(source, new), key=lambda one: not one.finding.is_apart)


def body(source: Source) -> list[list[Block]]:
    """A chapter after the other; one that has nothing to say is not there."""
    made = []
    for chapter in Body:
        parts = _head(source) if chapter is Body.OVERALL else []
        for system in systems.ALL:
            if system.has_records(source.results):
                parts += _system(source, system.title, _findings_in(source, system, chapter))
        if parts:
            made.append([Heading(1, chapter), *parts])
    return made


def attachment(source: Source) -> list[list[Block]]:
    """What the body has no room for, topic by topic; a system of which nothing was recorded says so."""
    made: list[list[Block]] = []
    for topic, every in groupby(systems.ALL, lambda system: system.chapter):
        parts: list[Block] = []
        for system in every:
            title = system.title if system.headline else ""
            if system.for_deciders:
                continue
            if system.headline and not system.has_records(source.results):
                nothing = system.headline(source.results, WHOLE).words
                parts += [Heading(2, title), *paragraph_of(nothing)]
                continue
            parts += _system(source, title, _findings_in(source, system, None))
        if parts:
            made.append([Heading(2, topic), *map(_lower, parts)])
    return [[Upright(), Heading(1, Report.ATTACHED), *made[0]], *made[1:]] if made else []


def _findings_in(source: Source, system: System, chapter: Body | None) -> list[Finding]:
    """The findings of the system that stand in that chapter of the body; None: those that are attached."""
    reported = system.findings_at(Where.REPORT | Where.SAID)
    return [one for one in reported if one.body_of(source.results) is chapter]


def _lower(block: Block) -> Block:
    """A heading a level further down, as far as there are levels."""
    return Heading(min(block.level + 1, 3), block.text) if isinstance(block, Heading) else block


def annex(source: Source) -> list[Block]:
    """Every list the report speaks of, whole."""
    parts: list[Block] = [Across(), Heading(1, "附表")]
    for system in systems.ALL:
        for one in system.findings_at(Where.ANNEX) if system.has_records(source.results) else ():
            for codes in one.each_in_files(source.results):
                parts += _annex_table(source, one, codes)
    return parts


def _annex_table(source: Source, one: Finding, codes: tuple[Any, ...]) -> list[Block]:
    results = source.results
    title, rows = one.title_of(results, *codes), one.rows_of(results, *codes)
    above = paragraph_of(one.remark(results, *codes)) if one.remark else []
    columns = one.columns_of(results, *codes)
    return [*above, *table(title, title, rows, one.row_schema, *columns, small=True)]


def _system(source: Source, title: str, findings: Sequence[Finding]) -> list[Block]:
    """The parts of a system under their headings; one without a heading goes on with the part before."""
    parts: list[tuple[Heading | None, list[_Told]]] = []
    for one in _told_findings(source, findings):
        words = one.finding.heading_of(source.results, *one.codes) or ("" if parts else title)
        if words or not parts:
            parts.append((Heading(one.finding.heading_level, words) if words else None, []))
        parts[-1][1].append(one)
    return _without_empty([(heading, _part(source, told)) for heading, told in parts])


def _without_empty(parts: list[tuple[Heading | None, list[Block]]]) -> list[Block]:
    """The blocks under their headings; a heading with nothing below it, nor a deeper one, is left out."""
    kept: list[Block] = []
    below = 0  # the level of the next heading that is kept
    for heading, blocks in reversed(parts):
        is_kept = heading is not None and (blocks or below > heading.level)
        kept = [*([heading] if heading and is_kept else []), *blocks, *kept]
        below = heading.level if heading and is_kept else below
    return kept


def _part(source: Source, told: list[_Told]) -> list[Block]:
    """The paragraphs, then the pictures and tables they speak of."""
    bodies = {one: _body(source, one) for one in told if Where.REPORT in one.finding.where}
    paragraphs: list[list[_Told]] = []
    for one in told:
        if one.finding.is_apart or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(one)
    blocks: list[Block] = []
    for paragraph in paragraphs:
        sentences = dict.fromkeys(one.words.rstrip(STOP) for one in paragraph)
        see = tuple(one.finding.key for one in paragraph if bodies.get(one))
        blocks += paragraph_of(*sentences, see=see)
    return [*blocks, *(block for body in bodies.values() for block in body)]


def _told_findings(source: Source, findings: Sequence[Finding]) -> list[_Told]:
    results = source.results
    return [
        _Told(one, codes, one.statement_of(results, *codes).words)
        for one in findings
        for codes in one.each_in_files(results)
    ]


def _body(source: Source, told: _Told) -> list[Block]:
    """The picture or the first rows; nothing where there are none."""
    (one, codes, _), results = told, source.results
    rows, title = one.rows_of(results, *codes), one.title_of(results, *codes)
    if rows.is_empty():
        return []
    if one.chart:
        note = one.note_of(results, *codes)
        about = {"key": one.key, "table": one.table, "title": title, "unit": one.unit, "note": note}
        return picture(source, one.chart_of, *codes, draw=one.draw, **about)
    columns = one.columns_of(results, *codes, few=True)
    if not columns:
        return []
    shown = first_of_order(rows, one.few_rows or rows.height, *one.few_by)
    if shown.height < rows.height:
        title += f"（前{shown.height}行，共{rows.height}行）"
    return table(
        one.key,
        title,
        shown,
        one.row_schema,
        *columns,
        widths=one.few_widths,
    )
