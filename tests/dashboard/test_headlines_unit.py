"""The sentences of a unit's file agree with the result tables, also where there is nothing to say."""

from dataclasses import replace

import polars as pl
import pytest

from analytics.results import Results
from dashboard.headlines import (
    unit_branches,
    unit_changes,
    unit_head,
    unit_scores,
    unit_spine,
)
from tests.analytics import builders as b
from tests.dashboard import ranking_data


@pytest.fixture(scope="module")
def results():
    return ranking_data.results()


def test_a_unit_that_had_no_score_then_says_so():
    assert (
        unit_head.notes(
            ranking_data.results(
                reviews=b.reviews(
                    *(b.review(code, *scores, period="2021H2") for code, scores in ranking_data.NOW.items()),
                    b.review("B", 2000, 2000, 2000, period="2021H1"),
                )
            ),
            "A",
        )[-1]
        == "单位A在2021年上半年没有可比的得分，不作环比。"
    )


def test_an_edition_from_before_these_tables_says_so_instead_of_blaming_the_unit(results):
    later = ("spine", "item_changes", "overtakes", "unit_branches")
    whole = ranking_data.results(organisations=b.organisations(b.unit("A"), b.branch("b1", "A")))
    older = [
        Results(one.period, True, one.tables | {name: one.tables[name].clear() for name in later})
        for one in (results, whole)
    ]

    said = [
        unit_spine.spine(older[0], "A", ""),
        unit_changes.score(older[0], "A", "环比"),
        unit_changes.places(older[0], "A", "环比"),
        unit_branches.without(older[1], "A"),
    ]

    assert all(words.startswith("这一版定稿形成时还没有这项内容") for words in said)


def test_what_a_picture_leaves_out_is_said_apart_from_the_sentence(monkeypatch, results):
    assert unit_changes.drawn(results, "D", "环比") == ""
    assert unit_scores.items_drawn(results, "D") == ""

    monkeypatch.setattr(unit_changes, "most_changed", lambda *_: pl.DataFrame())
    monkeypatch.setattr(unit_scores, "MOST_ITEMS", 2)
    results = replace(results)  # nothing was said of these yet

    assert unit_changes.drawn(results, "D", "环比") == "（图示变化最大的12行）"
    assert unit_scores.items_drawn(results, "D") == "（图示失分最多的2项）"
    assert "图示" not in unit_changes.score(results, "D", "环比") + unit_scores.items(results, "D")


def test_fewer_of_those_who_moved_a_place_are_named_on_request(results):
    assert "超过单位B等3家；" in unit_changes.places(results, "A", "环比", 1)
    assert "超过3家；原在前的1家不再参与排名" in unit_changes.places(results, "A", "环比", 0)


def test_fewer_items_are_named_on_request(results):
    assert "要素2、要素3（" in "".join(unit_head.notes(results, "E"))
    assert "要素2等（" in "".join(unit_head.notes(results, "E", 1))
