"""Pictures and charts of every Word document and of the slides, measured in their packages."""

import re
from xml.etree import ElementTree

import pytest

from dashboard.files import deck, report, unit_brief
from dashboard.files.reminders import letters, lists
from dashboard.media import chromium
from dashboard.media.slides.presentation import Box
from tests.dashboard.files.conftest import HALF, YEAR
from tests.dashboard.files.measured import faults_of_slides, in_word, letters_of_charts

LEAST = 7  # points
UNIT = "SZ021"


@pytest.fixture(params=["2023H2", HALF, YEAR])
def source(request, sample, editions):
    return editions.get(request.param, sample)


@pytest.fixture
def drawn(sample, monkeypatch):
    """The report, and of each of its pictures the figure that was drawn."""
    figures, draw = [], chromium.draw
    monkeypatch.setattr(
        chromium,
        "draw",
        lambda figure, options: (figures.append((figure, options)), draw(figure, options))[1],
    )
    content = report.report(sample).content
    yield content, list(figures)
    chromium._Session.end()


@pytest.mark.browser
def test_every_picture_of_the_report_fits_on_its_page_and_its_words_can_be_read(drawn):
    content, figures = drawn
    found = in_word(content)

    assert len(found) == len(figures) > 8
    assert [one for one in found if not one.fits] == []
    for one, (figure, options) in zip(found, figures, strict=True):
        texts = _texts(chromium.draw(figure, {**options, "format": "svg", "scale": 1}))
        point = one.width / options["width"] * 72 / 25.4
        assert [(words, size * point) for words, size in texts if size * point < LEAST] == []
        assert {name for name in _rows(figure) if not any(name in words for words, _ in texts)} == set()


def _texts(svg):
    """The words of a drawing and their sizes in its pixels."""
    texts = [one for one in ElementTree.fromstring(svg).iter() if one.tag.endswith("}text")]  # noqa: S314 our own
    return [
        ("".join(one.itertext()), float(re.search(r"font-size: ([\d.]+)px", one.get("style"))[1]))
        for one in texts
        if "".join(one.itertext()).strip()
    ]


def _rows(figure):
    """The names of lying bars that are words."""
    lying = [trace for trace in figure["data"] if trace.get("orientation") == "h"]
    return {name for trace in lying for name in trace["y"] if isinstance(name, str)}


def test_every_chart_of_a_brief_fits_on_its_page_and_its_words_can_be_read(source):
    content = unit_brief.brief(source, UNIT)

    assert in_word(content)
    assert [one for one in in_word(content) if not one.fits] == []
    assert min(letters_of_charts(content)) >= LEAST


def test_a_letter_and_the_list_of_reminders_have_nothing_beyond_the_page(source):
    first = letters.addressees(source.results)[0].org_id
    for content in (letters.letter(source, first), lists.word(source)):
        assert [one for one in in_word(content) if not one.fits] == []


def test_nothing_on_a_slide_is_beyond_its_edge_or_over_something_else(source):
    content = deck.pptx(source)

    assert faults_of_slides(content) == []
    assert min(letters_of_charts(content)) >= LEAST


def test_too_large_a_picture_and_an_overlap_are_found(sample, monkeypatch):
    monkeypatch.setattr("dashboard.media.word.paper.TEXT_WIDTH_MM", 170)
    assert [one for one in in_word(unit_brief.brief(sample, UNIT)) if not one.fits]

    monkeypatch.setattr("dashboard.media.slides.presentation._FOOT", Box(0.6, 6.0, 11.4, 1.6))
    assert faults_of_slides(deck.pptx(sample))
