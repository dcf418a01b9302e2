"""The parts of an .xlsx package, bounded before they are opened and read as a stream of XML events."""

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Protocol
from xml.parsers import expat

from analytics.intake import limits
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.plain_rows import Cell, PlainRows

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
_END = b"PK\x05\x06"  # of a zip's directory; 8 bytes on, the number of members
_END_BYTES = 22
_LONGEST_COMMENT = 2**16


class Listener(Protocol):
    """Hears the events of one XML part; tags come without their prefix."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Characters, possibly in several calls."""

    def plain_row(self, number: bytes, cells: list[Cell]) -> bool:
        """A row in the form spreadsheets write; false to hear it in events."""


class Silent:
    """A listener that hears nothing."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Characters."""

    def plain_row(self, number: bytes, cells: list[Cell]) -> bool:  # noqa: ARG002  # a Listener's shape
        """Only sheets have rows."""
        return False


class Package:
    """An opened .xlsx; raises RefusedError for everything that is no sound workbook of bearable size."""

    def __init__(self, path: Path) -> None:
        try:
            _bound_members(_members_said(path))
            self._archive = zipfile.ZipFile(path)
        except _DAMAGE as error:
            raise RefusedError(Problem.NOT_A_WORKBOOK) from error
        members = self._archive.infolist()
        _bound_members(len(members))
        if any(member.flag_bits & _ENCRYPTED for member in members):
            raise RefusedError(Problem.PASSWORD, ".xlsx")
        _bound_sizes(members)
        self._members = {member.filename.replace("\\", "/").lower(): member for member in members}

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._members

    def holds(self, folder: str) -> bool:
        """Whether there are parts in the folder, whose name ends with a stroke."""
        return any(part.startswith(folder) and part != folder for part in self._members)

    def size(self, part: str) -> int:
        """How many bytes the part unpacks to; 0 for one that is not there."""
        return self._members[part.lower()].file_size if part in self else 0

    def read(self, part: str, listener: Listener, heard: Callable[[int], None] | None = None) -> None:
        """Play one part to the listener. A damaged or missing part is refused.

        heard is told of every stretch of bytes that has been played.
        """
        parser = _parser(listener)
        try:
            with self._archive.open(self._members[part.lower()]) as stream:
                plain = PlainRows(lambda some: parser.Parse(some, False), listener.plain_row)
                while chunk := stream.read(_CHUNK):
                    plain.feed(chunk)
                    if heard:
                        heard(len(chunk))
                plain.close()
            parser.Parse(b"", True)
        except _DAMAGE as error:
            raise RefusedError(Problem.NOT_A_WORKBOOK, value=part) from error

    def relations_of(self, part: str) -> "Relations":
        """The parts a part refers to."""
        folder, name = posixpath.split(part)
        relations = Relations(folder)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed in self:
            self.read(listed, relations)
        return relations


class Relations(Silent):
    """Listens to a .rels part: where each id and each kind of relation leads."""

    def __init__(self, folder: str) -> None:
        self.by_id: dict[str, str] = {}
        self.by_kind: dict[str, str] = {}
        self.kinds: dict[str, str] = {}  # of each id
        self._folder = folder

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Note one relation; targets are absolute or relative to the part's folder."""
        if tag != "Relationship" or attributes.get("TargetMode") == "External":
            return
        target = posixpath.normpath(posixpath.join("/", self._folder, attributes["Target"])).lstrip("/")
        self.by_id[attributes["Id"]] = target
        self.kinds[attributes["Id"]] = attributes["Type"].rsplit("/", 1)[-1]
        self.by_kind.setdefault(self.kinds[attributes["Id"]], target)


def _members_said(path: Path) -> int:
    """How many members the zip says it has, before its directory is read into memory."""
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - _END_BYTES - _LONGEST_COMMENT))
        tail = stream.read()
    end = tail.rindex(_END)
    return int(struct.unpack_from("<H", tail, end + 10)[0])


def _bound_members(members: int) -> None:
    if members > limits.PARTS:
        raise RefusedError(Problem.TOO_MANY_PARTS, f"{limits.PARTS:,}", f"{members:,}")


def _bound_sizes(members: list[zipfile.ZipInfo]) -> None:
    size = sum(member.file_size for member in members)
    if size > limits.UNPACKED_BYTES:
        raise RefusedError(Problem.TOO_LARGE_UNPACKED, _mebibytes(limits.UNPACKED_BYTES), _mebibytes(size))
    for member in members:
        if member.file_size > max(limits.RATIO_MATTERS_FROM, limits.RATIO * member.compress_size):
            expected = _mebibytes(max(limits.RATIO_MATTERS_FROM, limits.RATIO * member.compress_size))
            raise RefusedError(Problem.TOO_LARGE_UNPACKED, expected, _mebibytes(member.file_size))


def _parser(listener: Listener) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse_doctype(*_: object) -> None:
        raise RefusedError(Problem.NOT_A_WORKBOOK)  # no spreadsheet needs one; entity bombs do

    def start(name: str, attributes: dict[str, str]) -> None:
        """The root: when it has a prefix, or may give its namespace one, prefixes are taken off."""
        spaces = [value for key, value in attributes.items() if key.startswith("xmlns")]
        if ":" in name or len(set(spaces)) < len(spaces):
            parser.StartElementHandler = lambda name, attributes: listener.start(local_name(name), attributes)
            parser.EndElementHandler = lambda name: listener.end(local_name(name))
        else:  # the usual case, called for every cell
            parser.StartElementHandler, parser.EndElementHandler = listener.start, listener.end
        listener.start(local_name(name), attributes)

    parser.StartElementHandler = start
    parser.CharacterDataHandler = listener.text
    parser.StartDoctypeDeclHandler = refuse_doctype
    return parser


@lru_cache(maxsize=2**10)
def local_name(name: str) -> str:
    """A name without its prefix: x:row → row. Which prefix a writer takes is his affair."""
    return name.rpartition(":")[2]


def _mebibytes(size: int) -> str:
    return f"{-(-size // limits.MIB)} MB"
