"""需重点关注 on the overview: lines with codes to go by, and which clauses could not be judged."""

from datetime import date

import polars as pl
import pytest

from analytics import pipeline
from analytics.base.periods import parse
from dashboard.screen import unit_links
from dashboard.systems.overview import attention_sentences, sentences
from tests.analytics import builders as b

TREE = b.organisations(b.unit("u"), b.unit("v", 2), b.branch("x", "u"))
RUBRIC = b.rubric(30, 20, 10)
HALVES = ("2020H1", "2020H2", "2021H1")


def build(*halves, rubrics=RUBRIC, version=2020, code="2021H1", entries=()):
    cards = [
        b.review(unit, 2000 + 100 * (unit == "u"), 1500, 800, period=half)
        for half in halves
        for unit in ("u", "v")
    ]
    if version != 2020:
        cards = [*cards[:-2], *({**card, "rubric_version": version} for card in cards[-2:])]
    tables = b.tables(
        organisations=TREE,
        rubrics=rubrics,
        reviews=b.reviews(*cards),
        weak_branches=b.frame("weak_branches", list(entries)),
    )
    return pipeline.build(tables, parse(code))


@pytest.mark.parametrize(
    ("halves", "missing"),
    [
        ((), ["连续两期名次下降", "位列后四分之一且低于上年同期", "报告缺报"]),
        (("2021H1",), ["连续两期名次下降", "位列后四分之一且低于上年同期"]),
        (("2020H1", "2021H1"), ["连续两期名次下降"]),
        (("2020H2", "2021H1"), ["连续两期名次下降", "位列后四分之一且低于上年同期"]),
    ],
)
def test_without_what_it_compares_a_clause_is_said_not_to_be_judged(halves, missing):
    results = build(*halves)

    assert attention_sentences.unjudged_reasons(results) == missing
    assert sentences.attention(results).endswith("：缺少可比数据，本期未作判断）")


def test_an_edition_without_the_calendar_says_the_number_it_was_issued_with():
    results = build(*HALVES)
    found = {"org_id": "u", "reason": "报告缺报", "name": "甲", "league": "省直", "official_order": 1}
    old = pl.DataFrame([{**found, "place": 1, "size": 3, "reasons": 1}])
    results.tables["attention"], calendar = old, results.tables["reporting_calendar"]
    results.tables["reporting_calendar"] = calendar.clear()

    assert attention_sentences.lines(results)["reasons"].to_list() == ["报告缺报（3份）"]


def test_missing_reports_are_said_with_their_months_and_late_ones_are_not():
    results = build(*HALVES)
    reason = {"org_id": "u", "reason": "报告缺报", "name": "甲", "league": "省直", "official_order": 1}
    results.tables["attention"] = pl.DataFrame([{**reason, "place": 1, "size": 3, "reasons": 1}])
    told = [("月自查", "2021-04", "未报"), ("月自查", "2021-01", "未报"), ("月自查", "2021-02", "迟报"),
            ("季研判", "2021Q1", "未报"), ("半年报送", "2021H1", "未报")]  # fmt: skip
    results.tables["reporting_calendar"] = pl.DataFrame(
        [("u", *one) for one in told], schema=["org_id", "report", "period", "state"], orient="row"
    )

    assert attention_sentences.lines(results)["reasons"].to_list() == [
        "报告缺报（月自查2份：1月、4月，半年报送1份：上半年）"
    ]


def test_units_named_for_facts_are_counted_apart_from_those_named_for_places():
    results = build(*HALVES)
    late, fallen = "报告缺报", "连续两期名次下降"
    found = [("u", late), ("u", fallen), ("v", fallen)]
    results.tables["attention"] = pl.DataFrame(found, schema=["org_id", "reason"], orient="row")

    assert (
        sentences.attention(results)
        .split("（缺少")[0]
        .startswith("2个单位需重点关注，先看其中1个有具体事项的：报告缺报1家；其余1个只因名次")
    )
    results.tables["attention"] = results.tables["attention"].tail(1)
    assert sentences.attention(results).startswith("1个单位需重点关注（都只因名次）：连续两期名次下降1家")


def test_every_reason_bears_one_name_in_the_line_and_in_the_count():
    entries = [b.weak("x", date(2021, 1, 5), date(2021, 2, 1))]
    results = build(*HALVES, entries=entries)

    assert attention_sentences.lines(results)["reasons"].to_list() == ["后进支部超期未销号（1个支部）"]
    assert sentences.attention(results).startswith("1个单位需重点关注：后进支部超期未销号1家")


def test_chance_is_said_beside_what_was_found_and_nothing_where_nothing_compares():
    assert attention_sentences.chance(build("2021H1")) == ""
    told = attention_sentences.chance(build(*HALVES))
    assert "“连续两期名次下降”0.0个（实际0个）" in told


def test_eight_units_stand_on_the_overview_and_the_rest_are_counted_and_one_click_away(serve, sample_lake):
    app = serve(sample_lake, "overview")

    entries = [one for one in app.button if one.key.startswith("attention_")]
    folded = next(one for one in app.expander if "个单位" in one.label)
    rest = [one.key for one in folded.button]
    assert folded.label == f"其余{len(rest)}个单位"
    assert len(entries) - len(rest) == 8
    assert all(one.label.endswith("›") or "›" in one.label for one in entries)


def test_a_click_on_a_unit_that_needs_attention_leads_to_it(serve, sample_lake, monkeypatch):
    went = []
    monkeypatch.setattr(unit_links, "to_unit", lambda org_id: went.append(org_id))
    app = serve(sample_lake, "overview")

    app.button(key="attention_SZ048").click().run()

    assert not app.exception
    assert went == ["SZ048"]
