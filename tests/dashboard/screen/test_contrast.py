"""Tables are drawn, so no browser tells their colours: those of the settings differ enough to be read."""

import tomllib

import pytest

from dashboard.base import theme
from tests.browser.harness import ROOT

THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
READABLE = 4.5


def light(colour):
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def faded(ink, ground, share):
    mixed = (
        round(int(ink[at : at + 2], 16) * share + int(ground[at : at + 2], 16) * (1 - share))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in mixed)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_of_tables_can_be_read(scheme):
    colours, ground = THEME[scheme], THEME[scheme]["backgroundColor"]

    assert contrast(colours["textColor"], ground) >= READABLE
    assert contrast(colours["linkColor"], ground) >= READABLE
    assert contrast(colours["linkColor"], colours["textColor"]) >= 1.5, "tells apart what leads somewhere"
    assert contrast(faded(colours["textColor"], ground, 0.7), ground) >= READABLE, "a missing value"
    head = colours["dataframeHeaderBackgroundColor"]
    assert contrast(colours["dataframeHeaderTextColor"], head) >= READABLE


@pytest.mark.parametrize("colours", theme.PALETTES.values(), ids=lambda one: one.name)
def test_words_beside_pictures_can_be_read(colours):
    for ink in (colours.text, colours.muted, colours.target):
        assert contrast(ink, colours.background) >= READABLE
