"""How reporting stands in words: the list, the tiles of a unit and the page of the items tell one story."""

from datetime import date

import polars as pl
import pytest

from analytics import pipeline
from analytics.base.periods import parse
from analytics.results import Results
from dashboard.systems.reporting import reporting_sentences
from dashboard.systems.scores import item_sentences, ranking_lines
from dashboard.systems.unit import branch_sentences, conduct_sentences
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


def test_a_half_year_that_came_late_is_said_in_the_tile_and_in_the_sentence():
    results = built(reviews=[WHOLE | {"submitted_on": date(2021, 7, 25)}])

    assert tiles(results, "A")["2021年上半年报送"] == ("迟报", "迟报10天")
    assert reporting_sentences.missing(results, ["A"]) == "月自查应报6份、已报6份；半年报送迟报1份"


def test_what_was_submitted_and_not_reviewed_waits_for_the_reviewers():
    results = built()

    assert tiles(results, "A")["2021年上半年报送"] == ("待审核", "还没有审核评分")
    assert reporting_sentences.missing(results, ["A"]) == "月自查应报6份、已报6份；审核评分待审核1份"
    assert item_sentences.unreviewed(results, "省直").on_page == (
        "省直1个单位有待审核内容：1个单位报了半年材料而没有审核评分"
    )


def test_items_left_are_counted_where_the_review_has_begun():
    results = built(reviews=[b.review("A", 1, None, None)])

    assert tiles(results, "A")["2021年上半年报送"] == ("待审核", "未审核2项")


def test_a_unit_that_sent_nothing_owes_the_half_year():
    results = built(reviews=[WHOLE])

    assert tiles(results, "B")["2021年上半年报送"] == ("未报", None)
    assert reporting_sentences.missing(results, ["B"]) == "月自查应报6份、已报6份；半年报送未报1份"


def test_cards_are_counted_in_branches():
    results = built(reviews=[WHOLE], cards=CARDS[:1])

    assert reporting_sentences.missing(results, ["A"]).endswith("；支部评分未报（2个支部）")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("2021H1", "月自查应报6份、已报6份，没有缺报、迟报和待审核"),
        ("2021Q1", "月自查应报3份、已报3份，没有缺报和迟报"),
        ("2020H1", "本期没有到期的报送"),
    ],
)
def test_where_nothing_is_lacking_the_sentence_says_of_what(code, said):
    assert reporting_sentences.missing(built(code, reviews=[WHOLE]), ["A"]) == said


def test_without_any_month_due_the_half_year_is_told_alone():
    other = b.review("B", 1, 1, 1, period="2021H2") | {"submitted_on": date(2022, 1, 20)}

    told = reporting_sentences.missing(built("2021H2", reviews=[other], months=()), ["B"])

    assert told == "月自查本期无应报；半年报送迟报1份、支部评分未报（3个支部）"


@pytest.mark.parametrize("code", ["2020H1", "2021Q3"])
def test_a_period_without_a_half_year_that_is_due_asks_for_none(code):
    results = built(code, reviews=[WHOLE])
    half = "2020年上半年" if code == "2020H1" else "2021年下半年"

    assert tiles(results, "A")[f"{half}报送"] == ("本期无应报", None)
    assert tiles(results, "A")["支部评分已报"] == ("本期无应报", None)
    assert branch_sentences.indicators(results, "A")[-1].value == "本期无应报"
    assert item_sentences.indicators(results, "省直")[0].change == "没有待审核的半年材料"


def test_the_list_of_a_quarter_says_where_the_review_is_to_be_looked_for():
    assert item_sentences.unreviewed(built("2021Q1"), "省直").on_page == (
        "2021年第一季度没有应报的半年报送，待审核内容见2021年上半年"
    )
    assert item_sentences.unreviewed(built("2020H1"), "省直").on_page == "省直单位本期没有待审核的半年材料"


def test_a_unit_that_waits_lacks_its_review_in_a_quarter_as_well():
    for code in ("2021H1", "2021Q1"):
        results = built(code, reviews=[b.review("A", 1, 1, None)])
        lines = ranking_lines.lines(results, results.tables["rankings"])
        lacking = dict(lines.select("org_id", "lacking").iter_rows())
        assert lacking == {"A": "1个要素的审核评分：要素3", "B": "本期审核评分"}


def test_an_older_list_does_not_hide_what_its_calendar_has():
    results = built(reviews=[WHOLE | {"submitted_on": date(2021, 7, 25)}])
    older = Results(results.period, True, results.tables | {"missing": results.tables["missing"].clear()})

    assert reporting_sentences.missing(older, ["A"]) == "月自查应报6份、已报6份；半年报送迟报1份"


def test_a_kind_of_an_older_list_is_counted_as_it_was():
    results = built()
    older = results.tables["missing"].with_columns(gap=pl.lit("审核评分未报"))
    results = Results(results.period, True, results.tables | {"missing": older})

    assert reporting_sentences.missing(results, ["A"]).endswith("；审核评分未报1项")
