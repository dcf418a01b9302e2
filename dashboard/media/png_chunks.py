"""What a PNG says about itself to other programs: its size on paper and its caption."""

import struct
import zlib

from dashboard.base.caption import Caption

_SIGNATURE = 8
_HEADER = 25  # length, IHDR, 13 bytes of data, checksum
_PAGE_PIXELS = 1842  # across 156 mm, the text width of an official page
_PER_METRE = 11811  # dots of 300 dpi


def add_metadata(picture: bytes, caption: Caption) -> bytes:
    """The same picture, as wide as official text when pasted, with the caption as its metadata."""
    start = _SIGNATURE + _HEADER
    chunks = (
        _size_on_paper(width=struct.unpack(">I", picture[16:20])[0]),
        _words("Title", caption.title),
        _words("Description", "\n".join(caption.lines)),
    )
    return picture[:start] + b"".join(chunks) + picture[start:]


def _size_on_paper(width: int) -> bytes:
    per_metre = round(_PER_METRE * width / _PAGE_PIXELS)
    return _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))


def _words(keyword: str, text: str) -> bytes:
    return _chunk(b"iTXt", keyword.encode() + b"\0\0\0zh-CN\0\0" + text.encode())


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
