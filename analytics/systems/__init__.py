"""The systems of the sources, one module each; those with data sets of their own are walked over."""

from analytics.systems import activities, inspections, observation, problems, requirements

ALL = (problems, activities, observation, requirements, inspections)
