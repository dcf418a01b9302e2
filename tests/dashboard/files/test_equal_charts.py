"""The numbers of native charts: what is drawn, the workbook behind it and the results are the same."""

import io
import zipfile

import openpyxl
import pytest
from lxml import etree
from pptx import Presentation

from dashboard.files import deck as slides
from dashboard.files import unit_brief
from dashboard.media import blocks
from tests.dashboard.files.shown_pages import FIRST_STEPS, letters

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
UNITS = ("SZ014", "SZ021", "SH001")


def drawn(xml):
    """Of each series its name, categories and values, as the file remembers them."""
    series = []
    for one in etree.fromstring(xml).iter(f"{_C}ser"):
        (name,), names = ([point.text for point in one.find(f"{_C}{part}").iter(f"{_C}v")]
                          for part in ("tx", "cat"))  # fmt: skip
        points = {int(point.get("idx")): float(point.find(f"{_C}v").text)
                  for point in one.find(f"{_C}val").iter(f"{_C}pt")}  # fmt: skip
        series.append((name, names, [points.get(place) for place in range(len(names))]))
    return series


def behind(book):
    """The same from the workbook that opens at 'edit data'."""
    head, *rows = openpyxl.load_workbook(io.BytesIO(book)).active.iter_rows(values_only=True)
    names = [row[0] for row in rows]
    return [(name, names, [row[place] for row in rows]) for place, name in enumerate(head[1:], start=1)]


def packed(content):
    return zipfile.ZipFile(io.BytesIO(content))


@pytest.fixture
def deck(edition):
    return Presentation(io.BytesIO(slides.pptx(edition)))


def charts(deck):
    return [shape.chart.part for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def test_behind_every_chart_of_the_slides_is_what_it_draws(deck):
    for part in charts(deck):
        told = [(name, names, [value and round(value, 9) for value in values])
                for name, names, values in drawn(part.blob)]  # fmt: skip
        assert behind(part.chart_workbook.xlsx_part.blob) == told


@pytest.mark.parametrize("org_id", UNITS)
def test_behind_the_chart_of_a_brief_is_what_it_draws(edition, org_id):
    bars = next(part for part in unit_brief.blocks(edition, org_id) if isinstance(part, blocks.NativeBars))
    files = packed(unit_brief.brief(edition, org_id))

    (chart,) = drawn(files.read("word/charts/chart1.xml"))

    (lost,) = bars.panel.series
    assert chart == (lost.name, list(bars.panel.categories.names), list(lost.values))
    assert behind(files.read("word/embeddings/chart1.xlsx")) == [chart]


def test_every_sentence_of_the_slides_stands_on_a_page(edition, deck, pages):
    shown = pages.province(edition.results.period.code)
    origin = ("来源", "版本", "期间", "定稿", "模拟")
    texts = [shape.text_frame.text for slide in list(deck.slides)[1:] for shape in slide.shapes
             if shape.has_text_frame]  # fmt: skip
    said = [
        text for text in texts if len(text) > 10 and any(map(str.isdigit, text)) and "口径日期" not in text
    ]

    missing = [
        text for text in said if letters(text) not in shown and not text.startswith((*origin, FIRST_STEPS))
    ]

    assert len(said) > 8
    assert [text for text in missing if " · " not in text and not text.startswith("列出")] == []
