"""导入: what was understood of the file, before anything is said about right or wrong."""

import dataframely as dy
import polars as pl
import streamlit as st

from analytics.intake.incoming import Incoming
from dashboard.screen import tables
from dashboard.screen.markup import plain
from dashboard.words import understood_sentences
from dashboard.words.import_data import Reading
from dashboard.words.issue_words import SAID_FIRST, said_first, sentence

_MOST_SENTENCES = 12  # beside the headline; a workbook of a hundred cards has hundreds


def show(incoming: Incoming) -> None:
    """The headline, a few sentences, and tables for whoever wants to look closer."""
    told = incoming.understood
    if told.kind is None:
        return
    st.subheader(plain(understood_sentences.headline(told, incoming.dataset)), anchor=False)
    sentences = understood_sentences.sentences(told)
    _bullets(sentences[:_MOST_SENTENCES])
    if len(sentences) > _MOST_SENTENCES:
        with st.expander(Reading.MORE.format(count=len(sentences) - _MOST_SENTENCES)):
            _bullets(sentences[_MOST_SENTENCES:])
    for words in said_first(incoming.notes):
        st.warning(plain(words))
    _table(
        Reading.COLUMNS,
        understood_sentences.column_lines(told),
        understood_sentences.ColumnLine,
        "columns_read",
    )
    _table(
        Reading.SKIPPED,
        understood_sentences.skipped_lines(told),
        understood_sentences.SkippedLine,
        "rows_skipped",
    )
    _table(
        Reading.NAMES, understood_sentences.name_lines(told), understood_sentences.NameLine, "names_matched"
    )
    unknown = understood_sentences.unknown_name_lines(told)
    _table(Reading.UNKNOWN_NAMES, unknown, understood_sentences.NameLine, "names_unknown")
    notes = [note for note in incoming.notes if note.problem not in SAID_FIRST]
    if notes:
        with st.expander(Reading.NOTES.format(count=len(notes))):
            _bullets([sentence(note) for note in notes])


def _bullets(sentences: list[str]) -> None:
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in sentences))


def _table(title: str, lines: pl.DataFrame, schema: type[dy.Schema], key: str) -> None:
    if lines.is_empty():
        return
    with st.expander(title.format(count=lines.height)):
        tables.show(lines, schema, key=key, pinned=0)
