"""A unit's own user gets of every system what is the unit's, and never the code or name of another."""

import pytest

from analytics import pipeline
from analytics.access import unit_cut
from analytics.base.periods import parse
from dashboard.kit.finding import Where
from dashboard.kit.statement import Scope
from tests.dashboard.kit.stand_in import EVERY

OWN = "SZ001"
KEYS = [(system, finding) for system in EVERY for finding in system.findings]
IDS = [f"{system.name}-{finding.name}" for system, finding in KEYS]


@pytest.fixture(scope="module")
def whole(sample_tables):
    tables = {name: table.lazy() for name, table in sample_tables.items()}
    return pipeline.build(tables, parse("2023H2"), kinds=False)


@pytest.fixture(scope="module")
def own(whole):
    return unit_cut.cut_results(whole, OWN)


@pytest.fixture(scope="module")
def foreign(whole):
    """Codes and names of every other unit."""
    others = whole.tables["rankings"].filter(whole.tables["rankings"]["org_id"] != OWN)
    return {*others["org_id"], *others["name"]}


@pytest.mark.parametrize(("system", "one"), KEYS, ids=IDS)
def test_nothing_a_unit_is_shown_names_another_unit(own, foreign, system, one):
    scope = Scope(OWN, "本单位", is_unit=True)
    codes = one.codes(own, scope)
    said = one.statement_of(own, scope, *codes).on_page
    rows = one.rows_of(own, scope, *codes)
    chart = one.chart(own, scope, *codes) if one.chart else ""
    shown = "\n".join([said, str(rows.rows()), repr(chart), str(system.key_figures(own, scope))])

    assert [name for name in foreign if name in shown] == []


def test_every_system_tells_a_unit_something_of_itself(own):
    for system in (one for one in EVERY if not one.for_deciders):
        scope = Scope(OWN, "本单位", is_unit=True)
        told = [
            one.statement_of(own, scope, *one.codes(own, scope)).words
            for one in system.findings_at(Where.UNIT)
        ]

        assert system.headline(own, scope).words
        assert any(told)
