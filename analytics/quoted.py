"""Which numbers of the result tables a reader would quote: scores, places, shares, counts, states.

What else the tables hold is worked out from these (accounts of who overtook whom, spreads, running sums,
name lists); where an edition restates it, it is counted and not listed.
"""

import polars as pl

from analytics import systems
from analytics.measures.restated import Restated

_LEDGER = ("open", "overdue", "found", "cleared")
_STARS = ("branches", "five_star", "low_star", "unrated", "share", "shortfall", "surplus", "reached")
# The quoted columns of each table; a row of such a table that comes or goes is quoted too.
QUOTED: dict[str, tuple[str, ...]] = {
    "rankings": ("place", "grade"),
    "scores": ("adjustment", "dynamic", "on_site", "debriefing", "score", "standing"),
    "dimensions": ("points",),
    "items": ("reviewed", "state"),
    "score_levels": ("units", "mean", "lowest", "median", "highest"),
    "coverage": ("months_reported", "months_late", "burden_reported", "review_state", "branch_cards"),
    "item_losses": ("lost", "loss_rate"),
    "stars_pooled": _STARS,
    "stars_by_unit": _STARS,
    "stars_trends": ("verdict",),
    "branch_scores": ("stars", "points"),
    "ledger": ("kind", "due_on", "cleared_on", "state"),
    "ledger_pooled": _LEDGER,
    "ledger_by_unit": _LEDGER,
    "ledger_by_kind": _LEDGER,
    "weak_verdict": ("state", "branches", "on_ledger", "low_star", "groups"),
    "weak_groups": ("branches", "weakest"),
    "survey": ("percent", "respondents"),
    "burden_pooled": ("now", "base", "ratio"),
    "burden_by_unit": ("now", "base", "ratio"),
    "attention": (),
    **{one.name: one.quoted for system in systems.ALL for one in system.RESULTS if one.quoted is not None},
}


def quoted_alone(found: pl.DataFrame) -> pl.DataFrame:
    """Of restated numbers (Restated) those a reader would quote, in the order given."""
    of_tables = [
        (pl.col("table") == table) & (pl.col("column").is_in(columns) | pl.col("column").is_null())
        for table, columns in QUOTED.items()
    ]
    return Restated.validate(found.filter(pl.any_horizontal(of_tables)))
