"""导入: what was understood of the file, before anything is said about right or wrong."""

import dataframely as dy
import polars as pl
import streamlit as st

from analytics.intake.incoming import Incoming
from dashboard.components import tables
from dashboard.components.markup import plain
from dashboard.headlines import understood
from dashboard.issue_words import sentence
from dashboard.text.import_data import Reading

_MOST_SENTENCES = 12  # beside the headline; a workbook of a hundred cards has hundreds


def show(incoming: Incoming) -> None:
    """The headline, a few sentences, and tables for whoever wants to look closer."""
    told = incoming.understood
    if told.kind is None:
        return
    st.subheader(plain(understood.headline(told, incoming.dataset)), anchor=False)
    sentences = understood.sentences(told)
    _bullets(sentences[:_MOST_SENTENCES])
    if len(sentences) > _MOST_SENTENCES:
        with st.expander(Reading.MORE.format(count=len(sentences) - _MOST_SENTENCES)):
            _bullets(sentences[_MOST_SENTENCES:])
    _table(Reading.COLUMNS, understood.column_lines(told), understood.ColumnLine, "columns_read")
    _table(Reading.SKIPPED, understood.skipped_lines(told), understood.SkippedLine, "rows_skipped")
    _table(Reading.NAMES, understood.name_lines(told), understood.NameLine, "names_matched")
    unknown = understood.unknown_name_lines(told)
    _table(Reading.UNKNOWN_NAMES, unknown, understood.NameLine, "names_unknown")
    if incoming.notes:
        with st.expander(Reading.NOTES.format(count=len(incoming.notes))):
            _bullets([sentence(note) for note in incoming.notes])


def _bullets(sentences: list[str]) -> None:
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in sentences))


def _table(title: str, lines: pl.DataFrame, schema: type[dy.Schema], key: str) -> None:
    if lines.is_empty():
        return
    with st.expander(title.format(count=lines.height)):
        tables.show(lines, schema, key=key, pinned=0)
