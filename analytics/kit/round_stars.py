"""What the visits of a year found beside the stars of the branches: how far both agree, and where not."""

from typing import Any

import dataframely as dy
import polars as pl

from analytics.base.periods import Period
from analytics.kit import round_columns as columns
from analytics.kit.counts import of_leagues
from analytics.kit.rounds import Rounds
from analytics.kit.units import OFFICIAL_ORDER, Unit
from analytics.statistics.kappa import weighted_kappa

MOST_STARS, FEW_STARS = 5, 2
# Below twice the square of the number of words kappa says next to nothing (Cicchetti 1981): 32 of four.
FEWEST_A_PAIR_OF_WORDS = 2


def fewest_compared(rounds: Rounds) -> int:
    """The least number of branches of which a kappa is told."""
    return FEWEST_A_PAIR_OF_WORDS * len(rounds.words) ** 2


def last_found(rounds: Rounds, visits: pl.LazyFrame, stars: pl.DataFrame, period: Period) -> pl.DataFrame:
    """Branches with stars and a visit of the year that found something: of several visits the last.

    Columns of stars, held_on, result, exemplar. Of two on one day the worse one.
    """
    worse = pl.col("result").replace_strict({word: place for place, word in enumerate(rounds.words)})
    first = period.year
    return (
        visits.filter(
            pl.col("kind").is_in(rounds.kinds),
            pl.col("held_on").is_between(pl.date(first, 1, 1), period.end),
            pl.col("result").is_not_null(),
        )
        .sort("held_on", worse)
        .unique("org_id", keep="last", maintain_order=True)
        .join(stars.lazy().filter(pl.col("stars").is_not_null()), on="org_id")
        .select("org_id", "name", "unit_id", "league", "stars", "held_on", "result", "exemplar")
        .collect()
    )


def stars_beside(schema: type[dy.Schema], rounds: Rounds, found: pl.DataFrame) -> dy.DataFrame[Any]:
    """Count the branches of the province and each league by stars and result (StarsBeside)."""
    counted = of_leagues(found).group_by("scope", "stars", "result").agg(branches=pl.len().cast(pl.Int64))
    order = {word: place for place, word in enumerate(rounds.words)}
    result = pl.col("result").replace_strict(order, return_dtype=pl.Int64)
    return (
        counted.sort("scope", -pl.col("stars"), result).select(*schema.column_names()).pipe(schema.validate)
    )


def agreement(schema: type[dy.Schema], rounds: Rounds, counted: pl.DataFrame) -> dy.DataFrame[Any]:
    """How far both agree in each scope (Agreement); counted: stars_beside.

    Five stars go with the best word, four with the next, two or one with the last (assumption).
    """
    rows = []
    last = len(rounds.words) - 1
    for (scope,), of_scope in counted.group_by("scope", maintain_order=True):
        table = [[0] * len(rounds.words) for _ in rounds.words]
        for stars, result, branches in of_scope.select("stars", "result", "branches").iter_rows():
            table[min(MOST_STARS - stars, last)][rounds.words.index(result)] += branches
        count = sum(map(sum, table))
        kappa = weighted_kappa(table) if count >= fewest_compared(rounds) else None
        rows.append({"scope": scope, "branches": count, "kappa": kappa})
    types = {"scope": pl.String, "branches": pl.Int64, "kappa": pl.Float64}
    return schema.validate(pl.DataFrame(rows, schema=types))


def disagreements(
    schema: type[dy.Schema], rounds: Rounds, found: pl.DataFrame, units: dy.DataFrame[Unit]
) -> dy.DataFrame[Any]:
    """The branches whose stars and visit say the opposite, in official order (Disagreement)."""
    poor = (pl.col("result") == rounds.words[-1]) | (pl.col("exemplar") == columns.BAD).fill_null(value=False)
    held_up = (pl.col("exemplar") == columns.GOOD).fill_null(value=False)
    many, few = pl.col("stars") == MOST_STARS, pl.col("stars") <= FEW_STARS
    return (
        found.filter((many & poor) | (few & held_up))
        .join(units.select("official_order", unit_id="org_id", unit="name"), on="unit_id")
        .sort(*OFFICIAL_ORDER)
        .select(*schema.column_names())
        .pipe(schema.validate)
    )
