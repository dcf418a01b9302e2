"""Every table of a system of cases at the end of a period, by name."""

from datetime import date
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base.periods import Period
from analytics.kit import case_counts
from analytics.kit.case_clearance import clearance
from analytics.kit.case_entries import entries
from analytics.kit.case_none_found import none_found
from analytics.kit.case_worklist import worklist
from analytics.kit.cases import Cases
from analytics.kit.units import Unit

Frames = dict[str, dy.DataFrame[Any]]


def tables(
    cases: Cases,
    organisations: pl.LazyFrame,
    rows: pl.LazyFrame,
    units: dy.DataFrame[Unit],
    period: Period,
    *,
    day: date | None = None,
) -> Frames:
    """All tables of cases.results; rows: the data set, units: those standing on the day it is counted."""
    found = entries(cases, organisations, rows, period, units if cases.of_units else None, day=day)
    counted = counts(cases, found, organisations, rows, units, period, day=day)
    return {cases.name: found, **counted, cases.worklist: worklist(cases, found, units, period, day=day)}


def counts(
    cases: Cases,
    found: dy.DataFrame[Any],
    organisations: pl.LazyFrame,
    rows: pl.LazyFrame,
    units: dy.DataFrame[Unit],
    period: Period,
    *,
    day: date | None = None,
) -> Frames:
    """The tables that count the entries found."""
    name, leagues = cases.name, units["league"].unique(maintain_order=True).to_list()
    counted = {
        f"{name}_pooled": case_counts.by_scope(cases, found, leagues),
        f"{name}_by_unit": case_counts.by_unit(cases, found, units),
        f"{name}_by_kind": case_counts.by_kind(cases, found, leagues),
        f"{name}_by_month": case_counts.by_month(cases, organisations, rows, period, leagues, day=day),
    }
    if cases.sources:
        counted[f"{name}_by_source"] = case_counts.by_source(cases, found, leagues)
        counted[cases.clearance_table] = clearance(cases, found, leagues)
        counted[f"{name}_none_found"] = none_found(cases, organisations, rows, units, period, day=day)
    return counted
