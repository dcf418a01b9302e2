"""The systems of the sources, one module each; those with data sets of their own are walked over."""

from analytics.systems import (
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
    reorganisation,
    requirements,
    talks,
    terms_of_office,
)

ALL = (
    problems,
    activities,
    observation,
    requirements,
    duty_tiers,
    talks,
    member_points,
    inspections,
    debriefing,
    life_checks,
    model_organ,
    grade_uses,
    terms_of_office,
    contacts,
    reorganisation,
)
