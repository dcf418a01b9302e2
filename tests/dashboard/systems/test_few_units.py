"""Sentences about nobody, one and two: nothing is said of all where there is one, and no 0 is counted."""

import re

import polars as pl
import pytest

from analytics.base.rules import League
from dashboard.kit.few_names import of_so_many
from dashboard.systems.scores import ranking_moves, ranking_sentences
from dashboard.systems.scores.ranking_findings import LOSSES, MOVES, SELF_REVIEWS
from dashboard.systems.scores.ranking_places import PLACES
from dashboard.systems.stars import sentences as stars
from dashboard.systems.weak_kinds.words import outcome
from tests.dashboard import ranking_data
from tests.dashboard.systems import test_stars_figures

PROVINCE = League.PROVINCIAL.value
ALL_OF_ONE = re.compile(r"(?<!\d)1个[^，；。]*都|都[^，；。]*(?<!\d)1个")
COUNTED_NOTHING = re.compile(r"(?<!\d)0个")


@pytest.mark.parametrize(
    ("count", "words"), [(0, "没有超期"), (1, "没有超期"), (2, "都没有超期"), (12, "都没有超期")]
)
def test_of_one_nothing_is_said_of_all(count, words):
    assert of_so_many("都没有超期", count) == words


def test_of_one_unit_the_ranking_speaks_by_name():
    results = ranking_data.results()

    def said(search):
        return ranking_moves.place_changes(results, "环比", PROVINCE, "", search)

    assert said("单位A") == "单位A名次环比上升3名。其他单位退出、加入排名另使其前移1名，不计在内"
    assert said("单位B") == "单位B名次环比下降1名"
    assert LOSSES.statement_of(results, PROVINCE, "", "单位A").words.startswith("单位A")
    assert LOSSES.title_of(results, PROVINCE, "", "单位A") == "各维度失分率（单位A）"


def test_nobody_is_counted_as_none():
    results = ranking_data.results()

    told = ranking_moves.place_changes(results, "环比", PROVINCE, "群团机关")

    assert "0个" not in told


@pytest.mark.parametrize("one", [PLACES, MOVES, LOSSES, SELF_REVIEWS], ids=lambda one: one.name)
@pytest.mark.parametrize("period", ["2023H2", "2023", "2021H2"])
def test_no_unit_and_no_kind_makes_an_odd_sentence(sample_results, one, period):
    results = sample_results(period)
    rows = results.tables["rankings"].filter(pl.col("league") == PROVINCE)
    kinds = rows["kind"].unique().sort().to_list()
    for kind, search in [("", name) for name in rows["name"][:12]] + [(kind, "") for kind in kinds]:
        against = ("环比",) if one is MOVES and period == "2023H2" else ("同比",) if one is MOVES else ()
        told = one.statement_of(results, *against, PROVINCE, kind, search).words
        assert not ALL_OF_ONE.search(told), told
        assert not COUNTED_NOTHING.search(told), told
    assert ranking_sentences.parts(results, PROVINCE, "", rows["name"][0]).startswith(rows["name"][0])


def test_the_only_unit_of_a_kind_is_told_by_name_on_the_page_of_the_stars():
    results = test_stars_figures.build(names=("甲机关", "乙机关", "丙机关", "丁机关"))

    assert (
        stars.units(results, PROVINCE, "甲机关")
        == "省直甲机关有支部的单位只有单位low1个，距25%参照线还差1个五星支部"
    )
    assert (
        stars.units(results, PROVINCE, "丙机关") == "省直丙机关有支部的单位只有单位quarter1个，达到25%参照线"
    )
    pair = test_stars_figures.build(names=("甲机关", "乙机关", "甲机关", "乙机关"))
    assert stars.units(pair, PROVINCE, "甲机关") == (
        "省直甲机关2个单位中，1个达到25%参照线，1个未达到：单位low（还差1个）"
    )


def test_one_branch_that_recovered_did_not_all_recover():
    assert (outcome(1, 0), outcome(0, 1), outcome(2, 0)) == ("1个已好转", "1个仍薄弱", "2个都已好转")
