"""`seed`: fills an empty lake with simulated data and finalises two periods, so that editions can be seen."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from analytics import actions
from analytics.access import may_all
from analytics.base import rules
from analytics.base.periods import parse
from analytics.lake import Lake
from dashboard.base import display
from dashboard.commands import acting_as, interrupts, status
from dashboard.commands.command import Command, declare_actor, lake_to_fill_of, now
from dashboard.commands.terminal import tell
from dashboard.words.commands import Seed
from sample_data import generate

FINALISED = ("2022", "2023H1")
_LEAST, _MOST = 1, 10_000


def _declare(parser: ArgumentParser) -> None:
    value = Seed.NUMBER_VALUE
    words = Seed.NUMBER.format(seed=generate.SEED)
    parser.add_argument("--seed", type=_seed, default=generate.SEED, metavar=value, help=words)
    words = Seed.BRANCHES.format(least=_LEAST, most=_MOST, branches=generate.BRANCHES)
    parser.add_argument("--branches", type=_branches, default=generate.BRANCHES, metavar=value, help=words)
    parser.add_argument("--no-structure", action="store_true", help=Seed.NO_STRUCTURE)
    parser.add_argument("--if-empty", action="store_true", help=Seed.IF_EMPTY)
    declare_actor(parser)


def _run(arguments: Namespace) -> int:
    acting_as.require_before_making(arguments, may_all, action=actions.SEEDED, about=COMMAND.name)
    with lake_to_fill_of(arguments) as lake:
        revision = lake.revision()
        if revision and arguments.if_empty:
            tell(Seed.LEFT_ALONE.format(revision=revision))
            return status.DONE
        if revision:
            tell(Seed.NOT_EMPTY.format(revision=revision))
            return status.REFUSED
        _fill(lake, arguments)
    return status.DONE


def _fill(lake: Lake, arguments: Namespace) -> None:
    tell(Seed.WORKING)
    tables = generate.generate(
        arguments.seed, structured=not arguments.no_structure, branches=arguments.branches
    )
    interrupts.begin_changes()
    actions.seed(lake, tables, actor=arguments.actor, made_at=now())
    tell(Seed.DONE.format(datasets=len(tables), rows=sum(table.height for table in tables.values())))
    for code in FINALISED:
        edition = actions.finalise(lake, parse(code), actor=arguments.actor, made_at=now())
        tell(Seed.ISSUED.format(period=display.period_name(code), id=edition.id))
    tell(Seed.MARK.format(mark=rules.SYNTHETIC_MARK))


def _seed(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise ArgumentTypeError(Seed.NOT_A_SEED.format(text=text))
    return int(text)


def _branches(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and _LEAST <= int(text) <= _MOST):
        raise ArgumentTypeError(Seed.NOT_A_COUNT.format(text=text, least=_LEAST, most=_MOST))
    return int(text)


COMMAND = Command("seed", Seed.SUMMARY, _declare, _run)
