"""A table in the form Streamlit takes, made once for the same rows and the same wishes.

Differences read as in sentences (−1.50, 0.00, +2.00) and still sort as numbers: a Styler brings the words
beside the values. The formats of a NumberColumn can do neither: they write +0.00 and a hyphen.
"""

import hashlib
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import partial
from math import isnan
from typing import Any

import dataframely as dy
import polars as pl
import streamlit as st

from analytics.base.columns import Shows, is_signed, named_by, shows
from dashboard.base import display, row_looks, theme
from dashboard.base.number_words import Numbers, Periods
from dashboard.screen import data


@dataclass(frozen=True)
class Form:
    """What Streamlit is given: a table of pandas, and the settings of its columns by heading."""

    table: Any
    settings: Mapping[str, Mapping[str, Any]]

    def fresh_settings(self) -> dict[str, Any]:
        """The settings as Streamlit may change them."""
        return {heading: dict(setting) for heading, setting in self.settings.items()}


@dataclass(frozen=True)
class Wanted:
    """How a table is to look: which columns, how many stay in sight, which are bars, how wide they are.

    key: the table's own on its page. links: the columns of words that lead somewhere and look so.
    """

    key: str
    schema: type[dy.Schema]
    columns: tuple[str, ...] = ()
    pinned: int = 1
    bars: tuple[str, ...] = ()
    widths: tuple[tuple[str, int], ...] = ()
    links: tuple[str, ...] = ()

    def of(self, frame: pl.DataFrame) -> Form:
        """The form of these rows; shared by all readers who look at the same."""
        return data.made_once((self, *_content(frame)), lambda: self._make_form(frame))

    def _make_form(self, frame: pl.DataFrame) -> Form:
        chosen = frame.select(self.columns) if self.columns else frame
        declared = display.shown_columns(chosen, self.schema)
        looks = {name: row_looks.of_rows(frame, name, column) for name, column in declared.items()}
        table = display.shown_table(frame, self.schema, list(declared))
        widths = dict(self.widths)
        settings = {
            heading: _setting(
                table[heading],
                max(looks[name], key=_decimals, default=column),
                bar=name in self.bars,
                pinned=position < self.pinned,
                link=name in self.links,
            )
            | {"width": widths.get(name)}
            for position, (heading, (name, column)) in enumerate(
                zip(table.columns, declared.items(), strict=True)
            )
        }
        return Form(_table_in_words(table, declared, looks, self.key), settings)


def _content(frame: pl.DataFrame) -> tuple[Hashable, ...]:
    """Tells frames apart by what is in them: columns, and a sum over the sums of the rows in their order."""
    rows = frame.hash_rows().to_numpy().tobytes() if frame.width else b""
    return (tuple(frame.schema.items()), frame.height, hashlib.blake2b(rows).digest())


def _table_in_words(
    table: pl.DataFrame, declared: Mapping[str, dy.Column], looks: Mapping[str, list[dy.Column]], key: str
) -> Any:
    """The table; with differences in it, those in words."""
    headings = dict(zip(declared, table.columns, strict=True))
    worded = [name for name, column in declared.items() if _in_words(column)]
    if not worded or table.is_empty():
        return table.to_pandas()
    # A name of its own by chance would make every run a new table to the browser.
    styler = table.to_pandas().style.set_uuid(key)
    for name in worded:
        for look in dict.fromkeys(looks[name]):
            rows = [position for position, own in enumerate(looks[name]) if own is look]
            styler = styler.format(partial(_cell, column=look), subset=(rows, [headings[name]]))
    return styler


def _decimals(column: dy.Column) -> int:
    return display.scale(column).decimals if shows(column) in display.SCALES else 0


def _in_words(column: dy.Column) -> bool:
    return is_signed(column) or bool(named_by(column))


def _cell(value: float, column: dy.Column) -> str:
    return Numbers.MISSING if isnan(value) else display.cell(value, column)


def _setting(values: pl.Series, column: dy.Column, *, bar: bool, pinned: bool, link: bool) -> Any:
    kind = shows(column)
    if link:
        return st.column_config.LinkColumn(pinned=pinned)  # a look: see server.table_drawing
    if kind is Shows.DAY:
        return st.column_config.DateColumn(format=Periods.DAY_IN_TABLES, pinned=pinned)
    if kind not in display.SCALES:
        return st.column_config.TextColumn(pinned=pinned)  # links and images in a name stay words
    if _in_words(column):
        return st.column_config.NumberColumn(pinned=pinned, alignment="right")  # a format would go first
    form = _number_format(column)
    if bar:
        full = 100.0 if kind in (Shows.SHARE, Shows.PERCENT) else float(values.max() or 1)  # type: ignore[arg-type]  # numbers
        return st.column_config.ProgressColumn(
            format=form, min_value=0, max_value=full, color=theme.LIGHT.met, pinned=pinned
        )
    return st.column_config.NumberColumn(format=form, pinned=pinned, alignment="right")


def _number_format(column: dy.Column) -> str:
    percent = "%%" if shows(column) in display.IN_PERCENT else ""
    return f"%.{display.scale(column).decimals}f{percent}"
