"""The parts of the report about conduct: formalism and burden, items, reports and reminders."""

from analytics.base.rules import PROVINCE, League
from dashboard.base.common_words import Units
from dashboard.base.source import Source
from dashboard.files.illustrated import picture, said
from dashboard.files.report_words import Report
from dashboard.media.blocks import Block, Heading
from dashboard.systems.burden import figures
from dashboard.systems.burden import sentences as headlines
from dashboard.systems.burden.words import Formalism
from dashboard.systems.reporting import sentences
from dashboard.systems.scores import item_matrix, item_pareto
from dashboard.systems.scores import item_sentences as item_words

_LEAGUE = League.PROVINCIAL.value


def formalism(source: Source) -> list[Block]:
    """What surveys say, and whether burden stays below that of the base year."""
    results = source.results
    parts: list[Block] = [Heading(1, Report.CONDUCT), Heading(2, Report.SURVEY)]
    surveys = figures.surveys(results)
    if not surveys:
        parts += said(Formalism.SURVEY_NONE)
    for name in surveys:
        parts += said(
            headlines.survey_title(results, name),
            headlines.survey(results, name),
            headlines.survey_note(results, name),
        )
    parts += [Heading(2, Report.BURDEN), *said(headlines.kinds(results, PROVINCE), see=("burden",))]
    if figures.pooled(results, PROVINCE).is_empty():
        return parts
    return [
        *parts,
        *said(headlines.units(results, PROVINCE), headlines.left_out(results, PROVINCE)),
        *picture(
            source,
            figures.burden_kinds,
            PROVINCE,
            key="burden",
            table="burden_pooled",
            title=Formalism.KINDS,
            unit=Units.TIMES,
        ),
    ]


def items(source: Source) -> list[Block]:
    """Where points are lost, what is not reviewed or without evidence, whom to remind."""
    results = source.results
    lost = (item_words.matrix, item_words.waiting)
    parts: list[Block] = [
        Heading(1, Report.ITEMS),
        Heading(2, Report.LOST),
        *said(*dict.fromkeys(words(results, _LEAGUE, item_matrix.ALL) for words in lost)),
        *said(item_words.few(results, _LEAGUE), see=("pareto",)),
    ]
    if drawn := item_pareto.few(results, _LEAGUE).height:
        parts += picture(
            source,
            item_pareto.first,
            _LEAGUE,
            key="pareto",
            table="item_losses",
            title=Report.PARETO.format(league=_LEAGUE, count=drawn),
            unit=Units.POINTS,
        )
    return [
        *parts,
        Heading(2, Report.REVIEWED),
        *said(item_words.unreviewed(results, _LEAGUE), item_words.evidence(results, _LEAGUE)),
        Heading(2, Report.REPORTS),
        *said(sentences.calendar(results, _LEAGUE), sentences.reminders(results, _LEAGUE)),
    ]
