"""The page of the items: a click leads to its unit, all units on demand, old links find the calendar."""

import pytest

from dashboard.screen import plot, unit_links
from dashboard.systems.scores import item_matrix


def drawn(serve, lake, monkeypatch, **query):
    """The page, and the matrix on it."""
    figures = {}
    monkeypatch.setattr(plot, "show", lambda figure, *, key, **_: figures.update({key: figure}))
    app = serve(lake, "items", period="2023H2", **query)
    (matrix,) = (figure for key, figure in figures.items() if key.startswith("items_lost"))
    return app, matrix


def test_every_cell_of_the_matrix_leads_to_the_unit_of_its_row(
    serve, sample_lake, sample_tables, monkeypatch
):
    app, matrix = drawn(serve, sample_lake, monkeypatch)

    touched = matrix.data[1]
    names = dict(sample_tables["organisations"].select("org_id", "name").iter_rows())
    rows = {row: names[code] for row, code in zip(touched.y, touched.customdata, strict=True)}
    assert len(rows) == item_matrix.MOST_UNITS
    assert [rows[place] for place in sorted(rows)] == app.dataframe[0].value["单位"][: len(rows)].to_list()


@pytest.mark.parametrize(
    ("query", "rows"), [({}, 20), ({"units": "every"}, 85), ({"group": "municipal"}, 18)]
)
def test_the_worst_twenty_stand_first_and_all_on_demand(serve, sample_lake, monkeypatch, query, rows):
    _, matrix = drawn(serve, sample_lake, monkeypatch, **query)
    assert len(matrix.layout.yaxis.ticktext) == rows


def test_a_click_on_a_cell_leaves_for_its_unit(serve, sample_lake, monkeypatch):
    left_for, clicks = [], iter([{"selection": {"points": [{"y": 2.0, "customdata": "SZ039"}]}}])
    monkeypatch.setattr(plot, "show", lambda *_, **__: next(clicks, None))
    monkeypatch.setattr(unit_links, "to_unit", left_for.append)

    serve(sample_lake, "items", period="2023H2")

    assert left_for == ["SZ039"]
