"""The least lake that has a ranking: two units and a branch, both units reviewed in 2021H1."""

from datetime import UTC, datetime
from pathlib import Path

from analytics import actions
from analytics.lake import Lake, open_lake
from tests.analytics import builders as b

NOW = datetime(2024, 1, 8, tzinfo=UTC)


def two_units(folder: Path) -> Lake:
    """The lake, open; whoever asked closes it."""
    lake = open_lake(folder)
    tables = {
        "organisations": b.organisations(b.unit("u1"), b.unit("u2", 2), b.branch("b1", "u1")),
        "rubrics": b.rubric(30, 20, 10),
        "reviews": b.reviews(b.review("u1", 2500, 1500, 800), b.review("u2", 2000, 1900, 700)),
    }
    actions.seed(lake, tables, actor="测试", made_at=NOW)
    return lake
