"""What a PNG says about itself to other programs: its size on paper and its caption."""

import struct
import zlib

from dashboard.exports.caption import Caption

_SIGNATURE = 8
_HEADER = 25  # length, IHDR, 13 bytes of data, checksum
_PRINT_WIDTH = 0.156  # metres: the text width of an official page


def described(picture: bytes, caption: Caption) -> bytes:
    """The same picture, as wide as official text when pasted, with the caption as its metadata."""
    start = _SIGNATURE + _HEADER
    words = (caption.scope, caption.origin, caption.making, caption.mark)
    chunks = (
        _size_on_paper(width=struct.unpack(">I", picture[16:20])[0]),
        _words("Title", caption.title),
        _words("Description", "\n".join(line for line in words if line)),
    )
    return picture[:start] + b"".join(chunks) + picture[start:]


def _size_on_paper(width: int) -> bytes:
    per_metre = round(width / _PRINT_WIDTH)
    return _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))


def _words(keyword: str, text: str) -> bytes:
    return _chunk(b"iTXt", keyword.encode() + b"\0\0\0zh-CN\0\0" + text.encode())


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
