"""What is said and shown of the chosen units of the ranking: changes, ends, peers, no column of one value."""

from dataclasses import replace

import polars as pl
import pytest

from analytics.systems.scores import peers
from dashboard.base.display import word
from dashboard.systems.scores import (
    peer_sentences,
    ranking_ends,
    ranking_lines,
    ranking_moves,
    ranking_sentences,
)
from dashboard.systems.scores.ranking_places import PEERS, PLACES
from dashboard.systems.unit import change_sentences
from tests.dashboard import ranking_data

PROVINCE = "省直"


@pytest.fixture(scope="module")
def results():
    """Common to both: A 5th then 1st of four; B, C, D from 1, 2, 3 to a shared second place; E left."""
    return ranking_data.results()


def test_changes_are_said_of_those_ranked_both_times_and_the_rest_beside_them(results):
    assert ranking_moves.place_changes(results, "环比", PROVINCE) == (
        "两期都参与排名的4个省直单位中，2个名次环比上升，1个下降，1个不变；"
        "升幅最大的是单位A（升3名），降幅最大的是单位B（降1名）。"
        "其他单位退出、加入排名另使1个单位前移（最多1名），不计在内"
    )


def test_where_a_kind_is_chosen_the_sentences_speak_of_it_alone(results):
    assert ranking_sentences.places(results, PROVINCE, "群团机关") == (
        "3个省直群团机关中2个参与排名，名次最前的是单位C、单位D（第2名，50.00分），"
        "名次环比上升最多的是单位D（升1名）"
    )
    assert ranking_moves.place_changes(results, "环比", PROVINCE, "群团机关").startswith(
        "两期都参与排名的2个省直群团机关中，"
    )
    assert not any("E" in note.words for note in ranking_sentences.notes(results, PROVINCE, "政府机关"))
    assert ranking_sentences.places(results, PROVINCE, "", "单位A").startswith("单位A第1名（共4个省直单位")


def test_the_file_of_a_unit_parts_what_others_did_from_what_comings_and_goings_did(results):
    assert change_sentences.places(results, "A", "环比") == (
        "单位A名次环比前移3位：超过单位B、单位C、单位D（3家）；"
        "单位退出、加入另使其前移1位：原在前的单位E不再参与排名；从第5名到第1名"
    )


def test_a_column_of_one_value_is_left_out_and_named(results):
    every = PLACES.columns_of(results, PROVINCE, "", "")
    of_kind = PLACES.columns_of(results, PROVINCE, "政府机关", "")

    assert {"kind", "lacking"} <= set(every)
    assert "kind_place" not in every
    assert "kind_place" in of_kind
    assert not {"kind", "standing"} & set(of_kind)
    lines = ranking_lines.lines(results, results.tables["rankings"])
    assert all(lines.filter(pl.col("kind") == "政府机关")[name].n_unique() > 1 for name in of_kind)
    note = PLACES.note_of(results, PROVINCE, "政府机关", "")
    assert "单位性质（政府机关）" in note
    assert "排名状态（参与排名）" in note
    assert "kind" not in PLACES.rows_of(results, PROVINCE, "政府机关", "").columns


def test_a_place_in_the_kind_is_not_worked_out_of_a_part_of_the_field(results):
    rankings = results.tables["rankings"]
    whole = dict(peers.kind_places(rankings).iter_rows())
    assert {name: whole[name] for name in "ABCD"} == {"A": 1, "B": 2, "C": 1, "D": 1}

    own = peers.kind_places(rankings.filter(pl.col("org_id") == "C"))
    assert own["kind_place"].to_list() == [None]


def test_peers_are_of_the_kind_and_nearest_in_branches():
    names = [f"u{number}" for number in range(10)]
    schema = {name: column.dtype for name, column in peers.Ranking.columns().items()}
    rows = [
        {"org_id": name, "name": name, "league": PROVINCE, "kind": "群团机关" if number == 1 else "政府机关",
         "place": 10 - number, "official_order": number}
        for number, name in enumerate(names)
    ]  # fmt: skip
    branches = pl.DataFrame({"org_id": names, "branches": [5, 5, 4, 9, 30, 6, 1, 12, 5, 40]})

    found = peers.nearest(pl.DataFrame(rows, schema=schema), branches, "u0")

    assert found["org_id"].to_list() == ["u8", "u6", "u5", "u3", "u2", "u0"]
    assert peers.nearest(pl.DataFrame(rows, schema=schema), branches, "u1").is_empty()


def test_a_unit_without_peers_says_why(results):
    assert PEERS.statement_of(results, "E").words.startswith("单位E没有可比的同类单位")
    assert peer_sentences.peers(results, "A").endswith("在这2个单位中列第1")


def test_both_ends_are_shown_and_a_line_counts_those_between():
    rows = pl.DataFrame({"org_id": [f"u{n}" for n in range(20)], "name": [f"单位{n}" for n in range(20)],
                         "place": [*range(1, 17), *[None] * 4]})  # fmt: skip

    found = ranking_ends.ends(rows)

    assert found["place"].to_list() == [*range(1, 7), None, *range(11, 17), None]
    lines = found.filter(pl.col("org_id").is_null())["name"].to_list()
    assert lines == ["……中间4个单位", "……暂不参与排名4个单位"]
    assert ranking_ends.ends(rows.head(18)).height == 6 + 1 + 6 + 2
    level = rows.with_columns(place=pl.col("place").replace({7: 6, 10: 11}))
    assert ranking_ends.ends(level)["place"].to_list() == [*range(1, 7), 6, None, 11, *range(11, 17), None]
    assert ranking_ends.ends(rows.with_columns(place=pl.lit(1))).equals(rows.with_columns(place=pl.lit(1)))


def test_a_change_of_place_is_marked_and_other_differences_keep_their_signs():
    declared = ranking_lines.RankingLine.columns()
    marked, plain = declared["previous_common_change"], declared["previous_field_effect"]
    assert [word(value, marked) for value in (3, -2, 0)] == ["▲3", "▼2", "0"]
    assert [word(value, plain) for value in (3, -2, 0)] == ["+3", "−2", "0"]


def test_the_effect_of_comings_and_goings_is_a_column_only_where_it_tells_units_apart(results):
    effect = "previous_field_effect"
    told = ranking_lines.columns(results, ranking_lines.lines(results, results.tables["rankings"]))
    assert effect in told  # of the workbook
    assert effect not in PLACES.columns_of(results, PROVINCE, "", "")
    assert effect in PLACES.rows_of(results, PROVINCE, "", "").columns

    far = results.tables["rankings"].with_columns(
        pl.when(pl.col("org_id") == "A").then(8).otherwise(pl.col(effect)).alias(effect)
    )
    apart = replace(results, tables={**results.tables, "rankings": far})

    assert effect in PLACES.columns_of(apart, PROVINCE, "", "")
