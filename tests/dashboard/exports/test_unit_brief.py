"""The brief of a unit: two pages whatever the unit, the numbers of the results, no words of the page."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import polars as pl
import pytest

from analytics import pipeline, rules
from analytics.lake import Edition
from analytics.periods import parse
from dashboard.exports import unit_brief
from dashboard.exports.source import Source
from dashboard.media.blocks import Bars, Grid
from tests.analytics import builders as b
from tests.dashboard import ranking_data
from tests.dashboard.exports.documents import (
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


def row(source, table, org_id):
    return source.results.tables[table].row(by_predicate=pl.col("org_id") == org_id, named=True)


def small(**changes):
    return Source(ranking_data.results(**changes), None, 3)


def found(pattern, words):
    return re.search(pattern, words).groups()


def points(words):
    return round(float(words.replace("−", "-")) * rules.POINT)


@pytest.fixture(scope="module")
def fell(sample):
    return unit_brief.brief(sample, FELL)


def test_the_same_results_give_the_same_bytes(sample, fell):
    assert unit_brief.brief(sample, FELL) == fell


def test_place_score_and_changes_are_those_of_the_results(sample, fell):
    words, ranking = text(fell), row(sample, "rankings", FELL)

    place, field, score = found(r"名次：第(\d+)名（并列，共(\d+)个）；得分：([\d.]+)", words)
    changes = [found(rf"得分{kind}([+−][\d.]+)分", words)[0] for kind in ("环比", "同比")]
    moves = [found(rf"名次{kind}后移(\d+)位（第(\d+)名 → 第(\d+)名）", words) for kind in ("环比", "同比")]

    assert (int(place), int(field)) == (ranking["place"], ranking["field"])
    assert float(score) * rules.SCORE == pytest.approx(ranking["score"])
    sides = ("previous", "last_year")
    assert [float(change.replace("−", "-")) * rules.SCORE for change in changes] == pytest.approx(
        [ranking[f"{side}_score_change"] for side in sides]
    )
    assert [tuple(map(int, move)) for move in moves] == [
        (-ranking[f"{side}_place_change"], ranking[f"{side}_place"], ranking["place"]) for side in sides
    ]


def test_points_lost_are_those_of_the_results_in_sentence_and_chart(sample, fell):
    items = sample.results.tables["items"].filter((pl.col("org_id") == FELL) & (pl.col("lost") > 0))
    dearest = items.sort("lost", "item_no", descending=[True, False])
    dimensions = sample.results.tables["dimensions"].filter(pl.col("org_id") == FELL)
    words = text(fell)

    count = int(found(r"有(\d+)项要素失分", words)[0])
    by_dimension = {name: points(lost) for name, lost in re.findall(r"(.的氛围|基层基础)([\d.]+)分", words)}
    named = [(int(no), points(lost)) for no, lost in re.findall(r"第(\d+)项“[^”]*”（([\d.]+)分）", words)]
    total = points(found(r"合计([\d.]+)分", words)[0])
    chart = next(block for block in unit_brief.blocks(sample, FELL) if isinstance(block, Bars))

    assert count == items.height
    assert by_dimension == dict(dimensions.select("dimension", "lost").iter_rows())
    assert named == dearest.head(3).select("item_no", "lost").rows()
    assert total == dearest.head(3)["lost"].sum()
    assert [round(value * rules.POINT) for value in chart.values] == dearest.head(5)["lost"].to_list()


def test_stars_and_ledger_are_those_of_the_results(sample):
    short = sample.results.tables["stars_by_unit"].filter(pl.col("shortfall") > 0)["org_id"]
    ledger = sample.results.tables["ledger_by_unit"].filter(pl.col("overdue") > 0)
    org_id = ledger.filter(pl.col("org_id").is_in(short.to_list()))["org_id"][0]
    stars, counts = row(sample, "stars_by_unit", org_id), row(sample, "ledger_by_unit", org_id)
    words = text(unit_brief.brief(sample, org_id))

    branches, five, low, unrated, still = map(
        int, found(r"有(\d+)个支部：五星(\d+)个，低星(\d+)个，未评星(\d+)个，未销号后进支部(\d+)个", words)
    )
    missing = int(found(r"距25%参照线还差(\d+)个", words)[0])
    again, overdue = map(int, found(r"未销号(\d+)条（其中超期(\d+)条）", words))

    assert (branches, five, low, unrated) == tuple(
        stars[name] for name in ("branches", "five_star", "low_star", "unrated")
    )
    assert missing == stars["shortfall"]
    assert (still, again, overdue) == (counts["open"], counts["open"], counts["overdue"])
    assert "先办：" in words


def test_the_table_beside_the_league_has_the_numbers_of_the_results(sample, fell):
    spine = sample.results.tables["spine"].filter((pl.col("org_id") == FELL) & (pl.col("part") != "要素"))
    table = opened(fell).tables[0]

    cells = [[cell.text for cell in line.cells] for line in table.rows][1:]

    shown = {label: points(own) for label, _, own, *_ in cells}
    assert shown == {label: own for label, own in spine.select("label", "own").iter_rows() if label in shown}
    assert len(shown) == 5


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

    assert max(len(block.categories) for block in blocks if isinstance(block, Bars)) == 5
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
