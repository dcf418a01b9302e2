"""`finalise PERIOD`: freezes the results of a half-year or year as its next edition."""

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace

from analytics import actions
from analytics.access import Action
from analytics.actions import Lack
from dashboard.base import display
from dashboard.commands import acting_as, as_json, interrupts, status
from dashboard.commands.command import Command, declare_actor, declare_json, now, open_lake_of, period
from dashboard.commands.rebase import on_newest
from dashboard.commands.terminal import give, give_json, tell
from dashboard.words import readiness_words
from dashboard.words.commands import Export, Finalise, Program


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("period", type=period, metavar=Program.PERIOD_VALUE, help=Finalise.PERIOD)
    names = Export.AND.join(one.value for one in Lack)
    parser.add_argument(
        "--accept", type=_lacks, metavar=Finalise.ACCEPT_VALUE, help=Finalise.ACCEPT.format(names=names)
    )
    declare_actor(parser)
    declare_json(parser)


def _run(arguments: Namespace) -> int:
    with open_lake_of(arguments) as lake:
        about = arguments.period.code
        acting_as.require(
            lake, arguments, acting_as.everywhere(Action.FINALISE), action=actions.FINALISED, about=about
        )
        interrupts.begin_changes()
        try:
            edition = on_newest(
                lambda: actions.finalise(
                    lake,
                    arguments.period,
                    actor=arguments.actor,
                    made_at=now(),
                    accepted=arguments.accept or (),
                )
            )
        except actions.NotAcceptedError as refusal:
            if arguments.json:
                raise
            period_name = display.period_name(arguments.period.code)
            for line in readiness_words.not_accepted(period_name, refusal.lacking):
                tell(line)
            return status.REFUSED
    tell(
        Finalise.DONE.format(period=display.period_name(edition.period), number=edition.number, id=edition.id)
    )
    if arguments.json:
        give_json({"edition": as_json.of_edition(edition)})
    else:
        give(edition.id)
    return status.DONE


def _lacks(text: str) -> tuple[Lack, ...]:
    names = [name.strip() for name in re.split(Program.COMMAS, text) if name.strip()]
    known = [one.value for one in Lack]
    if not names or (strange := [name for name in names if name not in known]):
        told = Export.AND.join(strange) if names else text
        raise ArgumentTypeError(Finalise.NO_LACK.format(text=told, names=Export.AND.join(known)))
    return tuple(map(Lack, names))


COMMAND = Command("finalise", Finalise.SUMMARY, _declare, _run)
