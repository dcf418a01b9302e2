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

    number = c.count("序号", primary_key=True)
    moment = c.text("时间")
    action = c.text("操作")
    outcome = c.text("结果")
    actor = c.text("操作人")
    subject = c.text("对象")


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
        return "完成"
    return f"拒绝：{REASONS.get(one.outcome, Audit.OTHER)}"


def about(noted: Sequence[Noted]) -> str:
    """How many lines there are, and how many tell of a refusal."""
    if not noted:
        return "还没有操作记录"
    return f"共{len(noted)}条操作记录，其中{sum(one.outcome != actions.DONE for one in noted)}条被拒绝"
