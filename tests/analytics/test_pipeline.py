"""The whole pipeline on tiny and on odd lakes: every result, always."""

from datetime import date
from functools import cache

import polars as pl
import pytest

from analytics import datasets, pipeline, reference
from analytics.base import rules
from analytics.base.periods import parse
from analytics.kit.closed_periods import Obstacle
from analytics.pipeline import SOURCES
from analytics.results import RESULTS
from analytics.systems.attention import Reason
from analytics.systems.scores.scores import Basis, Standing
from tests.analytics import builders as b

CODES = ("2021", "2021H2", "2021Q4", "2021-12")
RUBRIC = b.rubric(30, 20, 10)
FULL = (3000, 2000, 1000)
UNITS = (b.unit("a", 1), b.unit("b", 2))
BRANCHES = (b.branch("a1", "a"), b.branch("a2", "a"), b.branch("b1", "b"))
HELD = [name for name in datasets.ALL if name != "changes"]  # of those the full lake holds rows
# filled where there are enough weak branches: tests/analytics/systems/test_weak_kinds.py
OF_SIXTY_WEAK_BRANCHES = ["weak_groups", "weak_profiles", "weak_rules", "weak_group_units", "weak_recovered"]
OF_SIXTY_WEAK_BRANCHES += ["weak_group_recovered"]
SHAPES = {name: result.schema.create_empty().schema for name, result in RESULTS.items()}
MARKUP = '<b onmouseover="x">&amp;</b>'


def build(tables, code):
    return pipeline.build(tables, parse(code))


def reviews_of(*org_ids, periods=("2020H2", "2021H1", "2021H2"), card=FULL, version=2020):
    return [b.review(org, *card, period=period, version=version) for period in periods for org in org_ids]


def full_lake(*, units=UNITS, branches=BRANCHES, synthetic=()):
    """Something of everything; synthetic: the data sets that are marked as simulated."""
    months = [f"{year}-{month:02d}" for year in (2019, 2021) for month in range(1, 13)]
    ids = [row["org_id"] for row in units]
    frames = {
        "organisations": b.organisations(*units, *branches),
        "aliases": b.frame(
            "aliases", [{"org_id": "a", "name": "旧名", "kind": "曾用名", "valid_to": date(2021, 6, 30)}]
        ),
        "rubrics": RUBRIC,
        "reviews": b.reviews(*reviews_of(*ids)),
        "self_checks": b.frame(
            "self_checks",
            [
                b.self_check(org, f"2021-{m:02d}", *FULL, evidence=(1, 2, 3))
                for org in ids
                for m in range(1, 13)
            ],
        ),
        "branch_cards": b.frame(
            "branch_cards", [b.card(row["org_id"], "a", *FULL, period="2021H2") for row in branches]
        ),
        "exemptions": b.frame(
            "exemptions", [{"org_id": "b1", "rubric_version": 2020, "item_no": 3, "reason": "无"}]
        ),
        "adjustments": b.frame(
            "adjustments",
            [{"org_id": "a", "period": "2021H2", "entry_no": 1, "points": -100, "reason": "迟报"}],
        ),
        "assessments": b.frame(
            "assessments",
            [{"org_id": org, "period": "2021", "on_site": 9000, "debriefing": 8000} for org in ids],
        ),
        "star_ratings": b.frame(
            "star_ratings",
            [b.rated(row["org_id"], stars, "2021H1") for row, stars in zip(branches, (5, 2), strict=False)],
        ),
        "weak_branches": b.frame("weak_branches", [b.weak("a2", date(2021, 2, 1), date(2021, 8, 1))]),
        "survey_answers": reference.survey_pingdingshan(),
        "burden_counts": b.frame(
            "burden_counts", [b.burden(org, m, 1, 2, 3, 4) for org in ids for m in months]
        ),
        "cases": b.frame(
            "cases", [b.problem("a", n, date(2021, 2, n), date(2021, 8, 1)) for n in range(1, 25)]
        ),
        "activities": b.frame("activities", [b.activities(org, "2021H2", 1, 2, 3) for org in ids]),
        "visits": b.frame("visits", [b.visit(row["org_id"], date(2021, 11, 3)) for row in branches]),
    }
    return b.tables(
        **{name: f.with_columns(synthetic=pl.lit(name in synthetic)) for name, f in frames.items()}
    )


@cache
def full(code):
    return build(full_lake(), code)


LAKES = {
    "nothing at all": lambda: b.tables(),
    "organisations only": lambda: b.tables(organisations=b.organisations(*UNITS, *BRANCHES)),
    "one period only": lambda: b.tables(
        organisations=b.organisations(*UNITS),
        rubrics=RUBRIC,
        reviews=b.reviews(*reviews_of("a", periods=["2021H2"])),
    ),
    "a unit without branches and a branch without stars": lambda: b.tables(
        organisations=b.organisations(*UNITS, b.branch("a1", "a"))
    ),
    "stars only": lambda: b.tables(
        organisations=b.organisations(*UNITS, *BRANCHES),
        star_ratings=b.frame("star_ratings", [b.rated("a1", 5, "2021H2")]),
    ),
    "ratings of branches nobody knows": lambda: b.tables(
        star_ratings=b.frame("star_ratings", [b.rated("a1", 5, "2021H2")])
    ),
    "a league of one": lambda: b.tables(
        organisations=b.organisations(b.unit("a"), b.unit("m", 1, rules.League.MUNICIPAL)),
        rubrics=RUBRIC,
        reviews=b.reviews(*reviews_of("a", "m")),
    ),
    "nothing reviewed yet": lambda: {**full_lake(), "reviews": b.tables()["reviews"]},
    "reviews without a rubric": lambda: {**full_lake(), "rubrics": b.tables()["rubrics"]},
    "a rubric without items for branches": lambda: {
        **full_lake(),
        "rubrics": b.rubric(30, 20, 10, branches=False).lazy(),
    },
    "nothing but empty cards": lambda: {
        **full_lake(),
        "reviews": b.reviews(*reviews_of("a", "b", card=(None, None, None))).lazy(),
    },
    "a period not closed": lambda: b.tables(
        organisations=b.organisations(*UNITS),
        rubrics=RUBRIC,
        reviews=b.reviews(*reviews_of("a", periods=["2020H2"])),
    ),
    "a rubric that changed": lambda: b.tables(
        organisations=b.organisations(*UNITS),
        rubrics=pl.concat([RUBRIC, b.rubric(40, 20, version=2021)]),
        reviews=b.reviews(
            *reviews_of("a", "b", periods=["2020H2", "2021H1"]),
            *reviews_of("a", "b", periods=["2021H2"], card=(4000, 2000), version=2021),
        ),
    ),
    "names with markup": lambda: full_lake(
        units=[{**row, "name": MARKUP} for row in UNITS],
        branches=[{**row, "name": MARKUP} for row in BRANCHES],
    ),
    "units that stand no more": lambda: full_lake(
        units=[{**row, "valid_to": date(2021, 3, 1)} for row in UNITS],
        branches=[{**row, "valid_to": date(2021, 3, 1)} for row in BRANCHES],
    ),
}


# A year and a month take every branch of the pipeline; halves and quarters are tried where it is cheap.
@pytest.mark.parametrize(
    ("lake", "code"),
    [
        *((lake, code) for lake in LAKES for code in ("2021", "2021-12")),
        *((lake, code) for lake in list(LAKES)[:3] for code in ("2021H2", "2021Q4")),
    ],
)
def test_every_result_comes_out_of_every_lake_in_its_shape(lake, code):
    results = build(LAKES[lake](), code)

    assert {name: frame.schema for name, frame in results.tables.items()} == SHAPES


def test_results_come_out_in_the_order_they_are_registered_in():
    assert list(full("2021").tables) == list(RESULTS)


@pytest.mark.parametrize("code", CODES)
def test_a_full_lake_leaves_no_result_empty_but_what_is_missing(code):
    results = full(code)

    compared = results.tables["comparisons"]["obstacle"].null_count() > 0
    accounts = [] if compared else ["item_changes", "overtakes"]
    empty = {name for name, frame in results.tables.items() if frame.is_empty()}
    assert empty == {*accounts, "missing", "evidence_missing", "reminders", *OF_SIXTY_WEAK_BRANCHES}


def test_a_year_is_closed_once_its_last_month_is_reported():
    assert full("2021").closed
    assert not build(LAKES["a period not closed"](), "2021").closed


def test_the_year_ranks_by_the_composite_and_the_half_by_the_dynamic_score():
    year, half = full("2021").tables["rankings"], full("2021H2").tables["rankings"]

    assert year.select("org_id", "place", "basis", "score").rows() == [
        ("b", 1, Basis.COMPOSITE, 940_000),
        ("a", 2, Basis.COMPOSITE, 930_000),
    ]
    assert half.select("org_id", "place", "basis", "score").rows() == [
        ("b", 1, Basis.DYNAMIC, 600_000),
        ("a", 2, Basis.DYNAMIC, 590_000),
    ]
    assert half.select("previous_place_change", "last_year_score_change").rows() == [(0, 0), (-1, -10_000)]


