"""Which branches need help at the end of a half-year: open on the ledger, or low-star."""

import dataframely as dy
import polars as pl

from analytics import rules
from analytics.measures import columns as c
from analytics.measures.branches import BranchScore
from analytics.measures.stars import BranchStars


class WeakBranch(dy.Schema):
    """Branch that stands at the end of the period and is open on the ledger, low-star or both."""

    org_id = c.text("支部代码", primary_key=True)
    name = c.text("支部")
    unit_id = c.text("单位代码")
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
