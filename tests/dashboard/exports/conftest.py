"""Results of the sample data, made once for the tests of reports and briefs."""

import polars as pl
import pytest

from analytics import pipeline
from analytics.periods import parse
from dashboard.exports.source import Source


@pytest.fixture(scope="session")
def sample(sample_tables: dict[str, pl.DataFrame]) -> Source:
    """The draft of 2023H2."""
    tables = {name: table.lazy() for name, table in sample_tables.items()}
    return Source(pipeline.build(tables, parse("2023H2"), kinds=False), None, 7)
