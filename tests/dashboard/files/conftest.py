"""Results of the sample data, made once for the tests of reports and briefs."""

from collections.abc import Iterator

import polars as pl
import pytest

from analytics import actions, pipeline
from analytics.base.periods import parse
from analytics.lake import open_lake
from dashboard.base.source import Source
from tests.dashboard.files import shown_pages

HALF, YEAR = "2023H1", "2022"  # a year that cannot be compared: the first of its rubric


@pytest.fixture(scope="session")
def sample(sample_tables: dict[str, pl.DataFrame]) -> Source:
    """The draft of 2023H2."""
    tables = {name: table.lazy() for name, table in sample_tables.items()}
    return Source(pipeline.build(tables, parse("2023H2"), kinds=False), None, 7)


@pytest.fixture(scope="session")
def editions(sample_lake) -> dict[str, Source]:
    """The editions of the sample by period, as the pages show them."""
    lake = open_lake(sample_lake)
    found = {
        one.period: Source(actions.results_of_edition(one, lake.edition_tables(one.id)), one, 0)
        for one in lake.editions()
    }
    lake.close()
    return found


@pytest.fixture(scope="session")
def pages(sample_lake) -> Iterator[shown_pages.Pages]:
    """What the pages say, read once each."""
    with pytest.MonkeyPatch.context() as patch:
        yield shown_pages.Pages(sample_lake, patch)


@pytest.fixture(params=[HALF, YEAR])
def edition(request, editions) -> Source:
    """One edition after the other."""
    return editions[request.param]
