"""Choices stand in the URL as codes: words change, codes do not."""

import pytest

from dashboard.files.definition_words import PARTS

PARTS_OF = {"history": {"records": "finalise"}}  # where on the page the choice stands


@pytest.mark.parametrize(
    ("script", "address", "code"),
    [
        ("import_data", "dataset", "reviews"),
        ("history", "finalise", "2021H1"),
        ("methods", "part", "rubrics"),
    ],
)
def test_a_code_in_the_link_chooses_and_stays_a_code(serve, sample_lake, script, address, code):
    app = serve(sample_lake, script, **{address: code, **PARTS_OF.get(script, {})})

    assert not app.exception
    assert app.query_params[address] == code
    assert app.session_state[f"{address}_box"] == code


def test_the_first_choice_has_no_address(serve, sample_lake):
    app = serve(sample_lake, "methods")

    assert "part" not in app.query_params
    assert app.session_state["part_box"] == next(iter(PARTS))
