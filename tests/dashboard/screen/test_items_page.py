"""A click on the page of the items leads to the unit it stands for."""

import polars as pl

from dashboard.screen import plot, unit_links


def test_a_click_on_the_matrix_leads_to_the_unit_of_its_row(serve, sample_lake, sample_tables, monkeypatch):
    left_for, clicks = [], iter([{"selection": {"points": [{"y": 2.0, "customdata": 0.5}]}}])
    monkeypatch.setattr(plot, "show", lambda *_, **__: next(clicks, None))
    monkeypatch.setattr(unit_links, "to_unit", left_for.append)

    app = serve(sample_lake, "items", period="2023H2")

    named = sample_tables["organisations"].filter(pl.col("org_id").is_in(left_for))["name"].unique()
    assert named.to_list() == [app.dataframe[0].value["单位"][2]]
