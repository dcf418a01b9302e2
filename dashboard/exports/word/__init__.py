"""Official documents for Word: blocks in, the bytes of a .docx out."""

from dashboard.exports.word.paper import CLOSE, OFFICIAL
from dashboard.exports.word.writing import docx

__all__ = ["CLOSE", "OFFICIAL", "docx"]
