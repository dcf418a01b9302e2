"""The systems of the sources as every medium shows them, in the order of menu and report."""

from dashboard.kit.finding import System
from dashboard.systems import activities, observation, problems

ALL: tuple[System, ...] = (observation.SYSTEM, activities.SYSTEM, problems.SYSTEM)
