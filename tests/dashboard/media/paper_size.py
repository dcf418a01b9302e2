"""How large a picture is on paper, as it says itself."""

import io
import re
import zipfile
from xml.etree import ElementTree

from PIL import Image

WIDTH, HEIGHT = 156, 220  # millimetres: the text of an official page
INCH = 25.4


def pages_of(content):
    """The pictures of a file: one, or those of a zip."""
    if not content.startswith(b"PK"):
        return [content]
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return [packed.read(entry) for entry in packed.infolist()]


def millimetres(picture):
    """Width and height of a PNG by its pixels and resolution, of an SVG by what it declares."""
    if picture.startswith(b"\x89PNG"):
        drawn = Image.open(io.BytesIO(picture))
        return tuple(pixels / dots * INCH for pixels, dots in zip(drawn.size, drawn.info["dpi"], strict=True))
    told = ElementTree.fromstring(picture)  # noqa: S314 our own
    return tuple(float(re.fullmatch(r"([\d.]+)mm", told.get(side))[1]) for side in ("width", "height"))


def too_large(content):
    """The sizes of the pictures of a file that go beyond the text of a page."""
    sizes = [millimetres(picture) for picture in pages_of(content)]
    assert sizes
    return [(width, height) for width, height in sizes if width > WIDTH or height > HEIGHT]
