"""本期变化 as a list: what changed much first, for worse before for better; a figure leads to its page."""

import polars as pl
import streamlit as st

from dashboard.screen import data, finding_sentences, navigation, tables
from dashboard.screen.markup import plain
from dashboard.systems.overview import changes
from dashboard.systems.overview.findings import BETTER, CHANGES, WORSE

# Of a system that has no page of its own name.
_PAGES = {"scores": "ranking", "burden": "formalism"}
_BADGES = {
    True: "green",
    False: "orange",
    None: "gray",
}


def headline(shown: data.View) -> None:
    """What changed much, which stands first on its page."""
    st.markdown(f"**{plain(CHANGES.statement_of(shown.results).on_page)}**")


def show(shown: data.View) -> None:
    """How many went which way, and a line each figure that changed most; nothing where none is compared."""
    results = shown.results
    if shown.ask(changes.first_lines).is_empty():
        return
    finding_sentences.show(
        shown,
        "figure_changes",
        title=CHANGES.title_of(results),
        unit=CHANGES.unit,
        headline=changes.on_page(results),
        rows=CHANGES.rows_of(results),
        schema=CHANGES.schema_of(results),
        write=lambda rows: _write(rows, shown),
    )


def page_of(measure: str) -> str:
    """The script of the page that tells more of the figure."""
    system = changes.system_of(measure)
    return _PAGES.get(system, system)


def _write(every: pl.DataFrame, shown: data.View) -> None:
    _lines(shown.ask(changes.first_lines))
    with st.expander(changes.EVERY):
        tables.show(
            every,
            CHANGES.schema_of(shown.results),
            key="every_change",
            columns=list(CHANGES.columns_of(shown.results)),
        )


def _lines(first: pl.DataFrame) -> None:
    with st.container(gap="xxsmall"):
        for line in first.iter_rows(named=True):
            _line(line)


def _line(line: dict) -> None:
    badge = f":{_BADGES[changes.is_welcome(line)]}-badge[{line['verdict']}]"
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        label = f"{badge} :primary[{plain(line['label'])} ›]"
        navigation.link(page_of(line["measure"]), label, width="content")
        st.markdown(f":small[{plain(line['change'])}]", width="content")


def ways(shown: data.View) -> None:
    """What the report says among results and problems of those that changed less."""
    for one in (WORSE, BETTER):
        if words := one.statement_of(shown.results).on_page:
            st.markdown(f":small[{plain(words)}]")
