"""What a Word document says about itself in its properties."""

from datetime import datetime, time

from docx.document import Document

from analytics.base import rules
from dashboard.base.caption import Caption

_LONGEST = 255  # characters Word takes


def describe(document: Document, about: Caption) -> None:
    """Title, period, edition, source and mark; never the hour, so that the same report is the same file."""
    known = document.core_properties
    known.title, known.subject, known.keywords = map(_cut_words, (about.title, about.period, about.mark))
    known.comments = _cut_words(
        "\n".join(line for line in (about.mark, about.making, about.scope, about.origin) if line)
    )
    known.author = known.last_modified_by = ""
    known.created = known.modified = datetime.combine(rules.METHOD_DATE, time())
    known.revision = 1


def _cut_words(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
