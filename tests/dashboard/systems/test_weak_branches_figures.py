"""What the pictures of the ledger show: the counted entries, in an order that ranks no city."""

import pytest

from analytics.base.rules import PROVINCE
from dashboard.base import theme
from dashboard.media import plotly
from dashboard.systems.weak_branches import figures, unit_figures
from dashboard.systems.weak_branches.words import Weak
from tests.analytics import builders as b
from tests.dashboard.weak_data import EARLIER, LATER, LONG_AGO, build, made, without

COLOURS = theme.LIGHT


def traces(figure):
    return {trace.name: list(trace.y if trace.orientation != "h" else trace.x) for trace in figure.data}


def said(figure):
    return [note.text for note in figure.layout.annotations]


def test_provincial_units_stand_by_overdue_and_cities_after_them():
    assert unit_figures.with_open(build(), PROVINCE)["org_id"].to_list() == ["v", "u", "m"]


def test_cities_stay_in_official_order_and_none_is_left_out():
    results = made(*(b.weak(f"m{number}", LONG_AGO, LATER) for number in (1, 2, 3)))

    assert not unit_figures.is_long(results, "市直")
    assert unit_figures.shown(results, "市直", unit_figures.MOST)["open"].to_list() == [3]


def test_only_the_first_are_drawn_where_there_are_many(monkeypatch):
    monkeypatch.setattr(unit_figures, "FEW", 2)

    assert unit_figures.shown(build(), PROVINCE, unit_figures.MOST)["org_id"].to_list() == ["v", "u"]
    assert unit_figures.shown(build(), PROVINCE, unit_figures.ALL).height == 3


def test_names_are_made_harmless():
    drawn = plotly.figure(unit_figures.units(build(), PROVINCE, unit_figures.ALL), COLOURS).to_json()

    assert "<b>" not in drawn
    assert "\\u003cb\\u003e" not in drawn


@pytest.mark.parametrize(
    ("draw", "choices", "words"),
    [
        (figures.months, (PROVINCE,), Weak.MONTHS_NONE),
        (unit_figures.units, (PROVINCE, unit_figures.ALL), Weak.UNITS_NONE),
    ],
)
def test_where_there_is_nothing_to_draw_the_field_says_so(draw, choices, words):
    assert said(plotly.figure(draw(made(), *choices), COLOURS)) == [words]


def test_an_edition_without_these_tables_says_so_in_the_field():
    old = without(build(), "ledger_by_month", "ledger_by_kind")

    assert said(plotly.figure(figures.months(old, PROVINCE), COLOURS)) == [Weak.LATER.on_page]
    assert said(plotly.figure(figures.kinds(old, PROVINCE), COLOURS)) == [Weak.LATER.on_page]


def test_no_city_stands_among_the_first_where_not_all_are_drawn(monkeypatch):
    monkeypatch.setattr(unit_figures, "FEW", 2)
    results = made(
        b.weak("u1", LONG_AGO, LATER), b.weak("m1", LONG_AGO, LATER), b.weak("v1", LONG_AGO, LATER)
    )

    assert set(unit_figures.shown(results, PROVINCE, unit_figures.MOST)["league"]) == {"省直"}


def test_a_cleared_ledger_still_draws_its_months():
    shown = traces(plotly.figure(figures.months(made(EARLIER), PROVINCE), COLOURS))

    assert shown[Weak.MONTHS_OPEN][-1] == 0


@pytest.mark.parametrize("scope", ["u", "省直", PROVINCE])
def test_every_scope_with_entries_is_drawn(scope):
    assert plotly.figure(figures.months(build(), scope), COLOURS).data
    assert plotly.figure(figures.kinds(build(), scope), theme.DARK).data
