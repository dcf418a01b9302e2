"""Where points are lost: the matrix as picture and table, each leading to the unit, and the Pareto."""

import streamlit as st

from dashboard.base.common_words import Units
from dashboard.screen import data, finding, unit_links
from dashboard.screen.items_filters import Choice
from dashboard.screen.markup import plain
from dashboard.systems.scores import item_matrix, item_matrix_chart, item_pareto, item_table
from dashboard.systems.scores import item_sentences as headlines
from dashboard.systems.scores.item_words import Items
from dashboard.systems.unit import unit_names

_HEIGHT = 560
_FULL = 15  # so many rows fill it


def matrix(shown: data.View, choice: Choice) -> None:
    """Units × items; says what is missing where nothing is reviewed."""
    results, of = shown.results, (choice.league, choice.dimension)
    headline = shown.ask(headlines.matrix, *of)
    rows = shown.ask(item_table.rows, *choice.codes)
    if rows.is_empty():
        st.info(plain(headline))
        return
    st.caption(plain(shown.ask(headlines.items_by_number, *of)))
    event = finding.picture(
        shown,
        item_matrix_chart.chart,
        *choice.codes,
        table="items",
        title=Items.MATRIX.format(which=choice.which),
        note=Items.MATRIX_NOTE,
        unit=Units.POINTS,
        headline=headline,
        filters=choice.words,
        draw=item_matrix.matrix,
        on_select=_clicked,
        rows=unit_names.named(results, shown.ask(item_matrix.scored, *of)),
        schema=unit_names.named_schema("items"),
    )
    if points := event["selection"]["points"]:
        unit_links.to_unit(rows["org_id"][round(points[0]["y"])])
    st.caption(plain(Items.UNIT_HINT))


def table(shown: data.View, choice: Choice) -> None:
    """The same as a table; a row leads to its unit."""
    rows = shown.ask(item_table.rows, *choice.codes)
    if rows.is_empty():
        return
    chosen = finding.listing(
        shown,
        "items",
        title=Items.MATRIX_TABLE.format(which=choice.which),
        unit=Units.POINTS,
        headline=shown.ask(headlines.waiting, choice.league, choice.dimension),
        columns=item_table.columns(rows),
        rows=rows,
        schema=shown.ask(item_table.schema, choice.league, choice.dimension),
        filters=choice.words,
        pinned=2 if rows["place"].count() else 1,
        on_select="rerun",
        height=_HEIGHT if rows.height > _FULL else "content",
    )
    if chosen:
        unit_links.to_unit(rows["org_id"][chosen[0]])


def pareto(shown: data.View, choice: Choice) -> None:
    """The items that make up most of what was lost; the workbook holds them all."""
    league = choice.league
    headline = shown.ask(headlines.pareto, league)
    rows = shown.ask(item_matrix.item_rows, league)
    if rows.is_empty():
        st.info(plain(headline))
        return
    finding.picture(
        shown,
        item_pareto.pareto,
        league,
        table="item_losses",
        title=Items.PARETO.format(league=league),
        note=Items.PARETO_NOTE.format(percent=item_pareto.UNTIL),
        unit=Units.POINTS,
        headline=headline,
        rows=shown.ask(item_pareto.every, league),
        filters=choice.league_words,
    )


def _clicked() -> None:
    """Streamlit runs the page again after a click; the event tells which cell it was."""
