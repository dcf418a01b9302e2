"""Which fonts this machine has, and which it lacks for official papers."""

import functools
import shutil
import subprocess
import sys
from pathlib import Path

from dashboard.media.official_document_words import OFFICIAL_FONTS


def has_chinese() -> bool:
    """Whether any font has Chinese characters."""
    if not sys.platform.startswith("linux"):
        return True  # Windows and macOS ship one
    if shutil.which("fc-list"):
        return bool(_list_families(":lang=zh-cn"))
    return any(Path("/usr/share/fonts").rglob("*CJK*"))


def lacking_official() -> tuple[str, ...]:
    """The official fonts, by the names of the papers, that a PDF made here would replace by others."""
    if shutil.which("fc-list") is None:
        return ()  # not a system where fonts can be asked for
    families = _list_families(":")
    known = OFFICIAL_FONTS.items()
    return tuple(name for name, others in known if not any(other in families for other in others))


@functools.cache
def _list_families(pattern: str) -> str:
    lister = shutil.which("fc-list") or "fc-list"
    found = subprocess.run([lister, pattern, "family"], capture_output=True, check=False)  # noqa: S603 fixed command
    return found.stdout.decode(errors="replace").strip()
