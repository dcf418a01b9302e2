"""The presentation: a sentence a slide, numbers of the results, Chinese fonts, nothing over the edge."""

import io
import re
import zipfile

import pytest
from pptx import Presentation

from dashboard.files import deck as slides
from dashboard.files.deck import standing
from dashboard.media.slides.presentation import Box, Deck, fit_words
from dashboard.media.slides.words import Slides
from dashboard.systems.overview import changes
from dashboard.systems.overview import sentences as overview
from tests.dashboard.files import sources

KINDS = {
    "plain": sources.source,
    "hostile": lambda: sources.source(hostile=True),
    "no five-star branch": lambda: sources.source(five_star=False),
    "empty": sources.empty,
}


def opened(content):
    return Presentation(io.BytesIO(content))


@pytest.fixture(scope="module", params=KINDS)
def content(request):
    return slides.pptx(KINDS[request.param]())


def test_the_slides_are_wide_and_each_has_its_sentence_and_origin(content):
    deck = opened(content)

    assert len(deck.slides) == 8  # none of the systems of which nothing was recorded
    assert round(deck.slide_width / deck.slide_height, 2) == 1.78
    for slide in deck.slides:
        words = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert slide.shapes.title.text_frame.text
        assert "来源：" in words
        assert "版本：" in words
        assert "口径日期：" in words


def test_nothing_reaches_over_the_edge(content):
    deck = opened(content)

    for slide in deck.slides:
        for shape in slide.shapes:
            height = sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
            assert 0 <= shape.left <= deck.slide_width - shape.width, shape.name
            assert 0 <= shape.top <= deck.slide_height - height, shape.name


def test_every_word_names_a_chinese_font(content):
    parts = zipfile.ZipFile(io.BytesIO(content))
    slides_xml = [
        parts.read(name).decode() for name in parts.namelist() if name.startswith("ppt/slides/slide")
    ]
    charts_xml = [
        parts.read(name).decode() for name in parts.namelist() if re.match(r"ppt/charts/chart.*xml$", name)
    ]

    for xml in slides_xml:
        assert xml.count("<a:r>") == xml.count(f'<a:ea typeface="{Slides.FONT}"/>')
    for xml in charts_xml:
        assert f'<a:ea typeface="{Slides.FONT}"/>' in xml


def test_words_that_fit_in_no_size_are_cut():
    size, words = fit_words("党" * 500, Box(0, 0, 2, 0.5), (20, 10))

    assert size == 10
    assert words.endswith(Slides.CUT)
    assert len(words) < 60


def test_the_slide_on_how_all_stands_says_first_what_changed_most(sample):
    made = Deck(slides.about(sample))
    standing.overall(made, sample)
    slide = opened(made.pptx()).slides[0]

    assert slide.shapes.title.text_frame.text == changes.headline(sample.results)
    words = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert overview.score_levels(sample.results) in words
    assert words.count("217个") == 2  # the key figure, and the change
    assert changes.sentence(sample.results) in words
