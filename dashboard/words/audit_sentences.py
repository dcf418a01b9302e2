"""The audit in words: its lines as rows, and how many there are."""

from collections.abc import Sequence

import dataframely as dy
import polars as pl

from analytics import actions
from analytics.base import columns as c
from analytics.lake import Noted
from dashboard.words.audit import REASONS, Audit
from dashboard.words.history_sentences import moment


class AuditLine(dy.Schema):
    """One line of the audit."""

    number = c.count(Audit.NUMBER, primary_key=True)
    moment = c.text(Audit.MOMENT)
    action = c.text(Audit.ACTION)
    outcome = c.text(Audit.OUTCOME)
    actor = c.text(Audit.ACTOR)
    subject = c.text(Audit.SUBJECT)


def lines(noted: Sequence[Noted]) -> pl.DataFrame:
    """The lines in the order given."""
    rows = [
        {
            "number": one.id,
            "moment": moment(one.at),
            "action": one.action,
            "outcome": outcome(one),
            "actor": one.actor,
            "subject": one.about,
        }
        for one in noted
    ]
    return AuditLine.validate(pl.DataFrame(rows, schema=AuditLine.create_empty().schema))


def outcome(one: Noted) -> str:
    """Done, or why it was refused."""
    if one.outcome == actions.DONE:
        return Audit.DONE
    return Audit.REFUSED.format(why=REASONS.get(one.outcome, Audit.OTHER))


def about(noted: Sequence[Noted]) -> str:
    """How many lines there are, and how many tell of a refusal."""
    if not noted:
        return Audit.NONE
    return Audit.COUNT.format(count=len(noted), refused=sum(one.outcome != actions.DONE for one in noted))
