"""A figure as a picture for official papers: on white, with title, unit, source, edition and mark inside."""

import base64

import plotly.graph_objects as go

from dashboard.base import theme
from dashboard.base.caption import Caption
from dashboard.media import chromium, framed_sheet, png_chunks, vector

# 300 dots an inch on 156 mm, the text width of a page. Drawn smaller, with the type of the screen, and
# magnified: everything keeps its proportions, because margins, markers and rows were chosen for the screen.
PAGE_PIXELS = 1843
PAGE_WIDTH = 156  # millimetres
_IN_DOCUMENT = 50 * theme.FONT_SIZE  # pixels across a drawing whose words the document around it says
HEIGHT = 400  # of a figure that names none
LONGEST_SIDE = 16000  # Chromium draws no canvas beyond 16384


def png(figure: go.Figure, caption: Caption) -> bytes:
    """The framed figure as PNG for the width of a page; the figure itself stays as it is.

    Raises chromium.PictureUnavailableError.
    """
    drawing = on_white(figure)
    drawn = chromium.draw(drawing.to_dict(), {"format": "svg", **_size(drawing)})
    framed = framed_sheet.make_sheet(drawing, caption)
    framed.update_layout(images=[_pasted_image(drawn, drawing, framed)])
    # Chromium cuts off what is short of a whole pixel.
    scale = min((PAGE_PIXELS + 0.5) / framed.layout.width, LONGEST_SIDE / framed.layout.height)
    picture = chromium.draw(framed.to_dict(), {"format": "png", "scale": scale, **_size(framed)})
    return png_chunks.add_metadata(picture, caption)


def svg(figure: go.Figure, caption: Caption) -> bytes:
    """The same framed figure as SVG, its words as text; a heat map in rectangles.

    Raises chromium.PictureUnavailableError.
    """
    drawing = on_white(figure)
    framed = framed_sheet.make_sheet(drawing, caption)
    outer, inner = (
        chromium.draw(one.to_dict(), {"format": "svg", **_size(one)}) for one in (framed, drawing)
    )
    corner = ((framed.layout.width - drawing.layout.width) / 2, framed.layout.meta["top"])
    heat = next((trace for trace in drawing.data if trace.type == "heatmap"), None)
    return vector.compose_svg(outer, inner, corner, caption, heat, width=PAGE_WIDTH)


def bare_png(figure: go.Figure, caption: Caption) -> bytes:
    """The drawing alone, 300 dots an inch at the width of a page, for a document that says the rest itself.

    Simulated data carry their mark across it. Raises chromium.PictureUnavailableError.
    """
    drawing = on_white(figure, _IN_DOCUMENT)
    if caption.synthetic:
        framed_sheet.watermark(drawing)
    scale = min(PAGE_PIXELS / drawing.layout.width, LONGEST_SIDE / drawing.layout.height)
    picture = chromium.draw(drawing.to_dict(), {"format": "png", "scale": scale, **_size(drawing)})
    return png_chunks.add_metadata(picture, caption)


def on_white(figure: go.Figure, width: float = framed_sheet.WIDTH) -> go.Figure:
    """A copy in light colours and a font that has the characters; its title is left to the frame."""
    drawing = go.Figure(figure)
    # Importing Streamlit makes its template the default, whose colours only the browser page fills in.
    drawing.update_layout(template=theme.template(theme.LIGHT), title={"text": ""})
    drawing.update_layout(
        paper_bgcolor="white",
        plot_bgcolor="white",
        font={"family": theme.FONT, "size": theme.FONT_SIZE, "color": theme.LIGHT.text},
        width=drawing.layout.width or width,
        height=drawing.layout.height or HEIGHT,
    )
    return drawing


def _size(figure: go.Figure) -> dict[str, float]:
    return {"width": figure.layout.width, "height": figure.layout.height}


def _pasted_image(drawn: bytes, drawing: go.Figure, framed: go.Figure) -> dict[str, object]:
    width, height = drawing.layout.width, drawing.layout.height
    return {
        "source": "data:image/svg+xml;base64," + base64.b64encode(drawn).decode(),
        "xref": "x",
        "yref": "y",
        "x": (framed.layout.width - width) / 2,
        "y": framed.layout.meta["top"],
        "sizex": width,
        "sizey": height,
        "sizing": "stretch",
        "layer": "above",
    }
