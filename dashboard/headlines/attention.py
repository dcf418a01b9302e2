"""需重点关注 in words: a line a unit, with all its reasons."""

import dataframely as dy
import polars as pl

from analytics.measures import columns as c
from analytics.measures.attention import Reason
from analytics.results import Results
from dashboard.text.overview import REASONS, AttentionWords


class AttentionLine(dy.Schema):
    """Unit: its reasons in one sentence; those with most reasons first."""

    name = c.text(AttentionWords.UNIT)
    place = c.count(AttentionWords.PLACE, nullable=True)
    reasons = c.text(AttentionWords.REASONS)


def lines(results: Results) -> pl.DataFrame:
    """The units that need attention, in the order of the result table, with their codes."""
    found = results.tables["attention"]
    said = [
        REASONS[Reason(reason)].format(size=size)
        for reason, size in found.select("reason", "size").iter_rows()
    ]
    return (
        found.with_columns(said=pl.Series(said, dtype=pl.String))
        .group_by("org_id", maintain_order=True)
        .agg(pl.col("name").first(), pl.col("place").first(), pl.col("said").str.join(AttentionWords.GAP))
        .select("org_id", "name", "place", pl.col("said").alias("reasons"))
    )
