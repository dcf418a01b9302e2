"""Official documents for Word: blocks in, the bytes of a .docx out."""

from dashboard.media.word.paper import CLOSE, OFFICIAL
from dashboard.media.word.writing import docx

__all__ = ["CLOSE", "OFFICIAL", "docx"]
