"""The parts of an .xlsx package, bounded before they are opened and read as a stream of XML events."""

import posixpath
import zipfile
import zlib
from functools import lru_cache
from pathlib import Path
from typing import Protocol
from xml.parsers import expat

from analytics.intake import limits
from analytics.intake.issues import Problem, RefusedError

_CHUNK = 2**16
# What zip, XML and the texts inside them raise when a file is damaged, each seen in trials with spoilt files.
_DAMAGE = (
    OSError,
    EOFError,
    LookupError,
    ValueError,
    OverflowError,
    NotImplementedError,
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
)
_ENCRYPTED = 0x1  # bit of a zip member's flags


class Listener(Protocol):
    """Hears the events of one XML part; tags come without their prefix."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Characters, possibly in several calls."""


class Package:
    """An opened .xlsx; raises RefusedError for everything that is no sound workbook of bearable size."""

    def __init__(self, path: Path) -> None:
        try:
            self._archive = zipfile.ZipFile(path)
        except _DAMAGE as error:
            raise RefusedError(Problem.NOT_A_WORKBOOK) from error
        members = self._archive.infolist()
        if any(member.flag_bits & _ENCRYPTED for member in members):
            raise RefusedError(Problem.PASSWORD)
        size = sum(member.file_size for member in members)
        if size > limits.UNPACKED_BYTES:
            raise RefusedError(Problem.TOO_LARGE, _mebibytes(limits.UNPACKED_BYTES), _mebibytes(size))
        self._members = {member.filename.replace("\\", "/").lower(): member for member in members}

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._members

    def read(self, part: str, listener: Listener) -> None:
        """Play one part to the listener. A damaged or missing part is refused."""
        parser = _parser(listener)
        try:
            with self._archive.open(self._members[part.lower()]) as stream:
                while chunk := stream.read(_CHUNK):
                    parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except _DAMAGE as error:
            raise RefusedError(Problem.NOT_A_WORKBOOK, value=part) from error

    def related(self, part: str) -> "Relations":
        """The parts a part refers to."""
        folder, name = posixpath.split(part)
        relations = Relations(folder)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed in self:
            self.read(listed, relations)
        return relations


class Relations:
    """Listens to a .rels part: where each id and each kind of relation leads."""

    def __init__(self, folder: str) -> None:
        self.by_id: dict[str, str] = {}
        self.by_kind: dict[str, str] = {}
        self._folder = folder

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Note one relation; targets are absolute or relative to the part's folder."""
        if tag != "Relationship" or attributes.get("TargetMode") == "External":
            return
        target = posixpath.normpath(posixpath.join("/", self._folder, attributes["Target"])).lstrip("/")
        self.by_id[attributes["Id"]] = target
        self.by_kind.setdefault(attributes["Type"].rsplit("/", 1)[-1], target)

    def end(self, tag: str) -> None:
        """Nothing is known at the end that was not known at the start."""

    def text(self, text: str) -> None:
        """Relations carry no text."""


def _parser(listener: Listener) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse_doctype(*_: object) -> None:
        raise RefusedError(Problem.NOT_A_WORKBOOK)  # no spreadsheet needs one; entity bombs do

    # Called for every cell, hence as few steps as can be.
    parser.StartElementHandler = lambda name, attributes: listener.start(local_name(name), attributes)
    parser.EndElementHandler = lambda name: listener.end(local_name(name))
    parser.CharacterDataHandler = listener.text
    parser.StartDoctypeDeclHandler = refuse_doctype
    return parser


@lru_cache(maxsize=2**10)
def local_name(name: str) -> str:
    """A name without its prefix: x:row → row. Which prefix a writer takes is his affair."""
    return name.rpartition(":")[2]


def _mebibytes(size: int) -> str:
    return f"{-(-size // limits.MIB)} MB"
