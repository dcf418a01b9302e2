"""Words of appraisals are counted and never added up, unless the committee gave each of them a number."""

from datetime import date

import polars as pl
import pytest

from analytics.base.periods import parse
from analytics.kit import appraisals as kit
from analytics.reference.criteria import criteria, titles
from tests.analytics import builders as b

CRITERIA = criteria()
UNITS = pl.DataFrame(
    {"org_id": ["a", "z"], "name": ["甲", "乙"], "league": ["省直"] * 2, "official_order": [1, 2]}
)
WORDS = ["好"] * 11 + ["差", "一般"] + ["较好"] * 8


def judged(*rows):
    return kit.judged_until(b.frame("appraisals", list(rows)).lazy(), parse("2021"))


def counts(*rows, year=2021):
    return kit.counts_of_year(CRITERIA, UNITS, judged(*rows), year)


def of(table, org_id="a"):
    return table.row(by_predicate=pl.col("org_id") == org_id, named=True)


def test_the_document_has_21_points_in_three_parts_and_seven_opinions():
    points = [one for one in CRITERIA if one.kind == kit.POINT]

    assert [one.code for one in points] == [f"P{n:02d}" for n in range(1, 22)]
    parts = [one.part for one in points]
    assert [parts.count(part) for part in ("目标任务", "推进措施", "建成效果")] == [13, 4, 4]
    assert [one.code for one in CRITERIA if one.kind == kit.OPINION] == [f"O{n}" for n in range(1, 8)]
    assert [(one.title, one.quota_of(2020), one.quota_of(2021)) for one in titles() if one.quota] == [
        ("先进单位", 20, None),
        ("先进党支部", 100, None),
    ]


def test_words_are_counted_and_the_worst_points_come_first():
    row = of(counts(*b.appraisals("a", "2021", *WORDS, "提醒", "有异议")))

    assert [row[name] for name in ("good", "fair", "ordinary", "poor", "unjudged")] == [11, 8, 1, 1, 0]
    assert (row["warned"], row["objected"], row["complete"], row["points"]) == (1, 1, True, None)
    assert row["weakest"] == "组织生活、党务干部"


def test_a_blank_is_not_judged_and_nobody_is_complete_with_one():
    row = of(counts(*b.appraisals("a", "2021", *WORDS[:20], None)))

    assert (row["unjudged"], row["complete"]) == (1, False)
    assert of(counts(*b.appraisals("a", "2021", *WORDS)), "z")["unjudged"] == 21


def test_where_nobody_was_appraised_there_is_no_count_at_all():
    row = of(counts(*b.appraisals("a", "2020", *WORDS)))
    assert (row["good"], row["unjudged"], row["complete"]) == (None, None, None)


def test_words_become_points_only_by_the_weights_of_the_committee(monkeypatch):
    worth = {(one.code, word): 5 - place for one in CRITERIA for place, word in enumerate(one.words)}
    monkeypatch.setattr(kit, "points_by_word", lambda _year: worth)

    assert of(counts(*b.appraisals("a", "2021", *WORDS)))["points"] == 11 * 5 + 8 * 4 + 3 + 2
    assert of(counts(*b.appraisals("a", "2021", *WORDS[:20])))["points"] is None


@pytest.mark.parametrize(
    ("code", "known"), [("2021", True), ("2021H2", True), ("2021-12", True), ("2021H1", False)]
)
def test_the_words_of_a_year_are_known_with_its_end(code, known):
    rows = b.frame("appraisals", b.appraisals("a", "2021", "好")).lazy()
    assert (kit.judged_until(rows, parse(code)).height == 1) is known


@pytest.mark.parametrize(
    ("year", "years"), [(2020, [2020]), (2022, [2020, 2021, 2022]), (2024, [2023, 2024])]
)
def test_three_years_are_appraised_together_from_2020(year, years):
    assert list(kit.span_of(year)) == years


def test_the_years_stand_beside_each_other_and_the_verdict_is_what_was_entered():
    rows = judged(*b.appraisals("a", "2020", *WORDS), *b.appraisals("a", "2021", *["好"] * 21))
    of_year = {year: kit.counts_of_year(CRITERIA, UNITS, rows, year) for year in (2020, 2021)}
    history = pl.DataFrame({"org_id": ["a"], "period": ["2021H2"], "place": [3]})
    held = pl.DataFrame(
        {"org_id": ["a", "a"], "year": ["2021"] * 2, "title": ["先进单位", "三年总评合格"]}
        | {"kind": ["称号", "三年总评"], "state": ["命名"] * 2, "decided_on": [date(2021, 12, 1)] * 2}
    )

    told = kit.years_beside(of_year, history, held).filter(org_id="a")

    assert told.select("year", "good", "below", "place", "titles", "verdict").rows() == [
        ("2020", 11, 2, None, None, None),
        ("2021", 21, 0, 3, "先进单位", "三年总评合格"),
    ]
