"""How reporting stands in words: the list, the tiles of a unit and the page of the items tell one story."""

from datetime import date

import polars as pl
import pytest

from analytics import pipeline
from analytics.periods import parse
from analytics.results import Results
from dashboard.headlines import items, reporting, unit_branches, unit_conduct
from tests.analytics import builders as b

TREE = b.organisations(
    *(b.unit(code, order) for order, code in enumerate("AB", start=1)),
    *(b.branch(f"{code}{number}", code) for code in "AB" for number in (1, 2, 3)),
)
REACH = [b.rated("A1", 3), b.rated("A1", 3, "2021H2")]
CARDS = [b.card(f"A{number}", "A", 1, 1, 1) for number in (1, 2, 3)]
WHOLE = b.review("A", 1, 1, 1)


def built(code="2021H1", reviews=(), cards=CARDS, stars=REACH, months=range(1, 7)):
    checks = [b.self_check(unit, f"2021-0{n}", 1) for unit in "AB" for n in months]
    tables = b.tables(
        organisations=TREE,
        rubrics=b.rubric(30, 20, 10),
        reviews=b.reviews(*reviews),
        branch_cards=b.frame("branch_cards", list(cards)),
        self_checks=b.frame("self_checks", checks),
        star_ratings=b.frame("star_ratings", list(stars)),
    )
    return pipeline.build(tables, parse(code), kinds=False)


def tiles(results, unit):
    return {one.label: (one.value, one.change) for one in unit_conduct.indicators(results, unit)}


def test_a_half_year_that_came_late_is_said_in_the_tile_and_in_the_sentence():
    results = built(reviews=[WHOLE | {"submitted_on": date(2021, 7, 25)}])

    assert tiles(results, "A")["2021年上半年报送"] == ("迟报", "迟报10天")
    assert reporting.missing(results, ["A"]) == "月自查应报6份、已报6份；半年报送迟报1份"


def test_without_any_month_due_the_half_year_is_told_alone():
    other = b.review("B", 1, 1, 1, period="2021H2") | {"submitted_on": date(2022, 1, 20)}

    told = reporting.missing(built("2021H2", reviews=[other], months=()), ["B"])

    assert told == "月自查本期无应报；半年报送迟报1份、支部评分未报（3个支部）"


@pytest.mark.parametrize("code", ["2020H1", "2021Q3"])
def test_a_period_without_a_half_year_that_is_due_asks_for_none(code):
    results = built(code, reviews=[WHOLE])
    half = "2020年上半年" if code == "2020H1" else "2021年下半年"

    assert tiles(results, "A")[f"{half}报送"] == ("本期无应报", None)
    assert tiles(results, "A")["支部评分已报"] == ("本期无应报", None)
    assert unit_branches.indicators(results, "A")[-1].value == "本期无应报"
    assert items.indicators(results, "省直")[0].change == "没有待审核的半年材料"


def test_an_older_list_does_not_hide_what_its_calendar_has():
    results = built(reviews=[WHOLE | {"submitted_on": date(2021, 7, 25)}])
    older = Results(results.period, True, results.tables | {"missing": results.tables["missing"].clear()})

    assert reporting.missing(older, ["A"]) == "月自查应报6份、已报6份；半年报送迟报1份"


def test_a_kind_of_an_older_list_is_counted_as_it_was():
    results = built()
    older = results.tables["missing"].with_columns(gap=pl.lit("审核评分未报"))
    results = Results(results.period, True, results.tables | {"missing": older})

    assert reporting.missing(results, ["A"]).endswith("；审核评分未报1项")
