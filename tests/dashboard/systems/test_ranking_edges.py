"""The ranking beside units that have no place, that lie beyond full marks, or to whom nothing applies."""

import polars as pl
import pytest

from analytics import pipeline
from analytics.base.periods import parse
from dashboard.base import theme
from dashboard.systems.scores import (
    item_sentences,
    ranking_findings,
    ranking_lines,
    ranking_moves,
    ranking_sentences,
    ranking_units,
)
from dashboard.systems.unit import change_sentences, head_sentences, spine_figure
from tests.analytics import builders as b
from tests.dashboard import ranking_data

BOTH = b.rubric(20, 20, 20).vstack(b.rubric(40, 20, version=2022))
CARDS = [b.review(code, *scores, period="2021H2") for code, scores in ranking_data.NOW.items()]


def spared(*items, org_id="D"):
    rows = [
        {"org_id": org_id, "rubric_version": 2020, "item_no": item, "reason": "机构改革"} for item in items
    ]
    return b.frame("exemptions", rows)


def adjusted(points, org_id="A", period="2021H2"):
    row = {"org_id": org_id, "period": period, "entry_no": 1, "points": points, "reason": "通报"}
    return b.frame("adjustments", [row])


def test_the_last_places_are_those_of_ranked_units_alone():
    other = b.review("E", 100, 100, period="2021H2", version=2022)  # reviewed in full, and not ranked
    results = ranking_data.results(rubrics=BOTH, reviews=b.reviews(*CARDS[:4], other))

    rows = ranking_units.shown_for_losses(results, "省直")

    assert rows["org_id"].to_list() == ["D", "C", "B", "A"]
    assert ranking_sentences.losing_units(rows, 4) == "4个单位"  # the first among them
    alone = ranking_units.shown_for_losses(results, "省直", search="单位E")
    assert ranking_sentences.losing_units(alone, 0) == "单位E"  # asked for by name, and no place claimed


def test_only_units_that_could_be_ranked_are_said_to_hold_back_the_composite():
    other = b.review("E", 4000, 2000, period="2021H2", version=2022)
    marks = [{"org_id": unit, "period": "2021", "on_site": 9000, "debriefing": 9000} for unit in "ABC"]
    results = ranking_data.results(
        "2021", rubrics=BOTH, reviews=b.reviews(*CARDS[:4], other), assessments=marks
    )
    assert ranking_sentences.without_marks(results, "省直")["org_id"].to_list() == ["D"]


def test_a_unit_to_whom_no_item_applies_waits_with_the_reason():
    results = ranking_data.results(exemptions=spared(1, 2, 3))

    rows = ranking_units.ranking_rows(results, "省直")
    lines = {row["org_id"]: row for row in ranking_lines.lines(results, rows).iter_rows(named=True)}

    assert (lines["D"]["place"], lines["D"]["grade"]) == (None, None)
    assert lines["D"]["lacking"] == "适用的考评要素（全部登记为不适用）"
    assert lines["E"]["lacking"].startswith("2个要素的审核评分")
    notes = head_sentences.notes(results, "D")
    assert "暂不参与排名：全部考评要素都登记为不适用，没有可评的分。" in notes
    waiting = [note.words for note in ranking_sentences.notes(results, "省直") if "暂不" in note.words]
    assert waiting == ["2个单位暂不参与排名。"]  # more reviews would not place them both
    states = results.tables["coverage"].select("org_id", "review_state").rows()
    assert dict(states)["D"] == "已审核"  # the reviewers are not asked for what does not apply


def test_a_score_beyond_full_marks_is_said():
    results = ranking_data.results(adjustments=adjusted(450))

    said = [note.words for note in ranking_sentences.notes(results, "省直")]

    assert "加减分后，平时动态考核高于满分60分：单位A64.50分。得分没有封顶，请核对加减分。" in said
    assert any("64.50分，高于满分60分" in note for note in head_sentences.notes(results, "A"))
    assert not any("高于满分" in note for note in head_sentences.notes(results, "B"))
    plain = ranking_data.results()
    assert not any("满分" in note.words for note in ranking_sentences.notes(plain, "省直"))


@pytest.mark.parametrize("points", [450, -6000])
def test_a_mark_below_nothing_or_beyond_full_marks_stays_in_the_picture(points):
    org_id = "A" if points > 0 else "C"
    results = ranking_data.results(adjustments=adjusted(points, org_id))

    drawn = spine_figure.shares(results, org_id)["own"]
    left, right = spine_figure.spine(results, theme.LIGHT, org_id).layout.xaxis.range

    assert drawn.max() > 100 or drawn.min() < 0
    assert left >= drawn.max()
    assert drawn.min() > right


def test_a_negative_score_is_graded_and_ranked_last():
    results = ranking_data.results(adjustments=adjusted(-6000, "C"))
    row = results.tables["rankings"].filter(pl.col("org_id") == "C").row(0, named=True)
    assert (row["score"], row["grade"], row["place"]) == (-100_000, "较差", 4)


def of_equals(codes, *scores, **frames):
    """Units of one league with the same scores in two half-years."""
    cards = [b.review(code, *scores, period=half) for code in codes for half in ("2021H1", "2021H2")]
    tables = {
        "organisations": b.organisations(*(b.unit(code, at) for at, code in enumerate(codes, start=1))),
        "rubrics": b.rubric(20, 20, 20),
        "reviews": b.reviews(*cards),
    }
    return pipeline.build(b.tables(**tables, **frames), parse("2021H2"))


def test_of_one_ranked_unit_no_change_of_place_and_no_most_is_said():
    alone = of_equals("A", 1500, 1500, 1500)

    said = ranking_findings.FIRST.statement_of(alone, "省直").words
    assert said == "只有单位A1个省直单位参与排名（45.00分），没有可比的同类单位"
    assert ranking_moves.place_changes(alone, "环比", "省直") == (
        "本期只有1个省直单位参与排名，名次变化无从比较"
    )
    assert item_sentences.review_progress(alone, "省直", "").words == "省直1个单位已审核完"


def test_where_all_lost_as_much_nobody_lost_most():
    told = item_sentences.review_progress(of_equals("ABCD", 1500, 1500, 1500), "省直", "").words
    assert told == "省直4个单位都已审核完；各单位失分率相同（25.0%）"


def test_where_nothing_applies_to_anybody_it_is_said():
    results = of_equals(
        "AB", 0, 0, 0, exemptions=spared(1, 2, 3, org_id="A").vstack(spared(1, 2, 3, org_id="B"))
    )
    assert ranking_sentences.leaders(results, "省直") == (
        "2个省直单位都暂不参与排名：全部考评要素都登记为不适用"
    )


def test_an_account_of_no_change_is_none():
    results = of_equals("A", 1500, 1500, 1500)
    assert change_sentences.account(results, "A", "同比") == ""
