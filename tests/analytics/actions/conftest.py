"""Lakes to act on: of one's own tables, or the small one most tests need."""

from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl
import pytest

from analytics import actions
from analytics.lake import Lake, open_lake
from tests.analytics import builders as b
from tests.conftest import NOW


@pytest.fixture
def seeded(tmp_path: Path) -> Iterator[Callable[..., Lake]]:
    """Makes a lake of these tables, with organisations and a rubric where none are given."""
    lakes = []
    tree = b.organisations(b.unit("u1"), b.unit("u2", 2), b.branch("b1", "u1"))

    def of(**tables: pl.DataFrame) -> Lake:
        lakes.append(open_lake(tmp_path / "lake"))
        whole = {"organisations": tree, "rubrics": b.rubric(30, 20, 10), **tables}
        actions.seed(lakes[-1], whole, actor="甲", made_at=NOW)
        return lakes[-1]

    yield of
    for lake in lakes:
        lake.close()


@pytest.fixture
def lake(seeded: Callable[..., Lake]) -> Lake:
    """Two units, a branch, and a half-year of reviews."""
    return seeded(reviews=b.reviews(b.review("u1", 2500, 1500, 800), b.review("u2", 2000, 1900, 700)))
