"""The stored files of a lake and the few small tables, the same for every engine."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polars as pl

from analytics import reference
from analytics.base import rules
from analytics.base.periods import Period, parse
from analytics.lake import Snapshot, open_lake

PERIOD = parse("2023H2")
TREE_COLUMNS = (
    "org_id", "parent_id", "name", "level", "league", "temporary", "valid_from", "valid_to",
)  # fmt: skip
RATING_COLUMNS = ("org_id", "period", "stars")
LEVELS_ABOVE_A_BRANCH = 3  # general branch, committee, unit


@dataclass(frozen=True)
class Rubric:
    """The items for branches of one version, and who is exempt from which."""

    version: int
    items: dict[int, int]  # item number to its points in hundredths
    dimensions: dict[str, list[int]]
    exempt: dict[int, list[str]]


class Stored:
    """One lake as paths and small tables."""

    def __init__(self, folder: Path) -> None:
        self._lake = open_lake(folder)
        self.snapshot: Snapshot = self._lake.snapshot()

    def paths(self, dataset: str) -> list[str]:
        """The Parquet files of a data set, by half-year."""
        heads = self.snapshot.heads
        return [str(heads[key].path) for key in sorted(heads) if key[0] == dataset]

    def files(self, dataset: str) -> int:
        """Bytes on the disk."""
        return sum(Path(path).stat().st_size for path in self.paths(dataset))

    @cached_property
    def halves(self) -> list[Period]:
        """The half-years that have cards, the oldest first."""
        return [parse(partition) for name, partition in sorted(self.snapshot.heads) if name == "branch_cards"]

    def rubrics(self, applies_to: str) -> list[Rubric]:
        """The rubric versions, for 'branches' or 'units'."""
        rows = self.snapshot.table("rubrics").filter(f"applies_to_{applies_to}").collect()
        exemptions = self.snapshot.table("exemptions").collect()
        ordered = rows.sort("rubric_version", "item_no")
        return [
            _rubric(part, exemptions) for part in ordered.partition_by("rubric_version", maintain_order=True)
        ]

    def card_columns(self) -> list[str]:
        """The columns of branch cards that the results need."""
        numbers = sorted({number for rubric in self.rubrics("branches") for number in rubric.items})
        slots = [rules.slot(prefix, number) for prefix in ("score", "evidence") for number in numbers]
        return ["org_id", "unit_id", "period", "rubric_version", *slots]

    def review_columns(self) -> list[str]:
        """The columns of reviews that the results need."""
        numbers = sorted({number for rubric in self.rubrics("units") for number in rubric.items})
        return ["org_id", "period", "rubric_version", *(rules.slot("reviewed", number) for number in numbers)]


def target() -> int:
    """Percent of branches with five stars that are asked for."""
    return reference.five_star_target()


def _rubric(rows: pl.DataFrame, exemptions: pl.DataFrame) -> Rubric:
    version = rows["rubric_version"].first()
    items = dict(rows.select("item_no", "max_points").iter_rows())
    dimensions: dict[str, list[int]] = {}
    for dimension, number in rows.select("dimension", "item_no").iter_rows():
        dimensions.setdefault(dimension, []).append(number)
    own = exemptions.filter((pl.col("rubric_version") == version) & pl.col("item_no").is_in(list(items)))
    exempt = dict(own.group_by("item_no").agg("org_id").sort("item_no").iter_rows())
    return Rubric(version, items, dimensions, exempt)
