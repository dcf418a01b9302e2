"""`finalise PERIOD`: freezes the results of a half-year or year as its next edition."""

from argparse import ArgumentParser, Namespace

from analytics import actions
from analytics.access import Action
from dashboard.base import display
from dashboard.commands import acting_as, as_json, interrupts, status
from dashboard.commands.command import Command, declare_actor, declare_json, now, open_lake_of, period
from dashboard.commands.rebase import on_newest
from dashboard.commands.terminal import give, give_json, tell
from dashboard.words.commands import Finalise, Program


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("period", type=period, metavar=Program.PERIOD_VALUE, help=Finalise.PERIOD)
    declare_actor(parser)
    declare_json(parser)


def _run(arguments: Namespace) -> int:
    with open_lake_of(arguments) as lake:
        about = arguments.period.code
        acting_as.require(
            lake, arguments, acting_as.everywhere(Action.FINALISE), action=actions.FINALISED, about=about
        )
        interrupts.begin_changes()
        edition = on_newest(
            lambda: actions.finalise(lake, arguments.period, actor=arguments.actor, made_at=now())
        )
    tell(
        Finalise.DONE.format(period=display.period_name(edition.period), number=edition.number, id=edition.id)
    )
    if arguments.json:
        give_json({"edition": as_json.of_edition(edition)})
    else:
        give(edition.id)
    return status.DONE


COMMAND = Command("finalise", Finalise.SUMMARY, _declare, _run)
