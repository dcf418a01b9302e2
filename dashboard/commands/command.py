"""What a command is, and what several commands take."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from analytics import datasets
from analytics.base.periods import Period, UnknownPeriodError, parse
from analytics.lake import Lake, is_full, lake_to_fill, open_lake
from dashboard.base import settings
from dashboard.words.commands import Import, Periods, Program, Template


class UsageError(Exception):
    """The command cannot be understood; str() of it is the message."""


class FullDiskError(Exception):
    """There is no room where the command is to write, and that is not the lake; str() is the message."""


@dataclass(frozen=True)
class Command:
    """One command: its name, one line about it, its arguments, and what it does (returns the exit status)."""

    name: str
    summary: str
    declare: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]


def open_lake_of(arguments: Namespace) -> closing[Lake]:
    """The lake of --lake or the setting, closed at the end; raises LakeUnavailableError."""
    return closing(open_lake(location(arguments), makes=False, waits=settings.waits()))


def lake_to_fill_of(arguments: Namespace, *, keeps_empty: bool = False) -> AbstractContextManager[Lake]:
    """Likewise, for commands that fill it: where nothing is there a new one, see lake.lake_to_fill."""
    return lake_to_fill(location(arguments), waits=settings.waits(), keeps_empty=keeps_empty)


def location(arguments: Namespace) -> str:
    """Where the lake lies."""
    return arguments.lake or settings.location()


def now() -> datetime:
    """The moment a change is dated with."""
    return datetime.now(UTC)


def declare_actor(parser: ArgumentParser) -> None:
    """--actor, of commands that change something."""
    words = Program.ACTOR.format(actor=Program.THIS_MACHINE)
    parser.add_argument("--actor", default=Program.THIS_MACHINE, metavar=Program.ACTOR_VALUE, help=words)


def declare_json(parser: ArgumentParser) -> None:
    """--json, of commands that can answer a program."""
    parser.add_argument("--json", action="store_true", help=Program.JSON)


def save(file: Path, content: bytes) -> None:
    """Write a file that is not there yet, whole or not at all; raises UsageError, FullDiskError."""
    try:
        stream = file.open("xb")
        try:
            with stream:
                stream.write(content)
        except BaseException:
            file.unlink(missing_ok=True)
            raise
    except FileExistsError as error:
        raise UsageError(Template.EXISTS.format(file=file)) from error
    except OSError as error:
        raise not_written(file, error, Template.NOT_WRITTEN) from error


def not_written(file: Path, error: OSError, words: str) -> UsageError | FullDiskError:
    """Why a file could not be written: its disk is full, or what the words say."""
    if is_full(error):
        return FullDiskError(Program.TARGET_FULL.format(file=file))
    return UsageError(words.format(file=file))


def not_read(file: Path, error: OSError) -> UsageError | FullDiskError:
    """Why a file could not be read: it is unpacked among temporary files, whose disk may be full."""
    if is_full(error):
        return FullDiskError(Program.TEMPORARY_FULL.format(file=file))
    return UsageError(Import.UNREADABLE.format(file=file))


def period(text: str) -> Period:
    """An argument that is a period."""
    try:
        return parse(text)
    except UnknownPeriodError as error:
        raise ArgumentTypeError(Periods.UNKNOWN.format(text=text, forms=Periods.FORMS)) from error


def dataset(text: str) -> str:
    """An argument that names a data set, by its name or its title."""
    titles = {one.title: name for name, one in datasets.ALL.items()}
    name = titles.get(text, text)
    if name not in datasets.ALL:
        raise ArgumentTypeError(Import.UNKNOWN_DATASET.format(text=text, names=dataset_names()))
    return name


def dataset_names() -> str:
    """Every data set as name and title, for help and errors."""
    return ", ".join(f"{name} {one.title}" for name, one in datasets.ALL.items())
