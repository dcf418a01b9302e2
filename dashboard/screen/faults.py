"""导入: what is wrong with the file, how to mend it, and whether the valid rows are taken alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath

import polars as pl
import streamlit as st

from analytics import actions
from analytics.intake import annotated
from analytics.intake.books import FileKind
from analytics.intake.incoming import Incoming
from analytics.intake.issue_groups import IssueGroup, groups
from analytics.intake.issue_lists import issue_list
from analytics.intake.issues import Issue
from dashboard.screen import export_audit, tables, upload, uploads
from dashboard.screen.markup import plain
from dashboard.screen.upload import Received
from dashboard.words import change_sentences, issue_words
from dashboard.words.fault_groups import GroupLine, group_lines
from dashboard.words.import_data import Faults, LeftOut
from dashboard.words.left_out import LeftOutLine, left_out_lines

_GROUPS, _NOTED = "groups", "noted"
_MOST_LISTED = 1000  # on the page; the list to take home has all that were kept
_FULL = 7  # so many groups fill a table
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TWO_LINES = 62  # pixels; lower rows do not break their words
# Where to look stands second: a phone shows two or three columns.
_GROUP_COLUMNS = ("kind", "cells", "mending", "values", "count", "column", "sheet")
_COLUMNS = ("cell", "sheet", "words", "mending", "column", "value", "expected")


@dataclass(frozen=True)
class Taken:
    """The rows that are to be imported; left_out is None when that is all of the file."""

    rows: pl.DataFrame
    left_out: pl.DataFrame | None = None


def settle(received: Received) -> Taken | None:
    """Show the faults, if any; None where nothing may be imported."""
    incoming = received.incoming
    if not incoming.issues:
        return Taken(incoming.frame)
    found = uploads.worked_out(received.file, _GROUPS, partial(groups, incoming.issues))
    noted = partial(export_audit.note_refusal, actions.IMPORTED, incoming.file_name, actions.FAULTY)
    uploads.worked_out(received.file, _NOTED, noted)
    words = Faults.HEADLINE if len(found) == incoming.issue_count else Faults.HEADLINE_GROUPED
    st.subheader(words.format(count=incoming.issue_count, kinds=len(found)), anchor=False)
    st.error(plain(Faults.REFUSED.format(file=incoming.file_name)))
    _groups(found, incoming.sha256)
    _all(incoming)
    _downloads(received)
    return _valid_rows(received)


def _groups(found: Sequence[IssueGroup], sha256: str) -> None:
    """What concerns a whole file or sheet in sentences, what concerns cells as a table."""
    whole = [group.example for group in found if not group.cells]
    if whole:
        told = (f"- {plain(issue_words.sentence(one) + issue_words.how_to_mend(one))}" for one in whole)
        st.markdown("\n".join(told))
    in_cells = [group for group in found if group.cells]
    if not in_cells:
        return
    chosen = tables.show(
        group_lines(in_cells),
        GroupLine,
        key=f"groups_{sha256}",  # a row chosen of one file is none of the next
        columns=_GROUP_COLUMNS,
        on_select="rerun",
        height="content" if len(in_cells) <= _FULL else "auto",
        row_height=_TWO_LINES,
        widths={"kind": 96, "cells": 84, "mending": 330, "values": 260},
    )
    _whole(chosen, [group.example for group in in_cells])


def _whole(chosen: Sequence[int], listed: Sequence[Issue]) -> None:
    """All that is said of the chosen row: cells of a table cut long words."""
    # The same file read as another data set has other faults, maybe fewer.
    told = [listed[row] for row in chosen if row < len(listed)]
    for one in told:
        st.info(plain(issue_words.sentence(one) + issue_words.how_to_mend(one)))
    if not told:
        st.caption(Faults.WHOLE_HINT)


def _all(incoming: Incoming) -> None:
    listed, count = incoming.issues[:_MOST_LISTED], incoming.issue_count
    title = Faults.ALL if len(listed) == count else Faults.ALL_LISTED
    with st.expander(title.format(count=count, listed=len(listed))):
        chosen = tables.show(
            change_sentences.issue_lines(listed),
            change_sentences.IssueLine,
            key=f"issues_{incoming.sha256}",
            columns=_COLUMNS,
            on_select="rerun",
            row_height=_TWO_LINES,
            widths={"sheet": 84, "words": 300, "mending": 300, "value": 200},
        )
        _whole(chosen, listed)


def _downloads(received: Received) -> None:
    incoming, stem = received.incoming, PurePath(received.file.name).stem
    workbook = incoming.understood.kind is FileKind.WORKBOOK
    with st.container(horizontal=True, gap="small"):
        if workbook and len(incoming.issues) <= annotated.MOST_MARKED:
            st.download_button(
                Faults.MARKED,
                data=partial(_marked_copy, received),
                file_name=Faults.MARKED_FILE.format(stem=stem),
                mime=_XLSX,
                key="marked",
                help=Faults.MARKED_HELP,
                on_click="ignore",
                icon=":material/edit_document:",
            )
        st.download_button(
            Faults.LIST_BUTTON,
            data=partial(issue_list, incoming.issues, issue_words.WORDS),
            file_name=Faults.LIST_FILE.format(stem=stem),
            mime=_XLSX,
            key="issue_list",
            help=Faults.LIST_HELP,
            on_click="ignore",
            icon=":material/table:",
        )


def _marked_copy(received: Received) -> bytes:
    """Where the workbook is too large to be marked, the list."""
    with upload.on_disk(received.content, received.file.name) as path:
        return annotated.sent_back(path, received.incoming.issues, issue_words.WORDS).content


def _valid_rows(received: Received) -> Taken | None:
    incoming = received.incoming
    if incoming.valid.is_empty():
        return None
    count, left = incoming.valid.height, incoming.left_out
    wanted = st.toggle(
        LeftOut.SWITCH.format(count=count), key=f"valid_rows_{incoming.sha256}", help=LeftOut.HELP
    )
    if not wanted:
        return None
    st.warning(LeftOut.WARNING.format(count=count, left=left.height))
    listed = left.head(_MOST_LISTED)
    title = LeftOut.TITLE if listed.height == left.height else LeftOut.TITLE_LISTED
    with st.expander(title.format(count=left.height, listed=listed.height), expanded=True):
        tables.show(
            left_out_lines(listed),
            LeftOutLine,
            key="left_out",
            pinned=0,
            row_height=_TWO_LINES,
            widths={"reasons": 360, "content": 480},
        )
    return Taken(incoming.valid, left)
