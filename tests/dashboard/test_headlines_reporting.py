"""How reporting stands in words: the list, the tiles of a unit and the page of the items tell one story."""

from datetime import date

import polars as pl

from analytics import pipeline
from analytics.periods import parse
from analytics.results import Results
from dashboard.headlines import reporting
from tests.analytics import builders as b

LATE = b.review("A", 1, 1, 1) | {"submitted_on": date(2021, 7, 25)}


def built(*reviews):
    """A unit with a branch whose stars are known, all months reported."""
    tables = b.tables(
        organisations=b.organisations(b.unit("A"), b.branch("A1", "A")),
        rubrics=b.rubric(30, 20, 10),
        reviews=b.reviews(*reviews),
        branch_cards=b.frame("branch_cards", [b.card("A1", "A", 1, 1, 1)]),
        self_checks=b.frame("self_checks", [b.self_check("A", f"2021-0{n}", 1) for n in range(1, 7)]),
        star_ratings=b.frame("star_ratings", [b.rated("A1", 3)]),
    )
    return pipeline.build(tables, parse("2021H1"), kinds=False)


def test_an_older_list_does_not_hide_what_its_calendar_has():
    results = built(LATE)
    older = Results(results.period, True, results.tables | {"missing": results.tables["missing"].clear()})

    assert reporting.missing(older, ["A"]) == "月自查应报6份、已报6份；半年报送迟报1份"


def test_a_kind_of_an_older_list_is_counted_as_it_was():
    results = built()
    older = results.tables["missing"].with_columns(gap=pl.lit("审核评分未报"))
    results = Results(results.period, True, results.tables | {"missing": older})

    assert reporting.missing(results, ["A"]).endswith("；审核评分未报1项")
