"""The burden beside the same months of 2019: filters in the URL, key figures, pictures, units over it."""

from dataclasses import dataclass

import streamlit as st

from dashboard.base.common_words import Filters, Units
from dashboard.screen import data, finding, unit_links
from dashboard.screen.markup import plain
from dashboard.systems.burden import figures
from dashboard.systems.burden import sentences as headlines
from dashboard.systems.burden.words import Formalism

_COLUMNS = ["name", "league", "kind", "months", "now", "base", "change", "ratio"]


@dataclass(frozen=True)
class Choice:
    """Whose counts, and which of the four kinds month by month."""

    scope: str
    kind: str


def choose() -> Choice:
    """Write the filters."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        scope = _one_of(Filters.SCOPE, figures.SCOPES, "scope")
        return Choice(scope, _one_of(Formalism.MATTER, figures.KINDS, "matter"))


def kinds(shown: data.View, choice: Choice) -> None:
    """The four kinds now and in 2019."""
    finding.picture(
        shown,
        figures.burden_kinds,
        choice.scope,
        table="burden_pooled",
        title=Formalism.KINDS,
        unit=Units.TIMES,
        headline=shown.ask(headlines.kinds, choice.scope),
        rows=shown.ask(figures.pooled, choice.scope),
        filters=choice.scope,
    )


def months(shown: data.View, choice: Choice) -> None:
    """The chosen kind month by month."""
    finding.picture(
        shown,
        figures.burden_months,
        *(choice.scope, choice.kind),
        table="burden_by_month",
        title=Formalism.MONTHS.format(kind=choice.kind),
        unit=Units.TIMES,
        headline=shown.ask(headlines.months, choice.scope, choice.kind),
        rows=shown.ask(figures.months, choice.scope, choice.kind),
        filters=choice.scope,
    )


def units_over(shown: data.View, choice: Choice) -> None:
    """The units over 2019; those that cannot be compared by name below."""
    rows = shown.ask(headlines.over, choice.scope)
    headline = shown.ask(headlines.units, choice.scope)
    if rows.is_empty():
        st.info(plain(headline))
    else:
        chosen = finding.listing(
            shown,
            "burden_by_unit",
            title=Formalism.UNITS,
            unit=Units.TIMES,
            headline=headline,
            columns=_COLUMNS,
            rows=rows,
            filters=choice.scope,
            on_select="rerun",
        )
        unit_links.to_row(rows, chosen)
    if left_out := shown.ask(headlines.left_out, choice.scope):
        st.caption(plain(left_out))


def _one_of(label: str, options: tuple[str, ...], key: str) -> str:
    chosen = st.segmented_control(
        label, options, default=options[0], required=True, key=key, bind="query-params"
    )
    return chosen or options[0]
