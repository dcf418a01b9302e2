"""后进支部 on the screen: filters in the URL, the ledger in pictures, the list of work, low-star branches."""

from dataclasses import dataclass
from typing import Literal

import polars as pl
import streamlit as st

from analytics.base.rules import PROVINCE, League
from analytics.results import Results
from dashboard.base.common_words import Filters, Units
from dashboard.screen import data, finding, unit_links, url_choice
from dashboard.screen.markup import plain
from dashboard.systems.weak_branches import figures, unit_figures, work_reasons
from dashboard.systems.weak_branches import sentences as headlines
from dashboard.systems.weak_branches import worklist_sentences as work
from dashboard.systems.weak_branches.words import Weak

_UNIT = "of_unit"  # in the URL: a code; ?unit is the file of a unit and stays with it from page to page
_SHOW = "units"  # in the URL: how many of them
# On a phone the first of them, down to what tells most, fill the table; their words break. Where there is
# room every column but the pinned one grows.
_WORK = {"unit": 84, "name": 94, "reason": 114, "days_open": 76, "kind": 76, "due_on": 120, "measure": 210}
_WORK_ROW = 62  # three lines
_LOW = {"unit": 84, "name": 82, "stars": 44, "halves_low": 82, "on_ledger": 80, "low_since": 120}
_LOW_ROW = 62  # words break only in rows so high
_WORK_FULL, _WORK_HEIGHT = 8, 560  # rows that fill it
_FULL = 7  # so many rows fill a table
_HEIGHT = 460


@dataclass(frozen=True)
class Choice:
    """Whose branches the reader wants to see: the province, a league, or one unit of it."""

    group: str
    unit: str | None
    name: str

    @property
    def scope(self) -> str:
        """The scope as the results name it."""
        return self.unit or self.group

    @property
    def words(self) -> str:
        """The filters as a file names them."""
        return Weak.FILTERS.format(scope=self.name)


def choose(results: Results) -> Choice:
    """Write the filters: league and unit."""
    groups = [PROVINCE, *(league.value for league in League)]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        group = (
            st.segmented_control(
                Filters.LEAGUE, groups, default=PROVINCE, required=True, key="league", bind="query-params"
            )
            or PROVINCE
        )
        rows = results.tables["ledger_by_unit"].filter(pl.col("league").is_in(unit_figures.leagues(group)))
        names = dict(rows.select("org_id", "name").iter_rows())
        unit = url_choice.select(
            Weak.UNIT, names, address=_UNIT, default=None, placeholder=Weak.EVERY_UNIT, width=260
        )
    return Choice(group, unit, names[unit] if unit else group)


def pictures(shown: data.View, choice: Choice) -> None:
    """The ledger month by month and by kind; nothing where it never had an entry."""
    if not shown.ask(headlines.entries, choice.scope):
        return
    left, right = st.columns([3, 2])
    with left:
        _months(shown, choice)
    with right:
        _kinds(shown, choice)


def worklist(shown: data.View, choice: Choice) -> None:
    """The open entries in the order of work; a click on one leads to its branch."""
    every = shown.results.tables["worklist"]
    rows = work.of_scope(every, choice.group, choice.unit)
    chosen = finding.listing(
        shown,
        "worklist",
        title=Weak.WORK,
        unit=Units.BRANCHES,
        headline=work.worklist(shown.results, choice.scope, rows).on_page,
        columns=list(_WORK),
        rows=work_reasons.lines(rows),
        schema=work_reasons.WorkLine,
        filters=choice.words,
        on_select="rerun",
        height=_WORK_HEIGHT if rows.height > _WORK_FULL else "content",
        widths=_WORK,
        row_height=_WORK_ROW,
    )
    if rows.height:
        st.caption(plain(Weak.WORK_HINT))
    _go(rows, chosen)


def low_star(shown: data.View, choice: Choice) -> None:
    """The low-star branches in a frame of their own."""
    rows = work.of_scope(shown.results.tables["low_star_branches"], choice.group, choice.unit)
    chosen = finding.listing(
        shown,
        "low_star_branches",
        title=Weak.LOW,
        unit=Units.BRANCHES,
        headline=work.low_star(shown.results, rows).on_page,
        columns=list(_LOW),
        rows=rows,
        filters=choice.words,
        on_select="rerun",
        height=_height(rows),
        widths=_LOW,
        row_height=_LOW_ROW,
    )
    _go(rows, chosen)


def _months(shown: data.View, choice: Choice) -> None:
    finding.picture(
        shown,
        figures.months,
        choice.scope,
        table="ledger_by_month",
        title=Weak.MONTHS,
        unit=Units.BRANCHES,
        headline=shown.ask(headlines.months, choice.scope).on_page,
        rows=shown.ask(figures.month_rows, choice.scope),
        filters=choice.words,
    )


def _kinds(shown: data.View, choice: Choice) -> None:
    finding.picture(
        shown,
        figures.kinds,
        choice.scope,
        table="ledger_by_kind",
        title=Weak.KINDS,
        unit=Units.BRANCHES,
        headline=shown.ask(headlines.kinds, choice.scope).on_page,
        rows=shown.ask(figures.kind_rows, choice.scope),
        filters=choice.words,
    )


def units(shown: data.View, choice: Choice) -> None:
    """The units with open entries, a click on one leads to its file; nothing where one unit is chosen."""
    if choice.unit or not shown.ask(headlines.entries, choice.scope):
        return
    rows = shown.ask(unit_figures.with_open, choice.group)
    show = (
        _how_many(shown.ask(headlines.offered, choice.group))
        if shown.ask(unit_figures.is_long, choice.group)
        else unit_figures.ALL
    )
    event = finding.picture(
        shown,
        unit_figures.units,
        choice.group,
        show,
        table="ledger_by_unit",
        title=Weak.UNITS,
        unit=Units.BRANCHES,
        headline=shown.ask(headlines.units, choice.group, show),
        rows=rows,
        filters=choice.words,
        on_select=_read_below,
    )
    for point in event["selection"]["points"][:1]:
        unit_links.to_unit(point["y"])


def _how_many(offered: dict[str, str]) -> str:
    return url_choice.one_of(Weak.SHOW, offered, address=_SHOW, default=unit_figures.MOST)


def _read_below() -> None:
    """A callback may not change the page: the event is read after the picture."""


def _height(rows: pl.DataFrame) -> int | Literal["content"]:
    return _HEIGHT if rows.height > _FULL else "content"


def _go(rows: pl.DataFrame, chosen: list[int]) -> None:
    for place in chosen:
        unit_links.to_unit(rows["unit_id"][place], branch=rows["org_id"][place])
