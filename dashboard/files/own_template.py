"""Reports in a template of the committee's own: its fields filled with the sentences of the pages."""

import difflib
import io
from collections.abc import Collection
from enum import StrEnum
from typing import Any
from zipfile import BadZipFile, ZipFile

from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # it carries no types
from jinja2 import TemplateError
from lxml.etree import LxmlError  # type: ignore[import-untyped]  # it carries no types

from dashboard.base.source import Source
from dashboard.files import template_fields
from dashboard.files.template_words import NestedError, Plain, UnknownNameError
from dashboard.media.legible import legible
from dashboard.media.same_bytes import settled_zip

_BYTES, _UNPACKED = 10 * 2**20, 100 * 2**20
_OLD = bytes.fromhex("d0cf11e0a1b11ae1")  # how .doc files begin, and those with a password
_ALIKE = 0.5


class Fault(StrEnum):
    """Why a file is no usable template."""

    OLD = "old"
    NO_DOCUMENT = "no_document"
    MACROS = "macros"
    SIZE = "size"
    UNKNOWN = "unknown"
    NESTED = "nested"
    WORDS = "words"


class TemplateRefusedError(ValueError):
    """The file is no usable template; unknown: names that there are not, each with the one nearest to it."""

    def __init__(self, fault: Fault, unknown: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.unknown = unknown


def fill_template(template: bytes, source: Source) -> bytes:
    """The template with its fields filled; the same bytes when repeated. Raises TemplateRefusedError."""
    _check(template)
    clean = legible(source)
    known: dict[str, Any] = {**template_fields.fields(clean), **template_fields.lists(clean)}
    columns = {column for _, shown in template_fields.LISTS.values() for column in shown}
    try:
        document = DocxTemplate(io.BytesIO(template))
        unknown = document.get_undeclared_template_variables(Plain()) - known.keys()
        if unknown:
            raise _unknown(unknown, known)
        document.render(known, jinja_env=Plain(), autoescape=True)
    except UnknownNameError as error:
        if error.name in columns:  # of another list, or outside a loop
            raise TemplateRefusedError(Fault.NESTED) from error
        raise _unknown({error.name}, {*known, *columns}) from error
    except NestedError as error:
        raise TemplateRefusedError(Fault.NESTED) from error
    except TemplateError as error:
        raise TemplateRefusedError(Fault.WORDS) from error
    except (BadZipFile, PackageNotFoundError, LxmlError, KeyError, ValueError) as error:
        if isinstance(error, TemplateRefusedError):
            raise
        raise TemplateRefusedError(Fault.NO_DOCUMENT) from error
    _mark(document.docx, known["mark"])
    stream = io.BytesIO()
    document.save(stream)
    return settled_zip(stream.getvalue())


def _mark(document: Document, mark: str) -> None:
    """Simulated data never go without their mark, whether the template has a field for it or not."""
    said = "".join(document.element.body.itertext())
    if mark in said:
        return
    first = next(iter(document.paragraphs), None)
    document.add_paragraph(mark) if first is None else first.insert_paragraph_before(mark)


def _unknown(names: Collection[str], known: Collection[str]) -> TemplateRefusedError:
    near = {name: difflib.get_close_matches(name, sorted(known), 1, _ALIKE) for name in names}
    return TemplateRefusedError(Fault.UNKNOWN, tuple((name, "".join(near[name])) for name in sorted(names)))


def _check(template: bytes) -> None:
    """Refuse what is no document or would take too much memory, before anything is unpacked."""
    if template.startswith(_OLD):
        raise TemplateRefusedError(Fault.OLD)
    if len(template) > _BYTES:
        raise TemplateRefusedError(Fault.SIZE)
    try:
        with ZipFile(io.BytesIO(template)) as packed:
            entries = packed.infolist()
    except BadZipFile as error:
        raise TemplateRefusedError(Fault.NO_DOCUMENT) from error
    if sum(entry.file_size for entry in entries) > _UNPACKED:
        raise TemplateRefusedError(Fault.SIZE)
    names = {entry.filename.lower() for entry in entries}
    if any(name.endswith("vbaproject.bin") for name in names):
        raise TemplateRefusedError(Fault.MACROS)
    if "word/document.xml" not in names:
        raise TemplateRefusedError(Fault.NO_DOCUMENT)
