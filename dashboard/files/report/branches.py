"""The parts of the report about branches: stars against the yardstick, the ledger, kinds of weakness."""

from analytics.base.rules import PROVINCE, League
from analytics.systems.stars.stars import StarsByUnit
from dashboard.base.common_words import Filters, Units
from dashboard.base.source import Source
from dashboard.files.charts_for_pictures import of_profile
from dashboard.files.illustrated import picture, said, table
from dashboard.files.report_words import Report
from dashboard.media.blocks import Block, Heading
from dashboard.systems.stars import figures as star_figures
from dashboard.systems.stars import sentences as star_words
from dashboard.systems.stars import unit_figures
from dashboard.systems.stars.words import Stars
from dashboard.systems.weak_branches import figures as weak_figures
from dashboard.systems.weak_branches import sentences as weak_words
from dashboard.systems.weak_branches import work_reasons, worklist_sentences
from dashboard.systems.weak_branches.words import Weak
from dashboard.systems.weak_kinds import figures
from dashboard.systems.weak_kinds import sentences as group_words
from dashboard.systems.weak_kinds.words import WeakGroups

_FEW = 10
_LEAGUE = League.PROVINCIAL.value
_SHORT = ("name", "branches", "five_star", "share", "shortfall")
_WORK = ("unit", "name", "reason", "kind", "due_on", "days_open")


def stars(source: Source) -> list[Block]:
    """五星支部."""
    results = source.results
    short = unit_figures.chosen(results, _LEAGUE, Filters.EVERY_KIND, unit_figures.SHORT)
    short = short.sort("shortfall", "official_order", descending=[True, False])
    title = Report.STARS_SHORT.format(league=_LEAGUE)
    return [
        Heading(1, Report.STARS),
        Heading(2, Report.STARS_TREND),
        *said(star_words.trend(results), star_words.distribution(results), see=("trend",)),
        *said(star_words.yardstick()),
        *picture(
            source,
            star_figures.trend,
            key="trend",
            table="stars_pooled",
            title=Stars.TREND,
            unit=Units.PERCENT,
        ),
        Heading(2, Report.STARS_UNITS),
        *said(
            star_words.units(results, _LEAGUE, Filters.EVERY_KIND),
            star_words.without_branches(results, _LEAGUE),
            see=("short",),
        ),
        *(table("short", title, short.head(_FEW), StarsByUnit, *_SHORT) if short.height else []),
    ]


def weak(source: Source) -> list[Block]:
    """后进支部, low-star branches, kinds of weakness."""
    results = source.results
    work = results.tables["worklist"]
    parts: list[Block] = [
        Heading(1, Report.WEAK),
        Heading(2, Report.LEDGER),
        *said(
            weak_words.standing(results, PROVINCE, PROVINCE),
            weak_words.kinds(results, PROVINCE),
            weak_words.months(results, PROVINCE),
            see=("months",),
        ),
    ]
    if weak_words.entries(results, PROVINCE):
        parts += picture(
            source,
            weak_figures.months,
            PROVINCE,
            key="months",
            table="ledger_by_month",
            title=Weak.MONTHS,
            unit=Units.BRANCHES,
        )
    parts += [
        Heading(2, Report.WORK),
        *said(worklist_sentences.worklist(results, PROVINCE, work), see=("work",)),
    ]
    if work.height:
        lines = work_reasons.lines(work.head(_FEW))
        parts += table("work", Report.WORK, lines, work_reasons.WorkLine, *_WORK)
    low = results.tables["low_star_branches"]
    parts += [Heading(2, Report.LOW), *said(worklist_sentences.low_star(results, low))]
    return [*parts, Heading(2, Report.GROUPS), *_groups(source)]


def _groups(source: Source) -> list[Block]:
    results = source.results
    parts: list[Block] = said(group_words.verdict(results), see=("profile",))
    if group_words.found(results):
        parts += picture(
            source,
            of_profile,
            draw=figures.profile,
            key="profile",
            table="weak_profiles",
            title=WeakGroups.PROFILE,
            unit=WeakGroups.PROFILE_UNIT,
            note=WeakGroups.PROFILE_ABOUT,
        )
        for group in results.tables["weak_groups"]["group"]:
            heading, lines = group_words.block(results, group)
            parts += [Heading(3, heading), *said(*lines)]
    return [*parts, *said(group_words.recovered(results))]
