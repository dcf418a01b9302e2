"""Options rank within their question only."""

from analytics.base.periods import parse
from analytics.systems import survey
from tests.analytics import builders as b


def ranked(*answers, code="2021"):
    return survey.ranked_options(b.frame("survey_answers", list(answers)).lazy(), parse(code))


def test_options_rank_within_their_question_and_year_and_ties_share_the_better_place():
    own = [b.answer(option, share) for option, share in zip("abcd", (5000, 6000, 5000, 4999), strict=True)]
    others = [b.answer("a", 100, "r"), b.answer("b", 200, "r"), b.answer("a", 9000, period="2019")]

    assert ranked(*own, *others).select("question_id", "option", "place").rows() == [
        ("q", "b", 1), ("q", "a", 2), ("q", "c", 2), ("q", "d", 4), ("r", "b", 1), ("r", "a", 2),
    ]  # fmt: skip
    assert ranked(*own, code="2019").is_empty()


def test_the_latest_year_of_each_survey_that_is_not_after_the_period_is_shown():
    answers = [b.answer("a", 100, period=year) for year in ("2019", "2021", "2022")]
    other = b.answer("z", 100, survey="另一调查", period="2018")

    found = ranked(*answers, other, code="2021H1")

    assert sorted(found.select("survey", "period").rows()) == [("另一调查", "2018"), ("调查", "2021")]
