"""Pictures: on white, explaining themselves, marked; the figure they came from stays as it was."""

import io
import itertools
import json

import plotly.graph_objects as go
import pytest
from PIL import Image, ImageStat

from analytics.base import rules
from dashboard.base import theme
from dashboard.media import chromium, framed_sheet, images
from tests.dashboard.files.findings import caption


def figure(**layout):
    bars = go.Bar(x=["甲", "乙"], y=[1, 2], marker={"color": "#3B76AF"})
    return go.Figure([bars], layout={"height": 300, "paper_bgcolor": "#14181E", **layout})


def words(framed):
    return [annotation.text for annotation in framed.layout.annotations]


def test_the_sheet_says_title_scope_source_edition_and_method():
    framed = framed_sheet.make_sheet(images.on_white(figure()), caption(synthetic=False))

    assert words(framed) == [
        "<b>五星支部占比</b>",
        caption().scope,
        caption().origin,
        caption().making,
    ]


def test_simulated_data_are_marked_above_across_and_below_in_large_type():
    framed = framed_sheet.make_sheet(images.on_white(figure()), caption())

    marks = [note for note in framed.layout.annotations if "模拟数据" in note.text]

    assert [note.text for note in marks] == [
        "<b>模拟数据</b>",
        f"<b>{rules.SYNTHETIC_MARK}</b>",
        f"<b>{rules.SYNTHETIC_MARK}</b>",
    ]
    assert [note.font.size for note in marks] == [64, 15, 12.5]


def test_a_long_picture_is_marked_all_the_way_down():
    framed = framed_sheet.make_sheet(images.on_white(figure(height=2400)), caption())

    assert words(framed).count("<b>模拟数据</b>") == 4


def test_a_long_title_is_broken_into_lines_and_nothing_overlaps():
    framed = framed_sheet.make_sheet(images.on_white(figure()), caption(title="全省机关党建考核" * 12))

    notes = [note for note in framed.layout.annotations if note.textangle is None]
    middles = [(note.y, note.font.size) for note in notes]

    assert sum("全省" in note.text for note in notes) >= 3
    for (upper, size), (lower, next_size) in itertools.pairwise(middles):
        assert lower - upper >= (size + next_size) / 2
    assert middles[-1][0] + middles[-1][1] / 2 <= framed.layout.height


def test_markup_in_a_title_is_shown_as_text():
    framed = framed_sheet.make_sheet(
        images.on_white(figure()), caption(title="<a href='x'>甲</a>%{meta}", synthetic=False)
    )

    assert words(framed)[0] == "<b>&lt;a href='x'&gt;甲&lt;/a&gt;&#37;{meta}</b>"


def test_a_picture_is_drawn_in_light_colours_whatever_the_screen_was():
    drawing = images.on_white(figure(title="旧标题", font={"color": "white"}))

    assert drawing.layout.paper_bgcolor == "white"
    assert drawing.layout.font.color == theme.LIGHT.text
    assert drawing.layout.title.text == ""
    assert "SC" in drawing.layout.font.family


@pytest.fixture
def nothing_drawn(monkeypatch):
    def draw(_, options):
        if options["format"] == "svg":
            return b"<svg/>"
        picture = io.BytesIO()
        Image.new("RGB", (10, 10), "white").save(picture, "PNG")
        return picture.getvalue()

    monkeypatch.setattr(chromium, "draw", draw)


@pytest.mark.usefixtures("nothing_drawn")
def test_the_figure_is_not_changed():
    original = figure(title="标题")
    before = original.to_json()

    images.png(original, caption())

    assert json.loads(original.to_json()) == json.loads(before)


@pytest.mark.usefixtures("nothing_drawn")
def test_a_picture_carries_its_caption_and_its_size_on_paper():
    picture = Image.open(io.BytesIO(images.png(figure(), caption())))
    picture.load()

    assert picture.text["Title"] == "五星支部占比"
    assert rules.SYNTHETIC_MARK in picture.text["Description"]
    assert picture.info["dpi"][0] == pytest.approx(10 / 0.156 * 0.0254, rel=0.02)


def test_small_print_around_a_drawing_has_nine_points_on_paper():
    framed = framed_sheet.make_sheet(images.on_white(figure()), caption())

    point = images.PAGE_WIDTH / 25.4 * 72 / framed.layout.width

    assert min(note.font.size for note in framed.layout.annotations) * point >= 9


@pytest.mark.parametrize("reason", list(chromium.Missing))
def test_without_browser_or_font_the_reason_is_named(monkeypatch, reason):
    monkeypatch.setattr(chromium, "missing_part", lambda: reason)

    with pytest.raises(chromium.PictureUnavailableError) as raised:
        images.png(figure(), caption())

    assert raised.value.reason is reason


def test_no_chromium_is_noticed(monkeypatch):
    monkeypatch.setattr(chromium.Chromium, "find_browser", lambda **_: None)

    assert chromium.missing_part.__wrapped__() is chromium.Missing.CHROMIUM


def test_a_session_that_keeps_dying_is_reported(monkeypatch):
    starts = []

    def failing():
        starts.append("start")
        raise BrokenPipeError

    monkeypatch.setattr(chromium, "missing_part", lambda: None)
    monkeypatch.setattr(chromium._Session, "current", failing)

    with pytest.raises(chromium.PictureUnavailableError) as raised:
        chromium.draw({}, {})

    assert raised.value.reason is chromium.Missing.SESSION
    assert len(starts) == 2


@pytest.mark.browser
def test_a_real_picture_is_large_light_and_marked_and_survives_a_dead_browser():
    first = images.png(figure(), caption())
    chromium._Session._current._browser.subprocess.kill()
    second = images.png(figure(), caption())
    chromium._Session.end()

    picture = Image.open(io.BytesIO(first)).convert("RGB")
    framed = framed_sheet.make_sheet(images.on_white(figure()), caption())
    scale = images.PAGE_PIXELS / framed.layout.width
    band = picture.crop((0, 0, picture.width, round(40 * scale)))
    middle = picture.crop((0, round(framed.layout.meta["top"] * scale), picture.width, picture.height))

    assert picture.size == (images.PAGE_PIXELS, pytest.approx(framed.layout.height * scale, abs=2))
    assert picture.getpixel((2, 2)) == (255, 255, 255)
    assert ImageStat.Stat(picture).mean[0] > 150
    assert any(red > 120 and green < 60 for _, (red, green, _) in band.getcolors(1 << 20))
    assert (59, 118, 175) in {colour for _, colour in middle.getcolors(1 << 20)}
    assert Image.open(io.BytesIO(second)).size == picture.size
