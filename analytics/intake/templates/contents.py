"""What stands in a template before anybody fills it in: organisations, items, period."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from analytics import datasets, reference
from analytics.base import rules
from analytics.base.periods import Period
from analytics.datasets import Dataset, Form
from analytics.intake.headings import about_organisations
from analytics.intake.organisations import ITSELF
from analytics.intake.templates.owed import OWED, owed_rows
from analytics.kit.history import as_they_stood
from analytics.kit.units import former_names_on
from analytics.systems.scores.rubrics import plain_label

_ROSTERS = frozenset({"organisations", "aliases", "changes"})
_SHOW_ITEMS = frozenset({"rubrics", "exemptions"})


class UnknownUnitError(ValueError):
    """No unit is called so, or it did not stand in the period; str() of it is the text."""


@dataclass(frozen=True)
class Contents:
    """What is known when a template is made. Names come from the lake, or from the reference list.

    units: org_id, name; branches: org_id, name, unit (its name); both standing at the end of the period, in
    official order; bodies: likewise, the units themselves and all that stand below. roster: rows of
    organisations as they stand. items: rows of one version of rubrics; their names carry no mark of invented
    ones, which the sheet carries once.
    spared: the reason of every exemption from an item of that version, by organisation and item number.
    owed: what templates of duties open with, as owed.OWED says.
    """

    units: pl.DataFrame
    branches: pl.DataFrame
    bodies: pl.DataFrame
    roster: pl.DataFrame
    items: pl.DataFrame
    versions: tuple[int, ...]
    period: Period | None
    last_year: int
    spared: Mapping[tuple[str, int], str] = field(default_factory=dict)
    owed: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=OWED))

    def synthetic(self, dataset: Dataset) -> bool:
        """Whether a template of this data set shows simulated names or items."""
        named = self.roster["synthetic"].any() and (dataset.name in _ROSTERS or about_organisations(dataset))
        scored = dataset.form is Form.MATRIX or dataset.name in _SHOW_ITEMS
        return bool(named or (scored and self.items["synthetic"].any()))


def contents(
    organisations: pl.DataFrame,
    rubrics: pl.DataFrame,
    *,
    last_year: int,
    period: Period | None = None,
    unit: str | None = None,
    exemptions: pl.DataFrame | None = None,
    former_places: pl.DataFrame | None = None,
    aliases: pl.DataFrame | None = None,
) -> Contents:
    """What templates show, from the data sets of these names (any may be empty).

    unit: name or org_id of the only unit wanted; last_year: the latest year to choose a period from. Who
    stands in a table of a period stands there as at its end: under the unit and the name of the time.
    Raises UnknownUnitError.
    """
    roster = organisations if not organisations.is_empty() else _listed_units()
    then = _as_at_the_end(roster, former_places, aliases, period)
    standing = then.filter(_stands(period), ~pl.col("temporary"))
    asked = pl.lit(unit is not None) | (pl.col("league") != rules.League.REFERENCE)  # it owes nothing
    units = standing.filter(pl.col("level") == rules.Level.UNIT, asked).sort(
        pl.col("league") != rules.League.PROVINCIAL, "official_order"
    )
    if unit is not None:
        called = roster.filter(pl.col("name") == unit)["org_id"].to_list()  # by its name of today too
        units = units.filter((pl.col("name") == unit) | pl.col("org_id").is_in([unit, *called]))
        if units.is_empty():
            raise UnknownUnitError(unit)
        own = pl.col("org_id").replace_strict(_units_above(roster))
        roster = roster.filter(own.is_in(units["org_id"].to_list()))
    items, versions = _items(rubrics, period)
    return Contents(
        units.select("org_id", "name"),
        _below(units, standing, _units_above(then)).filter(pl.col("level") == rules.Level.BRANCH),
        _below(units, standing, _units_above(then)),
        roster,
        items,
        versions,
        period,
        last_year,
        _exemption_reasons(exemptions, items),
        owed_rows(units, roster, rubrics, period, last_year),
    )


def _below(units: pl.DataFrame, standing: pl.DataFrame, above: Mapping[str, str]) -> pl.DataFrame:
    """org_id, name, unit, level of these units and what stands under them, in their order, from the top."""
    places = pl.DataFrame({"unit_id": units["org_id"], "unit": units["name"], "place": range(units.height)})
    is_unit, depth = pl.col("level") == rules.Level.UNIT, [level.value for level in rules.Level]
    return (
        standing.with_columns(unit_id=pl.col("org_id").replace_strict(above, return_dtype=pl.String))
        .join(places, on="unit_id")
        .sort("place", pl.col("level").cast(pl.Enum(depth)), "org_id")
        .select(
            "org_id",
            pl.when(is_unit).then(pl.lit(ITSELF[0])).otherwise("name").alias("name"),
            "unit",
            "level",
        )
    )


def _as_at_the_end(
    roster: pl.DataFrame,
    former_places: pl.DataFrame | None,
    aliases: pl.DataFrame | None,
    period: Period | None,
) -> pl.DataFrame:
    """The rows with parent, league and name as at the end of the period; without one as today.

    One row each: the stretch of that day, of who did not stand then any other.
    """
    if period is None or former_places is None or aliases is None:
        return roster
    rows = as_they_stood(roster.lazy(), former_places.lazy(), aliases.lazy()).collect()
    names = former_names_on(aliases.lazy(), [period.end]).collect()
    return (
        rows.join(names, on="org_id", how="left", maintain_order="left")
        .with_columns(name=pl.coalesce("former_name", "name"))
        .select(rows.columns)
        .sort(_stands(period), descending=True, maintain_order=True)
        .unique("org_id", keep="first", maintain_order=True)
    )


def _exemption_reasons(exemptions: pl.DataFrame | None, items: pl.DataFrame) -> dict[tuple[str, int], str]:
    """The reasons of exemptions under the version of the items."""
    if exemptions is None:
        return {}
    own = exemptions.filter(pl.col("rubric_version").is_in(items["rubric_version"].unique().to_list()))
    return {
        (org_id, item): why for org_id, item, why in own.select("org_id", "item_no", "reason").iter_rows()
    }


def _items(rubrics: pl.DataFrame, period: Period | None) -> tuple[pl.DataFrame, tuple[int, ...]]:
    """The items in force in the period (without one, the newest), and every version there is."""
    known = rubrics if not rubrics.is_empty() else reference.rubric_2020()
    versions = sorted(set(known["rubric_version"]))
    begun = [version for version in versions if period is None or version <= period.year]
    chosen = begun[-1] if begun else versions[0]
    own = known.filter(pl.col("rubric_version") == chosen).sort("item_no")
    return own.with_columns(plain_label()), tuple(versions)


def _stands(period: Period | None) -> pl.Expr:
    if period is None:
        return pl.col("valid_to").is_null()
    begun = pl.col("valid_from").is_null() | (pl.col("valid_from") <= period.end)
    return begun & (pl.col("valid_to").is_null() | (pl.col("valid_to") >= period.end))


def _units_above(roster: pl.DataFrame) -> dict[str, str]:
    """Each organisation with the one at the top of its branch of the tree."""
    parents = dict(roster.select("org_id", "parent_id").iter_rows())
    above = {}
    for org_id in parents:
        top, seen = org_id, {org_id}  # a tree that was typed in may hold a circle
        while (parent := parents.get(top)) and parent not in seen:
            top = parent
            seen.add(top)
        above[org_id] = top
    return above


def _listed_units() -> pl.DataFrame:
    """The 85 units of the reference list as rows of organisations; since when each stands it does not say."""
    listed = reference.table("units_85").select(
        pl.lit(False).alias("synthetic"),
        pl.col("unit_id").alias("org_id"),
        pl.col("unit_name").alias("name"),
        pl.lit(str(rules.Level.UNIT)).alias("level"),
        pl.lit(str(rules.League.PROVINCIAL)).alias("league"),
        pl.lit("省直").alias("region"),
        pl.col("unit_kind").alias("kind"),
        pl.col("official_order").cast(pl.Int64),
        pl.lit(False).alias("temporary"),
    )
    return pl.concat([datasets.ALL["organisations"].schema.create_empty(), listed], how="diagonal_relaxed")
