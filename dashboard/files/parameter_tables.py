"""The tables of 口径说明: assumed numbers, rubric versions, source documents, each with its headings."""

import dataframely as dy
import polars as pl

from analytics import reference
from analytics.base import columns as c
from analytics.base import rules
from dashboard.files.definition_words import REPORTS, Columns, Methods


class Weight(dy.Schema):
    """Year from which the weights of the composite hold."""

    year = c.count(Columns.YEAR)
    dynamic_percent = c.count(Columns.DYNAMIC)
    on_site_percent = c.count(Columns.ON_SITE)
    debriefing_percent = c.count(Columns.DEBRIEFING)
    source = c.text(Columns.SOURCE)


class Cutoff(dy.Schema):
    """Least percentage of full marks of each grade."""

    year = c.count(Columns.YEAR)
    grade = c.text(Columns.GRADE)
    at_least_percent = c.count(Columns.AT_LEAST)
    source = c.text(Columns.SOURCE)


class Deadline(dy.Schema):
    """Days after the end of a period by which its report is due."""

    report = c.text(Columns.REPORT)
    days_after_end = c.count(Columns.DAYS)
    source = c.text(Columns.SOURCE)


class RankedLeague(dy.Schema):
    """Whether the units of a league get places."""

    league = c.text(Columns.LEAGUE)
    ranked = c.text(Columns.RANKED)
    source = c.text(Columns.SOURCE)


class Assumption(dy.Schema):
    """What was settled here because no document does, and which indicator it moves."""

    name = c.text(Columns.INDICATOR)
    assumption = c.text(Columns.ASSUMPTION)
    status = c.text(Columns.STATUS)


class VersionDimension(dy.Schema):
    """Rubric version × dimension: items and points."""

    version = c.text(Columns.VERSION)
    dimension = c.text(Columns.DIMENSION)
    items = c.count(Columns.ITEMS)
    points = c.points(Columns.POINTS)
    branch_items = c.count(Columns.BRANCH_ITEMS)


class Item(dy.Schema):
    """One item of a rubric version."""

    item_no = c.count(Columns.ITEM_NO)
    label = c.text(Columns.LABEL)
    dimension = c.text(Columns.DIMENSION)
    max_points = c.points(Columns.POINTS)
    applies_to_units = c.flag(Columns.FOR_UNITS)
    applies_to_branches = c.flag(Columns.FOR_BRANCHES)
    evidence_kinds = c.text(Columns.EVIDENCE, nullable=True)


class Document(dy.Schema):
    """One of the documents the rules come from."""

    short_name = c.text(Columns.SHORT_NAME)
    title = c.text(Columns.TITLE)
    issuer = c.text(Columns.ISSUER)
    year = c.text(Columns.ISSUED)
    used_for = c.text(Columns.USED_FOR)


def tables() -> dict[str, tuple[str, pl.DataFrame, type[dy.Schema]]]:
    """The tables of parameters by key: title, rows, schema."""
    deadlines = reference.table("deadlines").with_columns(pl.col("report").replace_strict(REPORTS))
    return {
        "assumptions": (Methods.ASSUMPTIONS, _assumptions(), Assumption),
        "weights": (Methods.WEIGHTS, reference.table("composite_weights"), Weight),
        "cutoffs": (Methods.CUTOFFS, reference.table("grade_cutoffs"), Cutoff),
        "deadlines": (Methods.DEADLINES, deadlines, Deadline),
        "leagues": (Methods.LEAGUES, reference.table("leagues"), RankedLeague),
    }


def documents() -> pl.DataFrame:
    """The source documents."""
    return reference.table("documents").with_columns(pl.col("year").cast(pl.String))


def version_name(version: int, *, simulated: bool) -> str:
    """A rubric version in words; a simulated one says so."""
    template = Methods.RUBRIC_SIMULATED if simulated else Methods.RUBRIC_NAME
    return template.format(version=version)


def version_names(rubrics: pl.DataFrame) -> dict[int, str]:
    """Every version of the data set rubrics in words, the newest first."""
    marks = rubrics.group_by("rubric_version").agg(pl.col("synthetic").any())
    return {
        version: version_name(version, simulated=simulated)
        for version, simulated in marks.sort("rubric_version", descending=True).iter_rows()
    }


def by_dimension(rubrics: pl.DataFrame) -> pl.DataFrame:
    """Items and points of each version and dimension, in the order of the items."""
    names = version_names(rubrics)
    return (
        rubrics.sort(pl.col("rubric_version"), pl.col("item_no"), descending=[True, False])
        .group_by("rubric_version", "dimension", maintain_order=True)
        .agg(
            items=pl.len().cast(pl.Int64),
            points=pl.col("max_points").sum(),
            branch_items=pl.col("applies_to_branches").sum().cast(pl.Int64),
        )
        .with_columns(version=pl.col("rubric_version").replace_strict(names, return_dtype=pl.String))
        .select(*VersionDimension.column_names())
    )


def items_of(rubrics: pl.DataFrame, version: int) -> pl.DataFrame:
    """The items of one version."""
    chosen = rubrics.filter(pl.col("rubric_version") == version).sort("item_no")
    kinds = pl.col("evidence_kinds").str.replace_all(";", Methods.GAP)
    return chosen.with_columns(kinds).select(*Item.column_names())


def _assumptions() -> pl.DataFrame:
    assumed = reference.indicators().filter(pl.col("assumption") != "")
    return assumed.select("name", "assumption", status=pl.lit(rules.TO_BE_CONFIRMED))
