"""Options rank within their question only."""

from analytics import reference
from analytics.base.periods import parse
from analytics.systems import survey
from tests.analytics import builders as b


def ranked(*answers, code="2021"):
    return survey.ranked_options(b.frame("survey_answers", list(answers)).lazy(), parse(code))


def test_options_rank_within_their_question_and_ties_share_the_better_place():
    found = ranked(
        b.answer("a", 5000),
        b.answer("b", 6000),
        b.answer("c", 5000),
        b.answer("d", 4999),
        b.answer("a", 100, "r"),
        b.answer("b", 200, "r"),
    )

    assert found.select("question_id", "option", "place").rows() == [
        ("q", "b", 1),
        ("q", "a", 2),
        ("q", "c", 2),
        ("q", "d", 4),
        ("r", "b", 1),
        ("r", "a", 2),
    ]


def test_the_latest_year_of_each_survey_that_is_not_after_the_period_is_shown():
    answers = [b.answer("a", 100, period=year) for year in ("2019", "2021", "2022")]
    other = b.answer("z", 100, survey="另一调查", period="2018")

    found = ranked(*answers, other, code="2021H1")

    assert sorted(found.select("survey", "period").rows()) == [("另一调查", "2018"), ("调查", "2021")]


def test_options_of_an_earlier_year_do_not_push_later_ones_down():
    found = ranked(b.answer("a", 9000, period="2019"), b.answer("a", 100), b.answer("b", 50))

    assert found.select("option", "place").rows() == [("a", 1), ("b", 2)]


def test_before_any_survey_there_is_nothing():
    assert ranked(b.answer("a", 100), code="2019").is_empty()


def test_the_published_figures_rank_as_the_article_orders_them():
    found = survey.ranked_options(reference.survey_pingdingshan().lazy(), parse("2021"))

    assert found.height == 9
    first = found.filter(place=1).select("question_id", "percent").rows()
    assert ("subject", 6160) in first
    assert ("area", 6770) in first
    assert found["respondents"].null_count() == 9
