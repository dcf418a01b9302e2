"""What an Office file says, part by part: words, tables, pictures' words, cells, formats, charts."""

import hashlib
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SERIES = {"f", "v", "t"}  # where a chart's numbers stand, the numbers, and the words of its titles
_LEFT_OUT = {"created", "modified", "drawing", "legacyDrawing", "pageSetup", "dimension"}


class Package:
    """The parts of a file, and where their relations lead."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            self.parts = {name: packed.read(name) for name in packed.namelist()}

    def tree(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[name])

    def named(self, pattern: str) -> list[str]:
        """The parts of such a name, in the order of their numbers."""
        found = [name for name in self.parts if re.fullmatch(pattern, name)]
        return sorted(found, key=lambda name: (int("0" + "".join(re.findall(r"\d+", name))), name))

    def relations(self, name: str) -> dict[str, str]:
        folder, base = posixpath.split(name)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if rels not in self.parts:
            return {}
        found = {}
        for one in self.tree(rels):
            target = one.get("Target")
            inside = one.get("TargetMode") != "External"
            found[one.get("Id")] = (
                posixpath.normpath(posixpath.join("/", folder, target))[1:] if inside else target
            )
        return found


def document(content: bytes) -> list[str]:
    """A Word document or slides: what stands there, from top to bottom; tables a row a line."""
    held = Package(content)
    lines: list[str] = []
    wanted = (
        r"word/document\.xml|ppt/slides/slide\d+\.xml",
        r"word/(header|footer|footnotes|endnotes|comments)\d*\.xml|ppt/notesSlides/notesSlide\d+\.xml",
    )
    for pattern in wanted:
        for name in held.named(pattern):
            said = list(_walk(held, held.relations(name), held.tree(name)))
            if any(said):
                lines += [f"== {name.rpartition('/')[2].removesuffix('.xml')}", *said]
    return [*lines, *_properties(held)]


def _walk(held: Package, leads: dict[str, str], at: etree._Element) -> Iterator[str]:
    kind = _local(at)
    if kind == "tbl":
        yield from _rows(held, leads, at)
        return
    if kind == "p":
        yield _heading(at) + _words(at)
    if kind in ("docPr", "cNvPr") and at.get("descr"):
        yield f"[alt] {at.get('descr')}"
    if kind == "blip" and (part := leads.get(at.get(f"{_R}embed"))):
        yield f"[picture] {held.parts[part].rpartition(b'figure ')[2][-64:].decode('latin-1')}"
    if kind == "chart" and (part := leads.get(at.get(f"{_R}id"))):
        yield from (f"[chart] {line}" for line in chart(held.tree(part)))
        looks = "\n".join(flat(held.tree(part)))
        yield f"[chart] looks {hashlib.sha256(looks.encode()).hexdigest()[:16]}"
    for child in at:
        if (isinstance(child.tag, str) and _local(child) not in ("r", "t")) or _holds_drawing(child):
            yield from _walk(held, leads, child)


def _holds_drawing(at: etree._Element) -> bool:
    return isinstance(at.tag, str) and next(at.iter("{*}drawing", "{*}txbxContent"), None) is not None


def _rows(held: Package, leads: dict[str, str], at: etree._Element) -> Iterator[str]:
    for row in at.iter("{*}tr"):
        cells = ["⏎".join(_words(one) for one in cell.iter("{*}p")) for cell in row.iterfind("{*}tc")]
        yield f"| {' | '.join(cells)} |"
    for one in at.iter("{*}drawing"):
        yield from _walk(held, leads, one)


def _words(at: etree._Element) -> str:
    said = []
    for one in at.iter():
        kind = _local(one) if isinstance(one.tag, str) else ""
        if kind == "t":
            said.append(one.text or "")
        elif kind == "instrText":
            said.append(f"{{{(one.text or '').strip()}}}")
        elif kind in ("tab", "br", "cr") and one.getparent().tag.endswith("}r"):
            said.append({"tab": "\t"}.get(kind, "⏎"))
    return "".join(said)


def _heading(at: etree._Element) -> str:
    style = next((one.get(one.tag.partition("}")[0] + "}val") for one in at.iter("{*}pStyle")), "")
    level = re.fullmatch(r"[Hh]eading ?(\d)", style or "")
    return f"{'#' * int(level[1])} " if level else ""


def _properties(held: Package) -> list[str]:
    return [f"[property] {line}" for line in flat(held.tree("docProps/core.xml")) if line]


def chart(at: etree._Element) -> list[str]:
    """Of a native chart: its kinds, titles, where its numbers stand, and the numbers, a series a line."""
    lines = [f"{_local(one)}" for one in at.iter() if _local(one).endswith("Chart")]
    for block in at.iter("{*}title", "{*}ser"):
        held = [(one.text or "") for one in block.iter() if _local(one) in _SERIES]
        lines.append(f"{_local(block)} {' '.join(held)}")
    return lines


def flat(at: etree._Element, path: str = "") -> Iterator[str]:
    """Every attribute and text below the element, with the way there."""
    name = _local(at)
    if name in _LEFT_OUT:
        return
    here = f"{path}/{name}"
    held = [f"{etree.QName(key).localname}={value}" for key, value in at.attrib.items()]
    text = (at.text or "").strip()
    if held or text or not len(at):
        yield f"{here} {' '.join(held)} {text}".rstrip()
    for child in at:
        if isinstance(child.tag, str):
            yield from flat(child, here)


def workbook(content: bytes) -> dict[str, list[str]]:
    """A sheet's lines by its name, then the series and the looks of every chart, and the properties."""
    held = Package(content)
    shared, formats = _shared(held), _formats(held)
    leads = held.relations("xl/workbook.xml")
    found: dict[str, list[str]] = {}
    for sheet in held.tree("xl/workbook.xml").iter("{*}sheet"):
        part = leads[sheet.get(f"{_R}id")]
        found[f"sheet {sheet.get('name')}"] = list(_sheet(held, part, shared, formats))
    for number, name in enumerate(held.named(r"xl/charts/chart\d+\.xml"), start=1):
        found[f"chart {number} series"] = chart(held.tree(name))
        found[f"chart {number} looks"] = list(flat(held.tree(name)))
    names = [line for one in held.tree("xl/workbook.xml").iter("{*}definedName") for line in flat(one)]
    found["properties"] = [*_properties(held), *names]
    return found


