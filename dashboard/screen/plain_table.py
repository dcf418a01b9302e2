"""A table that is no result of a period, on a page with its workbook."""

from typing import Any

import dataframely as dy
import polars as pl

from dashboard.base.caption import Caption
from dashboard.screen import downloads, tables


def show(
    rows: pl.DataFrame,
    schema: type[dy.Schema],
    *,
    key: str,
    title: str,
    source: str,
    synthetic: bool = False,
    edition: str = "",
    **options: Any,
) -> list[int]:
    """The rows and the button for their workbook; options go to tables.show, whose answer is returned."""
    chosen = tables.show(rows, schema, key=key, **options)
    file(rows, schema, key=key, title=title, source=source, synthetic=synthetic, edition=edition)
    return chosen


def file(
    rows: pl.DataFrame,
    schema: type[dy.Schema],
    *,
    key: str,
    title: str,
    source: str,
    synthetic: bool = False,
    edition: str = "",
) -> None:
    """The button for the workbook of rows that stand on the page in another form."""
    about = Caption(title, "", source, "", edition, synthetic)
    downloads.table(rows, schema, about, f"{key}_file")
