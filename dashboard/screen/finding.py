"""One finding on a page: the sentence first, then the picture or table, then its files."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Literal

import dataframely as dy
import plotly.graph_objects as go
import polars as pl
import streamlit as st

from analytics.results import RESULTS
from dashboard.base import theme
from dashboard.base.caption import Caption
from dashboard.base.common_words import Headings, Pictures
from dashboard.kit.chart import Chart
from dashboard.kit.finding import Alone, Finding, LeadsTo
from dashboard.media import images, plotly
from dashboard.screen import data, downloads, page_head, plot, tables, unit_links
from dashboard.screen.markup import plain

_ROW = 35  # pixels, as the heading of the columns
_LED = {LeadsTo.UNIT: Headings.UNIT, LeadsTo.BRANCH: Headings.BRANCH, LeadsTo.PAGE: Headings.SEE}
Pick = Callable[[dict[str, Any]], None]  # of the row clicked on
Part = Callable[[pl.DataFrame], pl.DataFrame]  # of the rows of a table


def show(
    shown: data.View,
    one: Finding,
    *codes: Any,
    filters: str = "",
    pick: Pick | None = None,
    part: Part | None = None,
) -> Any:
    """The finding for these codes in a frame, with its files; a click on what leads to a unit goes there.

    pick: what a click on a row of a table does instead, before the page is made anew. part: the rows a table
    shows of those its workbook holds; one without a code leads nowhere.
    Returns the click on a picture, for the page to read where that says no more.
    """
    clicked = None
    if one.alone is not Alone.FRAMED and one.rows_of(shown.results, *codes).is_empty():
        if one.alone is Alone.SENTENCE:
            st.info(plain(one.statement_of(shown.results, *codes).on_page))
    elif one.chart:
        clicked = _show_picture(shown, one, codes, filters)
    else:
        _show_table(shown, one, codes, filters, pick, part)
    if one.remark and (words := one.remark(shown.results, *codes)):
        st.caption(plain(words))
    return clicked


def _show_picture(shown: data.View, one: Finding, codes: tuple[Any, ...], filters: str) -> Any:
    clicked = picture(
        shown,
        one.chart_of,
        *codes,
        name=one.key,
        draw=one.draw,
        said=one.statement_of(shown.results, *codes).words,
        on_select="rerun" if one.leads_to is not LeadsTo.NOWHERE else None,
        **_about(shown, one, codes, filters),
    )
    if one.leads_to not in (LeadsTo.NOWHERE, LeadsTo.AS_READ):
        unit_links.to_picked(clicked)
    return clicked


def _show_table(
    shown: data.View,
    one: Finding,
    codes: tuple[Any, ...],
    filters: str,
    pick: Pick | None,
    part: Part | None,
) -> None:
    every = one.rows_of(shown.results, *codes)
    rows = part(every) if part else every
    columns = one.columns_of(shown.results, *codes)
    leads: Literal["rerun"] | None = "rerun" if one.leads_to is not LeadsTo.NOWHERE else None
    height = one.height(shown.results, *codes) if callable(one.height) else one.height
    chosen = show_rows(
        shown,
        columns=_telling(rows, columns) if part else list(columns),
        on_select=partial(_pick, rows, f"{one.key}_rows", pick) if pick else leads,
        height="content" if height and rows.height <= _most_rows(one, height) else height or "auto",
        widths=one.widths,
        pinned=one.pinned_of(shown.results, *codes),
        bars=one.bars,
        listed=rows,
        key=one.key,
        links=_links(one, one.schema_of(shown.results, *codes), columns, pick),
        **_about(shown, one, codes, filters),
    )
    for place in chosen if leads else ():
        row = rows.row(place, named=True)
        if row.get("org_id", "") is None:
            continue
        unit_links.follow(one.leads_to, row)


def _telling(rows: pl.DataFrame, columns: Sequence[str]) -> list[str]:
    """The columns that say something of these rows: not the same in all that are somebody's."""
    own = rows.filter(pl.col("org_id").is_not_null())
    return [name for name in columns if own.height < 2 or own[name].n_unique() > 1]


def _links(one: Finding, schema: type[dy.Schema], shown: Sequence[str], pick: Pick | None) -> Sequence[str]:
    """The column of those shown whose words name what a click on the row leads to."""
    if pick:
        return shown[:1]
    columns = schema.columns()
    return [name for name in shown if columns[name].description == _LED.get(one.leads_to, "")]


