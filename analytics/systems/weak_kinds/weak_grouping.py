"""Whether weak branches fall into kinds, and which branch is of which: the decision, in steps."""

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import polars as pl

from analytics.statistics import grouping, outliers, stability
from analytics.statistics.agreement import excess_agreement
from analytics.statistics.robust import clip_distances, robust_distances
from analytics.systems.weak_kinds.weak_features import Feature, Use

SEED = 2026
FEWEST = 60  # branches; below it only the sorted table (methods 4)
KNOWN_FOR = 0.9  # a feature fewer branches have is left out, not the branches
MOST_ALIKE = 0.95  # a feature with one value for more branches than that tells nothing
ONE_UNIT_HOLDS = 0.5
FOLLOWS_UNITS = 0.5  # excess agreement within units from which a group is taken for its units
_FEWEST_FEATURES = 2
_FEWEST_GROUPS = 2  # one group alone is no kind
_ROUNDS = 3


class State(StrEnum):
    """What came of looking for kinds."""

    FOUND = "发现稳定类型"
    TOO_FEW = "支部太少"
    NO_FEATURES = "可用特征太少"
    ONE_UNIT = "集中在一个单位"
    NO_STRUCTURE = "未发现稳定分类"
    OF_UNITS = "差别随单位而定"
    UNSTABLE = "类型不稳定"


class Note(StrEnum):
    """Why a branch is in no group."""

    ALONE = "单列情形"
    NOT_KNOWN = "缺数据，未参与分类"
    OF_UNITS = "集中在个别单位，不作类型"
    UNSTABLE = "类型不稳定，不列出"


@dataclass(frozen=True)
class Grouped:
    """The decision. rows: org_id, group (from 1, null: none), note; notes only where something was found.

    features: those that were used; stability: one a group, in the order of their numbers. different: the
    branches looked at last, those with equal values counted once.
    """

    state: State
    rows: pl.DataFrame
    features: list[Feature] = field(default_factory=list)
    test: grouping.NullTest | None = None
    silhouette: float | None = None
    stability: list[float] = field(default_factory=list)
    different: int = 0


@dataclass(frozen=True)
class _Parted:
    """Positions of the rows looked at last, those set aside for their units, and what was found or hindered.

    different: how many of the rows looked at differ.
    """

    looked_at: np.ndarray
    of_units: np.ndarray
    different: int
    found: grouping.Grouping | None = None
    obstacle: State | None = None


def usable(wide: pl.DataFrame, features: list[Feature]) -> list[Feature]:
    """The grouping features that nearly all branches with a complete card have, and that vary."""
    with_card = wide.filter(pl.col("rate").is_not_null())
    return [
        feature
        for feature in features
        if feature.use is Use.GROUPING
        and with_card.height
        and with_card[feature.id].count() >= KNOWN_FOR * with_card.height
        and _commonest(with_card[feature.id]) <= MOST_ALIKE
    ]


def on_scale(wide: pl.DataFrame, used: list[Feature]) -> np.ndarray:
    """Branches × features as they are measured: the skewed ones as logarithms."""
    columns = [pl.col(one.id).log1p() if one.on_log_scale else pl.col(one.id) for one in used]
    return wide.select(column.cast(pl.Float64) for column in columns).to_numpy()


def group_branches(wide: pl.DataFrame, features: list[Feature]) -> Grouped:
    """wide: org_id (sorted), unit_id and a column a feature. Branches that lack a feature take no part."""
    used = usable(wide, features)
    known = [pl.col(name).is_not_null() for name in ("rate", *(feature.id for feature in used))]
    complete = wide.select(pl.all_horizontal(known)).to_series().to_numpy()
    taking_part = wide.filter(complete)
    state = _obstacle(taking_part, used)
    if state:
        rows = _rows(wide, {Note.NOT_KNOWN: ~complete})
        return Grouped(state, rows, used, different=taking_part.height)
    far = robust_distances(on_scale(taking_part, used))
    alone = outliers.alone(far)
    parted = _find_groups(clip_distances(far), np.flatnonzero(~alone), taking_part["unit_id"].to_numpy())
    places = np.flatnonzero(complete)
    marks = {
        Note.NOT_KNOWN: ~complete,
        Note.ALONE: _mask(places[alone], wide.height),
        Note.OF_UNITS: _mask(places[parted.of_units], wide.height),
    }
    return _decide_grouping(wide, used, marks, places, parted)


def _obstacle(taking_part: pl.DataFrame, used: list[Feature]) -> State | None:
    if taking_part.height < FEWEST:
        return State.TOO_FEW
    if len(used) < _FEWEST_FEATURES:
        return State.NO_FEATURES
    return State.ONE_UNIT if _commonest(taking_part["unit_id"]) > ONE_UNIT_HOLDS else None


