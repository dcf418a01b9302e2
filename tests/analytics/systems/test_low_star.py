"""Low-star branches stand beside the ledger and are never counted into it."""

from datetime import date

import pytest

from analytics import pipeline
from analytics.base.periods import parse
from tests.analytics import builders as b

TREE = (b.unit("u"), b.branch("x", "u"), b.branch("y", "u"), b.branch("t", "u", temporary=True))


def results(*ratings, entries=(), code="2021H2"):
    tables = b.tables(
        organisations=b.organisations(*TREE),
        star_ratings=b.frame("star_ratings", [b.rated(*row) for row in ratings]),
        weak_branches=b.frame("weak_branches", list(entries)),
        burden_counts=b.frame("burden_counts", [b.burden("u", parse(code).months[-1].code)]),
    )
    return pipeline.build(tables, parse(code)).tables


def low(*ratings, **more):
    return (
        results(*ratings, **more)["low_star_branches"]
        .select("org_id", "stars", "low_since", "halves_low")
        .rows()
    )


@pytest.mark.parametrize(
    ("org_id", "course", "code", "told"), [
        ("x", {"2021H2": 1}, "2021H2", (1, "2021H2", 1)), ("x", {"2021H2": 2}, "2021H2", (2, "2021H2", 1)),
        ("x", {"2021H2": 3}, "2021H2", None), ("x", {"2021H2": 5}, "2021H2", None),
        ("t", {"2021H2": 1}, "2021H2", None),  # a temporary branch
        # half-years in a row are counted from the last better rating
        ("x", {"2020H1": 2, "2020H2": 1, "2021H1": 2, "2021H2": 1}, "2021H2", (1, "2020H1", 4)),
        ("x", {"2020H1": 2, "2020H2": 3, "2021H1": 2, "2021H2": 1}, "2021H2", (1, "2021H1", 2)),
        ("x", {"2020H1": 2}, "2021H2", (2, "2020H1", 4)),  # a rating stands until the next one
        ("x", {"2020H1": 3, "2021H1": 1}, "2021H2", (1, "2021H1", 2)),
        ("x", {"2021H1": 1, "2021H2": 5}, "2021Q3", (1, "2021H1", 1)),  # the half-year has not ended
    ],
)  # fmt: skip
def test_one_and_two_stars_are_low_since_the_last_better_rating(org_id, course, code, told):
    ratings = [(org_id, stars, half) for half, stars in course.items()]
    assert low(*ratings, code=code) == ([(org_id, *told)] if told else [])


def test_being_open_on_the_ledger_is_a_flag_and_moves_no_count_of_the_ledger():
    entry = b.weak("x", date(2021, 7, 1), date(2021, 12, 1))
    cleared = b.weak("y", date(2021, 7, 1), date(2021, 12, 1), date(2021, 11, 1))
    ratings = [("x", 1, "2021H2"), ("y", 1, "2021H2")]

    found = results(*ratings, entries=[entry, cleared])

    assert found["low_star_branches"].select("org_id", "on_ledger").rows() == [("x", True), ("y", False)]
    without = results(entries=[entry, cleared])
    for name in ("ledger", "ledger_pooled", "ledger_by_unit", "ledger_by_kind", "ledger_by_month"):
        assert found[name].equals(without[name])
    assert found["worklist"].drop("stars").equals(without["worklist"].drop("stars"))
