"""What the pictures of the ledger show: the counted entries, in an order that ranks no city."""

from analytics.base.rules import PROVINCE
from dashboard.base import theme
from dashboard.media import plotly
from dashboard.systems.weak_branches import figures, unit_figures
from dashboard.systems.weak_branches.words import Weak
from tests.analytics import builders as b
from tests.dashboard.weak_data import LATER, LONG_AGO, build, made, without

COLOURS = theme.LIGHT


def said(figure):
    return [note.text for note in figure.layout.annotations]


def test_only_the_first_are_drawn_where_there_are_many(monkeypatch):
    monkeypatch.setattr(unit_figures, "FEW", 2)

    assert unit_figures.shown(build(), PROVINCE, unit_figures.MOST)["org_id"].to_list() == ["v", "u"]
    assert unit_figures.shown(build(), PROVINCE, unit_figures.ALL).height == 3


def test_names_are_made_harmless():
    drawn = plotly.figure(unit_figures.units(build(), PROVINCE, unit_figures.ALL), COLOURS).to_json()

    assert "<b>" not in drawn
    assert "\\u003cb\\u003e" not in drawn


def test_an_edition_without_these_tables_says_so_in_the_field():
    old = without(build(), "ledger_by_month", "ledger_by_kind")

    assert said(plotly.figure(figures.months(old, PROVINCE), COLOURS)) == [Weak.LATER]
    assert said(plotly.figure(figures.kinds(old, PROVINCE), COLOURS)) == [Weak.LATER]


def test_no_city_stands_among_the_first_where_not_all_are_drawn(monkeypatch):
    monkeypatch.setattr(unit_figures, "FEW", 2)
    results = made(
        b.weak("u1", LONG_AGO, LATER), b.weak("m1", LONG_AGO, LATER), b.weak("v1", LONG_AGO, LATER)
    )

    assert set(unit_figures.shown(results, PROVINCE, unit_figures.MOST)["league"]) == {"省直"}