def _sheet(held: Package, part: str, shared: list[str], formats: list[str]) -> Iterator[str]:
    links = held.relations(part)
    for at in held.tree(part):
        kind = _local(at)
        if kind == "sheetData":
            for row in at:
                cells = [one for cell in row if (one := _cell(cell, shared, formats))]
                if cells:
                    yield f"{row.get('r')} | {' | '.join(cells)}"
        elif kind not in _LEFT_OUT:
            yield from flat(at)
    for name in links.values():
        if "comments" in name:
            yield from (f"[comment] {_words(one)}" for one in held.tree(name).iter("{*}comment"))
        elif name.startswith(("http", "internal")):
            yield f"[link] {name}"


def _cell(cell: etree._Element, shared: list[str], formats: list[str]) -> str:
    value = cell.find("{*}v")
    text = value.text or "" if value is not None else "".join(cell.itertext())
    if not text:
        return ""
    if cell.get("t") == "s":
        text = shared[int(text)]
    return f"{cell.get('r')}={text}{formats[int(cell.get('s', 0))]}"


def _shared(held: Package) -> list[str]:
    if "xl/sharedStrings.xml" not in held.parts:
        return []
    return ["".join(one.itertext()) for one in held.tree("xl/sharedStrings.xml")]


def _formats(held: Package) -> list[str]:
    """What each format of cells says beside the value: how the number is shown, and the fill."""
    styles = held.tree("xl/styles.xml")
    codes = {one.get("numFmtId"): one.get("formatCode") for one in styles.iter("{*}numFmt")}
    fills = [
        next((colour.get("rgb") for colour in fill.iter("{*}fgColor") if colour.get("rgb")), "")
        for fill in styles.find("{*}fills")
    ]
    found = []
    for one in styles.find("{*}cellXfs"):
        number = one.get("numFmtId", "0")
        said = [codes.get(number, f"#{number}")] * (number != "0") + [fills[int(one.get("fillId", 0))]]
        words = " ".join(filter(None, said))
        found.append(f" {{{words}}}" if words else "")
    return found


def _local(at: etree._Element) -> str:
    return at.tag.rpartition("}")[2] if isinstance(at.tag, str) else ""
