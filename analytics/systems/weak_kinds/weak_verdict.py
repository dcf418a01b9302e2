"""What came of looking for kinds of weak branch, in one row."""

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.result import Reach, Result, RollUp
from analytics.statistics import stability
from analytics.systems.weak_kinds.weak_grouping import SEED, Grouped, Note
from analytics.systems.weak_kinds.weak_recovered import Compared

_DIGITS = 6  # beyond them, floats differ between machines
_AND = "、"
OUTSIDE = {  # the counts of branches in no kind, with the note their rows bear
    "alone": Note.ALONE,
    "not_known": Note.NOT_KNOWN,
    "of_units": Note.OF_UNITS,
    "unstable": Note.UNSTABLE,
}


class WeakVerdict(dy.Schema):
    """One row. branches = grouped + not_known + alone + of_units + unstable where kinds were found.

    p_value: of the null test; null where drawing stopped early, at the first draw as well apart as the data
    (editions of before give a number there that is no p-value). stability: of the least stable group.
    different: looked at last, equal values counted once. features: those that formed the groups. recovered,
    still: branches weak half a year ago.
    """

    state = c.text("结论")
    branches = c.count("后进与低星支部")
    on_ledger = c.count("台账在册")
    low_star = c.count("低星支部")
    grouped = c.count("归入类型")
    not_known = c.count("缺数据未参与")
    alone = c.count("单列情形")
    of_units = c.count("集中在个别单位")
    unstable = c.count("类型不稳定")
    different = c.count("参与分类的不同支部")
    largest_unit = c.count("最多的单位支部数")
    groups = c.count("类型数")
    features = c.text("分类特征")
    silhouette = c.decimal("轮廓系数", nullable=True)
    p_value = c.decimal("检验p值", nullable=True)
    draws = c.count("模拟次数", nullable=True)
    stability = c.share("最低稳定性", limits=(stability.HIDDEN_BELOW, stability.SHAKY_BELOW), nullable=True)
    seed = c.count("随机种子")
    recovered_state = c.text("好转对比")
    recovered = c.count("已好转支部")
    still = c.count("仍薄弱支部")


RESULT = Result(
    "weak_verdict",
    "短板类型：结论",
    WeakVerdict,
    Reach.COMMITTEE,
    RollUp.NONE,
    quoted=("state", "branches", "on_ledger", "low_star", "groups"),
)


def verdict(
    branches: pl.DataFrame, grouped: Grouped, compared: tuple[Compared, int, int]
) -> dy.DataFrame[WeakVerdict]:
    """branches: WeakBranch; compared: the verdict and the sizes of both sides."""
    notes = grouped.rows["note"]
    test = grouped.test
    largest = branches["unit_id"].value_counts()["count"].max()
    row = {
        "state": grouped.state.value,
        "branches": branches.height,
        "on_ledger": branches["on_ledger"].sum(),
        "low_star": branches["low_star"].sum(),
        "different": grouped.different,
        "grouped": grouped.rows["group"].count(),
        **{name: (notes == note.value).sum() for name, note in OUTSIDE.items()},
        "largest_unit": largest or 0,
        "groups": len(grouped.stability),
        "features": _AND.join(feature.name for feature in grouped.features),
        "silhouette": None if grouped.silhouette is None else round(grouped.silhouette, _DIGITS),
        "p_value": None if test is None or test.p_value is None else round(test.p_value, _DIGITS),
        "draws": None if test is None else test.draws,
        "stability": round(min(grouped.stability), _DIGITS) if grouped.stability else None,
        "seed": SEED,
        **dict(zip(("recovered_state", "recovered", "still"), compared, strict=True)),
    }
    return WeakVerdict.validate(pl.DataFrame([row], schema=WeakVerdict.create_empty().schema))
