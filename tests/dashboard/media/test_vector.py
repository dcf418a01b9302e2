"""The SVG of a figure: frame and drawing in one, nothing shared by chance, nothing from outside."""

import re
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest

from dashboard.base import theme
from dashboard.media import chromium, images
from tests.dashboard.files.findings import caption

SVG = "{http://www.w3.org/2000/svg}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
DRAWN = b"""<svg class="main-svg" xmlns="http://www.w3.org/2000/svg"
  xmlns:xlink="http://www.w3.org/1999/xlink" width="650" height="300" viewBox="0 0 650 300">
  <defs><clipPath id="clip1"><rect width="9" height="9"/></clipPath><pattern id="p1"/></defs>
  <g clip-path="url(#clip1)"><image x="10" y="20" width="40" height="20" xlink:href="data:,x"/></g>
  <path d="M0,0" style="fill: url('#p1');" data-unformatted="x"/>
  <path class="point" d="M0,0" style="opacity: 0; fill: red;"/>
  <g class="infolayer"><text x="5" y="10" style="font-size: 10px;">
    <tspan class="line" dy="0em" x="5" y="10">&lt;2021&gt;</tspan>
    <tspan class="line" dy="1.3em" x="5" y="10"><tspan style="font-weight: bold;">half</tspan></tspan>
  </text></g>
</svg>"""


@pytest.fixture
def picture(monkeypatch):
    """What is composed of two drawings that use the same ids."""
    monkeypatch.setattr(chromium, "draw", lambda *_: DRAWN)
    heat = go.Heatmap(
        z=[[0, 1, None, 0.5]], zmin=0, zmax=1, xgap=2, ygap=0, colorscale=[[0, "#000000"], [1, "#FFFFFF"]]
    )
    content = images.svg(go.Figure(heat, layout={"height": 300, "width": 650}), caption(title="<甲>&"))
    return content, ElementTree.fromstring(content)  # noqa: S314 our own


def test_it_says_what_it_is_in_chinese(picture):
    content, root = picture

    assert content.startswith(b"<?xml")
    assert root.get(LANGUAGE) == "zh-CN"
    assert root.get("font-family") == theme.FONT
    assert root[0].tag == f"{SVG}title"
    assert root[0].text == "<甲>&"
    assert root[1].text.split("\n") == list(caption().lines)
    assert root[2].tag == f"{SVG}metadata"
    assert "模拟数据，非真实考核结果" in "".join(root[2].itertext())


def test_it_is_as_wide_as_official_text(picture):
    _, root = picture

    assert root.get("width") == "156mm"
    assert root.get("height") == "72.00mm"


def test_ids_of_frame_and_drawing_stay_apart_and_what_uses_them_follows(picture):
    content, root = picture
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    used = re.findall(rb"url\(#([^)]+)\)", content)

    assert len(ids) == len(set(ids)) == 4
    assert {name.decode() for name in used} == set(ids)


def test_a_heat_map_is_rectangles_and_its_gaps_stay(picture):
    _, root = picture
    cells = [one for one in root.iter(f"{SVG}rect") if one.get("fill")]

    assert root.find(f".//{SVG}image") is not None  # the frame of this test holds one, a real one none
    assert [(one.get("x"), one.get("width"), one.get("fill")) for one in cells] == [
        ("11.00", "8.00", "#000000"),
        ("21.00", "8.00", "#FFFFFF"),
        ("41.00", "8.00", "#808080"),
    ]


def test_every_line_is_a_text_of_its_own_and_what_nobody_sees_is_gone(picture):
    content, root = picture
    lines = [("".join(one.itertext()), one.get("y")) for one in root.iter(f"{SVG}text")]

    assert lines[:2] == [("<2021>", "10"), ("half", "23")]
    assert b"opacity: 0;" not in content
    assert b"data-unformatted" not in content
    assert b"class=" not in content


def test_the_same_drawing_makes_the_same_bytes(picture, monkeypatch):
    content, _ = picture
    monkeypatch.setattr(chromium, "draw", lambda *_: DRAWN.replace(b"clip1", b"clip9f"))
    heat = go.Heatmap(
        z=[[0, 1, None, 0.5]], zmin=0, zmax=1, xgap=2, ygap=0, colorscale=[[0, "#000000"], [1, "#FFFFFF"]]
    )

    assert (
        images.svg(go.Figure(heat, layout={"height": 300, "width": 650}), caption(title="<甲>&")) == content
    )
