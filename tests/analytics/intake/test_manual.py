"""The manual tells the form that is really read."""

from pathlib import Path

from analytics.intake import forms

MANUAL = Path(__file__).parents[3] / "docs" / "WORKBOOKS.md"


def test_the_manual_ends_with_the_form_of_every_data_set():
    assert MANUAL.read_text(encoding="utf-8").endswith(forms.manual())
