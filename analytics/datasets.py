"""The registry of data sets, each declared with its system; whatever walks over data sets walks over ALL."""

from functools import cache

from analytics import systems
from analytics.base.dataset import WHOLE, Dataset, Form
from analytics.reference.thresholds import Standing, Threshold, duties
from analytics.systems import burden, survey, weak_branches
from analytics.systems.register import aliases, changes, former_places, organisations
from analytics.systems.scores import adjustments, assessments, exemptions, reviews, rubrics, self_checks
from analytics.systems.stars import branch_cards, star_ratings

ALL: dict[str, Dataset] = {
    module.DATASET.name: module.DATASET
    for module in (
        organisations,
        aliases,
        former_places,
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
        survey,
        burden,
    )
} | {dataset.name: dataset for system in systems.ALL for dataset in system.DATASETS}


@cache
def asked_duties() -> tuple[Threshold, ...]:
    """The numbers of documents that bind somebody and that a data set takes reports of."""
    labels = {label for dataset in ALL.values() for label in dataset.duties}
    return tuple(one for one in duties() if one.standing is Standing.BINDING and one.label in labels)


__all__ = ["ALL", "WHOLE", "Dataset", "Form", "asked_duties"]
