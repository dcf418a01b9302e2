"""What a page of Streamlit shows, element by element, without what the browser alone needs."""

import json
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
from google.protobuf.message import Message

_UNSEEN = {
    "id", "url", "deferred_file_id", "form_id", "page_script_hash", "width_config", "height_config",
    "element_type", "wrap", "config", "spec", "arrow_data", "styler", "allow_empty", "hide_anchor",
    "label_visibility", "ignore_rerun", "set_value", "uuid", "file_urls_response",
}  # fmt: skip


def elements(app: Any) -> Iterator[tuple[str, Message]]:
    """Kind and message of every element and block, in their order."""
    for node in _nodes(app._tree):
        message = getattr(node, "proto", None)
        if message is not None:
            yield str(node.type), message


def words(message: Message) -> str:
    """Everything of the message that a reader sees or can choose."""
    return "  ".join(_said(message))


def table(message: Message) -> list[str] | None:
    """The rows of a table, its styles and shown words below; None where the element is none."""
    if "arrow_data" not in message.DESCRIPTOR.fields_by_name:
        return None
    held = message.arrow_data
    lines = _rows(held.data)
    if held.HasField("styler"):
        shown = held.styler
        lines += [f"[style] {one}" for one in (shown.caption, shown.styles) if one]
        lines += (
            [f"[shown] {line}" for line in _rows(shown.display_values)[1:]] if shown.display_values else []
        )
    return lines


def _rows(packed: bytes) -> list[str]:
    if not packed:
        return []
    with pa.ipc.open_stream(packed) as stream:
        held = stream.read_all()
    kinds = [f"{one.name}:{one.type}" for one in held.schema]
    return [" | ".join(kinds), *(" | ".join(map(str, row.values())) for row in held.to_pylist())]


def _nodes(block: Any) -> Iterator[Any]:
    for node in block.children.values():
        yield node
        if getattr(node, "children", None):
            yield from _nodes(node)


def _said(message: Message, path: str = "") -> Iterator[str]:
    for field, value in message.ListFields():
        if field.name in _UNSEEN:
            continue
        name = f"{path}{field.name}"
        held = list(value) if field.is_repeated else [value]
        if all(isinstance(one, Message) for one in held):
            for one in held:
                yield from _said(one, f"{name}.")
        elif all(isinstance(one, bytes) for one in held):
            continue
        else:
            yield f"{name}={'、'.join(map(_text, held))}"


def _text(value: Any) -> str:
    text = repr(value) if isinstance(value, float) else str(value)
    if text.startswith("{"):  # settings of a table's columns, whose Chinese is escaped
        text = json.dumps(json.loads(text), sort_keys=True, ensure_ascii=False)
    return text.replace("\n", "⏎")
