"""报告与图表: a report in the committee's own Word template."""

import polars as pl
import streamlit as st

from dashboard import data
from dashboard.components import opening
from dashboard.components.markup import plain
from dashboard.exports import own_template
from dashboard.exports.caption import file_name
from dashboard.exports.offered import KINDS
from dashboard.exports.own_template import TemplateRefusedError
from dashboard.text.official import Official

_MIB = 10


def show(shown: data.View) -> None:
    """The uploader, the filled file, and the fields with what stands for them in this period."""
    source = opening.source(shown)
    with st.expander(Official.OWN):
        st.caption(plain(Official.OWN_HELP))
        upload = st.file_uploader(Official.OWN_FILE, type=["docx"], max_upload_size=_MIB, key="own_template")
        if upload is not None:
            try:
                content = own_template.filled(upload.getvalue(), source)
            except TemplateRefusedError as error:
                names = Official.AND.join(error.unknown)
                words = Official.OWN_UNKNOWN.format(names=names) if names else Official.OWN_REFUSED
                st.error(plain(words))
            else:
                name = file_name(source.whole(Official.OWN_NAME), "docx")
                st.download_button(
                    Official.DOWNLOAD,
                    content,
                    name,
                    KINDS["docx"],
                    on_click="ignore",
                    icon=":material/download:",
                )
        fields = own_template.fields(source).items()
        lines = [(plain(name), plain(value or Official.OWN_EMPTY)) for name, value in fields]
        # Not a list that scrolls: the sentences are long, and on a phone they would be cut.
        st.table(pl.DataFrame(lines, schema=[Official.OWN_FIELD, Official.OWN_VALUE], orient="row"))
