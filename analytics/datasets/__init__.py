"""The registry of data sets: one module each; everything that walks over data sets walks over ALL.

Those of the systems stand with their system.
"""

from analytics import systems
from analytics.base.dataset import WHOLE, Dataset, Form
from analytics.datasets import (
    adjustments,
    aliases,
    assessments,
    branch_cards,
    burden_counts,
    changes,
    exemptions,
    organisations,
    reviews,
    rubrics,
    self_checks,
    star_ratings,
    survey_answers,
    weak_branches,
)

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
        weak_branches,
        survey_answers,
        burden_counts,
    )
} | {dataset.name: dataset for system in systems.ALL for dataset in system.DATASETS}

__all__ = ["ALL", "WHOLE", "Dataset", "Form"]
