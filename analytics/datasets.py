"""The registry of data sets: one module each; everything that walks over data sets walks over ALL.

Those of the systems stand with their system.
"""

from analytics import systems
from analytics.base.dataset import WHOLE, Dataset, Form
from analytics.systems import burden_counts, survey_answers, weak_branch_entries
from analytics.systems.register import aliases, changes, organisations
from analytics.systems.scores import adjustments, assessments, exemptions, reviews, rubrics, self_checks
from analytics.systems.stars import branch_cards, star_ratings

ALL: dict[str, Dataset] = {
    module.DATASET.name: module.DATASET
    for module in (
        organisations,
        aliases,
        changes,
        rubrics,
        self_checks,
        reviews,
        branch_cards,
        exemptions,
        adjustments,
        assessments,
        star_ratings,
        weak_branch_entries,
        survey_answers,
        burden_counts,
    )
} | {dataset.name: dataset for system in systems.ALL for dataset in system.DATASETS}

__all__ = ["ALL", "WHOLE", "Dataset", "Form"]
