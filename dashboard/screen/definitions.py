"""口径说明: search and cards of indicators, tables of parameters, rubrics and documents."""

from collections.abc import Iterable
from datetime import datetime

import polars as pl
import streamlit as st

from analytics import reference
from analytics.base import rules
from dashboard.files import definition_sentences, document_numbers, parameter_tables
from dashboard.files.definition_words import PARTS, Columns, Methods
from dashboard.screen import access, page_head, plain_table, url_choice
from dashboard.screen.markup import plain

_FEW = 3  # cards that open by themselves


def parts() -> str:
    """The choice between the parts of the page; the code of the chosen one."""
    first = next(iter(PARTS))
    return url_choice.one_of(
        Methods.PARTS, PARTS, address="part", default=first, label_visibility="collapsed"
    )


def indicators() -> None:
    """The search and the cards it leaves."""
    query = st.text_input(
        Methods.SEARCH, placeholder=Methods.SEARCH_PLACEHOLDER, key="q", bind="query-params"
    )
    cards = definition_sentences.cards(query, None if query.strip() else _topic())
    st.markdown(f":small[:gray[{plain(definition_sentences.search_outcome(query, len(cards)))}]]")
    for card in cards:
        badge = f" :orange-badge[{rules.TO_BE_CONFIRMED}]" if card.assumed else ""
        with st.expander(f"{plain(card.name)}{badge}", expanded=len(cards) <= _FEW):
            st.markdown("  \n".join(_labelled_lines(card.lines)))


def parameters() -> None:
    """The tables of what was settled here because no document does."""
    st.markdown(Methods.PARAMETERS_ABOUT.format(status=rules.TO_BE_CONFIRMED))
    for key, (title, rows, schema) in parameter_tables.tables().items():
        st.subheader(title, anchor=False)
        if key == "deadlines":
            st.caption(Methods.DEADLINES_ABOUT)
        plain_table.show(rows, schema, key=key, title=title, source=Methods.OWN_SOURCE, height="content")


def rubrics() -> None:
    """The versions of the rubric: those of the data, or the one that comes with the program."""
    stored = page_head.current_snapshot().table("rubrics").collect()
    shown = reference.rubric_2020() if stored.is_empty() else stored
    source = Methods.SHIPPED_SOURCE if stored.is_empty() else Methods.RUBRIC_SOURCE
    if stored.is_empty():
        st.info(Methods.RUBRICS_SHIPPED)
    names = parameter_tables.version_names(shown)
    simulated = bool(shown["synthetic"].any())
    if simulated:
        st.caption(Methods.RUBRICS_SIMULATED_NOTE)
    st.subheader(Methods.RUBRIC_SUMMARY, anchor=False)
    summary = parameter_tables.by_dimension(shown)
    plain_table.show(
        summary,
        parameter_tables.VersionDimension,
        key="versions",
        title=Methods.RUBRIC_SUMMARY,
        height="content",
        source=source,
        synthetic=simulated,
    )
    _items(shown, names, source)


def documents() -> None:
    """The documents the rules come from."""
    rows = parameter_tables.documents()
    st.markdown(Methods.DOCUMENTS_ABOUT)
    for row in rows.iter_rows(named=True):
        with st.container(border=True):
            st.markdown(
                "  \n".join(
                    [f"**{plain(row['short_name'])}**", *_labelled_lines(definition_sentences.document(row))]
                )
            )
    plain_table.file(
        rows, parameter_tables.Document, key="documents", title=Methods.DOCUMENTS, source=Methods.OWN_SOURCE
    )


def numbers() -> None:
    """How much is asked of whom, and every number of the documents."""
    now, unit = page_head.current_snapshot(), access.user().unit
    if unit:
        st.markdown(f"**{document_numbers.asked_of(now, unit, datetime.now().astimezone().date())}**")
    st.markdown(Methods.ASKED_ABOUT)
    for key, title, rows, schema in (
        ("asked", Methods.ASKED, document_numbers.numbers_by_scope(), document_numbers.Asked),
        ("numbers", Methods.NUMBERS, document_numbers.numbers(), document_numbers.DocumentNumber),
    ):
        st.subheader(title, anchor=False)
        plain_table.show(rows, schema, key=key, title=title, source=Methods.OWN_SOURCE)


SHOWN = {
    "indicators": indicators, "parameters": parameters, "rubrics": rubrics, "asked": numbers,
    "documents": documents,
}  # fmt: skip


def _topic() -> str | None:
    """The topic to read, the first one where nobody chooses; none: all of them."""
    topics = definition_sentences.topics()
    return st.pills(
        Methods.TOPIC,
        topics,
        default=topics[0],
        key="topic",
        bind="query-params",
        label_visibility="collapsed",
    )


def _items(rubrics: pl.DataFrame, names: dict[int, str], source: str) -> None:
    """The items of the version the reader chooses."""
    coded = {str(version): name for version, name in names.items()}
    first = next(iter(coded))
    code = url_choice.select(
        Columns.VERSION, coded, address="version", default=first, implied=first, width=200
    )
    version = int(code or first)
    own = rubrics.filter(pl.col("rubric_version") == version)
    plain_table.show(
        parameter_tables.items_of(rubrics, version),
        parameter_tables.Item,
        key="items",
        title=Methods.RUBRIC_ITEMS.format(version=names[version]),
        source=source,
        synthetic=bool(own["synthetic"].any()),
        pinned=2,
    )


def _labelled_lines(lines: Iterable[tuple[str, str]]) -> list[str]:
    return [Methods.LINE.format(label=label, words=plain(words)) for label, words in lines]
