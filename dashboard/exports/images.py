"""A figure as a picture for official papers: on white, with title, unit, source, edition and mark inside."""

import base64

import plotly.graph_objects as go

from dashboard import theme
from dashboard.exports import chromium, png_chunks, sheet
from dashboard.exports.caption import Caption

# 3000 pixels across, type as large as 20 on 1000. Drawn smaller, with the type of the screen, and magnified:
# everything keeps its proportions, because margins, markers and row heights were chosen for the screen.
PIXELS = 3000
PAGE_PIXELS = 1843  # 300 an inch on 156 mm
HEIGHT = 400  # of a figure that names none
LONGEST_SIDE = 16000  # Chromium draws no canvas beyond 16384


def png(figure: go.Figure, caption: Caption) -> bytes:
    """The framed figure as PNG, 3000 pixels across; the figure itself stays as it is.

    Raises chromium.PictureUnavailableError.
    """
    drawing = on_white(figure)
    svg = chromium.draw(drawing.to_dict(), {"format": "svg", **_size(drawing)})
    framed = sheet.framed(drawing, caption)
    framed.update_layout(images=[_pasted(svg, drawing, framed)])
    # Chromium cuts off what is short of a whole pixel.
    scale = min((PIXELS + 0.5) / framed.layout.width, LONGEST_SIDE / framed.layout.height)
    picture = chromium.draw(framed.to_dict(), {"format": "png", "scale": scale, **_size(framed)})
    return png_chunks.described(picture, caption)


def bare_png(figure: go.Figure, caption: Caption) -> bytes:
    """The drawing alone, 300 dots an inch at the width of a page, for a document that says the rest itself.

    Simulated data carry their mark across it. Raises chromium.PictureUnavailableError.
    """
    drawing = on_white(figure)
    if caption.synthetic:
        sheet.watermark(drawing)
    scale = min(PAGE_PIXELS / drawing.layout.width, LONGEST_SIDE / drawing.layout.height)
    picture = chromium.draw(drawing.to_dict(), {"format": "png", "scale": scale, **_size(drawing)})
    return png_chunks.described(picture, caption)


def on_white(figure: go.Figure) -> go.Figure:
    """A copy in light colours and a font that has the characters; its title is left to the frame."""
    drawing = go.Figure(figure)
    # Importing Streamlit makes its template the default, whose colours only the browser page fills in.
    drawing.update_layout(template=theme.template(theme.LIGHT), title={"text": ""})
    drawing.update_layout(
        paper_bgcolor="white",
        plot_bgcolor="white",
        font={"family": theme.FONT, "size": theme.FONT_SIZE, "color": theme.LIGHT.text},
        width=drawing.layout.width or sheet.WIDTH,
        height=drawing.layout.height or HEIGHT,
    )
    return drawing


def _size(figure: go.Figure) -> dict[str, float]:
    return {"width": figure.layout.width, "height": figure.layout.height}


def _pasted(svg: bytes, drawing: go.Figure, framed: go.Figure) -> dict[str, object]:
    width, height = drawing.layout.width, drawing.layout.height
    return {
        "source": "data:image/svg+xml;base64," + base64.b64encode(svg).decode(),
        "xref": "x",
        "yref": "y",
        "x": (framed.layout.width - width) / 2,
        "y": framed.layout.meta["top"],
        "sizex": width,
        "sizey": height,
        "sizing": "stretch",
        "layer": "above",
    }
