"""报送与提醒: which reports came, which are missing or late, and whom to remind of what."""

import streamlit as st

from dashboard.base.common_words import Pages
from dashboard.screen import finding, items_filters, page_head, url_choice
from dashboard.screen.markup import plain
from dashboard.systems.reporting import calendar_figure
from dashboard.systems.reporting.findings import CALENDAR, REMINDERS
from dashboard.systems.scores.item_words import SHOWS, Items

shown = page_head.findings(Pages.REPORTING)
with st.container(horizontal=True, vertical_alignment="bottom"):
    league = items_filters.choose_league(shown.results)
    shown = shown.among(league)
    words = Items.LEAGUE_FILTER.format(league=league)
    is_empty = shown.ask(calendar_figure.reports, league).is_empty()
    show = calendar_figure.EVERY
    if not is_empty:
        show = url_choice.one_of(Items.SHOW, SHOWS, address="show", default=calendar_figure.GAPS)
if is_empty:
    st.info(plain(CALENDAR.statement_of(shown.results, league, show).on_page))
else:
    finding.show(shown, CALENDAR, league, show, filters=words)
finding.show(shown, REMINDERS, league, filters=words)