def _find_groups(points: np.ndarray, rows: np.ndarray, homes: np.ndarray) -> _Parted:
    """Groups that follow their units are set aside and the rest is looked at again.

    Branches with equal values, as copied cards give, count once towards the fewest.
    """
    of_units = np.empty(0, dtype=np.int64)
    for _ in range(_ROUNDS):
        different = len(np.unique(points[rows], axis=0))
        varying = _varying_columns(points[rows])
        if different < FEWEST or varying.sum() < _FEWEST_FEATURES:
            obstacle = State.TOO_FEW if different < FEWEST else State.NO_FEATURES
            return _Parted(rows, of_units, different, obstacle=State.OF_UNITS if of_units.size else obstacle)
        found = grouping.find(points[rows][:, varying], SEED)
        if found.labels is None:
            return _Parted(rows, of_units, different, found)
        bound = excess_agreement(found.labels, homes[rows]) > FOLLOWS_UNITS
        if not bound.any():
            return _Parted(rows, of_units, different, found)
        if bound.all():  # also the rest: it follows its units only because it lacks those of the others
            bound[np.bincount(found.labels).argmax()] = False
        aside = bound[found.labels]
        of_units, rows = np.concatenate([of_units, rows[aside]]), rows[~aside]
    return _Parted(rows, of_units, len(np.unique(points[rows], axis=0)), obstacle=State.OF_UNITS)


def _varying_columns(points: np.ndarray) -> np.ndarray:
    """Which columns still tell rows apart after others were set aside; rows × columns."""
    commonest = [np.unique(column, return_counts=True)[1].max() / len(points) for column in points.T]
    return np.array(commonest) <= MOST_ALIKE


def _decide_grouping(
    wide: pl.DataFrame,
    used: list[Feature],
    marks: dict[Note, np.ndarray],
    places: np.ndarray,
    parted: _Parted,
) -> Grouped:
    found, different = parted.found, parted.different
    labels = None if found is None else found.labels
    if found is None or labels is None or found.stability is None:
        state = parted.obstacle or (State.OF_UNITS if parted.of_units.size else State.NO_STRUCTURE)
        test = None if found is None else found.test
        return Grouped(state, _rows(wide, marks), used, test, different=different)
    hidden = found.stability < stability.HIDDEN_BELOW
    if (~hidden).sum() < _FEWEST_GROUPS:
        rows = _rows(wide, marks)
        return Grouped(State.UNSTABLE, rows, used, found.test, found.silhouette, different=different)
    own = places[parted.looked_at]
    numbers = _numbers(wide, used, own, labels, hidden)
    group = np.zeros(wide.height, dtype=np.int64)
    group[own] = numbers[labels]
    marks[Note.UNSTABLE] = _mask(own[hidden[labels]], wide.height)
    kept = sorted(np.flatnonzero(~hidden), key=lambda label: numbers[label])
    told = [float(found.stability[label]) for label in kept]
    rows = _rows(wide, marks, group)
    return Grouped(State.FOUND, rows, used, found.test, found.silhouette, told, different)


def _numbers(
    wide: pl.DataFrame, used: list[Feature], own: np.ndarray, labels: np.ndarray, hidden: np.ndarray
) -> np.ndarray:
    """Label to number from 1: by the dimension a group is weakest in beside the others, in their order.

    Dimensions before other features, because in some kinds a dimension and the evidence are about equally
    weak and would take turns. 0 for hidden groups.
    """
    sides = np.array([1 if feature.low_is_weak else -1 for feature in used])
    far = robust_distances(on_scale(wide[own], used)) * sides
    medians = [
        np.median(far[labels == label], axis=0) - np.median(far[labels != label], axis=0)
        for label in range(hidden.size)
    ]
    dimensions = [place for place, feature in enumerate(used) if feature.is_dimension] or range(len(used))
    weakest = [min(dimensions, key=beside.__getitem__) for beside in medians]
    order = sorted(
        np.flatnonzero(~hidden), key=lambda label: (weakest[label], medians[label][weakest[label]])
    )
    numbers = np.zeros(hidden.size, dtype=np.int64)
    numbers[order] = np.arange(1, len(order) + 1)
    return numbers


def _rows(wide: pl.DataFrame, marks: dict[Note, np.ndarray], group: np.ndarray | None = None) -> pl.DataFrame:
    note = pl.lit(None, dtype=pl.String)
    for word, marked in marks.items():
        note = pl.when(pl.Series(marked)).then(pl.lit(word.value)).otherwise(note)
    numbers = pl.Series(np.zeros(wide.height, dtype=np.int64) if group is None else group)
    return wide.select("org_id", group=pl.when(numbers > 0).then(numbers), note=note)


def _mask(places: np.ndarray, size: int) -> np.ndarray:
    mask = np.zeros(size, dtype=bool)
    mask[places] = True
    return mask


def _commonest(values: pl.Series) -> float:
    """The share of the commonest value among those known."""
    known = values.drop_nulls()
    return float(known.value_counts()["count"].max()) / known.len() if known.len() else 1.0  # type: ignore[arg-type]  # a count
