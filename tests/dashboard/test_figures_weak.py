"""What the pictures of the ledger show: the counted entries, in an order that ranks no city."""

from analytics.measures.stars import PROVINCE
from dashboard import theme
from dashboard.figures import weak_branches as figures
from dashboard.figures import weak_units
from dashboard.media import plotly
from dashboard.text.weak_branches import Weak
from tests.analytics import builders as b
from tests.dashboard.weak_data import LATER, LONG_AGO, build, made, without

COLOURS = theme.LIGHT


def said(figure):
    return [note.text for note in figure.layout.annotations]


def test_only_the_first_are_drawn_where_there_are_many(monkeypatch):
    monkeypatch.setattr(weak_units, "FEW", 2)

    assert weak_units.shown(build(), PROVINCE, weak_units.MOST)["org_id"].to_list() == ["v", "u"]
    assert weak_units.shown(build(), PROVINCE, weak_units.ALL).height == 3


def test_names_are_made_harmless():
    drawn = plotly.figure(weak_units.units(build(), PROVINCE, weak_units.ALL), COLOURS).to_json()

    assert "<b>" not in drawn
    assert "\\u003cb\\u003e" not in drawn


def test_an_edition_without_these_tables_says_so_in_the_field():
    old = without(build(), "ledger_by_month", "ledger_by_kind")

    assert said(plotly.figure(figures.months(old, PROVINCE), COLOURS)) == [Weak.LATER]
    assert said(plotly.figure(figures.kinds(old, PROVINCE), COLOURS)) == [Weak.LATER]


def test_no_city_stands_among_the_first_where_not_all_are_drawn(monkeypatch):
    monkeypatch.setattr(weak_units, "FEW", 2)
    results = made(
        b.weak("u1", LONG_AGO, LATER), b.weak("m1", LONG_AGO, LATER), b.weak("v1", LONG_AGO, LATER)
    )

    assert set(weak_units.shown(results, PROVINCE, weak_units.MOST)["league"]) == {"省直"}
