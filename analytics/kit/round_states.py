"""How a duty that is a round stands with the units it binds, to be read beside all other duties."""

from collections.abc import Sequence

import polars as pl

from analytics.kit import tier_rounds
from analytics.kit.duties import State


def of_rounds(code: str, bound: pl.DataFrame, reached: pl.DataFrame, *, not_yet: pl.Expr) -> pl.DataFrame:
    """Whether all was reached in the year; while it still can be, only that it was.

    reached: org_id, population, covered, and what not_yet looks at.
    """
    state = (
        pl.when(pl.col("covered") == pl.col("population"))
        .then(pl.lit(State.MET))
        .when(not_yet)
        .then(pl.lit(State.NOT_YET))
        .when(pl.col("covered").is_null())
        .then(pl.lit(State.UNREPORTED))
        .otherwise(pl.lit(State.UNMET))
    )
    owing = bound.select("org_id").join(reached, on="org_id", how="left")
    owes = pl.col("population").is_null() | (pl.col("population") > 0)
    return owing.filter(owes).select("org_id", code=pl.lit(code), state=state)


def of_tiers(codes: Sequence[str], bound: pl.DataFrame, heard: pl.DataFrame) -> list[pl.DataFrame]:
    """One code a tier; nothing is late before the year of the tiers is closed. heard: UNIT_HEARD."""
    tiers = heard["tier"].unique(maintain_order=True).to_list()
    reached = heard.rename({"both": "covered"})
    return [
        of_rounds(code, bound, reached.filter(tier=tier), not_yet=~tier_rounds.has_closed())
        for code, tier in zip(codes, tiers, strict=False)
    ]
