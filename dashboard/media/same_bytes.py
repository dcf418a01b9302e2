"""Files without the hour of their making: the same content gives the same bytes."""

import hashlib
import io
import re
import zipfile

from analytics.base import rules

_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest a zip file can say
_WHEN = re.compile(rb"(?<=/CreationDate\(D:)\d{14}")
_BY_CHANCE = re.compile(rb"[0-9A-F]{32}")


def settled_zip(packed: bytes) -> bytes:
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


def settled_pdf(made: bytes) -> bytes:
    """LibreOffice's PDF without hour and chance: as long as before, so that its table of contents holds."""
    day = f"{rules.METHOD_DATE:%Y%m%d}000000".encode()
    body, trailer, end = _WHEN.sub(day, made).rpartition(b"trailer")
    if not trailer:
        return made
    name = hashlib.sha256(body).hexdigest()[:32].upper().encode()
    return body + trailer + _BY_CHANCE.sub(name, end)
