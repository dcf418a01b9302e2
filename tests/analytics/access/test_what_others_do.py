"""What a unit sees does not hang on what others do, but for its place and figures of enough of them."""

from datetime import date

import polars as pl
import pytest

from analytics import pipeline
from analytics.access import FEWEST_OTHERS, cut_results
from analytics.base.periods import parse
from analytics.reference import table as reference_table
from tests.analytics import builders as b

PERIOD = parse("2021H1")
OWN = "u0"
# Where a unit stands among the others, and nothing of how far they are.
OF_PLACES = {
    *(("rankings", name) for name in ("place", "quartile", "field", "standing", "previous_place")),
    *(("rankings", name) for name in ("previous_place_change", "last_year_place", "last_year_place_change")),
    *(
        ("rankings", f"{prefix}_{name}")
        for prefix in ("previous", "last_year")
        for name in ("common_place", "common_change", "field_effect")
    ),
    *(("place_history", name) for name in ("place", "previous_common_change", "previous_field_effect")),
    *(("attention", name) for name in ("place", "size", "reasons", "reason")),
    ("worklist", "place"),
}
LEVELS = ("lower_quartile", "median", "upper_quartile")
# Figures of the league as a whole.
TOGETHER = {
    *(("spine", name) for name in (*LEVELS, "units")),
    *(("score_levels", name) for name in (*LEVELS, "total", "mean", "units")),
    *(("item_losses", name) for name in ("losing_units", "lost", "loss_rate", "share", "reviewed_units")),
    *(("item_losses", name) for name in ("cumulative_lost", "cumulative_share", "item_no", "label")),
    *(("item_losses", name) for name in ("dimension", "max_points", "median_rate")),
    *(("spine", name) for name in ("lower_rate", "median_rate", "upper_rate")),
    *(("burden_pooled", name) for name in ("now", "base", "change", "ratio", "within", "units_over")),
    *(("burden_by_month", name) for name in ("now", "base")),
}


def of_unit(code: str, grade: int) -> dict[str, list[dict]]:
    """All a unit reports, better or worse by the grade of 0 to 2."""
    branch = f"b-{code}"
    late, cleared = date(2021, 5, 1), date(2021, 4, 1) if grade else None
    meetings = 4 + 4 * grade
    return {
        "organisations": [b.unit(code, order=int(code[1:]) + 1), b.branch(branch, code)],
        "reviews": [b.review(code, 1000 + 500 * grade, 600 + 300 * grade, 300 + 200 * grade)],
        "self_checks": [b.self_check(code, "2021-03", 1500 + 100 * grade, 900, 400)],
        "branch_cards": [b.card(branch, code, 1000 + 500 * grade, 700, 300)],
        "star_ratings": [b.rated(branch, 1 + 2 * grade)],
        "weak_branches": [b.weak(branch, date(2021, 2, 1), late, cleared)],
        "burden_counts": [b.burden(code, "2019-03", 9, 9, 9, 9), b.burden(code, "2021-03", *[meetings] * 4)],
    }


def results(others: int, grade: int):
    """The results of the unit and so many others of its league that are all of that grade."""
    reported = [of_unit(OWN, 1), *(of_unit(f"u{number}", grade) for number in range(1, others + 1))]
    rows = {name: [row for one in reported for row in one[name]] for name in reported[0]}
    frames = {name: b.frame(name, own) for name, own in rows.items()}
    return pipeline.build(b.tables(rubrics=b.rubric(30, 20, 10), **frames), PERIOD)


def differing(left: dict[str, pl.DataFrame], right: dict[str, pl.DataFrame]) -> set[tuple[str, str]]:
    """The columns of all tables that do not hold the same; the last bit of a share is Polars' own."""
    shares = pl.selectors.float().round(12)
    return {
        (name, column)
        for name, table in left.items()
        for column in table.columns
        if not table.with_columns(shares)[column].equals(right[name].with_columns(shares)[column])
    }


@pytest.mark.parametrize("others", [1, 2, FEWEST_OTHERS - 1])
def test_of_too_few_others_a_unit_sees_only_before_or_behind_whom_it_stands(others):
    worse, alike, better = (cut_results(results(others, grade), OWN).tables for grade in (0, 1, 2))

    assert differing(worse, better) - OF_PLACES == set()
    assert alike["rankings"]["sharing"].equals(better["rankings"]["sharing"])  # nor that scores are equal


def test_of_enough_others_a_unit_sees_figures_of_all_together():
    worse, better = (cut_results(results(FEWEST_OTHERS, grade), OWN).tables for grade in (0, 2))

    found = differing(worse, better)
    assert found - OF_PLACES - TOGETHER == set()
    assert {("spine", "median"), ("score_levels", "median"), ("item_losses", "lost")} <= found
    assert ("burden_pooled", "now") in found


def test_what_adds_up_to_a_figure_shown_is_shown_with_it_or_not_at_all():
    lake = results(FEWEST_OTHERS, 2)
    lake.tables["burden_by_month"] = lake.tables["burden_by_month"].with_columns(
        units=pl.when((pl.col("kind") == "会议") & (pl.col("period") == "2021-03")).then(2).otherwise("units")
    )
    lake.tables["item_losses"] = lake.tables["item_losses"].with_columns(
        reviewed_units=pl.when(pl.col("item_no") == 2).then(3).otherwise("reviewed_units")
    )

    left = cut_results(lake, OWN).tables

    assert "会议" in lake.tables["burden_pooled"]["kind"]
    assert "会议" not in left["burden_pooled"]["kind"]
    assert left["burden_pooled"].height
    assert left["item_losses"].is_empty()


def test_the_roles_that_see_results_whole_are_those_of_the_table():
    rights = reference_table("roles").filter(pl.col("action") == "see")

    assert dict(rights.select("role", "reach").iter_rows()) == {
        "leader": "all",
        "committee": "all",
        "officer": "all",
        "unit": "own",
    }
