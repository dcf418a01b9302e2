"""Whether data fall into groups at all: their best silhouette against data that hold no groups.

The data sets compared with have the same margins and the same rank correlations (a Gaussian copula). That
matters: scores share a common factor, and of such data without any groups, silhouette or stability alone
declare groups in most cases.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.stats import rankdata

ALPHA = 0.01
DRAWS = 99


@dataclass(frozen=True)
class NullTest:
    """What was drawn. p_value: None where drawing stopped because it could not fall under ALPHA any more.

    A few draws say that it is above ALPHA, and nothing of how far.
    """

    observed: float
    p_value: float | None
    draws: int

    @property
    def rejected(self) -> bool:
        """Whether the data have more structure than data without groups."""
        return self.p_value is not None and self.p_value <= ALPHA


def null_test(
    points: np.ndarray, statistic: Callable[[np.ndarray], float], rng: np.random.Generator
) -> NullTest:
    """Compare the statistic of the points with that of DRAWS data sets without groups; rows × columns."""
    observed = statistic(points)
    latent = _latent_correlations(points)
    margins = np.sort(points, axis=0)
    as_good, draws = 0, 0
    while draws < DRAWS and 1 + as_good <= ALPHA * (DRAWS + 1):
        draws += 1
        as_good += statistic(without_groups(margins, latent, rng)) >= observed
    return NullTest(observed, (1 + as_good) / (1 + draws) if draws == DRAWS else None, draws)


def without_groups(margins: np.ndarray, latent: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A data set with these sorted columns, tied together as the latent factor says and in no other way."""
    drawn = rng.standard_normal(margins.shape) @ latent
    places = drawn.argsort(axis=0).argsort(axis=0)
    return np.take_along_axis(margins, places, axis=0)


def _latent_correlations(points: np.ndarray) -> np.ndarray:
    """A factor of the normal correlations that give the rank correlations of the points.

    Source: ρ = 2 sin(π ρ_s / 6) (Pearson 1907); negative eigenvalues, which ties can cause, are cut off. A
    column of one value goes with no other.
    """
    ranked = rankdata(points, axis=0)
    spread = ranked.std(axis=0)
    standard = (ranked - ranked.mean(axis=0)) / np.where(spread > 0, spread, 1)
    ranks = standard.T @ standard / len(points)
    np.fill_diagonal(ranks, 1)
    values, vectors = np.linalg.eigh(2 * np.sin(np.pi / 6 * ranks))
    return (vectors * np.sqrt(np.clip(values, 0, None))).T
