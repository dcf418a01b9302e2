"""`results [NAME]`: the result tables, for people as on the pages, for programs as stored."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace

import polars as pl

from analytics import actions, rules
from analytics.lake import Edition, Lake, Snapshot, UnknownEditionError
from analytics.periods import Period, parse
from analytics.results import RESULTS
from dashboard import display
from dashboard.commands import status
from dashboard.commands.command import Command, UsageError, opened, period
from dashboard.commands.result_tables import csv_of, in_words, text_table
from dashboard.commands.terminal import give, give_file, give_table, tell
from dashboard.exports.source import Source
from dashboard.text.commands import Periods, Program, Results


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("name", type=_table, nargs="?", metavar=Results.NAME_VALUE, help=Results.NAME)
    words = Results.PERIOD.format(forms=Periods.FORMS)
    parser.add_argument("--period", type=period, metavar=Program.PERIOD_VALUE, help=words)
    parser.add_argument("--edition", metavar=Results.EDITION_VALUE, help=Results.EDITION)
    parser.add_argument("--csv", action="store_true", help=Results.CSV)


def _run(arguments: Namespace) -> int:
    if arguments.name is None:
        return _list(arguments)
    with opened(arguments) as lake:
        source = chosen(lake, arguments)
    if source is None:
        return status.REFUSED
    _give(arguments, source)
    return status.DONE


def chosen(lake: Lake, arguments: Namespace) -> Source | None:
    """The results of --period and --edition, as the pages choose; without data None, and it is said."""
    now = lake.snapshot()
    if not now.heads:
        tell(Results.EMPTY_LAKE)
        return None
    if not (arguments.edition or arguments.period or actions.periods(now)):
        tell(Results.NO_PERIODS)
        return None
    edition = _edition(lake, now, arguments)
    if edition is None:
        return Source(actions.draft(now, _period(now, arguments)), None, now.revision)
    return Source(actions.reopened(edition, lake.edition_tables(edition.id)), edition, now.revision)


def _list(arguments: Namespace) -> int:
    if arguments.period or arguments.edition:
        raise UsageError(Results.NEEDS_NAME.format(names=_names()))
    rows = [[name, table.title] for name, table in RESULTS.items()]
    if arguments.csv:
        give_file("".join(f"{','.join(row)}\n" for row in (("name", "title"), *rows)))
    else:
        give_table(Results.HEADINGS, rows)
    return status.DONE


def _edition(lake: Lake, now: Snapshot, arguments: Namespace) -> Edition | None:
    """The edition asked for; else the period's newest that agrees with the data, as the pages choose."""
    if arguments.edition is None:
        return actions.current_edition(lake, now, _period(now, arguments))
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


def _period(now: Snapshot, arguments: Namespace) -> Period:
    return arguments.period or actions.first_choice(actions.periods(now), now)


def _give(arguments: Namespace, source: Source) -> None:
    """A file says nothing but data; a table for people starts with what it is."""
    name, write = arguments.name, tell if arguments.csv else give
    results, edition = source.results, source.edition
    title, period = RESULTS[name].title, source.period
    write(Results.LINE.format(title=title, period=period, version=source.version))
    if results.synthetic(name):
        write(rules.SYNTHETIC_MARK)
    if not results.closed:
        write(Results.OPEN)
    if results.tables[name].is_empty():
        tell(Results.NO_ROWS.format(period=period, title=title))
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
