"""The registry of data sets, each declared with its system; whatever walks over data sets walks over ALL."""

from collections.abc import Iterable
from functools import cache

from analytics import systems
from analytics.base.dataset import WHOLE, Dataset, Form
from analytics.reference.thresholds import Shape, Standing, Threshold, duties, thresholds
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


_OF_SHAPE = {
    Shape.RATING: star_ratings.DATASET,
    Shape.CASE: weak_branches.DATASET,
    Shape.COMPARISON: burden.DATASET,
    Shape.STOCK: organisations.DATASET,
}


@cache
def asked_duties() -> tuple[Threshold, ...]:
    """The numbers of documents that bind somebody and that a data set takes reports of."""
    labels = {label for dataset in ALL.values() for label in dataset.duties}
    return tuple(one for one in duties() if one.standing is Standing.BINDING and one.label in labels)


@cache
def counted_elsewhere() -> dict[str, str]:
    """Labels and titles of what is counted from other tables than reports of duties → their titles."""
    asked = {label for dataset in ALL.values() for label in dataset.duties}
    found: dict[str, str] = {}
    for one in thresholds():
        if one.label not in asked:
            title = _counted_from(one)
            found |= dict.fromkeys((one.label, one.short), title)
    of_systems = [
        (indicator.name, system.DATASETS)
        for system in systems.ALL
        if system.DATASETS and not any(dataset.is_of_duties for dataset in system.DATASETS)
        for indicator in system.INDICATORS
    ]
    names = {name: _titles(own) for name, own in of_systems} | {one.title: one.title for one in ALL.values()}
    return {name: title for name, title in (names | found).items() if name not in asked}


def _counted_from(one: Threshold) -> str:
    """The titles of the data sets its system or its shape counts it from; '' where none does yet."""
    if one.code in ALL:
        return ALL[one.code].title
    own = [
        system.DATASETS
        for system in systems.ALL
        if any(one.code in indicator.target for indicator in system.INDICATORS)
    ]
    told = _titles(dataset for several in own for dataset in several if not dataset.is_of_duties)
    shape = _OF_SHAPE.get(one.shape)
    return told or (shape.title if shape else "")


def _titles(several: Iterable[Dataset]) -> str:
    return "、".join(dict.fromkeys(dataset.title for dataset in several))


__all__ = ["ALL", "WHOLE", "Dataset", "Form", "asked_duties", "counted_elsewhere"]
