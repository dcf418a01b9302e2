"""How long cases take until they are cleared, open ones counted as far as they have come."""

from collections.abc import Iterator
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base.rules import PROVINCE
from analytics.kit.case_counts import in_scopes
from analytics.kit.cases import Cases
from analytics.statistics.survival import kaplan_meier

ALL_KINDS = "全部"
TOLD_DAYS = (30, 60, 90)  # the share cleared within so many days is told
FEWEST_CASES, FEWEST_AT_RISK = 20, 10  # fewer say little (assumption, to be confirmed)


def clearance(cases: Cases, entries: pl.DataFrame, leagues: list[str]) -> dy.DataFrame[Any]:
    """The share cleared within so many days, of the province and each league, by kind and of all kinds.

    Rows as cases.clearance; a group of fewer than FEWEST_CASES has none, a day with fewer than
    FEWEST_AT_RISK still open then neither.
    """
    schema = cases.clearance
    spells = in_scopes(entries).select(
        "scope", "kind", "org_id", days="days_open", ended=pl.col("cleared_on").is_not_null()
    )
    curves = list(_curves(cases, spells.filter(pl.col("scope").is_in([PROVINCE, *leagues]))))
    found = pl.concat(curves) if curves else schema.create_empty()
    return found.select(*schema.column_names()).pipe(schema.validate)


def _curves(cases: Cases, spells: pl.DataFrame) -> Iterator[pl.DataFrame]:
    for scope in spells["scope"].unique(maintain_order=True):
        of_scope = spells.filter(pl.col("scope") == scope)
        for kind in (ALL_KINDS, *cases.kinds):
            own = of_scope if kind == ALL_KINDS else of_scope.filter(pl.col("kind") == kind)
            if own.height < FEWEST_CASES:
                continue
            yield (
                kaplan_meier(own, TOLD_DAYS)
                .filter(pl.col("at_risk") >= FEWEST_AT_RISK)
                .select(
                    "day",
                    "at_risk",
                    "closed",
                    scope=pl.lit(scope),
                    kind=pl.lit(kind),
                    units=pl.lit(own["org_id"].n_unique(), pl.Int64),
                    cases=pl.lit(own.height, pl.Int64),
                    share=1 - pl.col("surviving"),
                )
            )
