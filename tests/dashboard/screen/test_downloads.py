"""Download buttons and tables under Streamlit's own test runner."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.media import chromium


def page() -> None:
    import plotly.graph_objects as go

    from dashboard.kit.chart import Chart
    from dashboard.screen import downloads, tables
    from tests.dashboard.files.findings import FULL_ROW, Finding, caption, findings

    frame = findings(FULL_ROW, {})
    downloads.of_chart(go.Figure, Chart, frame, Finding, caption(), "stars")
    tables.show(frame, Finding, key="all", bars=("five", "score"), on_select="rerun")
    tables.show(frame, Finding, key="two", columns=("unit", "five"), height="content")


def labels(app):
    return [button.proto.label for button in app.get("download_button")]


def test_picture_drawing_and_workbook_are_offered_side_by_side(monkeypatch):
    monkeypatch.setattr(chromium, "missing_part", lambda: None)

    app = AppTest.from_function(page).run()

    assert not app.exception
    assert labels(app) == ["图片 PNG", "矢量图 SVG", "Excel"]


@pytest.mark.parametrize("reason", list(chromium.Missing))
def test_a_picture_that_cannot_be_drawn_is_not_offered_and_the_reason_is_told(monkeypatch, reason):
    monkeypatch.setattr(chromium, "missing_part", lambda: reason)

    app = AppTest.from_function(page).run()

    assert not app.exception
    assert labels(app) == ["Excel"]
    assert app.button[0].disabled
    assert app.button[0].help
