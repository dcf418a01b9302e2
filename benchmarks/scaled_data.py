"""Sample data scaled up to many branches, in a lake: the stored files every engine reads."""

from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from analytics import actions
from analytics.base import rules
from analytics.lake import open_lake
from sample_data import generate

BRANCHES = 5300  # two copies hold 2.4 million item scores in seven half-years, twenty-one hold 25 million
COPIES = {"2.4 million": 2, "25 million": 21}
_WHOSE = ("org_id", "unit_id", "period", "rubric_version", "submitted_on", "synthetic")


def fill(lakes: dict[int, Path]) -> dict[int, int]:
    """Fill a lake for each number of copies; the item scores in each."""
    sample = generate.generate(branches=BRANCHES)
    counted = {}
    for copies, folder in lakes.items():
        tables = _multiplied(sample, copies)
        lake = open_lake(folder)
        actions.seed(lake, tables, actor="benchmarks", made_at=datetime.now(UTC))
        lake.close()
        counted[copies] = _item_scores(tables["branch_cards"])
    return counted


def _multiplied(sample: dict[str, pl.DataFrame], copies: int) -> dict[str, pl.DataFrame]:
    """Every branch so many times, each copy with the scores of other branches; units stay as they are."""
    branches = sample["organisations"].filter(pl.col("level") == rules.Level.BRANCH)
    again = range(1, copies)
    more = {
        "organisations": [_renamed(branches, number) for number in again],
        "star_ratings": [_renamed(sample["star_ratings"], number) for number in again],
        "branch_cards": [_renamed(_dealt_out(sample["branch_cards"], number), number) for number in again],
    }
    return sample | {name: pl.concat([sample[name], *frames]) for name, frames in more.items()}


def _renamed(rows: pl.DataFrame, number: int) -> pl.DataFrame:
    return rows.with_columns(org_id=pl.format("{}-{}", "org_id", pl.lit(f"{number:02d}")))


def _dealt_out(cards: pl.DataFrame, seed: int) -> pl.DataFrame:
    """The cards of each half-year in other hands: plain copies would compress better than real data."""
    halves = [
        pl.concat(
            [half.select(_WHOSE), half.drop(_WHOSE).sample(fraction=1, shuffle=True, seed=seed)],
            how="horizontal",
        )
        for half in cards.partition_by("period")
    ]
    return pl.concat(halves).select(cards.columns)


def _item_scores(cards: pl.DataFrame) -> int:
    slots = [rules.slot("score", number) for number in range(1, rules.ITEM_SLOTS + 1)]
    return cards.select(pl.sum_horizontal(pl.col(slots).count())).item()
