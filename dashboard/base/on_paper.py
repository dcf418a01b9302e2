"""What a page says, without what is of use there only."""

from dashboard.base.common_words import HINTS
from dashboard.words.report import Report


def on_paper(words: str) -> str:
    """The sentences but those that tell the reader of the page where to look or what to do there."""
    pieces = words.split(Report.STOP)
    return Report.STOP.join(piece for piece in pieces if not piece.startswith(HINTS))
