"""What is said of low-star branches: counted apart from the ledger, none, not rated, not known."""

import pytest

from dashboard.kit.cases import LATER
from dashboard.kit.statement import WHOLE, Scope
from dashboard.systems.weak_branches.low_stars import low_star
from tests.dashboard.weak_data import build, made, without


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        (WHOLE, "低星支部2个（一星1、二星1），其中1个同时在账未销号"),
        (Scope("v", "单位v", is_unit=True), "低星支部1个（一星0、二星1），不在账"),
        (Scope("u", "单位u", is_unit=True), "低星支部1个（一星1、二星0），同时在账未销号"),
        (Scope("none", "单位none", is_unit=True), "期末没有低星支部"),
    ],
)
def test_low_star_branches_are_counted_apart(scope, words):
    assert low_star(build(), scope).on_page == words


def test_without_ratings_only_a_page_says_where_to_import_them():
    told = low_star(made(), WHOLE)

    assert told.on_page == "还没有星级评定数据。请到“导入”页导入星级评定"
    assert told.words == "还没有星级评定数据"


def test_low_star_of_an_edition_issued_before_is_not_called_none():
    assert low_star(without(build(), "low_star_branches"), WHOLE) == LATER
