"""A figure as a picture for official papers: on white, with title, unit, source, edition and mark inside."""

import base64
import io
import zipfile
from dataclasses import replace

import plotly.graph_objects as go

from dashboard.base import theme
from dashboard.base.caption import Caption, file_name
from dashboard.base.file_words import Files
from dashboard.media import chromium, framed_sheet, page_parts, png_chunks, same_bytes, vector

# 300 dots an inch on 156 mm, the text width of a page. Drawn smaller, with the type of the screen, and
# magnified: everything keeps its proportions, because margins, markers and rows were chosen for the screen.
PAGE_PIXELS = 1842
PAGE_WIDTH, PAGE_HEIGHT = 156, 220  # millimetres: the text of a page
IN_DOCUMENT = 50 * theme.FONT_SIZE  # pixels across a drawing whose words the document around it says
LONGEST_SIDE = 16000  # Chromium draws no canvas beyond 16384


def count(figure: go.Figure, caption: Caption) -> int:
    """Into how many pictures the figure goes."""
    return len(_parts(figure, caption))


def file(figure: go.Figure, caption: Caption, ending: str) -> bytes:
    """The figure as one png or svg; where it goes into several, a zip of them, each with its own number.

    Raises chromium.PictureUnavailableError.
    """
    make = {"png": png, "svg": svg}[ending]
    parts = _parts(figure, caption)
    if len(parts) == 1:
        return make(page_parts.draw(figure, parts[0]), caption)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for number, part in enumerate(parts, start=1):
            about = _number_title(caption, number, len(parts))
            name = same_bytes.bare(file_name(about, ending))
            packed.writestr(name, make(page_parts.draw(figure, part), about))
    return stream.getvalue()


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
    drawing = on_white(figure, IN_DOCUMENT)
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
        height=drawing.layout.height or page_parts.HEIGHT,
    )
    return drawing


def _parts(figure: go.Figure, caption: Caption) -> list[page_parts.Part]:
    width = max(figure.layout.width or 0, framed_sheet.WIDTH)
    page = PAGE_HEIGHT / PAGE_WIDTH * width
    whole = page_parts.cut(figure, page - framed_sheet.room(caption, width))
    if len(whole) == 1:
        return whole
    return page_parts.cut(figure, page - framed_sheet.room(_number_title(caption, 10, 10), width))


def _number_title(caption: Caption, number: int, count: int) -> Caption:
    return replace(caption, title=Files.PART.format(title=caption.title, number=number, count=count))


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
