"""The section on kinds of weak branch: verdict, names, picture and tables, found and not found."""

import re
from functools import cache

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from analytics import pipeline, reference
from analytics.base.periods import parse
from analytics.results import RESULTS, Results
from analytics.systems.weak_kinds.weak_features import Use, declared_features
from analytics.systems.weak_kinds.weak_grouping import FEWEST, Note, State
from analytics.systems.weak_kinds.weak_recovered import Compared
from analytics.systems.weak_kinds.weak_verdict import OUTSIDE
from dashboard.screen import unit_links
from dashboard.systems.weak_kinds import matrix, rule_sentences, statistics
from dashboard.systems.weak_kinds import recovered_sentences as group_recovered
from dashboard.systems.weak_kinds import sentences as headlines
from dashboard.systems.weak_kinds.words import COMPARED, OUTSIDE_WORDS, STATES
from tests.analytics import weak_builders as w

PERIOD = parse(w.PERIOD)
RECOVERED = [(w.Case("u01", 0.4, 0.85), w.Case("u01", 0.7, 0.85)) for _ in range(12)]


@cache
def results(kind):
    cases = {"found": w.two_kinds(40), "few": w.two_kinds(10), "none": [], "unit": w.two_kinds(40, units=1)}
    if kind == "recovered":
        return pipeline.build(w.tables(w.two_kinds(40), recovered=RECOVERED), PERIOD)
    return pipeline.build(w.tables(cases[kind]), PERIOD)


def old_edition():
    empty = {name: table.schema.create_empty() for name, table in RESULTS.items()}
    return Results(parse(w.PERIOD), True, empty)


def test_every_state_has_its_words():
    assert set(STATES) == set(State)
    assert set(COMPARED) == set(Compared) - {Compared.COMPARED}


def test_every_reason_for_being_in_no_kind_has_its_words():
    assert set(OUTSIDE_WORDS) == set(Note) == set(OUTSIDE.values())


@given(st.lists(st.integers(0, 99), min_size=len(OUTSIDE), max_size=len(OUTSIDE)))
@settings(max_examples=60)
def test_the_verdict_accounts_for_everybody_who_needs_help(counts):
    whole = results("found")
    outside = dict(zip(OUTSIDE, counts, strict=True))
    row = whole.tables["weak_verdict"].with_columns(
        branches=pl.col("grouped") + sum(counts), **{name: pl.lit(one) for name, one in outside.items()}
    )

    told = headlines.verdict(Results(PERIOD, True, {**whole.tables, "weak_verdict": row})).on_page

    assert accounted(told) == row["branches"].item()


@pytest.mark.parametrize("code", ["2020H2", "2021H1", "2021H2", "2022H1", "2022H2", "2023H1", "2023H2"])
def test_the_verdict_of_every_half_year_of_the_sample_accounts_for_everybody(code, sample_tables):
    tables = {name: table.lazy() for name, table in sample_tables.items()}
    built = pipeline.build(tables, parse(code))
    row = built.tables["weak_verdict"].row(0, named=True)
    told = headlines.verdict(built).on_page

    if row["state"] == State.FOUND:
        assert accounted(told) == row["branches"]
        first = built.tables["weak_group_units"].row(0, named=True)
        said = headlines.group_units(built)
        assert (first["unit_name"] in said, f"{first['in_groups']}个）" in said) == (True, True)
    else:
        assert not row["not_known"] or f"缺数据未参与分类{row['not_known']}个" in told


SET_ASIDE = [*w.spread(59), w.Case("u00", 0.02, 0.98, 400)]  # the last lies far from all others


def test_where_too_few_can_take_part_those_left_out_and_the_alike_are_counted_too():
    copied = [w.Case("u00", 0.5, 0.5)] * 4

    for cases in (SET_ASIDE, w.two_kinds(29), w.spread(50) + copied):
        told = headlines.verdict(Results(PERIOD, True, w.built(cases))).on_page
        able, *others = (int(count) for count in re.findall(r"(\d+)个", told.split("能参与分类的只有")[1]))
        left_out = [count for count in others if count != FEWEST]
        assert able + sum(left_out) == len(cases), told


