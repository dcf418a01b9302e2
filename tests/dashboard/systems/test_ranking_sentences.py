"""The ranking's sentences agree with the result tables, also where there is nothing to rank."""

import pytest

from analytics.base.rules import League
from dashboard.systems.scores import ranking_lines, ranking_sentences
from tests.analytics import builders as b
from tests.dashboard import ranking_data

PROVINCE, CITY = League.PROVINCIAL.value, League.MUNICIPAL.value


@pytest.fixture(scope="module")
def results():
    return ranking_data.results()


def mark(org_id, on_site=8000, debriefing=9000):
    return {"org_id": org_id, "period": "2021", "on_site": on_site, "debriefing": debriefing}


def alone():
    return ranking_data.results(
        organisations=b.organisations(b.unit("A")), reviews=b.reviews(b.review("A", 1, 1, 1, period="2021H2"))
    )


def test_units_that_share_the_first_place_are_all_named():
    full = dict.fromkeys("ABCD", (2000, 2000, 2000))
    shared = ranking_data.results(
        reviews=b.reviews(*(b.review(code, *scores, period="2021H2") for code, scores in full.items()))
    )

    said = ranking_sentences.places(shared, PROVINCE)

    assert said == "5个省直单位中4个参与排名，单位A、单位B、单位C等4个单位并列第一名（60.00分）"


def test_cities_are_for_reference_and_never_ranked(results):
    said = ranking_sentences.places(results, CITY)

    assert said == "2个市直单位仅供参照，不排名次"
    assert "place" not in ranking_lines.columns(results, cities(results))
    assert "quartile" not in ranking_lines.columns(results, cities(results))


def cities(results):
    rows = results.tables["rankings"]
    return rows.filter(rows["league"] == CITY)


def test_a_quarter_says_that_places_exist_for_halves_and_years_only():
    quarter = ranking_data.results(period="2021Q4")

    assert ranking_sentences.places(quarter, PROVINCE) == "季度和月份没有名次：名次只按半年和全年计算"
    assert "请在上方改选" in ranking_sentences.instead(quarter, PROVINCE)
    assert ranking_sentences.instead(quarter, CITY) == ""
    assert ranking_sentences.instead(ranking_data.results(), PROVINCE) == ""
    assert ranking_sentences.comparisons_shown(quarter) == []
    assert "只按半年和全年" in ranking_sentences.obstacles(quarter)


def test_nothing_reviewed_yet_is_said():
    waiting = ranking_data.results(reviews=b.reviews())

    assert ranking_sentences.places(waiting, PROVINCE) == "5个省直单位都暂不参与排名：本期审核评分尚未齐全"
    assert ranking_sentences.points_lost(waiting, PROVINCE) == "所选单位还没有审核完成的评分，暂无失分可列"
    assert ranking_sentences.self_against_review(waiting, PROVINCE) == "所选单位还没有可对照的自评和审核评分"


def test_without_units_the_sentence_says_so():
    nothing = ranking_data.empty()

    assert ranking_sentences.places(nothing, PROVINCE) == "本期组织名册里没有省直单位"
    assert ranking_sentences.place_changes(nothing, "环比", PROVINCE).startswith("所选单位两期没有")
    assert ranking_lines.lines(nothing, nothing.tables["rankings"]).is_empty()


def test_a_league_of_one_is_not_called_first():
    assert (
        ranking_sentences.places(alone(), PROVINCE)
        == "只有单位A1个省直单位参与排名（0.03分），没有可比的同类单位"
    )


def test_a_filter_narrows_the_sentence_on_changes(results):
    said = ranking_sentences.place_changes(results, "环比", PROVINCE, "群团机关")

    assert said == "1个单位名次环比上升，没有单位下降，1个不变；升幅最大的是单位D（升1名）"


def test_a_new_rubric_is_given_as_the_reason_why_nothing_is_compared():
    changed = ranking_data.results(version_before=2018)

    assert "不作环比：2021年上半年用的是另一版考评要素，两版不能相比。" in ranking_sentences.obstacles(
        changed
    )
    assert "上升" not in ranking_sentences.places(changed, PROVINCE)


def test_notes_count_the_tied_and_the_waiting(results):
    said = [note.words for note in ranking_sentences.notes(results, PROVINCE)]

    assert any(note.startswith("3个单位有并列名次") for note in said)
    assert any(note.startswith("1个单位暂不参与排名") for note in said)


def test_a_unit_that_waits_is_listed_last_with_what_is_missing(results):
    rows = results.tables["rankings"].filter(results.tables["rankings"]["league"] == PROVINCE)

    lines = ranking_lines.lines(results, rows)

    assert lines["org_id"].to_list()[-1] == "E"
    assert lines["lacking"].to_list() == [None] * 4 + ["2个要素的审核评分：要素2、要素3"]
    assert ranking_lines.columns(results, rows)[-2:] == ["standing", "lacking"]


def test_a_unit_whose_review_never_came_lacks_the_review():
    late = ranking_data.results(reviews=b.reviews(b.review("A", 1, 1, 1, period="2021H2")))
    rows = late.tables["rankings"]

    lines = dict(ranking_lines.lines(late, rows).select("org_id", "lacking").iter_rows())

    assert lines["B"] == "本期审核评分"
    assert lines["A"] is None


def test_changes_without_a_base_are_no_columns(results):
    rows = results.tables["rankings"]

    columns = ranking_lines.columns(results, rows)

    assert "previous_place_change" in columns
    assert "last_year_place_change" not in columns


def test_who_is_far_above_the_review_is_worth_a_second_look_and_never_called_more():
    units = [f"U{n}" for n in range(1, 8)]
    own = {unit: (2000, 2000, 1010 + n) for n, unit in enumerate(units)} | {"U7": (2000, 2000, 2000)}
    inflated = ranking_data.results(
        organisations=b.organisations(*(b.unit(unit, n) for n, unit in enumerate(units))),
        reviews=b.reviews(*(b.review(unit, 2000, 2000, 1000, period="2021H2") for unit in units)),
        self_checks=b.frame("self_checks", [b.self_check(u, "2021-12", *s) for u, s in own.items()]),
    )

    said = ranking_sentences.self_against_review(inflated, PROVINCE)

    assert said == "1个单位自评明显高于审核，建议复核：单位U7（高10.00分）"


def test_an_incomplete_year_says_that_places_stand_on_the_dynamic_score():
    year = ranking_data.results(period="2021", assessments=[mark("A"), mark("B"), mark("C")])

    note = ranking_sentences.notes(year, PROVINCE)[0].words

    assert note.startswith("全年三位一体尚未齐全：1个省直单位缺年底实地考核或年度述职评议（单位D）。")
    assert "平时动态考核" in note


def test_a_complete_year_says_that_it_is_ranked_by_the_composite():
    year = ranking_data.results(period="2021", assessments=[mark(code) for code in "ABCD"])

    assert ranking_sentences.notes(year, PROVINCE)[0].words.startswith("全年按三位一体（满分100）排名")
