"""Which branches need help at the end of a half-year: open on the ledger, or low-star."""

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base import rules
from analytics.systems.stars.branches import BranchScore
from analytics.systems.stars.stars import BranchStars


class WeakBranch(dy.Schema):
    """Branch that stands at the end of the period and is open on the ledger, low-star or both."""

    org_id = c.branch_code("支部代码", primary_key=True)
    name = c.text("支部")
    unit_id = c.unit_code("单位代码", name_in="unit_name")
    league = c.text("分组")
    on_ledger = c.flag("后进台账在册")
    low_star = c.flag("低星支部")
    stars = c.count("星级", nullable=True)


def weak_branches(
    stars: dy.DataFrame[BranchStars] | dy.DataFrame[BranchScore], ledger: pl.DataFrame
) -> dy.DataFrame[WeakBranch]:
    """The branches with an open entry or one or two stars, by id; stars: of every standing branch."""
    open_now = ledger.filter("is_open")["org_id"].unique().implode()
    return (
        stars.with_columns(
            on_ledger=pl.col("org_id").is_in(open_now),
            low_star=pl.col("stars").is_in(list(rules.LOW_STARS)).fill_null(False),
        )
        .filter(pl.col("on_ledger") | pl.col("low_star"))
        .select(*WeakBranch.column_names())
        .sort("org_id")
        .pipe(WeakBranch.validate)
    )
