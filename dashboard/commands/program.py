"""One run of the command line: the command is found, carried out, and its refusals are told."""

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress

from dataframely.exc import SchemaError, ValidationError
from polars.exceptions import PolarsError

from analytics.lake import FileDamagedError, LakeError, LakeUnavailableError, is_full
from dashboard.base import settings
from dashboard.commands import as_json, parser, status
from dashboard.commands.command import FullDiskError, UsageError, location
from dashboard.commands.terminal import give_json, tell
from dashboard.words import refusals
from dashboard.words.commands import Program, Refusals


def run(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status. Wrong arguments end it with status 2, as argparse."""
    try:
        commands = parser.build()
        arguments = commands.parse_args(argv)
        try:
            outcome = _carried_out(arguments)
        except UsageError as error:
            commands.error(str(error))
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        return status.PIPE_CLOSED
    except OSError as error:  # of the output: what a command reads and writes itself it tells itself
        tell(Program.OUTPUT_FULL if is_full(error) else Program.OUTPUT_FAILED)
        _drop_output()
        return status.UNAVAILABLE
    return outcome


def _carried_out(arguments: Namespace) -> int:
    try:
        return parser.COMMANDS[arguments.command].run(arguments)
    except refusals.REFUSALS as refusal:
        tell(refusals.words(refusal, moved=Refusals.OVERTAKEN))
        if getattr(arguments, "json", False):
            give_json(as_json.of_refusal(refusal))
        return status.REFUSED
    except (LakeUnavailableError, FileDamagedError) as error:
        tell(refusals.trouble(error))
    except FullDiskError as error:
        tell(str(error))
    except BrokenPipeError:
        raise
    except (LakeError, PolarsError, SchemaError, ValidationError, OSError) as error:
        if isinstance(error, OSError) and is_full(error):
            raise
        tell(Refusals.DAMAGED.format(location=settings.safe_location(location(arguments))))
    return status.UNAVAILABLE


def _drop_output() -> None:
    """Nobody reads any more: what is still to be flushed at the end must not complain."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
