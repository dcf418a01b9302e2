"""Every picture of the systems that need no page of their own fits on a page, whatever a reader chooses."""

from dataclasses import replace
from itertools import product

import pytest

from dashboard import systems
from dashboard.base import theme
from dashboard.base.source import Source
from dashboard.kit.finding import Where
from dashboard.kit.statement import WHOLE
from dashboard.media import chromium, images, plotly
from tests.dashboard.media.paper_size import too_large

DRAWN = [
    one
    for system in systems.ALL
    if system.headline
    for one in system.findings_at(Where.PAGE)
    if one.chart or one.draw
]


@pytest.fixture(scope="module")
def source(sample_results):
    yield Source(sample_results("2023H2"), None, 1)
    chromium._Session.end()


@pytest.mark.browser
@pytest.mark.parametrize("ending", ["png", "svg"])
@pytest.mark.parametrize("one", DRAWN, ids=[one.key for one in DRAWN])
def test_a_picture_of_a_system_fits_on_a_page(source, one, ending):
    results = source.results
    for codes in product(*(choice.options(results, WHOLE) or [""] for choice in one.choices)):
        of = (WHOLE, *codes)
        figure = plotly.finding_figure(results, theme.LIGHT, *of, chart=one.chart, draw=one.draw)
        about = source.caption(one.table, title=one.title_of(results, *of), unit=one.unit)
        about = replace(about, headline=one.statement_of(results, *of).words)

        assert too_large(images.file(figure, about, ending)) == [], codes


def test_a_source_is_named_in_words_of_the_trade(source):
    named = {name: source.results.sources(name) for name in source.results.tables if name != "provenance"}

    assert named
    assert {
        name: told for name, told in named.items() if any(char.isascii() and char.isalpha() for char in told)
    } == {}
