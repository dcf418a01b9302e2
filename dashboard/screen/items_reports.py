"""What is not reviewed, not shown or not reported: lists, the calendar and the reminders."""

from typing import Any, Literal

import polars as pl
import streamlit as st

from dashboard.screen import data, finding, unit_links, url_choice
from dashboard.screen.items_filters import Choice
from dashboard.screen.markup import plain
from dashboard.systems.reporting import calendar_chart, calendar_figure, sentences
from dashboard.systems.scores import item_sentences as headlines
from dashboard.systems.scores.item_words import SHOWS, Items
from dashboard.systems.scores.ranking_words import Reporting

_HEIGHT = 420
_FULL = 11  # so many rows fill it
_UNREVIEWED = ["name", "about", "gap", "period", "count"]
_EVIDENCE = ["name", "label", "self_points", "item_no", "evidence"]
_REMINDERS = {"name": 84, "what": 206, "due": 80}  # pixels: on a phone these three stand side by side
_REMINDERS_ROW = 62  # two lines


def unreviewed(shown: data.View, choice: Choice) -> None:
    """The cards and items of the league that nobody has reviewed."""
    _listed(
        shown,
        choice,
        "missing",
        title=Items.UNREVIEWED,
        headline=shown.ask(headlines.unreviewed, choice.league).on_page,
        columns=_UNREVIEWED,
        rows=shown.ask(headlines.unreviewed_rows, choice.league),
    )


def evidence(shown: data.View, choice: Choice) -> None:
    """The items claimed without evidence."""
    _listed(
        shown,
        choice,
        "evidence_missing",
        title=Items.EVIDENCE,
        note=Items.EVIDENCE_NOTE,
        headline=shown.ask(headlines.evidence, choice.league).on_page,
        columns=_EVIDENCE,
        rows=shown.results.tables["evidence_missing"].filter(pl.col("league") == choice.league),
    )


def calendar(shown: data.View, choice: Choice) -> None:
    """The calendar of the units with something open, or of all."""
    league = choice.league
    headline = shown.ask(sentences.calendar, league)
    if shown.ask(calendar_figure.reports, league).is_empty():
        st.info(plain(headline))
        return
    show = url_choice.select(Items.SHOW, SHOWS, address="show", default=calendar_figure.GAPS, width=300)
    show = show or calendar_figure.GAPS
    rows = shown.ask(calendar_figure.reports, league, show)
    event = finding.picture(
        shown,
        calendar_chart.chart,
        league,
        show,
        table="reporting_calendar",
        title=Items.CALENDAR,
        note=SHOWS[show],
        unit=Items.CALENDAR_UNIT,
        headline=headline,
        rows=rows,
        filters=choice.league_words,
        draw=calendar_figure.calendar,
        on_select=_clicked,
    )
    unit_links.to_picked(event)
    st.caption(plain(Items.CALENDAR_ABOUT))


def reminders(shown: data.View, choice: Choice) -> None:
    """The list of reminders, worded."""
    league = choice.league
    _listed(
        shown,
        choice,
        "reminders",
        title=Items.REMINDERS,
        unit=Items.REMINDERS_UNIT,
        headline=shown.ask(sentences.reminders, league),
        rows=shown.ask(sentences.lines, league),
        schema=sentences.ReminderLine,
        widths=_REMINDERS,
        row_height=_REMINDERS_ROW,
    )
    if about := shown.ask(sentences.reminders_about, league):
        st.caption(plain(about))


def _listed(
    shown: data.View,
    choice: Choice,
    table: str,
    *,
    rows: pl.DataFrame,
    unit: str = Reporting.UNIT,
    **words: Any,
) -> None:
    """The rows, which have the org_id of their unit; a row leads to it."""
    height: int | Literal["content"] = _HEIGHT if rows.height > _FULL else "content"
    chosen = finding.listing(
        shown,
        table,
        unit=unit,
        rows=rows,
        filters=choice.league_words,
        on_select="rerun",
        height=height,
        **words,
    )
    unit_links.to_row(rows, chosen)


def _clicked() -> None:
    """Streamlit runs the page again after a click; the event tells which square it was."""
