"""The systems of the sources as every medium shows them, in the order of the report."""

from dashboard.kit.system import Page, System
from dashboard.systems import (
    activities,
    contacts,
    debriefing,
    duty_tiers,
    grade_uses,
    inspections,
    life_checks,
    member_points,
    model_organ,
    observation,
    problems,
    reference_league,
    reorganisation,
    requirements,
    talks,
    terms_of_office,
)
from dashboard.systems.burden import findings as burden
from dashboard.systems.burden import survey_findings as survey
from dashboard.systems.overview import findings as overview
from dashboard.systems.reporting import findings as reporting
from dashboard.systems.scores import item_findings, ranking_findings
from dashboard.systems.stars import findings as stars
from dashboard.systems.weak_branches import findings as weak_branches
from dashboard.systems.weak_kinds import findings as weak_kinds

CHOSEN = "system"  # in the URL of a page of several
ALL: tuple[System, ...] = (
    overview.SYSTEM,
    ranking_findings.SYSTEM,
    overview.ATTENTION,
    overview.NEXT,
    stars.SYSTEM,
    weak_branches.SYSTEM,
    weak_kinds.SYSTEM,
    survey.SYSTEM,
    burden.SYSTEM,
    item_findings.SYSTEM,
    reporting.SYSTEM,
    requirements.SYSTEM,
    duty_tiers.SYSTEM,
    talks.SYSTEM,
    member_points.SYSTEM,
    observation.SYSTEM,
    life_checks.SYSTEM,
    activities.SYSTEM,
    problems.SYSTEM,
    inspections.SYSTEM,
    model_organ.SYSTEM,
    grade_uses.SYSTEM,
    terms_of_office.SYSTEM,
    debriefing.SYSTEM,
    contacts.SYSTEM,
    reorganisation.SYSTEM,
    reference_league.SYSTEM,
)


def addresses() -> list[tuple[str, dict[str, str]]]:
    """Of each system that one function shows: the page it stands on, and what its address says besides."""
    return [
        (page.name, {CHOSEN: one.name} if len(joining) > 1 else {})
        for page, joining in by_page().items()
        for one in joining
    ]


def by_page() -> dict[Page, tuple[System, ...]]:
    """The systems that one function shows, as they stand on each page."""
    every = [system for system in ALL if system.headline]
    return {page: tuple(one for one in every if one.page == page) for page in (one.page for one in every)}
