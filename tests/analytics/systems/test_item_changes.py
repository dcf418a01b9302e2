"""Why a score moved: the parts sum exactly to the change, or are not listed at all."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics import pipeline
from analytics.base.periods import parse
from tests.analytics import builders as b

UNITS = ["A", "B", "C", "D"]
score = st.one_of(st.none(), st.integers(0, 2000))
cards = st.fixed_dictionaries({unit: st.tuples(score, score, score) for unit in UNITS})
marks = st.fixed_dictionaries(
    {unit: st.tuples(st.one_of(st.none(), st.integers(0, 10000)), st.integers(0, 10000)) for unit in UNITS}
)
given_points = st.lists(st.tuples(st.sampled_from(UNITS), st.integers(-300, 300).filter(bool)), max_size=4)


def results(
    period, then, now, halves=("2020H2", "2021H2"), added=(), years=None, versions=(2020, 2020), **more
):
    rubrics = b.rubric(20, 20, 20)
    if versions[1] != 2020:
        rubrics = rubrics.vstack(b.rubric(20, 20, 20, version=versions[1]))
    cards = [
        b.review(unit, *scores, period=half, version=version)
        for half, given, version in zip(halves, (then, now), versions, strict=True)
        for unit, scores in given.items()
    ]
    told = {"period": halves[1], "reason": "通报", "document": "文"}
    adjusted = [
        {"org_id": unit, "entry_no": number, "points": points, **told}
        for number, (unit, points) in enumerate(added, start=1)
    ]
    assessments = [
        {"org_id": unit, "period": year, "on_site": on_site, "debriefing": debriefing}
        for year, given in (years or {}).items()
        for unit, (on_site, debriefing) in given.items()
    ]
    tables = b.tables(
        organisations=b.organisations(*(b.unit(unit, order) for order, unit in enumerate(UNITS, start=1))),
        rubrics=rubrics,
        reviews=b.reviews(*cards),
        adjustments=b.frame("adjustments", adjusted),
        assessments=b.frame("assessments", assessments),
        **more,
    )
    return pipeline.build(tables, parse(period)).tables


def sums(tables, kind):
    changes = tables["item_changes"].filter(pl.col("kind") == kind)
    return dict(changes.group_by("org_id").agg(pl.col("change").sum()).iter_rows())


def changes_of_score(tables, column):
    rows = tables["rankings"].filter(pl.col(column).is_not_null())
    return dict(rows.select("org_id", column).iter_rows())


@given(cards, cards, given_points)
@settings(max_examples=10, deadline=None)
def test_the_parts_sum_exactly_to_the_change_of_score_of_every_compared_unit_and_of_no_other(
    then, now, added
):
    tables = results("2021H2", then, now, added=added)
    assert sums(tables, "同比") == changes_of_score(tables, "last_year_score_change")


@given(cards, cards, marks, marks, given_points)
@settings(max_examples=10, deadline=None)
def test_of_a_year_the_parts_are_weighted_and_still_sum_exactly(then, now, marks_then, marks_now, added):
    tables = results("2021", then, now, added=added, years={"2020": marks_then, "2021": marks_now})
    assert sums(tables, "同比") == changes_of_score(tables, "last_year_score_change")


FULL = dict.fromkeys(UNITS, (2000, 2000, 2000))


def test_on_the_composite_the_yearly_marks_come_in_with_their_weight():
    marks = {year: dict.fromkeys(UNITS, (mark, 9000)) for year, mark in (("2020", 8000), ("2021", 8500))}

    changes = results("2021", FULL, FULL, years=marks)["item_changes"].filter(pl.col("org_id") == "A")
    rows = {part: tuple(row) for part, *row in changes.select("part", "then", "now", "change").rows()}
    assert rows["年底实地考核"] == (160_000, 170_000, 10_000)
    assert rows["年度述职评议"] == (180_000, 180_000, 0)
    assert rows["要素"] == (200_000, 200_000, 0)


def test_what_was_added_or_taken_off_is_a_row_of_its_own_and_under_another_rubric_nothing_is_listed():
    adjusted = results("2021H2", FULL, FULL, added=[("A", 50), ("A", -120)])["item_changes"]

    changes = adjusted.filter(pl.col("part") == "加减分").select("org_id", "change")
    assert dict(changes.rows()) == {"A": -7000, "B": 0, "C": 0, "D": 0}
    assert results("2021H2", FULL, FULL, versions=(2020, 2021))["item_changes"].is_empty()


def test_an_item_that_does_not_apply_has_no_row_and_adds_nothing():
    exempt = {"org_id": "A", "rubric_version": 2020, "item_no": 2, "reason": "无", "document": "文"}
    then, now = dict.fromkeys(UNITS, (1000, 1000, 1000)), dict.fromkeys(UNITS, (1500, 1000, 1000))
    now["A"] = (1500, None, 1000)

    tables = results("2021H2", then, now, exemptions=b.frame("exemptions", [exempt]))

    own = tables["item_changes"].filter((pl.col("org_id") == "A") & (pl.col("part") == "要素"))
    assert own["number"].to_list() == [1, 3]
    assert sums(tables, "同比")["A"] == 50_000
