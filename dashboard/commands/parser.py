"""The parser of the command line; argparse speaks Chinese."""

import argparse
from argparse import SUPPRESS, Action, ArgumentError, ArgumentParser, Namespace

from dashboard.base import settings
from dashboard.commands import (
    acting_as,
    audit,
    backup,
    check,
    editions,
    export,
    finalise,
    history,
    import_file,
    restore,
    results,
    seed,
    template,
    undo,
)
from dashboard.words.acting import Acting
from dashboard.words.commands import ARGPARSE, Program

COMMANDS = {
    module.COMMAND.name: module.COMMAND
    for module in (
        seed,
        import_file,
        undo,
        finalise,
        results,
        editions,
        history,
        template,
        export,
        check,
        backup,
        restore,
        audit,
    )
}


def build() -> ArgumentParser:
    """The parser of all commands."""
    _teach_chinese()
    parser = ArgumentParser(
        Program.NAME, description=Program.ABOUT, epilog=Program.STATUSES, allow_abbrev=False
    )
    once = _once()
    _store_with(parser, once)
    _declare_lake(parser, None)
    acting_as.declare(parser)
    added = parser.add_subparsers(dest="command", metavar=Program.COMMAND, required=True)
    for command in COMMANDS.values():
        own = added.add_parser(
            command.name, help=command.summary, description=command.summary, allow_abbrev=False
        )
        _store_with(own, once)
        command.declare(own)
        acting_as.declare(own, SUPPRESS)
        _declare_lake(own, SUPPRESS)  # left out after the command, what stands before it holds
    return parser


def _store_with(parser: ArgumentParser, action: type[Action]) -> None:
    for name in (None, "store"):
        parser.register("action", name, action)


def _once() -> type[Action]:
    """An option that may stand once, before or after the command: of two, one would be dropped unsaid."""
    given: set[str] = set()

    class Once(Action):
        def __call__(
            self,
            _parser: ArgumentParser,
            namespace: Namespace,
            values: object,
            option_string: str | None = None,
        ) -> None:
            if option_string and self.dest in given:
                raise ArgumentError(self, Acting.GIVEN_TWICE)
            given.add(self.dest)
            setattr(namespace, self.dest, values)

    return Once


def _declare_lake(parser: ArgumentParser, default: str | None) -> None:
    words = Program.LAKE.format(variable=settings.LOCATION, default=settings.DEFAULT_LOCATION)
    parser.add_argument("--lake", default=default, metavar=Program.LAKE_VALUE, help=words)


def _teach_chinese() -> None:
    """argparse asks gettext for its words, and gettext would need a compiled file and the reader's locale."""
    vars(argparse).update(_=_word, ngettext=_counted_word)


def _word(text: str | None) -> str | None:
    return ARGPARSE.get(text, text) if text else text


def _counted_word(one: str, many: str, count: int) -> str:
    text = one if count == 1 else many
    return ARGPARSE.get(text, text)
