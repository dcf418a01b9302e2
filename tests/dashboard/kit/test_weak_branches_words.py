"""The shape of cases says of weak branches, given their nouns, what their page says, word for word."""

import pytest

from analytics import pipeline
from analytics.base.periods import parse
from analytics.base.rules import PROVINCE, League
from analytics.systems.weak_branches import LEDGER
from dashboard.kit import case_units, cases
from dashboard.kit.finding import Scope
from dashboard.systems.weak_branches import sentences as page
from dashboard.systems.weak_branches import unit_figures
from dashboard.systems.weak_branches import worklist_sentences as work
from tests.dashboard import weak_data

WEAK = cases.CaseNouns(LEDGER, "后进支部", "支部", "后进支部台账", "动态清零")
PERIODS = ("2020H2", "2021", "2023H1", "2023H2")


@pytest.fixture(scope="module", params=PERIODS)
def results(request, sample_tables):
    tables = {name: table.lazy() for name, table in sample_tables.items()}
    return pipeline.build(tables, parse(request.param), kinds=False)


def _scopes(results):
    groups = [Scope(code, code) for code in (PROVINCE, *League)]
    units = results.tables["ledger_by_unit"].select("org_id", "name").iter_rows()
    return [*groups, *(Scope(code, name, is_unit=True) for code, name in units)]


def test_every_scope_stands_moves_and_has_work_in_the_words_of_the_page(results):
    for scope in _scopes(results):
        group, unit = (PROVINCE, scope.code) if scope.is_unit else (scope.code, None)
        rows = work.of_scope(results.tables["worklist"], group, unit)
        said = [one(WEAK, results, scope).on_page for one in (cases.standing, cases.months, cases.kinds)]

        assert said == [
            page.standing(results, scope.code, scope.name).on_page,
            page.months(results, scope.code).on_page,
            page.kinds(results, scope.code).on_page,
        ]
        assert (
            cases.worklist(WEAK, results, scope).on_page == work.worklist(results, scope.code, rows).on_page
        )
        assert cases.key_figures(WEAK, results, scope) == page.indicators(results, scope.code)


@pytest.mark.parametrize("show", [unit_figures.MOST, unit_figures.ALL])
def test_units_with_open_cases_are_told_and_offered_as_on_the_page(results, show):
    for code in (PROVINCE, *League):
        scope = Scope(code, code)
        offered = page.offered(results, code) if unit_figures.is_long(results, code) else {}

        assert case_units.units(WEAK, results, scope, show).on_page == page.units(results, code, show)
        assert case_units.offered(WEAK, results, scope) == offered
        assert case_units.units_shown(WEAK, results, scope, show).equals(
            unit_figures.shown(results, code, show)
        )


def test_a_ledger_without_cases_says_how_to_begin_one_on_the_page_only():
    nothing = weak_data.made()
    said = cases.standing(WEAK, nothing, Scope(PROVINCE, PROVINCE))

    assert said.on_page == page.standing(nothing, PROVINCE, PROVINCE).on_page
    assert "请到" in said.hint
    assert "请到" not in said.words
