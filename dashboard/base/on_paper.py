"""What a page says, without what is of use there only."""

from dashboard.base.common_words import HINTS, STOP


def on_paper(words: str) -> str:
    """The sentences but those that tell the reader of the page where to look or what to do there."""
    pieces = words.split(STOP)
    return STOP.join(piece for piece in pieces if not piece.startswith(HINTS))
