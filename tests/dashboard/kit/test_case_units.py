"""The units with open cases: which are drawn in an order that ranks no city, and what is said of the rest."""

from dataclasses import replace
from datetime import date

import pytest

from analytics import pipeline
from analytics.base.periods import parse
from analytics.base.rules import League
from dashboard.base import theme
from dashboard.kit import case_charts, case_units, cases, first_units
from dashboard.kit.first_units import ALL, MOST
from dashboard.kit.statement import WHOLE, Scope
from dashboard.media import plotly
from dashboard.systems.weak_branches.findings import NOUNS
from tests.analytics import builders as b
from tests.dashboard.weak_data import LATER, LONG_AGO, build

CITIES = Scope(League.MUNICIPAL.value, League.MUNICIPAL.value)


@pytest.fixture
def few(monkeypatch):
    return lambda count: monkeypatch.setattr(first_units, "FEW", count)


def shown(results, scope, show):
    return case_units.units_shown(NOUNS, results, scope, show)["org_id"].to_list()


def _open_in(*branches, tree):
    """Results of 2021H1 with an open case each of these branches."""
    entries = b.frame("weak_branches", [b.weak(branch, LONG_AGO, LATER) for branch in branches])
    return pipeline.build(
        b.tables(organisations=b.organisations(*tree), weak_branches=entries), parse("2021H1")
    )


def told(results, show):
    return case_units.units(NOUNS, results, WHOLE, show).on_page


def test_only_the_first_are_drawn_where_there_are_many_and_cities_stay_whole(few):
    few(2)

    assert shown(build(), WHOLE, MOST) == ["v", "u"]
    assert shown(build(), WHOLE, ALL) == ["v", "u", "m"]
    assert shown(build(), CITIES, MOST) == ["m"]
    assert not case_units.unit_choices(NOUNS, build(), CITIES)


def test_units_with_as_many_open_cases_as_the_last_one_drawn_are_drawn_too(few):
    few(2)
    tree = [b.unit(code, place) for place, code in enumerate("pqrs", start=1)]
    tree += [b.branch(f"{row['org_id']}1", row["org_id"]) for row in tree] + [b.branch("p2", "p")]
    results = _open_in("p1", "p2", "q1", "r1", tree=tree)

    assert shown(results, WHOLE, MOST) == ["p", "q", "r"]
    assert not case_units.unit_choices(NOUNS, _open_in("p1", "q1", tree=tree), WHOLE)


def test_units_that_are_level_stand_all_outside_where_they_are_too_many_to_draw(few):
    few(2)
    tree = [b.unit(code, place) for place, code in enumerate("pqrs", start=1)]
    tree += [b.branch(f"{row['org_id']}1", row["org_id"]) for row in tree] + [b.branch("p2", "p")]
    results = _open_in("p1", "p2", "q1", "r1", "s1", tree=tree)

    assert shown(results, WHOLE, MOST) == ["p"]
    assert list(case_units.unit_choices(NOUNS, results, WHOLE).values()) == ["最多的1个", "全部单位"]
    assert told(results, MOST).endswith("；图中为省直前1个，其余见“全部单位”")


def test_no_city_stands_among_the_first_where_not_all_are_drawn(few):
    few(2)
    cities = (b.unit(code, place, League.MUNICIPAL) for place, code in enumerate(("m", "n"), start=1))
    tree = (b.unit("u", 1), *cities, *(b.branch(f"{unit}1", unit) for unit in ("u", "m", "n")))
    results = _open_in("u1", "m1", "n1", tree=tree)

    assert shown(results, WHOLE, MOST) == ["u"]
    assert shown(results, WHOLE, ALL) == ["u", "m", "n"]


@pytest.mark.parametrize(
    ("most", "words", "choice"),
    [
        (2, "；图中为省直的2个，其他的见“全部单位”", "只看省直"),
        (1, "；图中为省直前1个，其余见“全部单位”", "最多的1个"),
    ],
)
def test_units_left_out_of_the_picture_are_said_to_be_elsewhere(few, most, words, choice):
    few(most)

    assert told(replace(build()), MOST).endswith(words)
    assert list(case_units.unit_choices(NOUNS, build(), WHOLE).values()) == [choice, "全部单位"]


def test_open_cases_of_a_unit_that_has_ended_count_nowhere():
    ended = b.unit("old", 2, valid_to=date(2021, 3, 31))
    results = _open_in("u1", "o1", tree=(b.unit("u", 1), ended, b.branch("u1", "u"), b.branch("o1", "old")))

    assert cases.counts(NOUNS, results, WHOLE)["open"] == 1
    assert "已不在列" not in told(results, ALL)


def test_names_are_made_harmless():
    drawn = plotly.figure(case_charts.units_chart(NOUNS, build(), WHOLE, ALL), theme.LIGHT).to_json()

    assert "<b>" not in drawn
    assert "\\u003cb\\u003e" not in drawn
