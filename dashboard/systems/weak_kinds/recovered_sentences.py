"""What is said, kind by kind, of branches weak no more beside those that still are."""

import polars as pl

from analytics.results import Results
from analytics.systems.weak_kinds.weak_recovered import FEWEST, SIDES, Compared, WeakRecovered
from dashboard.base.display import feature_word
from dashboard.kit.few_names import first_with_ties
from dashboard.systems.weak_kinds.words import WeakGroups, outcome

_CHANGE = WeakRecovered.columns()["still_change"]
_MOST = 2  # features told


def most_apart(rows: pl.DataFrame, most: int) -> pl.DataFrame:
    """So many features in percent in which the changes of both sides differ most; more where the last tie."""
    apart = (pl.col("recovered_change") - pl.col("still_change")).abs()
    return rows.filter(pl.col("unit") == "%").pipe(first_with_ties, apart, most)


def lines(results: Results, group: int) -> list[str]:
    """How the branches nearest to the group half a year ago fared; nothing where no half-years compare."""
    verdict = results.tables["weak_verdict"].row(0, named=True)
    if verdict["recovered_state"] not in (Compared.COMPARED, Compared.TOO_FEW):
        return []
    row = results.tables["weak_groups"].row(by_predicate=pl.col("group") == group, named=True)
    counts = {"recovered": row["recovered"], "still": row["still"]}
    if None in counts.values():
        return []  # an edition from before
    rows = most_apart(results.tables["weak_group_recovered"].filter(pl.col("group") == group), _MOST)
    if rows.is_empty():
        if not any(counts.values()):
            return [WeakGroups.THEN_NONE]
        return [WeakGroups.THEN_FEW.format(outcome=outcome(**counts), fewest=FEWEST)]
    told = WeakGroups.AND.join(_change_words(one) for one in rows.iter_rows(named=True))
    return [WeakGroups.THEN.format(**counts, features=told)]


def table(results: Results) -> str:
    """Which groups are compared; empty where none is."""
    groups = results.tables["weak_group_recovered"]["group"].unique().sort()
    named = WeakGroups.AND.join(WeakGroups.KIND.format(number=group) for group in groups)
    told = f"{named}的支部两边各有{FEWEST}个以上，可以对比；支部按半年前的评分归到最接近的类型，不说明原因"
    return told + _far(results) if named else ""


def _far(results: Results) -> str:
    """The branches compared that were near no group: with them the groups add up to all."""
    verdict = results.tables["weak_verdict"].row(0, named=True)
    grouped = results.tables["weak_groups"]
    far = {side: verdict[side] - grouped[side].sum() for side in SIDES}
    count = sum(far.values())
    return WeakGroups.FAR.format(count=count, outcome=outcome(**far)) if count else ""


def _change_words(row: dict) -> str:
    return "{feature}（已好转的{up}{unit}，仍薄弱的{flat}{unit}）".format(
        feature=row["name"],
        up=feature_word(row["recovered_change"], _CHANGE, row["feature"]),
        flat=feature_word(row["still_change"], _CHANGE, row["feature"]),
        unit=WeakGroups.POINTS_OF_PERCENT,
    )
