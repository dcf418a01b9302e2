"""Sentences that would be literally true and mislead: none in any period of the sample, whatever it holds."""

import re

import pytest

from dashboard.base.source import Source
from dashboard.kit import case_key_figures, cases
from dashboard.kit.statement import WHOLE
from dashboard.systems.burden import sentences as burden
from dashboard.systems.overview import sentences as overview
from dashboard.systems.weak_branches.findings import NOUNS
from tests.dashboard.told import by_findings, by_key_figures, everything

PERIODS = (
    "2019H2", "2019", "2020H1", "2020H2", "2020", "2021-07", "2021H1", "2021H2", "2021", "2022Q3", "2022H1",
    "2022H2", "2022", "2023-07", "2023H1", "2023Q4", "2023H2", "2023", "2024-01", "2024Q1", "2024H1",
)  # fmt: skip
MISLEADING = {
    "a dimension by points of unlike maxima": "失分最多的维度",
    "a day that is not over yet, or nothing gone by": r"(?:已过|超期|已超)0天",
    "the most often named that nobody named": r"提到最多的[^。]*（0\.0%）",
    "a change of nothing told as one": r"[由从](\d[\d.]*%?个?)[增减升降]至\1(?![\d.])",
    "a year compared and not compared": r"名次不作同比.*同比[升降]",
    "the running quarter of a period that may have several": "本季度",
    "half of a count by another word": "审核评分待审核|项待审核|待审核\\d+条",
}


@pytest.fixture(autouse=True)
def _no_pictures(monkeypatch):
    monkeypatch.setattr("dashboard.media.images.bare_png", lambda *_: b"")


@pytest.mark.parametrize("period", PERIODS)
def test_no_sentence_of_any_period_misleads_in_a_known_way(sample_results, period):
    told = everything(Source(sample_results(period), None, 1))
    found = {why: re.compile(pattern) for why, pattern in MISLEADING.items()}

    assert len(told) > 80
    assert [(why, one) for why, sign in found.items() for one in told if sign.search(one.words)] == []


@pytest.mark.parametrize("period", ["2019H2", "2020H1"])
def test_a_ledger_without_any_entry_is_no_zero_that_was_worked_for(sample_results, period):
    results = sample_results(period)
    told = [*by_findings(results), *by_key_figures(results)]

    assert cases.entries(NOUNS, results, WHOLE) == 0
    assert [one for one in told if "动态清零" in one.words or "未销号为零" in one.words] == []
    assert overview.indicators(results)[2].about == "台账没有记录"
    assert case_key_figures.key_figures(NOUNS, results, WHOLE)[0].good is None


@pytest.mark.parametrize("period", ["2024-01", "2024Q1", "2024H1"])
def test_a_period_the_data_do_not_reach_is_neither_unchanged_nor_without_events(sample_results, period):
    results = sample_results(period)
    told = [*by_findings(results), *by_key_figures(results)]
    said = " ".join(one.words for one in told)

    assert not results.begun
    assert (
        re.findall("上期末[^）]*|0个，环比|本期(?:认定|销号|发现)0个|本期没有发现|都还没有观摩", said) == []
    )
    assert "数据只到2023年12月31日，本期各月还没有数据" in said
    assert "2024年还没有观摩数据" in said
    assert "由85个增至217个" not in said


def test_a_number_of_a_quarter_says_which_and_until_when(sample_results):
    told = [*by_findings(sample_results("2023-07")), *by_key_figures(sample_results("2023-07"))]
    words = {one.words for one in told if one.system.startswith("observation")}

    assert any("第二季度12家单位没有组织观摩" in said for said in words)
    assert "第二季度没有组织观摩12家" in words
    assert "还没有观摩：截至第二季度末" in words


def test_the_year_that_all_are_held_against_is_compared_with_nothing(sample_results):
    results = sample_results("2019H2")
    told = [*by_findings(results), *by_key_figures(results)]

    assert [one for one in told if "超过2019年同期" in one.words or "0.0%" in one.words] == []
    assert {figure.change for figure in burden.indicators(results, "全省")} == {None}
    assert "在对照年内，不同自身比较" in burden.kinds(results, "全省").words
    for first in ("2020H1", "2020"):
        changes = sample_results(first).tables["figure_changes"]
        assert changes.filter(changes["measure"].str.starts_with("burden"))["then"].null_count() == 12
