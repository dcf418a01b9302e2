"""Everything a page says to the browser, as text to search: words, choices, tables, pictures, files."""

import base64
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from struct import iter_unpack
from typing import Any

import pyarrow as pa
import streamlit as st
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

_PACKED = re.compile(r'\{"dtype": ?"(\w+)", ?"bdata": ?"([^"]+)"')  # how Plotly writes arrays
_STRUCT = {"f8": "<d", "f4": "<f", "i1": "b", "u1": "B", "i2": "<h", "i4": "<i", "i8": "<q"}
_TAGS = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Download:
    label: str
    name: str
    content: Callable[[], bytes]


class Downloads:
    """The buttons that hand out files, as the page makes them: with what makes the file."""

    def __init__(self, monkeypatch: Any) -> None:
        self.offered: list[Download] = []
        button = st.download_button

        def heard(label: str, data: Any, file_name: str, *rest: Any, **named: Any) -> bool:
            self.offered.append(Download(label, file_name, data if callable(data) else lambda: data))
            return button(label, data, file_name, *rest, **named)

        monkeypatch.setattr(st, "download_button", heard)


def everything(app: AppTest) -> str:
    """All that stands on the page and in its address."""
    said = [
        text for node in nodes(app._tree) if (proto := getattr(node, "proto", None)) for text in _said(proto)
    ]
    said += [f"{name}={value}" for name, value in app.query_params.items()]
    said += [error.value for error in app.exception]
    return "\n".join(said)


def content(file: bytes) -> str:
    """What a file says: of a zip all that is in it, without its tags."""
    if not file.startswith(b"PK"):
        return _TAGS.sub("\n", file.decode("utf-8"))
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return "\n".join(
            content(archive.read(name)) if not name.endswith((".png", ".bin")) else ""
            for name in archive.namelist()
        )


def nodes(block: Any) -> Iterator[Any]:
    for node in block.children.values():
        yield node
        if getattr(node, "children", None):
            yield from nodes(node)


def _said(message: Message) -> Iterator[str]:
    for field, value in message.ListFields():
        for one in value if field.is_repeated else [value]:
            if isinstance(one, Message):
                yield from _said(one)
            elif isinstance(one, bytes):
                yield _table(one)
            else:
                yield _unpacked(str(one))


def _table(packed: bytes) -> str:
    with pa.ipc.open_stream(packed) as stream:
        return str(stream.read_all().to_pylist())


def _unpacked(text: str) -> str:
    """The text with arrays of pictures written out, and Chinese that JSON has escaped."""
    if not text.startswith("{"):
        return text
    plain = json.dumps(json.loads(text), ensure_ascii=False)
    return plain + " ".join(
        str(one)
        for kind, data in _PACKED.findall(plain)
        for one in iter_unpack(_STRUCT[kind], base64.b64decode(data))
    )
