"""Words on several lines as one text a line: LibreOffice writes the lines of one text over each other."""

import re
import xml.etree.ElementTree as Tree

_SVG = "{http://www.w3.org/2000/svg}"
_SIZE = re.compile(r"font-size: ([\d.]+)px")


def part(picture: Tree.Element) -> None:
    """Give every line of every text in the picture a text of its own at its own height."""
    for parent in list(picture.iter()):
        for text in [one for one in parent if one.tag == f"{_SVG}text"]:
            lines = [one for one in text if one.get("class") == "line"]
            if lines:
                place = list(parent).index(text)
                parent.remove(text)
                for number, line in enumerate(lines):
                    parent.insert(place + number, _alone(text, line))


def _alone(text: Tree.Element, line: Tree.Element) -> Tree.Element:
    """The line with the look of the text, moved down as far as it stands below the first."""
    size = _SIZE.search(text.get("style", ""))
    below = float(line.get("dy", "0em").removesuffix("em")) * float(size[1] if size else 0)
    left, top = (line.get(name, text.get(name, "0")) for name in "xy")
    alone = Tree.Element(text.tag, text.attrib | {"x": left, "y": f"{float(top) + below:g}"})
    alone.text = line.text
    alone.extend(list(line))
    return alone
