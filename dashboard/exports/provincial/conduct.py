"""The parts of the report about conduct: formalism and burden, items, reports and reminders."""

from analytics.measures.stars import PROVINCE
from analytics.rules import League
from dashboard.exports.illustrated import picture, said
from dashboard.exports.source import Source
from dashboard.figures import formalism as figures
from dashboard.figures import items_matrix, items_pareto
from dashboard.headlines import formalism as headlines
from dashboard.headlines import items as item_words
from dashboard.headlines import items_reports
from dashboard.media.blocks import Block, Heading
from dashboard.text.common import Units
from dashboard.text.formalism import Formalism
from dashboard.text.report import Report

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
        *said(*dict.fromkeys(words(results, _LEAGUE, items_matrix.ALL) for words in lost)),
        *said(item_words.few(results, _LEAGUE), see=("pareto",)),
    ]
    if drawn := items_pareto.few(results, _LEAGUE).height:
        parts += picture(
            source,
            items_pareto.first,
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
        *said(items_reports.calendar(results, _LEAGUE), items_reports.reminders(results, _LEAGUE)),
    ]
