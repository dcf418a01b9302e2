"""One SVG of a frame and the drawing in it: text as text, told what it is, nothing from outside."""

import re
import xml.etree.ElementTree as Tree
from typing import Any

from dashboard.base import theme
from dashboard.base.caption import Caption
from dashboard.media import heat_cells, lines_apart

_SVG, _LINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_RDF, _CORE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://purl.org/dc/elements/1.1/"
_SPACES = {"": _SVG, "xlink": _LINK, "rdf": _RDF, "dc": _CORE}
_REFERENCE = re.compile(r"""url\((['"]?)#([^'")]+)\1\)""")
_UNSEEN = re.compile(r"(^|;)\s*opacity: 0(;|$)")
_LANGUAGE = "zh-CN"


def compose_svg(
    frame: bytes,
    drawing: bytes,
    corner: tuple[float, float],
    caption: Caption,
    heat: Any | None,
    *,
    width: float,
) -> bytes:
    """The drawing inside the frame, its left upper corner there, so many millimetres wide.

    heat: the heat map of the drawing, which Plotly hands out as a bitmap.
    """
    for prefix, space in _SPACES.items():
        Tree.register_namespace(prefix, space)
    outer, inner = (Tree.fromstring(part) for part in (frame, drawing))  # noqa: S314 our own Chromium made them
    if heat is not None:
        heat_cells.redraw(inner, heat)
    words = next(group for group in outer if group.get("class") == "infolayer")  # the mark lies over all
    place = list(outer).index(words)
    for number, part in enumerate((outer, inner)):
        _rename(part, "fd"[number])
    moved = Tree.Element(f"{{{_SVG}}}g", transform="translate({:g},{:g})".format(*corner))
    moved.extend(list(inner))
    outer.insert(place, moved)
    lines_apart.part(outer)
    _tidy(outer)
    _tell(outer, caption)
    _, _, wide, high = map(float, outer.get("viewBox", "").split())
    outer.attrib |= {"width": f"{width:g}mm", "height": f"{width * high / wide:.2f}mm"}
    outer.attrib |= {f"{{{_XML}}}lang": _LANGUAGE, "font-family": theme.FONT}
    return Tree.tostring(outer, encoding="utf-8", xml_declaration=True)


def _rename(part: Tree.Element, prefix: str) -> None:
    """Ids in the order they stand: two parts never share one, and one figure always gives the same file."""
    named = [one for one in part.iter() if one.get("id")]
    new = {one.get("id"): f"{prefix}{number}" for number, one in enumerate(named)}
    for one in named:
        one.set("id", new[one.get("id")])
    for one in part.iter():
        for name, value in one.attrib.items():
            if name in ("href", f"{{{_LINK}}}href") and value.startswith("#"):
                one.set(name, f"#{new.get(value[1:], value[1:])}")
            elif "url(" in value:
                one.set(name, _REFERENCE.sub(lambda found: f"url(#{new.get(found[2], found[2])})", value))


def _tidy(picture: Tree.Element) -> None:
    """What only Plotly reads goes, and what nobody sees: empty groups, marks that only answer to clicks."""
    _prune(picture)
    for one in picture.iter():
        for name in [name for name in one.attrib if name == "class" or name.startswith("data-")]:
            del one.attrib[name]


def _prune(group: Tree.Element) -> None:
    for one in list(group):
        _prune(one)
        is_empty = one.tag == f"{{{_SVG}}}g" and len(one) == 0
        is_bare = one.tag == f"{{{_SVG}}}path" and not one.get("d")
        if is_empty or is_bare or _UNSEEN.search(one.get("style", "")):
            group.remove(one)
    if group.get("transform") == "":
        del group.attrib["transform"]


def _tell(picture: Tree.Element, caption: Caption) -> None:
    """Title and description for readers of screens and for catalogues of pictures."""
    title, described, about = (Tree.Element(f"{{{_SVG}}}{name}") for name in ("title", "desc", "metadata"))
    title.text, described.text = caption.title, "\n".join(caption.lines)
    core = Tree.SubElement(Tree.SubElement(about, f"{{{_RDF}}}RDF"), f"{{{_RDF}}}Description")
    core.set(f"{{{_RDF}}}about", "")
    told = {
        "title": caption.title,
        "description": described.text,
        "source": caption.origin,
        "coverage": caption.scope,
        "rights": caption.mark,
        "language": _LANGUAGE,
    }
    for name, words in told.items():
        if words:
            Tree.SubElement(core, f"{{{_CORE}}}{name}").text = words
    for place, one in enumerate((title, described, about)):
        picture.insert(place, one)
