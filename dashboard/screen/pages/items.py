"""考核细项: where points are lost; what is not reviewed, shown or reported; whom to remind."""

import streamlit as st

from dashboard.screen import indicators, items_filters, items_losses, items_reports, page_head
from dashboard.screen.markup import plain
from dashboard.systems.scores import item_sentences as headlines
from dashboard.systems.scores.item_words import Items

shown = page_head.findings(Items.TITLE)
choice = items_filters.choose(shown.results)
indicators.row(shown.ask(headlines.indicators, choice.league))
for note in shown.ask(headlines.notes, choice.league):
    st.caption(plain(note))

items_losses.matrix(shown, choice)
items_losses.table(shown, choice)
left, right = st.columns(2)
with left:
    items_losses.pareto(shown, choice)
with right:
    items_reports.unreviewed(shown, choice)
    items_reports.evidence(shown, choice)
items_reports.calendar(shown, choice)
items_reports.reminders(shown, choice)
