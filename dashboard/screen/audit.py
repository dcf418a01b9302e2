"""操作记录: who did what and what was refused, with a workbook of it; says where the record does not hold."""

import streamlit as st

from analytics.lake import AuditBrokenError, LakeError, Snapshot
from dashboard.screen import data, page_head, plain_table
from dashboard.screen.markup import plain
from dashboard.words import audit_sentences
from dashboard.words.audit import Audit


def show(now: Snapshot) -> None:
    """The whole record, newest first."""
    try:
        lake = data.lake()
        noted = lake.audit_lines()
    except AuditBrokenError as error:
        st.error(plain(Audit.BROKEN.format(number=error.number)))
        return
    except LakeError as error:
        page_head.unavailable(error)
    if lake.record_head.is_damaged():
        st.warning(plain(Audit.HEAD_DAMAGED.format(file=lake.record_head.path.name)))
    st.subheader(plain(audit_sentences.about(noted)), anchor=False)
    st.caption(plain(Audit.ABOUT))
    if noted:
        rows = audit_sentences.lines(noted)
        plain_table.show(
            rows,
            audit_sentences.AuditLine,
            key="audit",
            title=Audit.TITLE,
            source=Audit.SOURCE,
            synthetic=now.synthetic,
        )
