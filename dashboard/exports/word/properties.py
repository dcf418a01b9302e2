"""What a Word document says about itself in its properties."""

from datetime import datetime, time

from docx.document import Document

from analytics import rules
from dashboard.exports.caption import Caption


def describe(document: Document, about: Caption) -> None:
    """Title, period, edition, source and mark; never the hour, so that the same report is the same file."""
    known = document.core_properties
    known.title, known.subject, known.keywords = about.title, about.period, about.mark
    known.comments = "\n".join(line for line in (about.scope, about.origin, about.making, about.mark) if line)
    known.author = known.last_modified_by = ""
    known.created = known.modified = datetime.combine(rules.METHOD_DATE, time())
    known.revision = 1
