"""Points that a self check claims without showing any evidence."""

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.periods import Period
from analytics.base.result import Reach, Result, RollUp
from analytics.kit.units import OFFICIAL_ORDER, Unit
from analytics.systems.scores.items import unpivot_cards
from analytics.systems.scores.self_review import last_self_checks


class EvidenceMissing(dy.Schema):
    """Unit × item where the unit's last self check claims points and shows no evidence.

    The last of the half-year, up to the end of the period shown. Both count as none: 0 (reported as none)
    and null (number of papers not filled in). Items that do not apply, and items for which nothing is
    claimed, are left out.
    """

    org_id = c.unit_code("单位代码", primary_key=True)
    name = c.text("单位")
    league = c.text("分组")
    official_order = c.count("排列顺序")
    period = c.period("自查月份")
    item_no = c.count("要素序号", primary_key=True)
    dimension = c.text("维度")
    label = c.text("考评要素")
    max_points = c.points("分值")
    self_points = c.points("自评分")
    evidence = c.count("支撑材料数", nullable=True)


RESULT = Result("evidence_missing", "缺支撑材料", EvidenceMissing, Reach.UNIT, RollUp.CONCAT)


def evidence_missing(
    units: dy.DataFrame[Unit],
    self_checks: pl.LazyFrame,
    rubrics: pl.LazyFrame,
    exemptions: pl.LazyFrame,
    period: Period,
) -> dy.DataFrame[EvidenceMissing]:
    """List the items, the units with most of them first, then in official order."""
    months = [month for month in period.half.months if month.end <= period.end]
    last = last_self_checks(self_checks, months)
    key = ["org_id", "rubric_version", "item_no"]
    shown = unpivot_cards(last, "evidence", "evidence").drop("period")
    of_units = rubrics.filter("applies_to_units").select(
        "rubric_version", "item_no", "dimension", "label", "max_points"
    )
    return (
        unpivot_cards(last, "self", "self_points")
        .filter(pl.col("self_points") > 0)
        .join(shown, on=key)
        .filter(pl.col("evidence").fill_null(0) == 0)
        .join(of_units, on=["rubric_version", "item_no"])
        .join(exemptions, on=key, how="anti")
        .join(units.lazy().select("org_id", "name", "league", "official_order"), on="org_id")
        .select(*EvidenceMissing.column_names())
        .sort(pl.len().over("org_id"), *OFFICIAL_ORDER, "item_no", descending=[True, *[False] * 4])
        .collect()
        .pipe(EvidenceMissing.validate)
    )
