"""The section on kinds of weak branch: verdict, names, picture and tables, found and not found."""

from functools import cache

import pytest
from streamlit.testing.v1 import AppTest

from analytics import pipeline
from analytics.measures.weak_grouping import State
from analytics.measures.weak_recovered import Compared
from analytics.periods import parse
from analytics.results import RESULTS, Results
from dashboard import theme
from dashboard.figures import weak_groups as figures
from dashboard.headlines import weak_groups as headlines
from dashboard.text.weak_groups import COMPARED, STATES
from tests.analytics import weak_builders as w


@cache
def results(kind):
    cases = {"found": w.two_kinds(40), "few": w.two_kinds(10), "none": [], "unit": w.two_kinds(40, units=1)}
    return pipeline.build(w.tables(cases[kind]), parse(w.PERIOD))


def old_edition():
    empty = {name: table.schema.create_empty() for name, table in RESULTS.items()}
    return Results(parse(w.PERIOD), True, empty)


def test_every_state_has_its_words():
    assert set(STATES) == set(State)
    assert set(COMPARED) == set(Compared) - {Compared.COMPARED}


def test_the_verdict_names_the_kinds_with_their_sizes():
    said = headlines.verdict(results("found"))

    assert "分得出2类" in said
    assert "“甲得分率偏低”40个" in said


@pytest.mark.parametrize(
    ("kind", "words"),
    [("few", "不足60个，不分类型"), ("none", "没有低星支部"), ("unit", "其中80个在同一个单位")],
)
def test_without_kinds_the_verdict_says_why(kind, words):
    assert words in headlines.verdict(results(kind))
    assert not headlines.found(results(kind))


def test_an_edition_from_before_this_analysis_says_so():
    assert "还没有这项分析" in headlines.verdict(old_edition())
    assert headlines.recovered(old_edition()) == ""


def test_a_block_says_size_weakness_rule_stability_units_and_typical_branches():
    heading, lines = headlines.block(results("found"), 1)

    assert heading.startswith("类型1")
    starts = ("40个支部", "甲得分率中位数", "判别规则：", "稳定性", "较多的单位：", "典型支部：")
    assert [line.startswith(start) for line, start in zip(lines, starts, strict=True)] == [True] * 6


def test_the_profile_fills_only_the_marks_that_name_a_group():
    figure = figures.profile(results("found"), theme.LIGHT)

    filled = [sum(not mark.endswith("-open") for mark in trace.marker.symbol) for trace in figure.data]
    named = results("found").tables["weak_profiles"]["weak_rank"].count()
    assert (len(figure.data), sum(filled)) == (2, named)


def test_without_kinds_the_profile_says_so():
    assert not figures.profile(results("few"), theme.DARK).data


@pytest.mark.parametrize("choice", ["all", "1", "2", "alone", "others"])
def test_a_choice_leaves_only_its_branches(choice):
    rows = figures.chosen(results("found"), choice)

    groups = {"1": [1], "2": [2], "alone": [None], "others": [None]}
    assert set(rows["group"]) <= set(groups.get(choice, [1, 2, None]))
    assert headlines.members(rows)


def section(kind):
    from dashboard import data
    from dashboard.components import weak_groups
    from tests.dashboard.test_weak_groups import results

    weak_groups.show(data.View(results(kind), None, f"test/{kind}"))


@pytest.mark.parametrize(("kind", "tables"), [("found", 2), ("few", 1), ("none", 0), ("unit", 1)])
def test_the_section_shows_its_tables_without_an_exception(kind, tables, monkeypatch, sample_lake):
    monkeypatch.setenv("DANGJIAN_LAKE", str(sample_lake))

    page = AppTest.from_function(section, args=(kind,), default_timeout=60).run()

    assert not page.exception
    assert len(page.dataframe) == tables
    assert page.subheader[0].value == "需帮助的支部短在哪里"
