"""The parts of a unit's file, by the code that stands in the URL."""

from dashboard.screen import unit_branches, unit_changes, unit_conduct, unit_scores, unit_systems

SHOWN = {
    "score": unit_scores.show,
    "change": unit_changes.show,
    "branches": unit_branches.show,
    "conduct": unit_conduct.show,
    "systems": unit_systems.show,
}
