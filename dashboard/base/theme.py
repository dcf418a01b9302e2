"""Colours, fonts and the Plotly template: the one place that decides how figures look."""

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

# Simplified glyphs first: left to itself a browser draws some characters in their Japanese form.
FONT = "'Microsoft YaHei','PingFang SC','Noto Sans CJK SC','Source Han Sans SC',sans-serif"
FONT_SIZE = 13
TITLE_SIZE = 16


@dataclass(frozen=True)
class Palette:
    """The colours of one appearance. Judgements keep apart under every common colour blindness."""

    name: str  # as Streamlit calls the appearance
    background: str
    surface: str
    text: str
    muted: str
    grid: str
    border: str
    met: str  # reaches the target
    missed: str  # does not
    target: str  # the line of the target
    neutral: str  # no judgement, or no target
    categories: tuple[str, ...]  # Okabe and Ito's, for kinds without an order
    sequence: tuple[str, ...]  # from little to much, the far end standing out from the background

    def of(self, role: str) -> str:
        """The colour of a role as base.looks.Colour names it: 'met', 'sequence 3'."""
        part, _, number = role.partition(" ")
        found = getattr(self, part)
        return str(found[int(number)] if number else found)


LIGHT = Palette(
    name="light",
    background="#FFFFFF",
    surface="#F4F6F9",
    text="#1F2933",
    muted="#5B6773",
    grid="#E6EAEF",
    border="#DDE2E8",
    met="#3B76AF",
    missed="#CA7A2B",
    target="#B03A48",
    neutral="#7F8A96",
    categories=("#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9", "#CC79A7"),
    sequence=("#E8F0F8", "#BDD4E9", "#86B2D6", "#4F8CBE", "#2F6699", "#1F4A73"),
)
DARK = Palette(
    name="dark",
    background="#14181E",
    surface="#1E242C",
    text="#E6EAF0",
    muted="#A3AEBA",
    grid="#2B323C",
    border="#343C47",
    met="#6FA8DC",
    missed="#E39A4C",
    target="#E8717F",
    neutral="#97A2AE",
    categories=("#4C9FD6", "#E69F00", "#1FB58A", "#E8743B", "#8CCBF0", "#DB95BD"),
    sequence=("#22303F", "#2F4A66", "#41698F", "#5A8CBA", "#86B2DC", "#C3DBF2"),
)


PALETTES = {colours.name: colours for colours in (LIGHT, DARK)}


def palette(appearance: str | None) -> Palette:
    """The colours for 'light' or 'dark'; light while the browser has not said."""
    return PALETTES.get(appearance or LIGHT.name, LIGHT)


def template(colours: Palette) -> go.layout.Template:
    """How every figure looks: see-through, quiet axes, no dragging (on a phone a finger scrolls the page)."""
    axis = _axis(colours)
    left_title = {"font": {"size": TITLE_SIZE, "color": colours.text}, "x": 0, "xref": "container"}
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": FONT_SIZE, "color": colours.text},
            "title": left_title,
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "colorway": list(colours.categories),
            "colorscale": {"sequential": scale(colours)},
            "margin": {"l": 8, "r": 8, "t": 40, "b": 8},  # below 30 at the top a target's label is clipped
            "xaxis": {**axis, "showgrid": False},
            "yaxis": axis,
            "hoverlabel": _hover_label(colours),
            "legend": {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "title": {"text": ""}},
            "dragmode": False,
            "bargap": 0.3,
        }
    )


def scale(colours: Palette) -> list[tuple[float, str]]:
    """The sequence as Plotly wants a colour scale: (position from 0 to 1, colour)."""
    last = len(colours.sequence) - 1
    return [(place / last, colour) for place, colour in enumerate(colours.sequence)]


def _axis(colours: Palette) -> dict[str, Any]:
    return {
        "automargin": True,
        "color": colours.muted,
        "gridcolor": colours.grid,
        "linecolor": colours.border,
        "zerolinecolor": colours.border,
        "title": {"font": {"color": colours.muted, "size": FONT_SIZE}, "standoff": 8},
        "tickfont": {"color": colours.muted, "size": FONT_SIZE - 1},
        "fixedrange": True,
    }


def _hover_label(colours: Palette) -> dict[str, Any]:
    return {
        "bgcolor": colours.surface,
        "bordercolor": colours.border,
        "font": {"family": FONT, "size": FONT_SIZE, "color": colours.text},
        "align": "left",
        "namelength": -1,
    }
