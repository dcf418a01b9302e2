"""The sentences of the page of formalism and burden say what was published and counted."""

from analytics import pipeline
from analytics.base import rules
from analytics.base.periods import parse
from dashboard.systems.burden import sentences as headlines
from dashboard.systems.burden.words import Formalism
from tests.analytics import builders as b
from tests.dashboard.systems.test_burden_figures import PUBLISHED, build, empty, surveyed


def test_options_that_share_the_first_place_are_both_named():
    results = surveyed(b.answer("甲", 5000), b.answer("乙", 5000), b.answer("丙", 100))

    assert headlines.survey(results, "调查").on_page == "提到最多的：问题q是乙、甲（50.0%）"


def test_the_note_names_the_paper_and_gives_no_interval_without_respondents():
    told = "".join(note.on_page for note in headlines.survey_notes(build(), PUBLISHED))

    assert told.startswith("来源：平顶山市机关党建调研文章")
    assert "推断" in told
    assert Formalism.SURVEY_NO_COUNT in told


def test_with_respondents_the_note_does_not_say_they_are_missing():
    counted = surveyed(b.answer("甲", 5000, respondents=200))
    told = "".join(note.on_page for note in headlines.survey_notes(counted, "调查"))

    assert Formalism.SURVEY_NO_COUNT not in told
    assert "来源：未注明" in told


def test_only_simulated_figures_bear_the_mark():
    assert headlines.mark(build(), "survey")["label"] == Formalism.REAL
    assert headlines.mark(build(), "burden_pooled")["label"] == rules.SYNTHETIC_MARK


def test_a_key_figure_is_the_count_with_its_change_in_percent_beside_2019():
    meetings, documents, *_ = headlines.indicators(build(), "省直")

    assert (meetings.value, meetings.change, meetings.about, meetings.good) == (
        "19",
        "−5.0%",
        "同期20",
        True,
    )
    assert (documents.value, documents.change, documents.good) == ("42", "+5.0%", False)


def test_where_2019_had_none_a_key_figure_says_so_and_no_ratio():
    assessments = headlines.indicators(build(), "省直")[3]

    assert (assessments.value, assessments.change, assessments.good) == ("1", Formalism.BASE_ZERO, False)


def test_a_kind_without_comparable_months_is_said_to_have_none():
    counts = [b.burden("p", "2019-01", 5), b.burden("p", "2021-01", 4)]
    tables = b.tables(
        organisations=b.organisations(b.unit("p")), burden_counts=b.frame("burden_counts", counts)
    )
    results = pipeline.build(tables, parse("2021H1"))

    assert headlines.kinds(results, "全省").on_page == (
        "2021年上半年全省会议不超过2019年同期；文件、检查、考核没有可比的月份"
    )
    assert headlines.indicators(results, "全省")[1].change == Formalism.NOT_COMPARED


def test_months_over_2019_are_counted():
    assert headlines.months(build(), "全省", "会议").on_page == "全省会议：2个可比月份中，1个月超过2019年同期"
    assert headlines.months(build(), "全省", "检查").on_page == "全省检查：1个可比月份都不超过2019年同期"
    assert headlines.months(build(), "市直", "会议").on_page == "市直会议：1个可比月份都不超过2019年同期"


def test_units_over_2019_are_listed_and_those_not_comparable_counted():
    rows = headlines.over(build(), "全省").select("org_id", "kind").rows()

    assert rows == [("p", "文件"), ("p", "考核")]
    assert headlines.units(build(), "全省") == (
        "全省1个单位的2项超过2019年同期；另有1个单位的4项没有可比月份，不作判断"
    )
    assert headlines.units(build(), "市直") == "市直没有超过2019年同期的单位"
    assert headlines.left_out(build(), "全省").endswith("单位new")
    assert headlines.left_out(build(), "市直") == ""


def test_without_data_each_sentence_says_what_to_do():
    nothing = empty()

    assert headlines.survey(nothing, "").on_page == Formalism.SURVEY_NONE.on_page
    assert headlines.survey_notes(nothing, "") == []
    assert "导入" in headlines.kinds(nothing, "全省").on_page
    assert "导入" in headlines.months(nothing, "全省", "会议").on_page
    assert headlines.units(nothing, "全省") == "全省没有可比的单位"
    assert [one.value for one in headlines.indicators(nothing, "全省")] == [Formalism.UNKNOWN] * 4