def _most_rows(one: Finding, height: int) -> int:
    """So many rows still stand without a scroll bar or empty rows below them."""
    return (height - _ROW) // _ROW if one.most_rows is None else one.most_rows


def _pick(rows: pl.DataFrame, key: str, pick: Pick) -> None:
    """No row stays chosen: the page made anew may have a table of other rows in its place."""
    if clicked := st.session_state[key]["selection"]["rows"]:
        pick(rows.row(clicked[0], named=True))
    st.session_state[key] = {"selection": {"rows": [], "columns": [], "cells": []}}


def _about(shown: data.View, one: Finding, codes: tuple[Any, ...], filters: str) -> dict[str, Any]:
    results = shown.results
    return {
        "table": one.table,
        "title": one.title_of(results, *codes),
        "unit": one.unit,
        "headline": one.statement_of(results, *codes).on_page,
        "rows": one.rows_of(results, *codes),
        "schema": one.schema_of(results, *codes),
        "filters": filters,
        "period": one.period(results, *codes) if one.period else "",
        "note": one.note_of(results, *codes),
    }


def caption(shown: data.View, table: str, **about: str) -> Caption:
    """What a file about this result table says of itself; about: as Source.caption takes it."""
    return page_head.source(shown).caption(table, **about)


def picture(
    shown: data.View,
    chart: Callable[..., Chart],
    *choices: Any,
    table: str,
    title: str,
    unit: str,
    headline: str,
    said: str = "",
    rows: pl.DataFrame | None = None,
    schema: type[dy.Schema] | None = None,
    filters: str = "",
    period: str = "",
    note: str = "",
    name: str = "",
    draw: Callable[..., go.Figure] | None = None,
    on_select: Callable[[], None] | Literal["rerun"] | None = None,
) -> Any:
    """The chart(results, *choices) in a frame, with its picture, drawing and workbook.

    said: the headline as a file says it.
    table names the result table it shows; rows are those of it the workbook holds (all when not given);
    rows with columns of their own bring their schema; draw(results, palette, *choices) draws what no chart
    can say, which then stands in the workbook only.
    Returns Plotly's selection when on_select is given.
    """
    key = "_".join((name or (draw or chart).__name__, *map(str, choices)))
    frame = shown.results.tables[table] if rows is None else rows
    about = caption(shown, table, title=title, unit=unit, filters=filters, period=period, note=note)
    about = replace(about, headline=said)
    source = partial(plotly.finding_figure, shown.results, theme.LIGHT, *choices, chart=chart, draw=draw)
    in_book = partial(chart, shown.results, *choices)
    with st.container(border=True, height="stretch"):
        head(title, headline, note)
        figure = data.chart_figure(shown, chart, *choices, draw=draw, name=name)
        event = plot.show(
            figure, key=key, alt=Pictures.ALT.format(title=title, headline=headline), on_select=on_select
        )
        count = images.count(figure, about)
        downloads.of_chart(source, in_book, frame, schema or RESULTS[table].schema, about, key, count=count)
    return event


def show_rows(
    shown: data.View,
    table: str,
    *,
    title: str,
    unit: str,
    headline: str,
    columns: list[str] | None = None,
    rows: pl.DataFrame | None = None,
    schema: type[dy.Schema] | None = None,
    filters: str = "",
    period: str = "",
    note: str = "",
    listed: pl.DataFrame | None = None,
    key: str,
    **options: Any,
) -> list[int]:
    """Rows of a result table in a frame, with their workbook; options go to tables.show.

    rows made from the table in words bring their own schema. listed: those shown where the workbook has more.
    """
    frame = shown.results.tables[table] if rows is None else rows
    schema = schema or RESULTS[table].schema
    about = caption(shown, table, title=title, unit=unit, filters=filters, period=period, note=note)
    with st.container(border=True):  # as high as its rows, however high the picture beside it
        head(title, headline, note)
        if frame.is_empty():
            return []
        on_page = frame if listed is None else listed
        chosen = tables.show(on_page, schema, key=f"{key}_rows", columns=columns, **options)
        downloads.table(frame, schema, about, f"{key}_file")
    return chosen


def head(title: str, headline: str, note: str) -> None:
    """The sentence, and below it in small print what it is about and how to read it."""
    about = Pictures.NOTED.format(title=title, note=note) if note else title
    st.markdown(f"**{plain(headline)}**  \n:small[:gray[{plain(about)}]]")
