"""操作记录: who did what and what was refused, with a workbook of it; says where the record does not hold."""

import streamlit as st

from analytics.lake import AuditBrokenError, LakeError, Snapshot
from dashboard import data
from dashboard.components import listing, opening
from dashboard.components.markup import plain
from dashboard.headlines import audit
from dashboard.text.audit import Audit


def show(now: Snapshot) -> None:
    """The whole record, newest first."""
    try:
        noted = data.lake().noted()
    except AuditBrokenError as error:
        st.error(plain(Audit.BROKEN.format(number=error.number)))
        return
    except LakeError as error:
        opening.unavailable(error)
    st.subheader(plain(audit.about(noted)), anchor=False)
    st.caption(plain(Audit.ABOUT))
    if noted:
        rows = audit.lines(noted)
        listing.show(
            rows,
            audit.AuditLine,
            key="audit",
            title=Audit.TITLE,
            source=Audit.SOURCE,
            synthetic=now.synthetic,
        )
