"""`export KIND`: writes official files into a folder, as a nightly run wants them."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from dashboard.commands.command import Command, period
from dashboard.files.official_words import FILES
from dashboard.words.commands import Export, Periods, Program, Results

EVERYTHING = "all"


def _declare(parser: ArgumentParser) -> None:
    named = (Export.NAMED.format(name=name, title=title) for name, (title, _) in FILES.items())
    words = Export.KIND.format(names=Export.AND.join(named))
    parser.add_argument("kind", choices=(*FILES, EVERYTHING), metavar=Export.KIND_VALUE, help=words)
    parser.add_argument("folder", type=Path, metavar=Export.FOLDER_VALUE, help=Export.FOLDER)
    words = Results.PERIOD.format(forms=Periods.FORMS)
    parser.add_argument("--period", type=period, metavar=Program.PERIOD_VALUE, help=words)
    parser.add_argument("--edition", metavar=Results.EDITION_VALUE, help=Results.EDITION)
    parser.add_argument("--unit", metavar=Export.UNIT_VALUE, default="", help=Export.UNIT)
    parser.add_argument("--league", metavar=Export.LEAGUE_VALUE, default="", help=Export.LEAGUE)
    parser.add_argument("--internal", action="store_true", help=Export.INTERNAL)
    parser.add_argument("--to", metavar=Export.TO_VALUE, help=Export.TO)
    parser.add_argument("--addressees", action="store_true", help=Export.ADDRESSEES)


def _run(arguments: Namespace) -> int:
    from dashboard.commands import exported_files  # figures take a second to load, other commands none

    return exported_files.carried_out(arguments)


COMMAND = Command("export", Export.SUMMARY, _declare, _run)
