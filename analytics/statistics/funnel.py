"""Shares of many beside the pooled one, with limits as wide as the shares vary beyond chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.stats import norm

_TRIMMED = 0.1  # at either end, so that the very ones looked for do not widen the limits


@dataclass(frozen=True)
class Funnel:
    """counts of wholes, pair by pair; a whole is never 0.

    Source: Spiegelhalter (2005), the additive model on the scale of arcsin √p; limits may lie at 0 or 1.
    """

    counts: Sequence[int]
    wholes: Sequence[int]

    @property
    def target(self) -> float:
        """The pooled share."""
        return sum(self.counts) / sum(self.wholes)

    @cached_property
    def variance_between(self) -> float:
        """τ²: how much they vary beyond what chance does; 0 where chance explains it."""
        shares = np.asarray(self.counts) / np.asarray(self.wholes)
        z = (np.arcsin(np.sqrt(shares)) - np.arcsin(np.sqrt(self.target))) / self._errors
        trimmed = z.clip(*np.quantile(z, [_TRIMMED, 1 - _TRIMMED]))
        excess = float((trimmed**2).sum()) - (len(z) - 1)
        weights = self._errors**-2
        spare = float(weights.sum() - (weights**2).sum() / weights.sum())
        return max(0.0, excess / spare) if spare > 0 else 0.0

    def limits(self, share_within: float) -> tuple[np.ndarray, np.ndarray]:
        """The lower and the upper limit of each, between which so large a share of them would lie."""
        reach = norm.ppf((1 + share_within) / 2) * np.sqrt(self._errors**2 + self.variance_between)
        middle = np.arcsin(np.sqrt(self.target))
        low, high = (np.clip(middle + side * reach, 0, np.pi / 2) for side in (-1, 1))
        return np.sin(low) ** 2, np.sin(high) ** 2

    @property
    def _errors(self) -> np.ndarray:
        return 1 / (2 * np.sqrt(np.asarray(self.wholes)))
