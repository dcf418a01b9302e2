"""Characters in pictures have the shapes of mainland China: neither Japanese ones nor empty boxes.

Names of fonts prove nothing, so shapes are compared with those of the reference face.
"""

import base64
import io
import re
from pathlib import Path

import plotly.graph_objects as go
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat

from dashboard.base import theme
from dashboard.media import chromium, images
from tests.dashboard.files.findings import caption

REFERENCE = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
TELLING = "骨直角令化与"  # drawn otherwise in Japan
SIDE, LARGE = 120, 90  # pixels: of a square to compare in, of the type
APART = 0.5  # a shape is nearer to its own face than half the way to the other

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not REFERENCE.exists(), reason="Noto Sans CJK is not installed"),
]


def face(language):
    """The face of the collection with the shapes of that language."""
    for index in range(20):
        font = ImageFont.truetype(str(REFERENCE), LARGE, index=index)
        if font.getname()[0] == f"Noto Sans CJK {language}":
            return font
    raise LookupError(language)


def squared(picture):
    """The ink of a picture, cut out and stretched to a square."""
    ink = ImageChops.invert(picture.convert("L")).point(lambda value: value if value > 40 else 0)
    return ink.crop(ink.getbbox()).resize((SIDE, SIDE))


def reference(char, language):
    canvas = Image.new("L", (3 * LARGE, 3 * LARGE), "white")
    ImageDraw.Draw(canvas).text((LARGE, LARGE), char, font=face(language), fill="black")
    return squared(canvas)


def distance(one, other):
    return ImageStat.Stat(ImageChops.difference(one, other)).mean[0]


def written(char):
    """A drawing that holds this character and nothing else."""
    figure = go.Figure(layout={"height": 200, "width": 200, "xaxis": {"visible": False}})
    figure.update_yaxes(visible=False)
    figure.add_annotation(
        text=char, x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False,
        font={"size": LARGE, "color": "black"},
    )  # fmt: skip
    return figure


def as_png(char):
    return squared(Image.open(io.BytesIO(images.bare_png(written(char), caption(synthetic=False)))))


def as_svg(char):
    """The character out of an SVG as a file of its own, drawn by the browser without any style of ours."""
    content = images.svg(written(char), caption(synthetic=False)).decode()
    texts = [found for found in re.findall(r"<text.*?</text>", content) if f">{char}</text>" in found]
    family = re.search(r'<svg[^>]*xml:lang="zh-CN"[^>]*font-family="[^"]*SC[^"]*"', content)
    alone = f'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200">{texts[0]}</svg>'
    assert family
    source = "data:image/svg+xml;base64," + base64.b64encode(alone.encode()).decode()
    sheet = written("")
    sheet.update_layout(annotations=[], margin={"l": 0, "r": 0, "t": 0, "b": 0}, paper_bgcolor="white")
    sheet.add_layout_image(source=source, xref="paper", yref="paper", x=0, y=1, sizex=1, sizey=1)
    drawn = chromium.draw(sheet.to_dict(), {"format": "png", "width": 200, "height": 200, "scale": 2})
    return squared(Image.open(io.BytesIO(drawn)))


def is_simplified(shape, char):
    """Nearer to the face of mainland China than to the Japanese one, and clearly so."""
    own, other = (distance(shape, reference(char, language)) for language in ("SC", "JP"))
    return own < APART * distance(reference(char, "SC"), reference(char, "JP")) and own < other


@pytest.mark.parametrize("draw", [as_png, as_svg])
def test_characters_have_the_shapes_of_mainland_china(draw):
    wrong = [char for char in TELLING if not is_simplified(draw(char), char)]

    assert not wrong


def test_the_comparison_would_notice_japanese_shapes_and_empty_boxes(monkeypatch):
    monkeypatch.setattr(theme, "FONT", "'Noto Sans CJK JP'")

    assert not any(is_simplified(as_png(char), char) for char in TELLING)
    assert not is_simplified(as_png("\U000f0000"), "骨")
