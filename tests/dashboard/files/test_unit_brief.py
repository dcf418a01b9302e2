"""The brief of a unit: two pages whatever the unit, the numbers of the results, no words of the page."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from analytics import pipeline
from analytics.base import rules
from analytics.base.periods import parse
from analytics.lake import Edition
from dashboard.base.source import Source
from dashboard.files import unit_brief
from dashboard.media.blocks import Grid, NativeBars
from tests.analytics import builders as b
from tests.dashboard import ranking_data
from tests.dashboard.files.documents import (
    HOSTILE,
    LONGEST,
    NAMES,
    lines,
    missing_program,
    opened,
    pages,
    renamed,
    text,
)

FELL, WAITS, WITHOUT_BRANCHES, CITY, MERGED = "SZ070", "SZ031", "SZ064", "SH001", "SZ901"
OF_A_PAGE = ("图示", "点选", "点一行", "上方", "下表", "见下", "所选")


def small(**changes):
    return Source(ranking_data.results(**changes), None, 3)


@pytest.fixture(scope="module")
def fell(sample):
    return unit_brief.brief(sample, FELL)


def test_the_same_results_give_the_same_bytes(sample, fell):
    assert unit_brief.brief(sample, FELL) == fell


def test_a_draft_of_simulated_data_says_both_at_its_head_and_an_edition_its_number(sample, fell):
    frozen = Edition(
        "3f9a2c71", "2023H2", 3, datetime(2024, 2, 1, tzinfo=UTC), "示例", 7, date(2020, 1, 1), "0", True
    )

    issued = lines(unit_brief.brief(replace(sample, edition=frozen), FELL))

    assert lines(fell)[:2] == [rules.SYNTHETIC_MARK, "草稿（第7次数据变更后），尚未定稿，数据可能变动"]
    assert issued[:2] == [rules.SYNTHETIC_MARK, "示例单位70"]
    assert any("定稿第3版" in line for line in issued)


def test_reminders_alike_are_put_together(sample):
    words = text(unit_brief.brief(sample, "SZ014"))

    assert "月自查未报，请补报（2023年8月、2023年9月、2023年10月，已到期）" in words


def test_a_unit_without_review_or_branches_or_place_says_so(sample):
    waits, bare, city = (text(unit_brief.brief(sample, unit)) for unit in (WAITS, WITHOUT_BRANCHES, CITY))

    assert "暂不参与排名：本期还没有审核评分。" in waits
    assert "提分空间无从判断" in waits
    assert "—；" not in waits
    assert "没有支部，属单列情形" in bare
    assert city.count("仅供参照，不排名次") == 1


def test_no_words_that_need_the_page_beside_them(sample):
    small_ones = [unit_brief.blocks(small(), unit) for unit in "ABCDEXY"]
    units = sample.results.tables["rankings"]["org_id"].to_list()

    said = "\n".join(
        getattr(block, "text", "")
        for blocks in (*small_ones, *(unit_brief.blocks(sample, unit) for unit in units[::6]))
        for block in blocks
    )

    assert not [words for words in OF_A_PAGE if words in said]


@pytest.mark.parametrize("period", ["2021", "2021Q4", "2021-12", "2021H1"])
def test_every_kind_of_period_has_its_brief(period):
    source = small(period=period)

    said = [text(unit_brief.brief(source, unit)) for unit in "AEX"]

    assert all(source.period in words for words in said)


def test_an_open_half_year_says_why_nothing_is_compared():
    tables = b.tables(
        organisations=b.organisations(b.unit("A"), b.branch("b", "A")),
        rubrics=b.rubric(20, 20, 20),
        self_checks=b.frame("self_checks", [b.self_check("A", "2021-07", 1, 2, 3)]),
    )
    source = Source(pipeline.build(tables, parse("2021H2"), kinds=False), None, 1)

    words = text(unit_brief.brief(source, "A"))

    assert not source.results.closed
    assert "还没有到期末" in words
    assert "没有五星支部" in words or "尚未评定星级" in words


def test_a_unit_that_does_not_stand_is_refused_with_the_reason(sample):
    assert unit_brief.refused(sample, FELL) == ""
    assert unit_brief.refused(sample, MERGED).endswith("并入示例单位20，2023年下半年不在册。")
    assert "没有代码为“<b>”的单位" in unit_brief.refused(sample, "<b>")


def test_hostile_names_stay_names(sample):
    content = unit_brief.brief(renamed(sample, HOSTILE, (*NAMES, "label")), FELL)

    assert HOSTILE in lines(content)
    assert HOSTILE in opened(content).core_properties.comments


def test_long_names_of_others_are_counted_instead(sample):
    words = text(unit_brief.brief(renamed(sample, "长" * LONGEST), FELL))

    assert "被19家超过" in words
    assert "被37家超过" in words


def test_lists_are_bounded(sample):
    blocks = unit_brief.blocks(sample, FELL)

    assert max(len(block.panel.categories.keys) for block in blocks if isinstance(block, NativeBars)) == 5
    assert all(block.frame.height <= 6 for block in blocks if isinstance(block, Grid))


@pytest.mark.skipif(bool(missing_program()), reason=f"pages cannot be counted: no {missing_program()}")
def test_two_pages_whatever_the_unit(sample, tmp_path, fell):
    crowded = max(
        sample.results.tables["rankings"]["org_id"],
        key=lambda unit: sum(len(getattr(part, "text", "")) for part in unit_brief.blocks(sample, unit)),
    )
    endless = renamed(sample, "长" * LONGEST)

    counted = list(
        pages(
            tmp_path,
            fell,
            unit_brief.brief(sample, crowded),
            unit_brief.brief(endless, crowded),
        )
    )

    assert max(counted) == 2
