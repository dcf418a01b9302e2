"""What the units have reported and what is missing or late."""

import polars as pl

from dashboard.screen import data, finding, unit_links
from dashboard.systems.reporting import reporting_sentences
from dashboard.systems.scores.ranking_words import Reporting

_COLUMNS = ["gap", "period", "about", "count"]


def show(shown: data.View, units: list[str], filters: str) -> None:
    """The list of what these units still owe, or came with late."""
    rows = shown.results.tables["missing"].filter(pl.col("org_id").is_in(units))
    chosen = finding.listing(
        shown,
        "missing",
        title=Reporting.TITLE,
        unit=Reporting.UNIT,
        headline=reporting_sentences.missing(shown.results, units),
        columns=["name", *_COLUMNS] if len(units) > 1 else _COLUMNS,
        rows=rows,
        filters=filters,
        on_select="rerun" if len(units) > 1 else None,
    )
    unit_links.to_row(rows, chosen)
