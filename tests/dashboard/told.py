"""Everything that pages and files say of a period in numbers, and whom each sentence is about."""

import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from pptx import Presentation

from analytics.base.rules import PROVINCE, League
from analytics.results import Results
from dashboard import systems
from dashboard.base.source import Source
from dashboard.files import deck, report, template_fields
from dashboard.files.reminders import lists
from dashboard.kit import case_key_figures
from dashboard.kit.finding import Where
from dashboard.kit.statement import WHOLE, KeyFigure
from dashboard.media.blocks import Sentence
from dashboard.systems.burden import sentences as burden
from dashboard.systems.overview import sentences as overview
from dashboard.systems.reporting.findings import MISSING
from dashboard.systems.scores import item_sentences
from dashboard.systems.stars import sentences as stars
from dashboard.systems.weak_branches.findings import NOUNS

LEAGUES = [league.value for league in League]
SAID = Where.PAGE | Where.REPORT | Where.SAID | Where.SUMMARY | Where.SLIDE | Where.BRIEF | Where.TEMPLATE


class Told(NamedTuple):
    """Where it stands; of which system, empty where the place does not tell; whom it is about; the words."""

    where: str
    system: str
    scope: str
    words: str


def by_findings(results: Results) -> Iterator[Told]:
    """The sentences of all findings as files take them, and of the lists of what is missing."""
    for system in systems.ALL:
        for one in system.findings:
            if one.where & SAID and (one.in_files or system.headline):
                every = one.each_in_files(results)
                for codes in every:
                    own = PROVINCE if len(every) == 1 else f"{PROVINCE} {codes}"  # one kind of several
                    scope = next((str(code) for code in codes if str(code) in LEAGUES), own)
                    words = one.statement_of(results, *codes).on_page
                    yield Told(one.key, system.name, scope, words)
    for league in LEAGUES:
        units = results.tables["rankings"].filter(league=league)["org_id"]
        yield Told(MISSING.key, "reporting", league, MISSING.statement_of(results, tuple(units)).on_page)


def by_key_figures(results: Results) -> Iterator[Told]:
    """The key figures of all pages about the province and the leagues."""
    figures: list[tuple[str, str, list[KeyFigure]]] = [
        ("overview", PROVINCE, overview.indicators(results)),
        ("stars", PROVINCE, stars.indicators(results)),
        ("weak_branches", PROVINCE, case_key_figures.key_figures(NOUNS, results, WHOLE)),
        *(("burden", scope, burden.indicators(results, scope)) for scope in (PROVINCE, *LEAGUES)),
        *(("items", league, item_sentences.indicators(results, league)) for league in LEAGUES),
        *(
            (system.name, PROVINCE, list(system.key_figures(results, WHOLE)))
            for system in systems.ALL
            if system.key_figures
        ),
    ]
    for system, scope, shown in figures:
        for one in shown:
            yield Told("key figure", system, scope, f"{one.label}{one.value}")
            beside = "，".join(part for part in (one.change, one.about) if part)
            yield Told("key figure", f"{system} {one.label}", scope, f"{one.label}：{beside}")


def by_files(source: Source) -> Iterator[Told]:
    """The sentences of report, reminders and slides, and the fields of templates."""
    blocks = (*report.blocks(source), *lists.blocks(source))
    shapes = (one for slide in Presentation(io.BytesIO(deck.pptx(source))).slides for one in slide.shapes)
    texts = {
        "report": [one.text for one in blocks if isinstance(one, Sentence)],
        "slides": [one.text_frame.text for one in shapes if one.has_text_frame],
        "fields": list(template_fields.fields(source).values()),
    }
    for where, words in texts.items():
        for sentence in (part for text in words for part in re.split("[。\n]", text)):
            yield Told(where, "", PROVINCE, sentence)


def everything(source: Source) -> list[Told]:
    """What all of them say; a sentence of a file that a finding says is that finding's."""
    results = source.results
    own = [*by_findings(results), *by_key_figures(results)]
    known = {part for one in own for part in one.words.split("。")}
    return [*own, *(one for one in by_files(source) if one.words and one.words not in known)]
