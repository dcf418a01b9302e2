"""Reviews of a period under two rubric versions: that is said before they stand."""

import polars as pl
import pytest

from analytics.intake.incoming import read_against
from analytics.intake.known import Known
from analytics.intake.mixed_versions import MixedVersions, VersionCount
from analytics.intake.rubric_versions import Rubrics
from tests.analytics import builders as b
from tests.analytics.intake.cases import REVIEW, UNIT
from tests.analytics.intake.workbooks import RUBRIC, TODAY, known, workbook

pytestmark = pytest.mark.usefixtures("no_child")

SECOND = "示例单位02"
NEWER = b.review("U2", 900, 1800, period="2023H2", version=2022)


def mixed(tmp_path, rows, *stored):
    """What is said of a file of reviews where these reviews of 2023H2 stand."""
    path = workbook(tmp_path / "r.xlsx", {REVIEW: rows})
    standing: pl.DataFrame = b.reviews(*stored) if stored else b.frame("reviews", [])

    def reviews(name, partition):
        return standing if (name, partition) == ("reviews", "2023H2") else b.frame(name, [])

    told = read_against(path, Known(known(), Rubrics(RUBRIC), {}, TODAY, reviews)).understood
    return list(told.mixed_versions)


def test_an_older_version_beside_stored_reviews_of_a_newer_one_is_said(tmp_path):
    assert mixed(tmp_path, [["单位", "版本", "1", "2", "3"], [UNIT, 2020, 1, 1, 40]], NEWER) == [
        MixedVersions("2023H2", (VersionCount(2020, 1), VersionCount(2022, 1)))
    ]


@pytest.mark.parametrize(
    "rows", [
        [["单位", "版本", "1", "2", "3"], [SECOND, 2020, 1, 1, 40]],  # takes the place of the only other
        [["单位", "版本", "1", "2"], [UNIT, None, 1, 1]], [["单位", "版本", "1", "2"], [UNIT, 2022, 1, 1]],
        [["单位", "版本", "1"], [UNIT, 2020, 99]],  # a row with a fault
    ],
)  # fmt: skip
def test_where_one_version_would_stand_alone_nothing_is_said(tmp_path, rows):
    assert mixed(tmp_path, rows, NEWER) == []


def test_two_versions_within_the_file_are_said_as_well(tmp_path):
    assert len(mixed(tmp_path, [["单位", "版本", "1", "2"], [UNIT, 2020, 1, 1], [SECOND, 2022, 1, 1]])) == 1
