"""Word documents as PDF, by LibreOffice where it is installed."""

import functools
import os
import shutil
import subprocess
import sys
import threading
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.exports.settled import settled_pdf
from dashboard.text.word import Word

_WRITER = "sw"
_SECONDS = 180  # the provincial report takes about five
_ALONE = threading.Lock()  # each run takes a core and some 200 MB


class Missing(StrEnum):
    """Why no PDF can be made, or why it looks otherwise than in Word."""

    LIBREOFFICE = "libreoffice"
    FONT = "official_font"
    FAILED = "failed"


class PdfUnavailableError(RuntimeError):
    """No PDF can be made here and now."""

    def __init__(self, reason: Missing) -> None:
        super().__init__(reason.value)
        self.reason = reason


@functools.cache
def missing() -> Missing | None:
    """What is not installed; looked up once a process. Without the official font a PDF can still be made."""
    if office(_WRITER) is None:
        return Missing.LIBREOFFICE
    return None if _has_official_font() else Missing.FONT


def pdf(document: bytes) -> bytes:
    """The .docx as PDF; raises PdfUnavailableError. The profile is a fresh one: nobody's settings matter."""
    program = office(_WRITER)
    if program is None:
        raise PdfUnavailableError(Missing.LIBREOFFICE)
    with _ALONE, TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source = Path(folder) / "document.docx"
        source.write_bytes(document)
        profile = (Path(folder) / "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"]
        try:
            subprocess.run(  # noqa: S603  # a fixed command on a file of our own
                [*command, "--convert-to", "pdf", "--outdir", folder, str(source)],
                capture_output=True,
                check=True,
                timeout=_SECONDS,
                env={**os.environ, "TZ": "UTC"},  # where we are changes the length of the hour it writes
            )
            return settled_pdf(source.with_suffix(".pdf").read_bytes())
        except (subprocess.SubprocessError, OSError) as error:
            raise PdfUnavailableError(Missing.FAILED) from error


def office(part: str) -> str | None:
    """The program, where it has the part with that library (sw: Writer, sc: Calc)."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None or not sys.platform.startswith("linux"):
        return found  # Windows and macOS install it whole
    return found if (Path(found).resolve().parent / f"lib{part}lo.so").exists() else None


def _has_official_font() -> bool:
    lister = shutil.which("fc-list")
    if lister is None:
        return True  # not a system where fonts can be asked for
    named = subprocess.run([lister, ":", "family"], capture_output=True, check=False)  # noqa: S603
    return any(name in named.stdout.decode(errors="replace") for name in Word.OFFICIAL_FONTS)
