"""需重点关注 on the overview: lines with codes to go by, and which clauses could not be judged."""

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

    assert attention_sentences.lines(results)["reasons"].to_list() == ["缺报3份"]


def test_a_click_on_a_unit_that_needs_attention_leads_to_it(serve, sample_lake, monkeypatch):
    went = []
    monkeypatch.setattr(unit_links, "to_unit", lambda org_id: went.append(org_id))
    app = serve(sample_lake, "overview")

    app.button(key="attention_SZ048").click().run()

    assert not app.exception
    assert went == ["SZ048"]
