"""One self check of January opens a half-year: only what the data prove is told, and until when."""

import re
from datetime import date

import polars as pl
import pytest

from analytics import pipeline
from analytics.base.periods import parse
from dashboard.base.source import Source
from dashboard.files.reminders.matters import matters
from dashboard.kit import case_months
from dashboard.kit.statement import WHOLE
from dashboard.systems.overview import sentences as overview
from dashboard.systems.weak_branches.findings import NOUNS
from tests.analytics import builders as b
from tests.dashboard.told import everything

UNTRUE = re.compile(
    "2024年(上半年)?末|年末|组织名册里没有|月自查未报|减负统计(未报|缺)|补报减负|另一版考评要素"
)


@pytest.fixture(scope="module")
def january(kept, sample_tables):
    checks = sample_tables["self_checks"]
    one = checks.sort("period", "org_id").tail(1).with_columns(
        period=pl.lit("2024-01"), submitted_on=pl.lit(date(2024, 2, 3))
    )  # fmt: skip
    tables = sample_tables | {"self_checks": pl.concat([checks, one])}
    return kept.build({name: rows.lazy() for name, rows in tables.items()}, parse("2024H1"))


@pytest.fixture(scope="module")
def told(january):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dashboard.media.images.bare_png", lambda *_: b"")
        return everything(Source(january, None, 1))


def test_nothing_is_said_of_an_end_that_has_not_come_nor_of_reports_nobody_owes_yet(told):
    assert len(told) > 100
    assert [one for one in told if UNTRUE.search(one.words)] == []


def test_counts_are_those_of_the_last_day_the_data_prove_and_say_it(told):
    standing = [one.words for one in told if "个后进支部未销号" in one.words]

    assert standing
    assert all(words.startswith("全省2024年1月31日有217个") and "其中55个超过" in words for words in standing)
    assert {"55"} == {
        number
        for one in told
        if one.system.startswith("weak_branches")
        for number in re.findall(r"超期(\d+)个(?!支部)", one.words)
        if not one.words.startswith("未销号中")  # of one kind
    }


def test_what_stands_from_before_is_no_change_of_the_period(january, told):
    share = overview.indicators(january)[1]

    assert (share.change, share.about) == (None, "2023年下半年评定")
    assert [one for one in told if "环比" in one.words and "五星" in one.words] == []


def test_places_of_earlier_half_years_put_nobody_under_attention(january):
    assert "连续两期名次下降" not in january.tables["attention"]["reason"]
    assert "连续两期名次下降、位列后四分之一且低于上年同期：缺少可比数据" in overview.attention(january)


def test_rounds_of_a_year_that_runs_are_told_until_the_day(told):
    rounds = [one.words for one in told if "家单位都还没有观摩" in one.words]

    assert rounds
    assert all(words.startswith("截至2024年1月31日，") for words in rounds)


def test_nobody_is_asked_for_burden_counts_of_a_month_that_just_ended(january):
    asked = matters(january)["what"]

    assert asked.len() > 0
    assert not asked.str.contains("减负").any()


def test_a_month_counted_on_a_day_within_it_is_told_until_that_day():
    tables = b.tables(
        organisations=b.organisations(b.unit("u"), b.branch("u1", "u"), b.branch("u2", "u")),
        self_checks=b.frame("self_checks", [b.self_check("u", "2024-01", 6000)]),
        weak_branches=b.frame(
            "weak_branches",
            [
                b.weak("u1", date(2023, 9, 1), date(2024, 6, 1)),
                b.weak("u2", date(2024, 4, 2), date(2024, 6, 1)),
            ],
        ),
    )
    results = pipeline.build(tables, parse("2024H1"), kinds=False)

    assert case_months.months(NOUNS, results, WHOLE).words == (
        "未销号由1个增至2个（2023年12月末至2024年4月2日），其间认定1个、没有销号"
    )
