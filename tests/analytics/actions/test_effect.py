"""What an import or an undo would do to the results, told before it is done."""

from datetime import date

import polars as pl
import pytest

from analytics import actions, pipeline
from analytics.actions.result_changes import Turn
from analytics.base.periods import parse
from analytics.base.rules import PROVINCE
from analytics.lake import open_lake
from analytics.systems.weak_branches import LEDGER
from tests.analytics import builders as b
from tests.conftest import NOW

TREE = b.organisations(
    b.unit("u1"), b.unit("u2", 2), b.unit("u3", 3), b.branch("b1", "u1"), b.branch("b2", "u2")
)
REVIEWS = b.reviews(
    b.review("u1", 2500, 1500, 800),
    b.review("u2", 2400, 1500, 700),
    b.review("u3", 2300, 1500, 700),
    b.review("u1", 2500, 1500, 800, period="2021H2"),
    b.review("u2", 2400, 1500, 700, period="2021H2"),
)


@pytest.fixture
def lake(seeded):
    return seeded(
        organisations=TREE,
        reviews=REVIEWS,
        star_ratings=b.frame("star_ratings", [b.rated("b1", 5, "2021H2")]),
        weak_branches=b.frame("weak_branches", [b.weak("b2", date(2021, 7, 1), date(2022, 3, 1))]),
    )


def change(lake, name, *rows):
    return actions.preview(lake.snapshot(), name, b.frame(name, list(rows)))


def test_scores_and_places_that_change_are_counted_and_listed_with_old_and_new(lake):
    told = actions.effect(change(lake, "reviews", b.review("u3", 2600, 1500, 800)), [parse("2021H1")])

    counted = told.by_period.row(0, named=True)
    assert (counted["scores_changed"], counted["places_changed"]) == (1, 3)
    moved = told.units.select("org_id", "score_before", "score_after", "place_before", "place_after")
    assert moved.rows() == [
        ("u1", 480000, 480000, 1, 2),
        ("u2", 460000, 460000, 2, 3),
        ("u3", 450000, 490000, 3, 1),
    ]
    assert told.units["place_change"].to_list() == [-1, -1, 2]
    assert lake.revision() == 1


def test_the_effect_told_is_the_effect_the_import_has(lake):
    incoming = change(lake, "reviews", b.review("u3", 2600, 1500, 800, period="2021H2"))
    told = actions.effect(incoming, [parse("2021H2")])
    actions.commit(lake, incoming, file_name="a", sha256="a" * 64, actor="甲", made_at=NOW)

    after = actions.draft(lake.snapshot(), parse("2021H2")).tables["rankings"]
    for org_id, score, place in told.units.select("org_id", "score_after", "place_after").iter_rows():
        row = after.row(by_predicate=pl.col("org_id") == org_id, named=True)
        assert (row["score"], row["place"]) == (score, place)
    counted = told.by_period.row(0, named=True)
    assert (counted["reviewed_before"], counted["reviewed_after"]) == (2, 3)


def test_an_undo_has_the_opposite_effect(lake):
    incoming = change(lake, "reviews", b.review("u3", 2600, 1500, 800))
    there = actions.effect(incoming, [parse("2021H1")])
    made = actions.commit(lake, incoming, file_name="a", sha256="a" * 64, actor="甲", made_at=NOW)

    back = actions.effect(actions.undo_preview(lake, made.id), [parse("2021H1")])

    turned = {f"{name}_before": f"{name}_after" for name in ("score", "place")}
    assert (
        back.units.select("org_id", *turned).rows() == there.units.select("org_id", *turned.values()).rows()
    )


def test_stars_ledger_and_attention_are_held_against_each_other(lake):
    cleared = b.weak("b2", date(2021, 7, 1), date(2022, 3, 1), date(2021, 9, 1))
    ledger = actions.effect(change(lake, "weak_branches", cleared), [parse("2021H2")])
    stars = actions.effect(change(lake, "star_ratings", b.rated("b2", 5, "2021H2")), [parse("2021H2")])
    overdue = b.weak("b1", date(2021, 7, 1), date(2021, 8, 1))
    attention = actions.effect(change(lake, "weak_branches", overdue), [parse("2021H2")])

    states = ledger.ledger.select("org_id", "state_before", "state_after").rows()
    assert states == [("b2", LEDGER.states.open, LEDGER.states.in_time)]
    assert ledger.by_period.select("ledger_changed", "open_before", "open_after").rows() == [(1, 1, 0)]
    assert stars.by_period.select("share_before", "share_after", "five_star_after").rows() == [(0.5, 1.0, 2)]
    assert stars.units.select("org_id", "share_before", "share_after").rows() == [("u2", 0.0, 1.0)]
    assert attention.attention.select("org_id", "turn").rows() == [("u1", Turn.NEW)]
    assert attention.by_period["attention_new"].to_list() == [1]
    assert PROVINCE not in attention.units["league"].to_list()


