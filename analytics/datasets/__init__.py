"""The registry of data sets: one module each; everything that walks over data sets walks over ALL."""

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
from analytics.datasets.dataset import WHOLE, Dataset, Form

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
}

__all__ = ["ALL", "WHOLE", "Dataset", "Form"]
