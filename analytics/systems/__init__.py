"""The systems of the sources, one module each; those with data sets of their own are walked over."""

from analytics.systems import activities, duty_tiers, inspections, observation, problems, requirements

ALL = (problems, activities, observation, requirements, duty_tiers, inspections)