def test_new_overwritten_and_removed_rows_are_listed_field_by_field_and_a_long_list_is_cut(lake):
    rows = [b.review("u1", 2400, 1500, None), b.review("u9", 1, 2, 3)]
    told = actions.effect(change(lake, "reviews", *rows), [])
    rated = change(lake, "star_ratings", b.rated("b2", 3, "2021H2"))
    made = actions.commit(lake, rated, file_name="a", sha256="a" * 64, actor="甲", made_at=NOW)
    undo = actions.effect(actions.undo_preview(lake, made.id), [])
    answers = [b.answer(f"o{number}", 5000) for number in range(600)]
    many = actions.effect(change(lake, "survey_answers", *answers), [])

    assert set(told.rows.select("dataset", "partition").rows()) == {("reviews", "2021H1")}
    assert told.rows.select("row", "name", "fate", "column", "before", "after").rows() == [
        ("u1", "单位u1", actions.Fate.CHANGED, "reviewed_01", "2500", "2400"),
        ("u1", "单位u1", actions.Fate.CHANGED, "reviewed_03", "800", None),
        ("u9", None, actions.Fate.ADDED, None, None, None),
    ]
    assert undo.rows.select("row", "fate").rows() == [("b2", actions.Fate.REMOVED)]
    assert [(one.rows.height, one.row_count) for one in (told, many)] == [(3, 3), (500, 600)]


HALVES = [f"20{year}H{half}" for year in (21, 22, 23) for half in (1, 2)]
OLDER = ["2022H2", "2022", "2022H1", "2021H2", "2021", "2021H1"]


@pytest.mark.parametrize(
    ("name", "rows", "built", "others"), [
        ("reviews", [b.review("u3", 2600, 1500, 800)], ["2021H2", "2021", "2021H1"], []),
        ("reviews", [b.review("u3", 2600, 1500, 800, period=half) for half in HALVES],
         ["2023H2", "2023", "2023H1"], OLDER),
        ("organisations", [b.unit("u4", 4)], ["2021H2"], []),  # what has no period
    ],
    ids=["a correction of an old period", "a file of many periods", "no period"],
)  # fmt: skip
def test_effects_are_built_for_a_few_periods_and_the_newest_and_the_others_are_named(
    lake, name, rows, built, others
):
    told = actions.touched_periods(change(lake, name, *rows))
    assert [[period.code for period in some] for some in told] == [built, others]


def test_the_first_file_of_a_lake_has_an_effect_too(tmp_path):
    empty = open_lake(tmp_path)

    told = actions.effect(change(empty, "reviews", b.review("u1", 1, 2, 3)))
    empty.close()

    assert [period.code for period in told.periods] == ["2021H1"]
    assert told.units.is_empty()
    assert told.by_period["share_before"].to_list() == [None]


def test_results_that_are_known_are_not_built_again(lake, monkeypatch):
    now = lake.snapshot()
    known = {"2021H1": actions.draft(now, parse("2021H1"))}
    built = []
    build = pipeline.build
    monkeypatch.setattr(pipeline, "build", lambda *a, **k: built.append(k) or build(*a, **k))

    incoming = change(lake, "reviews", b.review("u3", 2600, 1500, 800))
    told = actions.effect(incoming, [parse("2021H1")], known=known)

    assert told.by_period["scores_changed"].to_list() == [1]
    assert built == [{"kinds": False}]


def test_an_exemption_over_stored_scores_touches_every_half_year_it_rescores(seeded):
    halves = [f"20{year}H{half}" for year in (21, 22, 23) for half in (1, 2)]
    lake = seeded(
        organisations=TREE,
        reviews=b.reviews(
            *(b.review("u1", 2500, 1500, 800, period=half) for half in halves),
            b.review("u2", 2400, None, 700, period="2021H1"),
        ),
    )
    spared = [
        {"org_id": org_id, "rubric_version": 2020, "item_no": item, "reason": "无此职能"}
        for org_id, item in (("u1", 3), ("u2", 2))
    ]

    told = actions.effect(change(lake, "exemptions", *spared))

    assert [period.code for period in told.periods] == ["2023H2", "2023", "2023H1"]
    assert [period.code for period in told.others] == OLDER
    assert told.by_period["scores_changed"].to_list() == [1, 1, 1]
    assert told.rescored.select("period", "org_id", "before", "after").rows() == [
        *((half, "u1", 4800, 4000) for half in reversed(halves)),
        ("2021H1", "u2", None, 3100),
    ]


def test_a_rubric_that_takes_an_item_away_tells_what_it_rescores_and_names_what_it_leaves(lake):
    narrowed = b.rubric(30, 20, 10).with_columns(applies_to_units=pl.col("item_no") != 3)

    told = actions.effect(actions.preview(lake.snapshot(), "rubrics", narrowed))

    assert told.rescored.filter(pl.col("org_id") == "u3").select("period", "before", "after").rows() == [
        ("2021H1", 4500, 3800)
    ]
    assert {"2021H1", "2021H2", "2021"} == {period.code for period in (*told.periods, *told.others)}
    renamed = b.rubric(30, 20, 10).with_columns(label=pl.lit("新名"))
    assert actions.effect(actions.preview(lake.snapshot(), "rubrics", renamed)).rescored.is_empty()