def test_without_kinds_the_branches_set_aside_are_named():
    told = headlines.verdict(Results(PERIOD, True, w.built(SET_ASIDE))).on_page

    assert told.endswith("能参与分类的只有59个，不足60个，不分类型；另有单列情形1个")


def accounted(verdict):
    """The sum of all kinds and of all who are in none, as the sentence says them."""
    return sum(int(count) for count in re.findall(r"(\d+)个", verdict.split("按短板分得出")[1]))


def rules(*conditions):
    """Results with these conditions (weak or not) as the rule of the first kind."""
    whole = results("found")
    row = whole.tables["weak_rules"].row(0, named=True)
    rows = [
        row | {"condition": number, "above": not weak, "weak": weak}
        for number, weak in enumerate(conditions, start=1)
    ]
    schema = whole.tables["weak_rules"].schema
    return Results(PERIOD, True, {**whole.tables, "weak_rules": pl.DataFrame(rows, schema=schema)})


@pytest.mark.parametrize(
    ("conditions", "words"),
    [
        ((True,), "判别规则：乙得分率不高于"),
        ((True, False), "，同时乙得分率高于"),
        ((False, False), "也就是排除这几项偏低的支部，其余归入本类"),
        ((None, None), "判别规则：乙得分率高于"),
    ],
    ids=["weakness", "weakness first", "what remains", "an edition from before"],
)
def test_a_rule_says_the_weakness_first_or_that_its_kind_is_what_remains(conditions, words):
    told = rule_sentences.rule(rules(*conditions), 1)

    assert words in told
    assert ("排除法" in told) == (conditions == (False, False))


@pytest.mark.parametrize(
    ("kind", "words"),
    [("few", "不足60个，不分类型"), ("none", "没有低星支部"), ("unit", "其中80个在同一个单位")],
)
def test_without_kinds_the_verdict_says_why(kind, words):
    assert words in headlines.verdict(results(kind)).on_page
    assert not headlines.has_kinds(results(kind))


def test_an_edition_from_before_this_analysis_says_so():
    assert "还没有这项分析" in headlines.verdict(old_edition()).on_page
    assert headlines.recovered_summary(old_edition()) == ""


def test_a_block_says_what_recovered_branches_of_its_kind_had_done_differently():
    _, lines = headlines.block(results("recovered"), 1)

    assert lines[-1] == (
        "好转的有何不同：半年前最接近本类的支部中，12个已好转、40个仍薄弱；半年来两边差得最多的是甲得分率"
        "（已好转的+30.0个百分点，仍薄弱的0.0个百分点）、总得分率（已好转的+20.0个百分点，仍薄弱的0.0个百分点）"
        "，只说明变化不同，不说明原因"
    )
    assert headlines.block(results("recovered"), 2)[1][-1].startswith(
        "好转的有何不同：半年前最接近本类的支部，40个都仍薄弱"
    )
    assert group_recovered.table(results("recovered")).startswith("类型1的支部两边各有10个以上")


def test_branches_near_no_kind_are_counted_so_that_the_kinds_add_up_to_all():
    whole = results("recovered")
    verdict = whole.tables["weak_verdict"].with_columns(pl.col("recovered") + 1, pl.col("still") + 2)
    more = Results(PERIOD, True, {**whole.tables, "weak_verdict": verdict})

    assert "另有" not in group_recovered.table(whole)
    assert group_recovered.table(more).endswith("；另有3个与各类都不接近或缺可比数据（已好转1个、仍薄弱2个）")


@pytest.mark.parametrize(("p_value", "draws"), [(None, 1), (None, 40), (0.02, 99), (1.0, 1)])
def test_of_a_test_that_found_nothing_the_annex_says_what_was_drawn_and_no_bound_that_is_none(p_value, draws):
    whole = results("few")
    state = {"state": State.NO_STRUCTURE.value, "p_value": p_value, "draws": draws}
    row = whole.tables["weak_verdict"].with_columns(**{name: pl.lit(value) for name, value in state.items()})
    changed = Results(PERIOD, True, {**whole.tables, "weak_verdict": row})

    told = statistics.test_words(changed)
    assert told == f"模拟到第{draws}组就有一组分得不比实际差，99组都不及实际才算有类型（显著性水平1%）"
    assert headlines.verdict(changed).on_page.endswith("与没有类型的模拟数据相比看不出差别")


