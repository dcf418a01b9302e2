"""Units of one kind side by side: the place among them, and who is nearest in branches."""

import polars as pl

from analytics.base import columns as c
from analytics.statistics import ranks
from analytics.systems.scores.rankings import Ranking

NEAREST = 5  # so many stand beside a unit
_KIND = ("league", "kind")


class Peer(Ranking):
    """A unit or one of the units of its league and kind nearest to it in branches, in the order of places."""

    branches = c.count("支部数")


def kind_places(rankings: pl.DataFrame) -> pl.DataFrame:
    """org_id and kind_place: the place among the units of the league and kind that take part.

    Null where the rows are not the whole field, as for a unit that sees its own alone.
    """
    placed = pl.col("place").is_not_null()
    is_whole = placed.sum().over("league") == pl.col("field")
    place = ranks.place(-pl.col("place")).over(_KIND)
    return rankings.select("org_id", kind_place=pl.when(is_whole & pl.col("kind").is_not_null()).then(place))


def nearest(rankings: pl.DataFrame, branches: pl.DataFrame, org_id: str) -> pl.DataFrame:
    """Rows of Peer: the unit and the nearest of those that take part, of equal distance in official order.

    branches: org_id, branches. Nobody where the unit takes no part or nobody else of its kind does.
    """
    known = rankings.filter(pl.col("place").is_not_null()).join(
        branches.select("org_id", "branches"), on="org_id", maintain_order="left"
    )
    own = known.filter(pl.col("org_id") == org_id)
    of_kind = known.join(own.select(*_KIND), on=_KIND, how="semi", maintain_order="left")
    if of_kind.height <= own.height:
        return Peer.create_empty()
    far = (pl.col("branches") - own["branches"].item()).abs()
    order = (pl.col("org_id") != org_id, far, "official_order", "org_id")
    return of_kind.sort(order).head(NEAREST + 1).sort("place", "official_order").select(Peer.column_names())
