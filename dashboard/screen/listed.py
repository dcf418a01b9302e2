"""A finding on a page as a list, whose long words break where the screen ends; those of a table do not."""

from typing import Any

import polars as pl
import streamlit as st

from dashboard.base.display import word
from dashboard.kit.finding import Alone, Finding, LeadsTo
from dashboard.screen import data, finding_sentences, unit_links
from dashboard.screen.markup import plain
from dashboard.systems.overview.words import Overview


def show(shown: data.View, one: Finding, most: int) -> None:
    """An entry a row: what its first column says, and below it the others under their headings.

    most: how many stand open; the rest waits for a touch.
    """
    results = shown.results
    rows = one.rows_of(results)
    statement = one.statement_of(results).on_page
    if rows.is_empty() and one.alone is not Alone.FRAMED:
        if one.alone is Alone.SENTENCE:
            st.info(plain(statement))
        return
    if one.remark:
        st.caption(plain(one.remark(results)))
    finding_sentences.show(
        shown,
        one.table,
        title=one.title_of(results),
        unit=one.unit,
        headline=statement,
        rows=rows,
        schema=one.schema_of(results),
        write=lambda found: _first_and_rest(found, one, list(one.columns_of(results)), most),
    )


def _first_and_rest(rows: pl.DataFrame, one: Finding, columns: list[str], most: int) -> None:
    if most:
        _entries(rows[:most], one, columns, first_place=0)
    if rows.height > most:
        label = Overview.LISTED_REST if most else Overview.LISTED_ALL
        with st.expander(label.format(count=rows.height - most)):
            _entries(rows[most:], one, columns, first_place=most)


def _entries(rows: pl.DataFrame, one: Finding, columns: list[str], first_place: int) -> None:
    declared = one.row_schema.columns()
    first, *others = columns
    with st.container(gap="xsmall"):
        for place, row in enumerate(rows.iter_rows(named=True), first_place):
            said = {name: word(row[name], declared[name]) for name in columns}
            told = Overview.LISTED_GAP.join(
                Overview.LISTED.format(heading=declared[name].description, value=said[name])
                for name in others
            )
            with st.container(gap=None):
                _head(one, said[first], row, f"{one.key}_{place}")
                st.markdown(f":small[{plain(told)}]")


def _head(one: Finding, words: str, row: dict[str, Any], key: str) -> None:
    if one.leads_to is not LeadsTo.UNIT:
        st.markdown(f"**{plain(words)}**")
    elif st.button(f":primary[**{plain(words)}** ›]", key=f"listed_{key}", type="tertiary"):
        unit_links.to_unit(row["org_id"])
