"""`audit`: who did what and what was refused; also whether the record is as it was written."""

from argparse import ArgumentParser, Namespace

from analytics import actions
from analytics.access import Action
from analytics.lake import AuditBrokenError
from dashboard.base import display
from dashboard.commands import acting_as, status
from dashboard.commands.command import Command, declare_json, open_lake_of
from dashboard.commands.terminal import give_json, give_table, tell
from dashboard.words import audit_sentences
from dashboard.words.audit import Audit


def _declare(parser: ArgumentParser) -> None:
    declare_json(parser)


def _run(arguments: Namespace) -> int:
    with open_lake_of(arguments) as lake:
        acting_as.require(
            lake, arguments, acting_as.everywhere(Action.AUDIT), action=actions.VIEWED, about=COMMAND.name
        )
        try:
            noted, is_head_damaged = lake.audit_lines(), lake.record_head.is_damaged()
        except AuditBrokenError as error:
            tell(Audit.BROKEN.format(number=error.number))
            return status.REFUSED
    if is_head_damaged:
        tell(Audit.HEAD_DAMAGED.format(file=lake.record_head.path))
    ends = status.REFUSED if is_head_damaged else status.DONE
    if arguments.json:
        give_json({"audit": [{**vars(one), "at": one.at.isoformat()} for one in noted]})
        return ends
    tell(audit_sentences.about(noted))
    if noted:
        lines = audit_sentences.lines(noted)
        headings = [display.heading(column) for column in audit_sentences.AuditLine.columns().values()]
        give_table(headings, [[str(cell) for cell in row] for row in lines.iter_rows()], right=[0])
    return ends


COMMAND = Command("audit", Audit.SUMMARY, _declare, _run)
