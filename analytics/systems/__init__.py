"""The systems of the sources, one module each; those with data sets of their own are walked over."""

from analytics.systems import (
    activities,
    debriefing,
    duty_tiers,
    inspections,
    life_checks,
    member_points,
    observation,
    problems,
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
    terms_of_office,
)
