"""The sentences of the page of the items: none, one, many, and what is missing."""

import pytest

from dashboard.systems.scores import item_sentences as headlines
from tests.analytics import builders as b
from tests.dashboard.items_data import results


@pytest.mark.parametrize(
    ("period", "said"),
    [("2021", "2021年下半年"), ("2021Q2", "2021年第二季度没有单独的审核"), ("2021H1", None)],
)
def test_the_page_says_which_review_it_shows(period, said):
    notes = headlines.notes(results(period), "省直")

    assert (said in notes[0]) if said else notes == []


def test_cities_are_for_reference_and_another_rubric_version_is_named():
    both = b.rubric(30, 20, 10).vstack(b.rubric(40, 20, version=2022))
    reviews = b.reviews(
        b.review("A", 2900, 1700, 1000), b.review("B", 1, 1, 1), b.review("C", 0, 0, version=2022)
    )

    notes = headlines.notes(results(rubrics=both, reviews=reviews), "省直")

    assert len(notes) == 1
    assert "丙单位" in notes[0]
    assert "2020版" in notes[0]
    assert headlines.notes(results(), "市直") == [
        "{league}单位仅供参照，不排名次，只按规定顺序排列。".format(league="市直")
    ]
