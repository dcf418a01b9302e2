"""A few plain conditions that say which rows a group holds: a small decision tree read as rules."""

from dataclasses import dataclass

import numpy as np

_DEPTH, _SMALLEST_LEAF, _FOLDS = 3, 8, 5
PRINTED_FROM = 0.8  # fidelity; a rule below it would mislead (methods 4)


@dataclass(frozen=True)
class Condition:
    """column > threshold, or at most the threshold."""

    column: int
    above: bool
    threshold: float


@dataclass(frozen=True)
class Rule:
    """What most rows of a group have in common.

    coverage: share of the group that meets the conditions. precision: share of those who meet them that
    are of the group. fidelity: the lower of the shares a tree fitted without them found of the group, and
    found rightly.
    """

    conditions: list[Condition]
    coverage: float | None
    precision: float | None
    fidelity: float | None


NONE = Rule([], None, None, None)  # of a group that nothing is left to be told from


def rules(values: np.ndarray, labels: np.ndarray) -> list[Rule]:
    """The rule of each group, labels 0 to K-1, of at least two groups of _FOLDS rows."""
    from sklearn.model_selection import StratifiedKFold, cross_val_predict  # importing it takes seconds
    from sklearn.tree import DecisionTreeClassifier

    tree = DecisionTreeClassifier(max_depth=_DEPTH, min_samples_leaf=_SMALLEST_LEAF, random_state=0)
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=0)
    guessed = cross_val_predict(tree, values, labels, cv=folds)
    fitted = tree.fit(values, labels)
    leaves = fitted.apply(values)
    paths = _paths(fitted.tree_)
    return [_rule(paths, leaves, labels == group, guessed == group) for group in range(int(labels.max()) + 1)]


def _rule(
    paths: dict[int, list[Condition]], leaves: np.ndarray, own: np.ndarray, guessed: np.ndarray
) -> Rule:
    """The leaf with most rows of the group."""
    names, counts = np.unique(leaves[own], return_counts=True)
    leaf = int(names[counts.argmax()])
    right = int((own & guessed).sum())
    return Rule(
        conditions=_tightest(paths[leaf]),
        coverage=counts.max() / own.sum(),
        precision=counts.max() / (leaves == leaf).sum(),
        fidelity=right / max(own.sum(), guessed.sum()),
    )


def _paths(tree: object, node: int = 0, above: tuple[Condition, ...] = ()) -> dict[int, list[Condition]]:
    """Leaf to the conditions on the way to it; tree: as scikit-learn keeps it."""
    left, right = tree.children_left[node], tree.children_right[node]  # type: ignore[attr-defined]  # arrays
    if left == right:
        return {node: list(above)}
    column, threshold = int(tree.feature[node]), float(tree.threshold[node])  # type: ignore[attr-defined]  # arrays
    lower, upper = Condition(column, False, threshold), Condition(column, True, threshold)
    return _paths(tree, left, (*above, lower)) | _paths(tree, right, (*above, upper))


def _tightest(conditions: list[Condition]) -> list[Condition]:
    """One condition a column and side: on a path the later ones are the narrower ones."""
    return list({(one.column, one.above): one for one in conditions}.values())
