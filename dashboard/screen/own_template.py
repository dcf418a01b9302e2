"""报告与图表: a report in the committee's own Word template."""

from functools import partial

import dataframely as dy
import polars as pl
import streamlit as st

from dashboard.base import display
from dashboard.base.caption import file_name
from dashboard.base.source import Source
from dashboard.files import own_template, template_fields, template_sample
from dashboard.files.official_files import KINDS
from dashboard.files.official_words import OWN_FAULTS, OWN_LISTS, Official
from dashboard.files.own_template import TemplateRefusedError
from dashboard.files.systems import fields as fields_of_systems
from dashboard.screen import chosen_file, data, export_audit, page_head
from dashboard.screen.markup import plain

_MIB = 10
_FIELDS = "template_fields"


def show(shown: data.View) -> None:
    """The uploader, the filled file, and the fields with what stands for them in this period."""
    source = page_head.source(shown)
    with st.expander(Official.OWN):
        st.caption(plain(Official.OWN_HELP))
        st.download_button(
            Official.OWN_SAMPLE,
            template_sample.sample(),
            Official.OWN_SAMPLE_NAME,
            KINDS["docx"],
            on_click="ignore",
            icon=":material/description:",
        )
        upload = chosen_file.show(Official.OWN_FILE, ["docx"], max_upload_size=_MIB, key="own_template")
        if upload is not None:
            _show_filled(upload.getvalue(), source)
        _show_fields(data.made_once((_FIELDS, shown.version), partial(template_fields.fields, source)))


def _show_filled(template: bytes, source: Source) -> None:
    try:
        content = own_template.fill_template(template, source)
    except TemplateRefusedError as error:
        st.error(plain(_refusal_words(error)))
        return
    name = file_name(source.whole(Official.OWN_NAME), "docx")
    st.download_button(
        Official.DOWNLOAD,
        export_audit.audited_maker(name, lambda: content),
        name,
        KINDS["docx"],
        on_click="ignore",
        icon=":material/download:",
    )


def _refusal_words(error: TemplateRefusedError) -> str:
    names = (
        (Official.OWN_NEAR if near else Official.OWN_UNLIKE).format(name=name, near=near)
        for name, near in error.unknown
    )
    return OWN_FAULTS[error.fault].format(names=Official.AND.join(names))


def _show_fields(fields: dict[str, str]) -> None:
    lines = [(plain(name), plain(value or Official.OWN_EMPTY)) for name, value in fields.items()]
    # Not a list that scrolls: the sentences are long, and on a phone they would be cut.
    st.table(pl.DataFrame(lines, schema=[Official.OWN_FIELD, Official.OWN_VALUE], orient="row"))
    st.caption(plain(Official.OWN_LISTS_HELP))
    titles = {**fields_of_systems.titles(), **OWN_LISTS}
    columns = [
        (Official.OWN_LISTED.format(name=name, title=titles[name]), column, _heading(schema, column))
        for name, (schema, shown) in template_fields.LISTS.items()
        for column in shown
    ]
    headings = (Official.OWN_LIST, Official.OWN_FIELD, Official.OWN_COLUMN)
    st.dataframe(
        pl.DataFrame(columns, schema=headings, orient="row"),
        hide_index=True,
        column_config={Official.OWN_LIST: st.column_config.TextColumn(pinned=True)},
    )


def _heading(schema: type[dy.Schema], column: str) -> str:
    return display.heading(schema.columns()[column])
