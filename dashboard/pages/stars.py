"""五星支部: the share against the yardstick, how it moves, and which units have something left to do."""

from typing import Any

import streamlit as st

from analytics.rules import League
from dashboard.components import finding, indicators, opening
from dashboard.components.markup import plain
from dashboard.figures import star_units
from dashboard.figures import stars as figures
from dashboard.headlines import stars as headlines
from dashboard.text.common import Filters, Units
from dashboard.text.stars import Stars

shown = opening.findings(Stars.TITLE)
results = shown.results
indicators.row(headlines.indicators(results))
st.caption(plain(headlines.yardstick()))

left, right = st.columns(2)
for column, draw, title, headline in (
    (left, figures.trend, Stars.TREND, headlines.trend(results)),
    (right, figures.distribution, Stars.LEVELS, headlines.distribution(results)),
):
    with column:
        finding.picture(shown, draw, table="stars_pooled", title=title, unit=Units.PERCENT, headline=headline)

leagues = [league.value for league in League]
with st.container(horizontal=True, vertical_alignment="bottom"):
    league = st.segmented_control(
        Filters.LEAGUE, leagues, default=leagues[0], required=True, key="league", bind="query-params"
    )
    kinds = star_units.kinds(results, league)
    kind = st.selectbox(Filters.KIND, kinds, key="kind", bind="query-params", width=190)
    shows = star_units.offered(league)
    show = st.segmented_control(
        Stars.SHOW,
        shows,
        default=shows[0],
        required=True,
        format_func=star_units.named,
        key="show",
        bind="query-params",
    )
rows = star_units.chosen(results, league, kind, show)
about: Any = {"table": "stars_by_unit", "rows": rows, "filters": headlines.filters(league, kind, show)}
title, headline = headlines.units_title(league, show), headlines.units(results, league, kind)
choices = (league, kind, show)
finding.picture(
    shown, star_units.shares, *choices, title=title, headline=headline, unit=Units.PERCENT, **about
)
st.caption(plain(headlines.interval()))
finding.listing(
    shown,
    title=Stars.TABLE.format(show=star_units.named(show)),
    headline=headlines.table(rows),
    unit=Units.BRANCHES,
    columns=list(star_units.COLUMNS),
    **about,
)
if left_out := headlines.without_branches(results, league):
    st.caption(plain(left_out))