def test_a_year_after_one_on_another_basis_is_not_compared_and_says_why():
    found = full("2021").tables["comparisons"]

    assert found.select("base_period", "obstacle").rows() == [
        ("2020", Obstacle.NOT_USED),
        ("2020", Obstacle.OTHER_BASIS),
    ]


def test_a_rubric_that_changed_between_halves_stops_every_comparison():
    results = build(LAKES["a rubric that changed"](), "2021H2")

    assert results.tables["comparisons"]["obstacle"].to_list() == [Obstacle.OTHER_RUBRIC] * 2
    changes = results.tables["rankings"].select(pl.selectors.ends_with("_change"))
    assert changes.null_count().sum_horizontal().item() == 2 * changes.width


def test_where_everyone_waits_for_review_the_reason_is_not_another_basis():
    results = build(LAKES["nothing but empty cards"](), "2021H2")

    assert results.tables["rankings"]["standing"].unique().to_list() == [Standing.WAITING]
    assert results.tables["comparisons"]["obstacle"].to_list() == [None, None]


def test_later_halves_do_not_change_an_earlier_period():
    lake = full_lake()
    until = lambda frame: frame.filter(pl.col("period") <= "2021H1")  # noqa: E731
    earlier = {**lake, **{name: until(lake[name]) for name in ("reviews", "star_ratings", "branch_cards")}}

    now, then = build(lake, "2021H1"), build(earlier, "2021H1")

    for name in RESULTS:
        assert now.tables[name].equals(then.tables[name]), name


def test_a_renamed_unit_bears_the_name_of_the_period():
    assert "旧名" in full("2021-12").tables["place_history"]["name"].to_list()
    assert "旧名" not in full("2021-12").tables["rankings"]["name"].to_list()
    assert "旧名" in build(full_lake(), "2021H1").tables["rankings"]["name"].to_list()


def test_names_with_markup_come_out_as_they_went_in():
    results = build(LAKES["names with markup"](), "2021H2")

    for name in ("rankings", "branch_scores", "ledger", "stars_by_unit"):
        assert results.tables[name]["name"].unique().to_list() == [MARKUP]


def test_a_unit_that_needs_attention_is_found_with_its_reason():
    assert full("2021H2").tables["attention"].select("org_id", "reason").rows() == [("a", Reason.OVERDUE)]


def test_a_list_of_stars_alone_closes_its_half_years():
    pooled = build(LAKES["stars only"](), "2021H2").tables["stars_pooled"]

    assert pooled["is_closed"].to_list() == [True, True]


def test_a_year_has_no_change_on_the_period_before():
    assert full("2021H2").tables["stars_by_unit"]["share_change"].count() == 2
    assert full("2021").tables["stars_by_unit"]["share_change"].count() == 0


def test_shares_of_a_period_that_is_not_closed_are_not_compared():
    ratings = b.frame("star_ratings", [b.rated("a1", 5, "2020H2")])
    tables = b.tables(organisations=b.organisations(*UNITS, *BRANCHES), star_ratings=ratings)

    assert build(tables, "2021H1").tables["stars_by_unit"]["share_change"].null_count() == 2


@pytest.mark.parametrize("bit", range(5))
def test_a_simulated_row_marks_the_results_made_from_its_data_set_and_no_other(bit):
    """Mark the data sets whose number has this bit, so that every two are told apart in some round."""
    marked = [name for number, name in enumerate(HELD) if number >> bit & 1]

    results = build(full_lake(synthetic=marked), "2021H2")

    for table in RESULTS:
        assert results.synthetic(table) is bool(set(marked) & set(SOURCES[table])), table


def test_the_sources_of_a_result_are_all_it_depends_on():
    """Take one data set away: a result that changes must name it, or the mark would be lost."""
    lake, empty = full_lake(), b.tables()
    whole = build(lake, "2021")

    for name in datasets.ALL:
        less = build({**lake, name: empty[name]}, "2021")
        changed = {table for table in RESULTS if not less.tables[table].equals(whole.tables[table])}
        named = {table for table in RESULTS if name in SOURCES[table]} | {"provenance"}
        assert changed <= named, name
