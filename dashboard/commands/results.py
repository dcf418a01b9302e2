"""`results [NAME]`: the result tables, for people as on the pages, for programs as stored."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace

import polars as pl

from analytics import actions
from analytics.access import Action, NotAllowedError, User, may_some, periods_shown, seen_by, version_shown
from analytics.base import rules
from analytics.base.periods import Period, parse
from analytics.lake import Edition, Lake, Snapshot, UnknownEditionError
from analytics.results import RESULTS
from dashboard.base import display
from dashboard.base.common_words import STOP
from dashboard.base.source import Source, stage
from dashboard.commands import acting_as, status
from dashboard.commands.command import Command, UsageError, open_lake_of, period
from dashboard.commands.result_tables import csv_of, text_table
from dashboard.commands.terminal import give, give_file, give_table, tell
from dashboard.words.app import Access
from dashboard.words.commands import Periods, Program, Results


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("name", type=_table, nargs="?", metavar=Results.NAME_VALUE, help=Results.NAME)
    words = Results.PERIOD.format(forms=Periods.FORMS)
    parser.add_argument("--period", type=period, metavar=Program.PERIOD_VALUE, help=words)
    parser.add_argument("--edition", metavar=Results.EDITION_VALUE, help=Results.EDITION)
    parser.add_argument("--csv", action="store_true", help=Results.CSV)


def _run(arguments: Namespace) -> int:
    if arguments.name is None:
        return _list(arguments)
    with (
        open_lake_of(arguments) as lake,
        acting_as.audit_refusals(
            lake, arguments, action=actions.VIEWED, about=f"results {arguments.name}"
        ) as user,
    ):
        source = chosen_source(lake, arguments, user)
    if source is None:
        return status.REFUSED
    _give(arguments, source)
    return status.DONE


def chosen_source(lake: Lake, arguments: Namespace, user: User) -> Source | None:
    """The results of --period and --edition, chosen and cut as the pages do for the user.

    Without any, None, and it is said. Raises NotAllowedError.
    """
    if not may_some(user, Action.SEE):
        raise NotAllowedError
    now = lake.snapshot()
    if not now.heads:
        tell(Results.EMPTY_LAKE)
        return None
    if not (arguments.edition or arguments.period or actions.periods(now)):
        tell(Results.NO_PERIODS)
        return None
    edition = _named_edition(lake, arguments)
    period = parse(edition.period) if edition else _period(lake, now, arguments, user)
    if period is None:
        tell(Access.NOTHING_FINAL)
        return None
    shown = _version(lake, now, period, edition, user)
    made = (
        actions.results_of_edition(shown, lake.edition_tables(shown.id))
        if shown
        else actions.draft(now, period)
    )
    return Source(seen_by(user, made), shown, now.revision)


def _list(arguments: Namespace) -> int:
    if arguments.period or arguments.edition:
        raise UsageError(Results.NEEDS_NAME.format(names=_names()))
    rows = [[name, table.title] for name, table in RESULTS.items()]
    if arguments.csv:
        give_file("".join(f"{','.join(row)}\n" for row in (("name", "title"), *rows)))
    else:
        give_table(Results.HEADINGS, rows)
    return status.DONE


def _named_edition(lake: Lake, arguments: Namespace) -> Edition | None:
    """The edition asked for, if any."""
    if arguments.edition is None:
        return None
    try:
        edition = lake.edition(arguments.edition)
    except UnknownEditionError as error:
        ids = ", ".join(one.id for one in lake.editions()) or Results.NO_EDITIONS
        raise UsageError(Results.UNKNOWN_EDITION.format(id=arguments.edition, ids=ids)) from error
    if arguments.period and arguments.period != parse(edition.period):
        own = display.period_name(edition.period)
        period = arguments.period.code
        raise UsageError(Results.OTHER_PERIOD.format(id=edition.id, own=own, period=period))
    return edition


def _version(lake: Lake, now: Snapshot, period: Period, named: Edition | None, user: User) -> Edition | None:
    """The edition the user gets of the period; None: the draft."""
    issued = [edition for edition in lake.editions() if edition.period == period.code]

    def is_outdated(_newest: Edition) -> bool:
        return actions.current_edition(lake, now, period) is None

    return version_shown(user, period, issued, named.id if named else None, is_outdated)


def _period(lake: Lake, now: Snapshot, arguments: Namespace, user: User) -> Period | None:
    """The period asked for, else the one a page would open with; None where the user sees none."""
    if arguments.period:
        return arguments.period
    shown = periods_shown(user, actions.periods(now), lake.editions())
    return actions.first_choice(shown, now) if shown else None


def _give(arguments: Namespace, source: Source) -> None:
    """A file says nothing but data; a table for people starts with what it is."""
    name, write = arguments.name, tell if arguments.csv else give
    results, edition = source.results, source.edition
    title, period = RESULTS[name].title, source.period
    write(Results.LINE.format(title=title, period=period, version=source.version))
    if results.synthetic(name):
        write(rules.SYNTHETIC_MARK)
    if told := stage(results):
        write(f"{told}{STOP}")
    if results.tables[name].is_empty():
        tell(Results.NO_ROWS.format(period=period, title=title))
    from dashboard.files.tables_in_words import in_words  # figures take a second to load, other commands none

    rows, schema = in_words(name, results)
    if arguments.csv:
        about = {"period_shown": results.period.code, "edition": edition.id if edition else Results.DRAFT}
        marked = rows.with_columns(
            **{column: pl.lit(value) for column, value in about.items()},
            simulated=pl.lit(results.synthetic(name)),
        )
        give_file(csv_of(marked))
    else:
        headings, cells, right = text_table(rows, schema)
        give_table(headings, cells, right=right)


def _table(text: str) -> str:
    titles = {table.title: name for name, table in RESULTS.items()}
    name = titles.get(text, text)
    if name not in RESULTS:
        raise ArgumentTypeError(Results.UNKNOWN_TABLE.format(text=text, names=_names()))
    return name


def _names() -> str:
    return ", ".join(f"{name} {table.title}" for name, table in RESULTS.items())


COMMAND = Command("results", Results.SUMMARY, _declare, _run)
