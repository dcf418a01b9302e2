"""The page of the items opens with one dimension, which a phone can show, and holds them all on request."""

import pytest

from dashboard.systems.scores.item_words import Items


@pytest.mark.parametrize(("query", "shown"), [({}, "学的氛围"), ({"dimension": "all"}, Items.ALL)])
def test_the_matrix_shows_one_dimension_until_all_are_asked_for(serve, sample_lake, query, shown):
    app = serve(sample_lake, "items", period="2023H2", **query)

    heads = [line.value for line in app.markdown]
    titles = [
        head
        for head in heads
        if Items.MATRIX.format(which=shown) in head and Items.MATRIX_NOTE.split("，")[0] in head
    ]
    assert not app.exception
    assert len(titles) == 1
    assert any(line.value.startswith(f"{shown}：1 ") for line in app.caption)
