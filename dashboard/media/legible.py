"""Names as office files can hold them: XML knows no control characters, and one would spoil a whole file."""

from dataclasses import replace

import polars as pl

from dashboard.base.source import Source

_UNWRITABLE = r"[^\t\n\r\x20-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}]"


def legible(source: Source) -> Source:
    """The same results without such characters; nothing else about them changes."""
    written = pl.selectors.string().str.replace_all(_UNWRITABLE, "")
    tables = {name: table.with_columns(written) for name, table in source.results.tables.items()}
    return replace(source, results=replace(source.results, tables=tables))
