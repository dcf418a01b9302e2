"""Places per league, grades by cut-offs, changes only where two periods may be compared."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics import reference
from analytics.base import rules
from analytics.base.periods import parse
from analytics.kit import closed_periods
from analytics.kit.closed_periods import ComparisonKind
from analytics.kit.units import standing_units
from analytics.systems.scores import rankings, scores
from analytics.systems.scores.scores import Basis, Standing
from tests.analytics import builders as b

PLACE_CHANGES = ("previous_place_change", "last_year_place_change")
CITY, PROVINCE = rules.League.MUNICIPAL, rules.League.PROVINCIAL


def scored(*units):
    """UnitScore from (org_id, score in points or None[, more columns])."""
    rows = []
    for order, (org_id, points, *more) in enumerate(units, start=1):
        row = {
            "org_id": org_id,
            "name": f"单位{org_id}",
            "league": PROVINCE.value,
            "official_order": order,
            "rubric_version": 2020,
            "basis": Basis.DYNAMIC.value,
            "score": None if points is None else round(points * rules.SCORE),
            **(more[0] if more else {}),
        }
        ranked = Standing.WAITING if row["score"] is None else Standing.RANKED
        row["standing"] = (Standing.REFERENCE if row["league"] == CITY else ranked).value
        rows.append(row)
    return scores.UnitScore.validate(
        pl.DataFrame(rows, schema=scores.UnitScore.create_empty().schema, infer_schema_length=None)
    )


def ranked(now, previous=None, last_year=None, obstacles=None):
    bases = {"2020H2": previous, "2020H1": last_year}
    compared = pl.DataFrame(
        {
            "kind": [kind.value for kind in ComparisonKind],
            "base_period": list(bases),
            "obstacle": obstacles or [None, None],
        },
        schema=closed_periods.Comparison.create_empty().schema,
    )
    given_bases = {code: frame for code, frame in bases.items() if frame is not None}
    cutoffs = reference.grade_cutoffs(2021)
    return rankings.rankings(now, given_bases, closed_periods.Comparison.validate(compared), cutoffs)


def column(frame, name):
    return dict(frame.select("org_id", name).iter_rows())


@given(st.lists(st.none() | st.integers(0, 12), min_size=1, max_size=14), st.integers(0, 14))
@settings(max_examples=30, deadline=None)
def test_a_place_counts_the_better_units_of_the_own_league_that_take_part(points, cities):
    units = [
        (f"u{n:02d}", score, {"league": (CITY if n < cities else PROVINCE).value})
        for n, score in enumerate(points)
    ]

    found = ranked(scored(*units)).sort("org_id")

    rivals = [score for score in points[cities:] if score is not None]
    expected = [
        None if score is None or n < cities else 1 + sum(rival > score for rival in rivals)
        for n, score in enumerate(points)
    ]
    assert found["place"].to_list() == expected
    assert found.filter(pl.col("league") == PROVINCE)["field"].unique().to_list() in ([], [len(rivals)])
    quartiles = [None if place is None else (place - 1) * 4 // len(rivals) + 1 for place in expected]
    assert found["quartile"].to_list() == quartiles


def test_cities_are_scored_and_graded_but_get_no_place():
    found = ranked(scored(("m", 59, {"league": CITY.value}), ("p", 40)))

    city = found.filter(pl.col("org_id") == "m").row(0, named=True)
    assert (city["score"], city["grade"], city["standing"]) == (590_000, "优秀", Standing.REFERENCE)
    assert (city["place"], city["quartile"], city["sharing"], city["field"]) == (None, None, None, 0)
    assert found["org_id"].to_list() == ["p", "m"]


@pytest.mark.parametrize(
    ("units", "rows"), [
        ((("b", None), ("a", None)), [("b", None, None, 0), ("a", None, None, 0)]),  # in official order
        ((("a", None), ("b", 50)), [("b", 1, "良好", 1), ("a", None, None, 1)]),
        ((("d", 50), ("a", 50.0001), ("c", 50)),
         [("a", 1, "良好", 3), ("d", 2, "良好", 3), ("c", 2, "良好", 3)]),
    ],
)  # fmt: skip
def test_units_that_wait_stand_last_without_place_or_grade_and_equal_ones_in_official_order(units, rows):
    assert ranked(scored(*units)).select("org_id", "place", "grade", "field").rows() == rows


@pytest.mark.parametrize(
    ("basis", "points", "grade"), [
        (Basis.DYNAMIC, 54, "优秀"), (Basis.DYNAMIC, 53.9999, "良好"), (Basis.DYNAMIC, 48, "良好"),
        (Basis.DYNAMIC, 47.9999, "一般"), (Basis.DYNAMIC, 42, "一般"), (Basis.DYNAMIC, 41.9999, "较差"),
        (Basis.DYNAMIC, 0, "较差"), (Basis.DYNAMIC, -0.0001, "较差"),
        (Basis.COMPOSITE, -12.5, "较差"), (Basis.COMPOSITE, 90, "优秀"), (Basis.COMPOSITE, 89.9999, "良好"),
        (Basis.COMPOSITE, 70, "一般"), (Basis.DYNAMIC, 64.5, "优秀"),
    ],
)  # fmt: skip
def test_a_score_exactly_on_a_cut_off_earns_the_grade(basis, points, grade):
    assert ranked(scored(("a", points, {"basis": basis.value})))["grade"].to_list() == [grade]


def test_a_better_place_is_a_positive_change():
    now, before = scored(("a", 50), ("b", 40), ("c", 30)), scored(("a", 30), ("b", 40), ("c", 29))

    found = ranked(now, previous=before, last_year=scored(("a", 60), ("b", 41)))

    assert column(found, "previous_place_change") == {"a": 1, "b": -1, "c": 0}
    assert column(found, "previous_score_change") == {"a": 200_000, "b": 0, "c": 10_000}
    assert column(found, "last_year_place") == {"a": 1, "b": 2, "c": None}
    assert column(found, "last_year_score_change") == {"a": -100_000, "b": -10_000, "c": None}


def test_what_may_not_be_compared_is_not():
    before = scored(("a", 40))

    found = ranked(scored(("a", 50)), before, before, obstacles=["本期尚未截止", None])

    assert found["previous_place"].to_list() == [None]
    assert found.select(PLACE_CHANGES).rows() == [(None, 0)]


@pytest.mark.parametrize("then", [{"rubric_version": 2018}, {"basis": Basis.COMPOSITE.value}])
def test_a_unit_scored_by_other_rules_then_has_no_change(then):
    found = ranked(scored(("a", 50), ("b", 40)), scored(("a", 45, then), ("b", 30)))
    assert column(found, "previous_place_change") == {"a": None, "b": 0}
    assert column(found, "previous_score_change") == {"a": None, "b": 100_000}


def history(*halves, rows):
    """Place history from (org_id, period, dynamic) of organisations."""
    summed = {"rubric_version": 2020, "applicable_items": 3, "missing_items": 0, "max_points": 6000}
    frame = pl.DataFrame(
        [
            {**summed, "org_id": org_id, "period": period, "reviewed": 0, "adjustment": 0, "dynamic": dynamic}
            for org_id, period, dynamic in halves
        ],
        schema=scores.HalfScore.create_empty().schema,
    )
    tables = b.tables(organisations=b.organisations(*rows))
    units = {
        code: standing_units(tables["organisations"], tables["aliases"], parse(code).end)
        for code in frame["period"].unique()
    }
    found = rankings.place_history(scores.HalfScore.validate(frame), units, [PROVINCE.value])
    return found.select("org_id", "period", "place").rows()


def test_history_ranks_each_half_among_the_provincial_units_that_stood_then_and_had_a_score():
    rows = (b.unit("a"), b.unit("b", 2, valid_to=parse("2021-03").end), b.unit("m", 1, CITY), b.unit("n", 3))
    scores = {"2020H2": {"a": 4000, "b": 5000, "n": None, "m": 6000}, "2021H1": {"a": 4000, "b": 5000}}
    halves = [(org, half, points) for half, given in scores.items() for org, points in given.items()]

    assert history(*halves, rows=rows) == [
        ("a", "2020H2", 2), ("a", "2021H1", 1), ("b", "2020H2", 1), ("m", "2020H2", None),
        ("n", "2020H2", None),
    ]  # fmt: skip


def test_periods_are_on_another_basis_only_where_both_rank_somebody():
    composite = scored(("a", 90, {"basis": Basis.COMPOSITE.value}))
    dynamic, nobody = scored(("a", 50)), scored(("a", None))

    assert scores.on_other_basis(dynamic, {"2020": composite, "2019": dynamic}) == ["2020"]
    assert scores.on_other_basis(nobody, {"2020": composite}) == []
    assert scores.on_other_basis(composite, {"2020": nobody}) == []
