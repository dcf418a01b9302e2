"""How reporting stands in words: the list, the tiles of a unit and the page of the items tell one story."""

from datetime import date

import polars as pl

from analytics import pipeline
from analytics.base.periods import parse
from analytics.results import Results
from dashboard.systems.reporting import reporting_sentences
from dashboard.systems.unit import conduct_sentences
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
    return {one.label: (one.value, one.change) for one in conduct_sentences.indicators(results, unit)}


def test_an_older_list_does_not_hide_what_its_calendar_has():
    results = built(reviews=[WHOLE | {"submitted_on": date(2021, 7, 25)}])
    older = Results(results.period, True, results.tables | {"missing": results.tables["missing"].clear()})

    assert reporting_sentences.reports_and_gaps(older, ["A"]) == "月自查应报6份、已报6份；半年报送迟报1份"


def test_a_kind_of_an_older_list_is_counted_as_it_was():
    results = built()
    older = results.tables["missing"].with_columns(gap=pl.lit("审核评分未报"))
    results = Results(results.period, True, results.tables | {"missing": older})

    assert reporting_sentences.reports_and_gaps(results, ["A"]).endswith("；审核评分未报1项")
