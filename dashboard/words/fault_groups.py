"""The faults of a file by kind, with how many there are of each and how to mend them."""

from collections.abc import Iterable, Sequence

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.intake.issue_groups import IssueGroup
from dashboard.words.import_data import Columns
from dashboard.words.issue_words import how_to_mend, kind


class GroupLine(dy.Schema):
    """One problem in one column of one sheet; cells and values are the first of them."""

    kind = c.text("问题")
    count = c.count("处数")
    mending = c.text(Columns.MENDING)
    cells = c.text("所在单元格", nullable=True)
    values = c.text("现填内容", nullable=True)
    column = c.text(Columns.COLUMN, nullable=True)
    sheet = c.text(Columns.SHEET, nullable=True)


def group_lines(groups: Iterable[IssueGroup]) -> pl.DataFrame:
    """In the order given, which is the one to mend them in."""
    rows = [
        {
            "kind": kind(group.problem),
            "sheet": group.sheet or None,
            "column": group.column or None,
            "count": group.count,
            "cells": _join_parts(group.cells, more=group.count > len(group.cells)),
            "values": _join_parts(group.values, more=False),
            "mending": how_to_mend(group.example),
        }
        for group in groups
    ]
    return GroupLine.validate(pl.DataFrame(rows, schema=GroupLine.create_empty().schema))


def _join_parts(parts: Sequence[str], *, more: bool) -> str | None:
    words = "、".join(parts)
    return (f"{words}等" if more else words) if parts else None
