"""Stars of branches: what stands in each half-year, and the ratings from which that follows."""

import numpy as np
import polars as pl

from analytics.base import rules
from sample_data import timeline
from sample_data.branch_cards import Branchwise
from sample_data.organisations import Tree
from sample_data.weakness import Weaknesses

_FIRST_SHARE = 0.17  # five-star branches among those standing, temporary ones aside
_LAST_SHARE = (0.243, 0.266)
_FOUR_STAR_SHARE = 0.4
_NEVER_RATED = 0.02
_LEFT_OUT = 0.25  # of ratings that would only confirm the last one


def star_ratings(seed: int, tree: Tree, lasting: Branchwise, weak: Weaknesses) -> pl.DataFrame:
    """Rows of ratings; an unchanged rating is often left out, for it stands until the next one."""
    rng = timeline.stream(seed, "stars")
    stars = _standing_stars(rng, tree, lasting, weak)
    given = (stars > 0) & tree.standing
    repeated = np.zeros_like(given)
    repeated[:, 1:] = (stars[:, 1:] == stars[:, :-1]) & given[:, :-1]
    given &= ~(repeated & (rng.random(stars.shape) < _LEFT_OUT))
    branch, half = np.nonzero(given)
    codes = np.array([period.code for period in timeline.HALVES])
    return pl.DataFrame(
        {"org_id": tree.branch_ids[branch], "period": codes[half], "stars": stars[branch, half]}
    ).with_columns(pl.lit(True).alias("synthetic"))


def _standing_stars(
    rng: np.random.Generator, tree: Tree, lasting: Branchwise, weak: Weaknesses
) -> np.ndarray:
    """Branches × HALVES: stars that stand, 0 where there is no rating."""
    count = len(tree.branches)
    unrated = rng.random(count) < _NEVER_RATED
    unrated[weak.branch] = False
    unrated[tree.temporary] = np.arange(tree.temporary.sum()) % 2 == 0  # half of them: outside all the same
    shares = np.linspace(_FIRST_SHARE, rng.uniform(*_LAST_SHARE), len(timeline.HALVES))
    stars = np.zeros((count, len(timeline.HALVES)), dtype=np.int64)
    for half, share in enumerate(shares):
        merit = lasting.level[half] + rng.normal(0, 0.012, size=count)
        counted = tree.standing[:, half] & ~tree.temporary
        active = np.zeros(count, dtype=bool)
        active[weak.branch[weak.active(half)]] = True
        rated = np.flatnonzero(counted & ~unrated & ~active)
        best_first = rated[np.argsort(-merit[rated], kind="stable")]
        five = round(share * counted.sum())
        stars[best_first, half] = 3
        stars[best_first[: five + round(_FOUR_STAR_SHARE * counted.sum())], half] = 4
        stars[best_first[:five], half] = rules.TOP_STAR
        stars[tree.standing[:, half] & tree.temporary & ~unrated, half] = rules.TOP_STAR
    _set_weak(rng, stars, weak)
    return stars


def _set_weak(rng: np.random.Generator, stars: np.ndarray, weak: Weaknesses) -> None:
    """Weak branches: 1 or 2 stars when low-star, otherwise 3 or 4; falling ones come down to that."""
    low = np.where(weak.low_star, 2, 4)[:, None] - rng.integers(0, 2, size=(weak.branch.size, stars.shape[1]))
    for spell, branch in enumerate(weak.branch):
        lasting = slice(weak.onset[spell], weak.end[spell])
        stars[branch, lasting] = low[spell, lasting]
        if weak.falling[spell]:
            stars[branch, -3:-1] = np.minimum(stars[branch, -1] + np.array([2, 1]), rules.TOP_STAR)