def test_the_annex_has_the_statistics_of_the_kinds_and_the_page_has_none():
    whole = results("found")
    said = [headlines.verdict(whole).on_page, *headlines.block(whole, 1)[1], headlines.group_units(whole)]
    told = statistics.test_words(whole)

    statistical = ("轮廓系数", "p值", "稳定性", "判别规则", "吻合度", "稳健标准差", "模拟数据")
    assert not [word for word in statistical if any(word in line for line in said)]
    assert all(word in told for word in statistical[:5])
    assert statistics.test_words(results("none")) == statistics.test_words(old_edition()) == ""


def test_a_kind_bears_a_name_of_the_trade_and_one_nobody_named_says_what_is_low():
    whole = results("found")
    assert headlines.name(whole, 1) == "甲得分率偏低型"

    named = whole.tables["weak_profiles"].with_columns(
        name=pl.col("name").replace("甲得分率", "基层基础得分率")
    )
    assert (
        headlines.name(Results(PERIOD, True, {**whole.tables, "weak_profiles": named}), 1) == "组织建设薄弱型"
    )


def test_every_dimension_of_the_rubrics_and_the_papers_have_a_name():
    names = set(reference.table("weak_kind_names")["feature"])
    frames = (reference.rubric_2020(), reference.rubric_simulated_2022())
    dimensions = {one for frame in frames for one in frame["dimension"]}
    forming = {
        feature.name for feature in declared_features(sorted(dimensions)) if feature.use is Use.GROUPING
    }

    assert forming == names


def test_a_kind_is_told_by_what_is_wrong_where_and_what_helped():
    heading, lines = headlines.block(results("recovered"), 1)

    assert heading.startswith("类型1　")
    assert [line.split("：")[0] for line in lines] == ["短在哪里", "在哪里", "好转的有何不同"]
    assert "40个支部" in lines[1]


def test_units_by_kinds_add_up_to_the_kinds():
    whole = results("found")
    rows = matrix.rows(whole)
    sizes = whole.tables["weak_groups"].select("group", "branches").rows()

    assert {group: rows[f"kind_{group}"].sum() for group, _ in sizes} == dict(sizes)
    assert rows["in_groups"].sum() == sum(size for _, size in sizes)
    headings = [one.description for one in matrix.schema(whole).columns().values()]
    assert headings[2] == f"类型1 {headlines.name(whole, 1)}"


def section(kind):
    from dashboard.screen import data, weak_groups
    from tests.dashboard.systems.test_weak_kinds import results

    weak_groups.show(data.View(results(kind), None, f"test/{kind}", 1))


@pytest.mark.parametrize(
    ("kind", "tables"), [("found", 2), ("few", 1), ("none", 0), ("unit", 1), ("recovered", 3)]
)
def test_the_section_shows_its_tables_without_an_exception(kind, tables, monkeypatch, sample_lake):
    monkeypatch.setenv("DANGJIAN_LAKE", str(sample_lake))

    page = AppTest.from_function(section, args=(kind,), default_timeout=60).run()

    assert not page.exception
    assert len(page.dataframe) == tables
    assert any("始终是全省所有" in caption.value for caption in page.caption)
    assert page.subheader[0].value == "需帮助的支部短在哪里（全省）"


def test_a_name_in_a_kind_leads_to_its_page(monkeypatch, sample_lake):
    monkeypatch.setenv("DANGJIAN_LAKE", str(sample_lake))
    went = []
    monkeypatch.setattr(
        unit_links, "to_unit", lambda org_id, **more: went.append((org_id, more.get("branch")))
    )
    page = AppTest.from_function(section, args=("found",), default_timeout=60).run()

    names = [button for button in page.button if button.key.startswith("kind_1_")]
    names[-1].click().run()

    unit, branch, _ = headlines.typical(results("found"), 1)[-1]
    assert went == [(unit, branch)]
