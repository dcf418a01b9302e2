"""Kinds of weak branch: what is found of planted kinds, what in data without any, and how long it takes.

The seeds were never used while the method was built.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
import polars as pl
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score
from sklearn.mixture import GaussianMixture
from threadpoolctl import threadpool_limits

from analytics import pipeline
from analytics.base.periods import parse
from analytics.kit.units import standing_units
from analytics.pipeline.needs import run_steps
from analytics.statistics import mixtures, outliers
from analytics.statistics.robust import clip_distances, robust_distances
from analytics.statistics.silhouettes import GROUPS, distances, silhouette
from analytics.systems.weak_kinds import weak_features, weak_grouping
from benchmarks import table
from sample_data.generate import generate_with_plan
from sample_data.planted import Planted
from sample_data.rubrics import DIMENSIONS

PERIOD = parse("2023H2")
_PLANTED = range(9_200_001, 9_200_013)
_WITHOUT = range(9_100_001, 9_100_101)
_A_FEW = 15  # of the data sets without structure, in a full run
_SMALL = 150  # branches
_ALONE = -1
Method = Callable[[np.ndarray, int], np.ndarray]


def kmeans(points: np.ndarray, groups: int) -> np.ndarray:
    """K-means with many starts."""
    return KMeans(groups, n_init=20, random_state=0).fit_predict(points)


def full_mixture(points: np.ndarray, groups: int) -> np.ndarray:
    """A Gaussian mixture with a covariance of its own for each group."""
    return GaussianMixture(groups, n_init=3, reg_covar=1e-3, random_state=0).fit_predict(points)


def hierarchy(points: np.ndarray, groups: int) -> np.ndarray:
    """Ward's hierarchy."""
    return fcluster(linkage(points, "ward"), groups, "maxclust") - 1


METHODS: dict[str, Method] = {
    "K-means": kmeans,
    "hierarchical (Ward)": hierarchy,
    "Gaussian mixture, own covariances": full_mixture,
    "Gaussian mixture, one covariance (shipped)": mixtures.fit_groups,
}


def run(_folder: Path) -> None:
    """Planted kinds by every method, some data sets without structure, and the time of one draft."""
    _show_planted()
    _show_without(_WITHOUT[:_A_FEW])
    _show_time()


def run_without_structure(_folder: Path) -> None:
    """All data sets without structure."""
    _show_without(_WITHOUT)


def _show_planted() -> None:
    found: dict[tuple[str, int | None], list[float]] = {}
    states: dict[int | None, list[str]] = {}
    for seed in _PLANTED:
        wide, declared, plan = _features(seed, structured=True)
        for size in (None, _SMALL):
            sampled = _sampled(wide, size, seed)
            whole = weak_grouping.group_branches(sampled, declared)
            states.setdefault(size, []).append(whole.state)
            labels = whole.rows["group"].fill_null(_ALONE).to_numpy()
            found.setdefault(("the whole procedure", size), []).append(_agreement(sampled, labels, plan))
            with threadpool_limits(1):
                for name, method in METHODS.items():
                    labels = _by(method, sampled, declared)
                    found.setdefault((name, size), []).append(_agreement(sampled, labels, plan))
    rows = [
        [name, size or "all (about 350)", f"{min(aris):.3f}", f"{median(aris):.3f}"]
        for (name, size), aris in found.items()
    ]
    counts = [f"{each.count(weak_grouping.State.FOUND)} of {len(each)}" for each in states.values()]
    title = f"Planted kinds, {len(_PLANTED)} seeds; found in {counts[0]} (all) and {counts[1]} ({_SMALL})"
    table.show(title, ["method", "branches", "lowest ARI", "median ARI"], rows)


def _show_without(seeds: Iterable[int]) -> None:
    states = {size: [] for size in (None, _SMALL)}
    for seed in seeds:
        wide, declared, _ = _features(seed, structured=False)
        for size, each in states.items():
            each.append(weak_grouping.group_branches(_sampled(wide, size, seed), declared).state)
    rows = [
        [size or "all (about 350)", len(each), each.count(weak_grouping.State.FOUND)]
        for size, each in states.items()
    ]
    table.show("Data sets without structure", ["branches", "data sets", "kinds declared"], rows)


def _show_time() -> None:
    tables = {name: frame.lazy() for name, frame in generate_with_plan(_PLANTED[0])[0].items()}
    results = pipeline.build(tables, PERIOD).tables
    units = standing_units(tables["organisations"], tables["aliases"], PERIOD.end)
    others = {name: rows for name, rows in results.items() if name not in pipeline.KINDS}
    given = {**tables, **others, "units": units, "period": PERIOD}
    seconds = []
    for _ in range(5):
        began = perf_counter()
        run_steps(pipeline.STEPS, given, pipeline.KINDS)
        seconds.append(perf_counter() - began)
    rows = [[results["weak_members"].height, f"{min(seconds):.2f}", f"{median(seconds):.2f}"]]
    table.show("All tables of weak branches of one draft", ["branches", "min s", "median s"], rows)


def _features(seed: int, *, structured: bool) -> tuple[pl.DataFrame, list[weak_features.Feature], Planted]:
    """A row a weak branch, a column a feature, as the pipeline sees them."""
    tables, plan = generate_with_plan(seed, structured=structured)
    results = pipeline.build({name: frame.lazy() for name, frame in tables.items()}, PERIOD).tables
    features = results["weak_features"]
    declared = weak_features.declared_features(list(DIMENSIONS))
    wide = features.pivot("feature", index="org_id", values="value")
    members = results["weak_members"].select("org_id", "unit_id")
    return wide.join(members, on="org_id").sort("org_id"), declared, plan


def _sampled(wide: pl.DataFrame, size: int | None, seed: int) -> pl.DataFrame:
    return wide if size is None else wide.sample(size, seed=seed).sort("org_id")


def _by(method: Method, wide: pl.DataFrame, declared: list[weak_features.Feature]) -> np.ndarray:
    """Groups of the method with the number of groups its own silhouette prefers, outliers set aside."""
    far = robust_distances(weak_grouping.on_scale(wide, weak_grouping.usable(wide, declared)))
    alone = outliers.alone(far)
    points = clip_distances(far[~alone])
    between = distances(points)
    each = [method(points, groups) for groups in GROUPS]
    labels = np.full(wide.height, _ALONE)
    labels[~alone] = max(each, key=lambda one: silhouette(between, one))
    return labels


def _agreement(wide: pl.DataFrame, labels: np.ndarray, plan: Planted) -> float:
    """Adjusted Rand index over the branches of a planted kind; those left out are a group of their own."""
    kinds = [plan.weak_kinds.get(org_id) for org_id in wide["org_id"]]
    planted = np.array([kind is not None for kind in kinds])
    truth = [kind for kind in kinds if kind is not None]
    return adjusted_rand_score(truth, labels[planted])
