"""What a file is read against: names, rubrics, exemptions and the day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from analytics.intake.organisations import Organisations
from analytics.intake.rubric_versions import Rubrics

# A file is valid only by the rows of these data sets that it was read against.
READ_AGAINST = ("organisations", "aliases", "former_places", "changes", "rubrics", "exemptions")

Stored = Callable[[str, str], pl.DataFrame]  # data set and partition → the rows that stand
Table = Callable[[str], pl.LazyFrame]  # data set → the rows that stand


@dataclass(frozen=True)
class Known:
    """exempt: rubric version and item → the organisations it spares; without today nothing is future.

    stored gives the rows that stand, for the columns a file does not have; without it nothing stands. table
    gives those of a whole data set, unread.
    """

    organisations: Organisations
    rubrics: Rubrics
    exempt: Mapping[tuple[object, int], frozenset[str]] = field(default_factory=dict)
    today: date | None = None
    stored: Stored | None = None
    table: Table | None = None


def known_of(
    tables: Mapping[str, pl.DataFrame],
    today: date | None,
    stored: Stored | None = None,
    table: Table | None = None,
) -> Known:
    """From the data sets READ_AGAINST names, keyed by name."""
    names = Organisations(
        tables["organisations"], tables["aliases"], tables["changes"], tables.get("former_places")
    )
    spared = tables["exemptions"].group_by("rubric_version", "item_no").agg("org_id")
    exempt = {(version, number): frozenset(org_ids) for version, number, org_ids in spared.iter_rows()}
    return Known(names, Rubrics(tables["rubrics"]), exempt, today, stored, table)
