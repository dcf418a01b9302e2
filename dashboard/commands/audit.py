"""`audit`: who did what and what was refused; also whether the record is as it was written."""

from argparse import ArgumentParser, Namespace

from analytics import actions
from analytics.access import Action
from analytics.lake import AuditBrokenError
from dashboard import display
from dashboard.commands import acting, status
from dashboard.commands.command import Command, declare_json, opened
from dashboard.commands.terminal import give_json, give_table, tell
from dashboard.headlines import audit
from dashboard.text.audit import Audit


def _declare(parser: ArgumentParser) -> None:
    declare_json(parser)


def _run(arguments: Namespace) -> int:
    with opened(arguments) as lake:
        acting.require(
            lake, arguments, acting.everywhere(Action.AUDIT), action=actions.VIEWED, about=COMMAND.name
        )
        try:
            noted = lake.noted()
        except AuditBrokenError as error:
            tell(Audit.BROKEN.format(number=error.number))
            return status.REFUSED
    if arguments.json:
        give_json({"audit": [{**vars(one), "at": one.at.isoformat()} for one in noted]})
        return status.DONE
    tell(audit.about(noted))
    if noted:
        lines = audit.lines(noted)
        headings = [display.heading(column) for column in audit.AuditLine.columns().values()]
        give_table(headings, [[str(cell) for cell in row] for row in lines.iter_rows()], right=[0])
    return status.DONE


COMMAND = Command("audit", Audit.SUMMARY, _declare, _run)
