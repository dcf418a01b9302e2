"""口径说明: cards are found, whole, and lead to the pages that show the number."""

import re
from pathlib import Path

import polars as pl
import pytest

from analytics import reference
from analytics.results import RESULTS
from dashboard.files import definition_sentences, parameter_tables
from dashboard.files.definition_words import Methods
from tests.analytics import builders as b

DASHBOARD = Path(definition_sentences.__file__).parents[1]
DRAWN_BY = {
    "pages/": "",  # each its own
    "attention": "overview",
    "ranking": "ranking",
    "star": "stars",
    "weak": "weak_branches",
    "items": "items",
    "unit": "unit",
    "branch": "unit",
    "overview/": "overview",
    "scores/ranking": "ranking",
    "scores/self_review": "ranking",
    "scores/item": "items",
    "reporting/sentences": "items",
    "reporting/calendar": "items",
    "stars/": "stars",
    "weak_branches/": "weak_branches",
    "weak_kinds/": "weak_branches",
    "burden/": "formalism",
    "unit/": "unit",
}
OF_FILES = {"unit/work_sentences", "unit/gain_sentences"}  # no page draws them


def drawn_tables():
    """(result table, page) for every table that a module of a page names."""
    modules = {
        path.relative_to(DASHBOARD / folder).with_suffix("").as_posix(): path
        for folder in ("screen", "systems")
        for path in (DASHBOARD / folder).rglob("*.py")
    }
    return {
        (table, page or path.stem)
        for module, path in modules.items()
        if module not in OF_FILES
        for start, page in DRAWN_BY.items()
        if module.startswith(start)
        for table in set(re.findall(r'"(\w+)"', path.read_text("utf-8"))) & set(RESULTS)
    }


def line(code, label):
    card = next(card for card in definition_sentences.cards() if card.code == code)
    return dict(card.lines).get(label)


def test_every_table_a_page_draws_is_explained_for_that_page():
    explained = {
        (table, page)
        for row in reference.indicators().iter_rows(named=True)
        for table in row["tables"]
        for page in row["pages"]
    }

    assert drawn_tables() <= explained


def test_an_indicator_names_only_pages_that_draw_one_of_its_tables():
    drawn = drawn_tables()
    rows = reference.indicators().filter(pl.col("code") != "provenance").iter_rows(named=True)

    wrong = [
        (row["code"], page)
        for row in rows
        for page in row["pages"]
        if not any((table, page) in drawn for table in row["tables"])
    ]

    assert not wrong


def test_a_card_says_how_from_what_and_where():
    assert "期末存续的全部支部" in line("share", Methods.DENOMINATOR)
    assert line("share", Methods.DATASETS) == "组织名册、星级评定、组织别名"
    assert "全省总览" in line("share", Methods.PAGES)
    assert line("adjustment", Methods.TARGET) is None


def test_a_target_stands_with_its_day_scope_and_source():
    said = definition_sentences.target("five_star_share")

    assert f"不低于{reference.five_star_target()}%" in said
    assert "2021年12月31日前" in said
    assert "适用范围：洛阳市" in said
    assert "出处：洛阳意见 26" in said


def test_every_target_in_the_table_can_be_worded():
    assert all(definition_sentences.target(code) for code in reference.table("thresholds")["code"])


def test_an_assumption_is_marked_as_one():
    assert line("grade", Methods.ASSUMPTION).endswith("（待工委确认）")


@pytest.mark.parametrize("query", ["还差", " 还差 分母 ", "威尔逊"])
def test_the_search_finds_cards_that_hold_every_word(query):
    found = definition_sentences.cards(query)

    assert 0 < len(found) < len(definition_sentences.cards())
    assert all(card.holds(word) for card in found for word in query.split())


def test_the_search_says_what_to_do_when_nothing_is_found():
    assert definition_sentences.cards("没有这个词") == []
    assert "没有这个词" in definition_sentences.found("没有这个词", None, 0)
    assert "星级" in definition_sentences.found("没有这个词", "星级", 0)


def test_topics_part_the_cards():
    assert sum(len(definition_sentences.cards("", topic)) for topic in definition_sentences.topics()) == len(
        definition_sentences.cards()
    )


def test_items_and_points_are_summed_by_version_and_dimension():
    rubrics = pl.concat([b.rubric(30, 20, 10), b.rubric(60, version=2022).with_columns(synthetic=True)])

    rows = parameter_tables.by_dimension(rubrics).rows()

    assert rows == [
        ("2022版（模拟）", "甲", 1, 6000, 1),
        ("2020版", "甲", 2, 4000, 2),
        ("2020版", "乙", 1, 2000, 1),
    ]


def test_the_rubric_of_2020_has_the_points_of_its_source():
    rows = parameter_tables.by_dimension(reference.rubric_2020())

    assert rows.select("items", "points").rows() == [(9, 1300), (5, 1200), (10, 1400), (15, 2100)]
    assert parameter_tables.items_of(reference.rubric_2020(), 2020).height == 39


def test_every_table_of_parameters_has_its_headings_and_shows_what_is_unsettled():
    for _, rows, schema in parameter_tables.tables().values():
        assert set(schema.column_names()) <= set(rows.columns)
        assert not rows.is_empty()
    shown = [str(rows.rows()) for _, rows, _ in parameter_tables.tables().values()]
    assert all("待工委确认" in words for words in shown)
