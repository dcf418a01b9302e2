"""The sentences of a unit's file agree with the result tables, also where there is nothing to say."""

from collections import Counter

import polars as pl
import pytest

from analytics.base.rules import League
from analytics.results import Results
from dashboard import systems
from dashboard.systems.unit import (
    branch_sentences,
    change_sentences,
    head_sentences,
    score_sentences,
    spine_words,
)
from dashboard.systems.unit.words import PARTS
from tests.analytics import builders as b
from tests.dashboard import ranking_data


@pytest.fixture(scope="module")
def results():
    return ranking_data.results()


def test_a_unit_that_had_no_score_then_says_so():
    assert (
        head_sentences.notes(
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


def with_branches(**frames):
    return ranking_data.results(
        organisations=b.organisations(
            b.unit("A"), b.unit("B", 2), *(b.branch(f"b{n}", "A") for n in range(1, 4))
        ),
        **frames,
    )


def test_an_edition_from_before_these_tables_says_so_instead_of_blaming_the_unit(results):
    later = ("spine", "item_changes", "overtakes", "unit_branches")
    whole = with_branches()
    older = [
        Results(one.period, True, one.tables | {name: one.tables[name].clear() for name in later})
        for one in (results, whole)
    ]

    said = [
        score_sentences.spine(older[0], "A", ""),
        change_sentences.score(older[0], "A", "环比"),
        change_sentences.places(older[0], "A", "环比"),
        branch_sentences.without(older[1], "A"),
    ]

    assert all(getattr(words, "words", words).startswith("这一版定稿形成时还没有这项内容") for words in said)


def test_what_a_picture_leaves_out_is_said_apart_from_the_sentence(monkeypatch, results):
    assert change_sentences.score(results, "D", "环比").hint == ""
    assert score_sentences.items(results, "D").hint == ""

    monkeypatch.setattr(change_sentences, "MOST_CHANGES", 1)
    monkeypatch.setattr(score_sentences, "MOST_ITEMS", 2)
    moved, lost = change_sentences.score(results, "D", "环比"), score_sentences.items(results, "D")

    assert (moved.hint, lost.hint) == ("（图示变化最大的1行）", "（图示失分率最高的2项）")
    assert "图示" not in moved.words + lost.words


def test_fewer_of_those_who_moved_a_place_are_named_on_request(results):
    assert "：超过单位B等3家；" in change_sentences.places(results, "A", "环比", 1)
    assert "前移3位：超过3家；单位退出、加入另使其前移1位；" in change_sentences.places(
        results, "A", "环比", 0
    )


def test_fewer_items_are_named_on_request(results):
    assert "要素2、要素3（" in "".join(head_sentences.notes(results, "E"))
    assert "要素2等（" in "".join(head_sentences.notes(results, "E", 1))


def test_comings_and_goings_that_make_up_for_each_other_are_said():
    cards = [b.review(code, *points, period="2021H2") for code, points in ranking_data.NOW.items()]
    then = {**ranking_data.BEFORE, "A": (None, None, None), "C": (1000, 1000, 900)}
    before = [b.review(code, *points, period="2021H1") for code, points in then.items()]
    results = ranking_data.results(reviews=b.reviews(*cards, *before))

    said = change_sentences.places(results, "C", "环比")
    assert "单位退出、加入的影响相抵：单位A新参与排名且在前，原在前的单位E不再参与排名；" in said


def test_a_unit_that_takes_part_by_reference_is_not_asked_why_it_sent_nothing():
    asked = ranking_data.results(self_checks=b.frame("self_checks", []))
    ranked = asked.tables["rankings"].with_columns(league=pl.lit(League.REFERENCE.value))
    free = Results(asked.period, True, asked.tables | {"rankings": ranked})

    assert score_sentences.self_check(free, "B") == (
        "单位B参照执行，不要求报自查自评，本期没有可与审核对照的自评。"
    )
    assert "请检查" in score_sentences.self_check(asked, "B")


def test_of_a_dimension_without_a_loss_no_minus_nothing_is_written():
    row = {"own": 2000, "own_max": 2000, "median": 1900, "units": 5, "judged": 1, "part": "维度"}
    rates = {"loss_rate": 0.0, "median_rate": 5.0, "least_rate": 0.0, "most_rate": 9.0}
    rest = dict.fromkeys(spine_words.RATES.values(), 0.0)

    told = spine_words.amount({**rest, **row, **rates}, "#000000")
    assert "−" not in told
    assert "−1.00" in spine_words.amount({**rest, **row, **rates, "own": 1900}, "#000000")


def test_every_system_stands_in_a_part_of_the_file_and_none_holds_more_than_eight():
    told = Counter(one.part for one in systems.ALL if one.headline and not one.for_deciders)

    assert set(told) <= set(PARTS)
    assert max(told.values()) <= 8
