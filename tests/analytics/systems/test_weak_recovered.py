"""What recovered branches had done differently: overall and beside each kind they were nearest to."""

import polars as pl
import pytest

from analytics.systems.weak_kinds.weak_recovered import Compared
from tests.analytics import builders as b
from tests.analytics import weak_builders as w

FIRST_WEAK, SECOND_WEAK = (0.4, 0.85), (0.85, 0.4)


def better(weak, count, by=0.3):
    """Branches weak in one dimension half a year ago, which have gained so much in it since."""
    gained = tuple(rate + by if rate < 0.5 else rate for rate in weak)
    units = [f"u{number % 12:02d}" for number in range(count)]
    apart = [number % 5 / 100 for number in range(count)]
    return [
        (
            w.Case(unit, weak[0] + more, weak[1] - more, 40),
            w.Case(unit, gained[0] + more, gained[1] - more, 40),
        )
        for unit, more in zip(units, apart, strict=True)
    ]


def built(*recovered, **options):
    return w.built(w.two_kinds(40), recovered=recovered, **options)


def verdict(tables):
    return tables["weak_verdict"].row(0, named=True)


def test_recovered_branches_are_counted_beside_the_kind_they_were_nearest_to():
    like_none = [(w.Case("u01", 0.02, 0.02, 40), w.Case("u01", 0.9, 0.9, 40)) for _ in range(3)]
    tables = built(*better(FIRST_WEAK, 12), *better(SECOND_WEAK, 9), *like_none)

    assert tables["weak_groups"].select("recovered", "still").rows() == [(12, 40), (9, 40)]
    assert verdict(tables)["recovered"] == 24
    # a kind with ten of each is compared, and one with fewer is not
    assert tables["weak_group_recovered"]["group"].unique().to_list() == [1]


@pytest.mark.parametrize(
    ("before", "state"), [((), Compared.FIRST_HALF), ((b.rated("u1", 5, w.BEFORE),), Compared.NOBODY)]
)
def test_where_nothing_can_be_compared_it_is_said_why_and_not_called_too_few(before, state):
    data = b.tables(
        organisations=b.organisations(b.unit("u", 1), b.branch("u1", "u")),
        star_ratings=b.frame("star_ratings", [*before, b.rated("u1", 1, w.PERIOD)]),
    )

    assert verdict(w.pipeline.build(data, w.parse(w.PERIOD)).tables)["recovered_state"] == state


def test_the_change_of_a_kind_is_that_of_its_own_branches():
    tables = built(*better(FIRST_WEAK, 12, by=0.3), *better(SECOND_WEAK, 14, by=0.2))
    rows = tables["weak_group_recovered"].filter(pl.col("feature").str.starts_with("dimension"))

    changes = {(row["group"], row["feature"]): row["recovered_change"] for row in rows.iter_rows(named=True)}
    assert {key: round(value) for key, value in changes.items()} == {
        (1, "dimension_1"): 30,
        (1, "dimension_2"): 0,
        (2, "dimension_1"): 0,
        (2, "dimension_2"): 20,
    }
    assert set(rows["still_change"]) == {0.0}


def test_without_kinds_nothing_is_compared_by_kind():
    tables = w.built(w.spread(120, seed=2), recovered=better(FIRST_WEAK, 12))
    assert tables["weak_group_recovered"].is_empty()
    assert tables["weak_recovered"]["recovered"].to_list()[0] == 12


def test_another_rubric_half_a_year_ago_compares_nothing_by_kind():
    tables = built(version_before=2019)
    assert tables["weak_group_recovered"].is_empty()
    assert set(tables["weak_groups"]["recovered"]) == {0}
