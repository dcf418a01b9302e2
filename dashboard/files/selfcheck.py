"""What this machine lacks for pictures and PDF: one answer for the page and the command."""

from dataclasses import dataclass
from enum import StrEnum

from dashboard.files.selfcheck_words import PARTS, SelfCheck
from dashboard.media import chromium, fonts, pdf


class Part(StrEnum):
    """What pictures and PDF need."""

    CHROMIUM = "chromium"
    CHINESE_FONT = "chinese_font"
    LIBREOFFICE = "libreoffice"
    OFFICIAL_FONTS = "official_fonts"


@dataclass(frozen=True)
class Found:
    """A part: what it is for, and what to do where it is missing (empty where it is not)."""

    part: Part
    remedy: str

    @property
    def is_here(self) -> bool:
        """Whether nothing is to be done."""
        return not self.remedy

    @property
    def title(self) -> str:
        """What it is called."""
        return PARTS[self.part][0]

    @property
    def purpose(self) -> str:
        """What it is for."""
        return PARTS[self.part][1]


def check_parts() -> list[Found]:
    """Every part, looked for on this machine."""
    lacking = fonts.lacking_official()
    here = {
        Part.CHROMIUM: chromium.is_installed(),
        Part.CHINESE_FONT: fonts.has_chinese(),
        Part.LIBREOFFICE: pdf.is_installed(),
        Part.OFFICIAL_FONTS: not lacking,
    }
    names = SelfCheck.AND.join(lacking)
    return [Found(part, "" if here[part] else PARTS[part][2].format(fonts=names)) for part in Part]


def summary(found: list[Found]) -> str:
    """One sentence: all here, or what is missing."""
    missing = [one.title for one in found if not one.is_here]
    return f"本机检查：缺少{SelfCheck.AND.join(missing)}" if missing else SelfCheck.COMPLETE
