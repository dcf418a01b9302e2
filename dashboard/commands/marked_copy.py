"""`import --marked NEW.xlsx`: the copy of a faulty file with the faulty cells marked."""

from argparse import Namespace
from pathlib import Path

from analytics.intake.annotated import SentBack, sent_back
from analytics.intake.incoming import Incoming
from dashboard.commands.command import UsageError, not_read, save
from dashboard.commands.terminal import progress, tell
from dashboard.words.commands import Template
from dashboard.words.import_command import Outcomes, Progress
from dashboard.words.issue_words import WORDS

_XLSX = ".xlsx"


def refuse_place(file: Path | None) -> None:
    """Before any work: where no marked copy may be written."""
    if file and file.suffix.lower() != _XLSX:
        raise UsageError(Outcomes.NOT_XLSX.format(file=file))
    if file and file.exists():
        raise UsageError(Template.EXISTS.format(file=file))


def save_marked_copy(incoming: Incoming, arguments: Namespace) -> SentBack | None:
    """Save it where it was asked for; None where it was not, or where nothing is to be marked."""
    if not arguments.marked:
        return None
    if not incoming.issues:
        tell(Outcomes.NOTHING_TO_MARK)
        return None
    try:
        with progress(Progress.MARKING):
            made = sent_back(arguments.file, incoming.issues, WORDS)
    except OSError as error:
        raise not_read(arguments.file, error) from error
    save(arguments.marked, made.content)
    words = Outcomes.MARKED if made.marked else Outcomes.LISTED
    tell(words.format(file=arguments.marked))
    return made
