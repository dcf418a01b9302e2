"""The items a unit could still gain most points on: those it lost most on, named with their ties."""

import polars as pl

from analytics.results import Results
from analytics.systems.scores.items import ItemScore
from dashboard.base.display import word
from dashboard.systems.unit.brief_words import Gains
from dashboard.systems.unit.score_figures import lost_items

_MOST = 3
_LOST = ItemScore.columns()["lost"]


def gains(results: Results, org_id: str) -> str:
    """The three items with most points lost; how many more lost as much as the last; or that none did."""
    lost = lost_items(results, org_id)
    if lost.is_empty():
        reviewed = results.tables["items"].filter((pl.col("org_id") == org_id) & pl.col("lost").is_not_null())
        return Gains.FULL if reviewed.height else Gains.UNKNOWN
    named = lost.head(_MOST)
    items = Gains.GAP.join(
        Gains.ITEM.format(number=row["item_no"], label=row["label"], lost=word(row["lost"], _LOST))
        for row in named.iter_rows(named=True)
    )
    tied = lost[_MOST:].filter(pl.col("lost") == named["lost"][-1]).height
    more = Gains.TIED.format(count=tied) if tied else ""
    total = word(sum(named["lost"].to_list()), _LOST)
    return Gains.SOME.format(count=named.height, items=items, total=total) + more
