"""A heat map in rectangles: Plotly draws its cells as a bitmap, which an SVG should not hold."""

import xml.etree.ElementTree as Tree
from itertools import pairwise
from typing import Any

_SVG = "{http://www.w3.org/2000/svg}"


def redraw(picture: Tree.Element, heat: Any) -> None:
    """Put rectangles where the bitmap of the heat map stands; rows from the top, as the figures turn them."""
    parents = [(parent, one) for parent in picture.iter() for one in parent if one.tag == f"{_SVG}image"]
    for parent, image in parents:
        place = list(parent).index(image)
        parent.remove(image)
        parent.insert(place, _cells(image, heat))


def _cells(image: Tree.Element, heat: Any) -> Tree.Element:
    left, top, width, height = (float(image.get(name, 0)) for name in ("x", "y", "width", "height"))
    across, down = width / len(heat.z[0]), height / len(heat.z)
    x_gap, y_gap = heat.xgap or 0, heat.ygap or 0
    group = Tree.Element(f"{_SVG}g")
    for row, line in enumerate(heat.z):
        for column, value in enumerate(line):
            if value is not None:
                cell = {
                    "x": f"{left + column * across + x_gap / 2:.2f}",
                    "y": f"{top + row * down + y_gap / 2:.2f}",
                    "width": f"{across - x_gap:.2f}",
                    "height": f"{down - y_gap:.2f}",
                    "fill": _colour(value, heat),
                }
                Tree.SubElement(group, f"{_SVG}rect", cell)
    return group


def _colour(value: float, heat: Any) -> str:
    share = min(max((value - heat.zmin) / (heat.zmax - heat.zmin), 0), 1)
    steps = pairwise(heat.colorscale)
    (start, low), (end, high) = next((a, b) for a, b in steps if share <= b[0])
    part = (share - start) / (end - start)
    mixed = (round(a + (b - a) * part) for a, b in zip(_parts(low), _parts(high), strict=True))
    return "#" + "".join(f"{one:02X}" for one in mixed)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
