"""The brief of a unit: two pages whatever the unit, the numbers of the results, no words of the page."""

import pytest

from analytics import pipeline
from analytics.periods import parse
from dashboard.exports import unit_brief
from dashboard.exports.source import Source
from tests.analytics import builders as b
from tests.dashboard import ranking_data
from tests.dashboard.exports.documents import (
    LONGEST,
    missing_program,
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


def test_a_unit_without_review_or_branches_or_place_says_so(sample):
    waits, bare, city = (text(unit_brief.brief(sample, unit)) for unit in (WAITS, WITHOUT_BRANCHES, CITY))

    assert "暂不参与排名：本期还没有审核评分。" in waits
    assert "提分空间无从判断" in waits
    assert "—；" not in waits
    assert "没有支部，属单列情形" in bare
    assert city.count("仅供参照，不排名次") == 1


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


def test_long_names_of_others_are_counted_instead(sample):
    words = text(unit_brief.brief(renamed(sample, "长" * LONGEST), FELL))

    assert "被19家超过" in words
    assert "被37家超过" in words


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
