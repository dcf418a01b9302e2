"""Lakes in small states, for pages."""

from datetime import UTC, datetime

import pytest

from analytics import actions, reference
from analytics.lake import open_lake
from tests.analytics import builders as b

NOW = datetime(2024, 1, 8, tzinfo=UTC)
TREE = b.organisations(b.unit("u1"), b.unit("u2", 2), b.branch("b1", "u1"), b.branch("b2", "u1"))
RUBRIC = b.rubric(30, 20, 10)
SCORES = b.reviews(b.review("u1", 2500, 1500, 800), b.review("u2", 2000, 1900, 700))
MARKUP = b.organisations(
    b.unit("u1", name="<b>粗</b>[链](http://x.test)*星*$x$"), b.branch("b1", "u1", name="<img src=x>")
)
STATES = {  # beside those of the freeze
    "organisations_only": {"organisations": TREE},
    "one_period": {"organisations": TREE, "rubrics": RUBRIC, "reviews": SCORES},
    "survey_only": {"organisations": TREE, "survey_answers": reference.survey_pingdingshan()},
    "names_with_markup": {
        "organisations": MARKUP,
        "rubrics": RUBRIC,
        "reviews": SCORES.head(1),
        "star_ratings": b.frame("star_ratings", [b.rated("b1", 5)]),
    },
}


@pytest.fixture(scope="session")
def edge_lakes(tmp_path_factory):
    """A folder for each state, filled once."""
    folders = {}
    for name, frames in STATES.items():
        folders[name] = tmp_path_factory.mktemp(name)
        lake = open_lake(folders[name])
        if frames:
            actions.seed(lake, frames, actor="测试", made_at=NOW)
        lake.close()
    return folders
