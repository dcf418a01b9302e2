"""Packed files without the hour of packing: the same content gives the same bytes."""

import io
import zipfile

_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest a zip file can say


def settled(packed: bytes) -> bytes:
    """The same entries in the same order, none of which says when it was written."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.infolist():
            new.writestr(bare(entry.filename), old.read(entry))
    return stream.getvalue()


def bare(name: str) -> zipfile.ZipInfo:
    """An entry of that name without day, owner or system."""
    entry = zipfile.ZipInfo(name, _DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry
