"""本期变化 in words: what changed much first, and nothing said of what is not judged."""

import polars as pl
import pytest

from analytics.base.periods import parse
from analytics.results import RESULTS, Results
from analytics.systems.figure_changes import JUDGED, RESULT, Verdict
from dashboard.files.parameter_tables import tables
from dashboard.screen import changes as on_page
from dashboard.screen import navigation
from dashboard.systems.overview import changes

OVERDUE = {"measure": "ledger_overdue", "verdict": "明显变差", "then": 5, "now": 31, "times": 8.6667}
OPEN = {"measure": "ledger_open", "verdict": "明显变差", "then": 73, "now": 217, "times": 6.857}
PROBLEMS = {"measure": "cases_overdue", "verdict": "变差", "then": 1, "now": 17, "times": None}
SHARE = {"measure": "five_star_share", "verdict": "变好", "then": 0.2513, "now": 0.2635, "times": 0.8}
MEAN = {"measure": "mean_score", "verdict": "不作对比", "then": None, "now": 4917.5, "times": None}


def results(*rows, code="2023H2", closed=True):
    labels = {one.code: one.label for one in JUDGED}
    whole = [
        {
            "scope": "全省",
            "label": labels[row["measure"]],
            "base_period": "2023H1",
            "change": None if row["then"] is None else row["now"] - row["then"],
            "usual": None,
            "steps": 5,
            "place": place,
        }
        | row
        for place, row in enumerate(rows, 1)
    ]
    table = pl.DataFrame(whole, schema=RESULT.schema.create_empty().schema)
    empty = {name: result.schema.create_empty() for name, result in RESULTS.items()}
    return Results(parse(code), closed, empty | {"figure_changes": table})


def test_what_changed_much_is_said_with_both_sides_and_how_unusual_it_is():
    assert changes.sentence(results(OVERDUE, OPEN, PROBLEMS, SHARE, MEAN)) == (
        "与上期相比，明显变差2项、没有明显变好的，变差最明显的是超期未销号后进支部由5个增至31个"
        "（+26个，为平常变化的8.7倍）；明显变差的还有未销号后进支部由73个增至217个"
        "（+144个，为平常变化的6.9倍）；其余变差1项、变好1项，够不上明显"
    )


def test_a_year_is_held_against_the_year_before():
    assert changes.sentence(results(SHARE, code="2023")).startswith(
        "与上年相比，没有明显变好或变差的；变好1项"
    )


def test_a_headline_names_what_changed_most():
    better = SHARE | {"verdict": "明显变好", "times": 4.0}
    both = results(OVERDUE, better, PROBLEMS, MEAN)
    assert changes.headline(both) == (
        "与上期相比，明显变差1项、明显变好1项，变差最明显的是超期未销号后进支部由5个增至31个"
        "（+26个，为平常变化的8.7倍）"
    )
    assert changes.sentence(both).endswith(
        "；明显变好的有五星支部占比由25.1%升至26.4%（+1.2个百分点，为平常变化的4.0倍）；其余变差1项，够不上明显"
    )
    assert "变好最明显的是五星支部占比" in changes.headline(results(better))
    assert changes.headline(results(PROBLEMS, SHARE)) == "与上期相比，没有明显变好或变差的"
    assert changes.headline(results(MEAN)) == ""


def test_only_figures_the_sentence_names_count_as_told():
    assert changes.named_measures(results(OVERDUE, OPEN, PROBLEMS, SHARE, MEAN)) == {
        "ledger_overdue",
        "ledger_open",
    }


@pytest.mark.parametrize("way", [changes.WORSE, changes.BETTER])
def test_only_what_changed_much_is_listed_as_result_or_problem(way):
    rows = changes.lines_of_way(results(OVERDUE, OPEN, PROBLEMS, SHARE, MEAN), way)

    assert set(rows["verdict"]) <= {way[0]}
    assert rows["measure"].to_list() == (["ledger_overdue", "ledger_open"] if way == changes.WORSE else [])


def test_what_did_not_change_much_is_named_and_not_sold():
    many = results(OVERDUE, OPEN, PROBLEMS, SHARE, MEAN)

    assert changes.of_way(many, changes.BETTER) == (
        "没有明显变好的指标。1项变好，够不上明显，不作为成效，见“本期变化（合并口径）”"
    )
    assert changes.of_way(many, changes.WORSE) == (
        "明显变差的有2项。另有1项变差，够不上明显：超期未整改问题由1个增至17个"
    )
    assert changes.of_way(results(OVERDUE), changes.BETTER) == "没有明显变好的指标"
    assert changes.of_way(results(MEAN), changes.BETTER) == ""


@pytest.mark.parametrize(
    ("closed", "words"),
    [(True, "没有可与以前比较的合并数字"), (False, "本期尚未截止，不与以前比较")],
)
def test_without_a_comparison_it_says_why(closed, words):
    of_nothing = results(*([MEAN] if closed else []), closed=closed)

    assert changes.sentence(of_nothing) == words


def test_a_page_shows_all_that_changed_much_and_the_first_of_each_way():
    shown = changes.first_lines(results(OVERDUE, OPEN, PROBLEMS, SHARE, MEAN))

    assert shown["measure"].to_list() == ["ledger_overdue", "ledger_open", "cases_overdue", "five_star_share"]


def test_values_are_shown_as_everywhere_else():
    lines = changes.lines(results(OPEN, SHARE, MEAN))

    assert lines.select("then", "now", "change", "times").rows() == [
        ("73个", "217个", "+144个", "6.9倍"),
        ("25.1%", "26.4%", "+1.2个百分点", "0.8倍"),
        ("—", "49.18分", "—", "—"),
    ]


def test_every_verdict_and_every_figure_is_explained():
    _, rows, _ = tables()["triggers"]

    assert set(rows["said"]) == {"平常变化", "分月明显偏多、偏少"} | {one.value for one in Verdict} | {
        one.label for one in JUDGED
    }


def test_every_figure_leads_to_a_page():
    pages = {entry.script for entry in navigation.ENTRIES}

    assert {on_page.page_of(one.code) for one in JUDGED} <= pages


def test_above_the_lines_stands_how_many_went_which_way():
    assert changes.on_page(results(OVERDUE, OPEN, PROBLEMS, SHARE, MEAN)).startswith(
        "变差的3项（其中明显的2项），变好的1项。"
    )
    assert changes.on_page(results(SHARE)).startswith("没有变差的，变好的1项。")
