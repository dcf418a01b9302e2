"""What Office would repair: parts, relations, identifiers and the order of elements of a file."""

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# The order the schema of WordprocessingML wants, of the elements our files use and their neighbours.
_ORDER = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs"
        " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi"
        " adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents jc textDirection"
        " textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow noProof snapToGrid"
        " vanish webHidden color spacing w kern position sz szCs highlight u bdr shd vertAlign rtl"
        " cs em lang eastAsianLayout specVanish oMath"
    ),
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection vAlign hideMark",
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
        " tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"
    ),
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
        " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi docGrid printerSettings"
    ),
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
}
_PLACES = {
    name: {child: place for place, child in enumerate(words.split())} for name, words in _ORDER.items()
}


def faults(content: bytes) -> list[str]:
    """What is wrong with a .docx, .xlsx or .pptx; empty where Office opens it without a word."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = packed.namelist()
        parts = {name: packed.read(name) for name in names}
    trees = {name: etree.fromstring(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    found = [f"{name} twice" for name, count in Counter(map(str.lower, names)).items() if count > 1]
    found += [*_untyped(parts, trees), *_loose(parts, trees)]
    for name, tree in trees.items():
        found += [f"{name}: {fault}" for fault in (*_repeated(tree), *_disordered(tree))]
    if "word/document.xml" in trees:
        found += [*_unknown_styles(trees), *_marks(trees["word/document.xml"])]
    return found


def _untyped(parts: dict[str, bytes], trees: dict) -> Iterator[str]:
    """Parts the list of contents gives no type, and types of parts that are not there."""
    types = trees["[Content_Types].xml"]
    endings = {one.get("Extension").lower() for one in types.iter("{*}Default")}
    named = {one.get("PartName").lstrip("/") for one in types.iter("{*}Override")}
    for name in parts.keys() - named - {"[Content_Types].xml"}:
        ending = name.rsplit(".")[-1].lower()
        if ending not in endings or (ending == "xml" and not name.startswith("customXml/")):
            yield f"{name} has no type"
    yield from (f"a type for {name}, which is not there" for name in named - parts.keys())


def _loose(parts: dict[str, bytes], trees: dict) -> Iterator[str]:
    """Relations that lead nowhere or share a name, and names no relation has."""
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        relations = list(tree.iter(_RELATIONS))
        known = Counter(one.get("Id") for one in relations)
        yield from (f"{name}: {one} twice" for one, count in known.items() if count > 1)
        for one in relations:
            place = posixpath.normpath(posixpath.join("/", folder, one.get("Target"))).lstrip("/")
            if one.get("TargetMode") != "External" and place not in parts:
                yield f"{name}: {place} is not there"
        owner = posixpath.join(folder, posixpath.basename(name).removesuffix(".rels"))
        if owner in trees:
            used = {
                value for at in trees[owner].iter() for key, value in at.attrib.items() if key.startswith(_R)
            }
            yield from (f"{owner}: no relation {one}" for one in used - known.keys() if one)


def _repeated(tree) -> Iterator[str]:
    """Identifiers of drawings and shapes, and of comments, that stand twice in a part."""
    for kind in ("docPr", "cNvPr"):
        counts = Counter(one.get("id") for one in tree.iter(f"{{*}}{kind}") if _counts(one))
        yield from (f"{kind} {one} twice" for one, count in counts.items() if count > 1)


def _counts(one) -> bool:
    """Inside a picture of a document the inner identifier may be any."""
    return not etree.QName(one).namespace.endswith("/picture")


def _disordered(tree) -> Iterator[str]:
    for name, places in _PLACES.items():
        for one in tree.iter(_W + name):
            children = [etree.QName(child).localname for child in one if child.tag.__class__ is str and
                        child.tag.startswith(_W)]  # fmt: skip
            order = [places.get(child, -1) for child in children]
            if -1 in order or order != sorted(order):
                yield f"{name} with {' '.join(children)}"
            twice = [child for child, count in Counter(children).items() if count > 1]
            if set(twice) - {"headerReference", "footerReference"}:
                yield f"{name} with {twice} twice"


def _unknown_styles(trees: dict) -> Iterator[str]:
    known = {one.get(_W + "styleId") for one in trees["word/styles.xml"].iter(_W + "style")}
    for name, tree in trees.items():
        for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
            used = {one.get(_W + "val") for one in tree.iter(_W + kind)}
            yield from (f"{name}: no style {one}" for one in used - known)


def _marks(document) -> Iterator[str]:
    """Bookmarks not paired or of one name, references to none, fields left open, cells without text."""
    starts = list(document.iter(_W + "bookmarkStart"))
    begun, ended = (Counter(one.get(_W + "id") for one in ones)
                    for ones in (starts, document.iter(_W + "bookmarkEnd")))  # fmt: skip
    names = Counter(one.get(_W + "name") for one in starts)
    if begun != ended or max([*begun.values(), *names.values()], default=1) > 1:
        yield f"bookmarks {begun} {ended} {names}"
    codes = " ".join(one.text or "" for one in document.iter(_W + "instrText"))
    yield from (f"no bookmark {one}" for one in set(re.findall(r"REF (\S+)", codes)) - names.keys())
    kinds = Counter(one.get(_W + "fldCharType") for one in document.iter(_W + "fldChar"))
    if len(set(kinds.values())) > 1:
        yield f"fields {kinds}"
    yield from (
        "a cell that ends without a paragraph" for one in document.iter(_W + "tc") if one[-1].tag != _W + "p"
    )
    for one in document.iter(_W + "tbl"):
        columns = len(list(one.find(_W + "tblGrid")))
        if any(len(row.findall(_W + "tc")) != columns for row in one.iter(_W + "tr")):
            yield "a row with other columns than its table"
