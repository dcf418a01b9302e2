"""口径说明: cards are found, whole, and lead to the pages that show the number."""

import re
from pathlib import Path

import polars as pl
import pytest

from analytics import reference
from analytics.results import RESULTS
from dashboard import systems
from dashboard.files import definition_sentences, parameter_tables
from dashboard.kit.finding import Where

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
    "reporting/sentences": "reporting",
    "reporting/calendar": "reporting",
    "stars/": "stars",
    "weak_branches/": "weak_branches",
    "weak_kinds/": "weak_branches",
    "burden/": "formalism",
    "unit/": "unit",
}
PAGE_OF = {
    "attention": "overview", "advice": "overview",
    "weak_kinds": "weak_branches", "survey": "formalism", "burden": "formalism",
    "reporting": "reporting",
}  # fmt: skip
ELSEWHERE = {"missing": "ranking"}  # of a system whose page does not show them
BESIDES = {("ledger_pooled", "overview")}  # by a key figure of the system's own
OF_FILES = {"unit/brief_sentences"}  # no page draws them


def drawn_tables():
    """(result table, page) for every table that a module of a page names."""
    modules = {
        path.relative_to(DASHBOARD / folder).with_suffix("").as_posix(): path
        for folder in ("screen", "systems")
        for path in (DASHBOARD / folder).rglob("*.py")
    }
    declared = {
        (one.table, ELSEWHERE.get(one.table, PAGE_OF.get(system.name, system.name)))
        for system in systems.ALL
        for one in system.findings_at(Where.PAGE)
        if not system.headline  # whose page is made for it, and explained by its own definitions
    }
    return (
        declared
        | BESIDES
        | {
            (table, page or path.stem)
            for module, path in modules.items()
            if module not in OF_FILES
            for start, page in DRAWN_BY.items()
            if module.startswith(start)
            for table in set(re.findall(r'(?<!_name=)"(\w+)"', path.read_text("utf-8"))) & set(RESULTS)
        }
    )


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


@pytest.mark.parametrize("query", ["还差", " 还差 分母 ", "威尔逊"])
def test_the_search_finds_cards_that_hold_every_word(query):
    found = definition_sentences.cards(query)

    assert 0 < len(found) < len(definition_sentences.cards())
    assert all(card.holds(word) for card in found for word in query.split())


def test_the_rubric_of_2020_has_the_points_of_its_source():
    rows = parameter_tables.by_dimension(reference.rubric_2020())

    assert rows.select("items", "points").rows() == [(9, 1300), (5, 1200), (10, 1400), (15, 2100)]
    assert parameter_tables.items_of(reference.rubric_2020(), 2020).height == 39


def test_a_number_of_a_document_says_how_firmly_it_holds_and_which_later_rule_doubts_it():
    said = definition_sentences.target("study_notes")

    assert "适用范围：洛阳市（观察）" in said
    assert said.endswith("2024年《整治形式主义为基层减负若干规定》涉及学习笔记、留痕，待工委核对原文")
    assert "（约束）" in definition_sentences.target("five_star_share")


def test_the_comparison_of_meetings_and_documents_names_the_rule_of_2024():
    (card,) = (card for card in definition_sentences.cards() if card.code == "burden")
    targets = dict(card.lines)["目标或限额"]

    for code, named in (("burden_meetings", True), ("burden_documents", True), ("burden_inspections", False)):
        own = definition_sentences.target(code)
        assert own in targets
        assert ("2024年《整治形式主义为基层减负若干规定》" in own) == named
        assert ("待工委核对原文" in own) == named
