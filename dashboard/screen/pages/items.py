"""考核细项: where points are lost, by loss rate; what is not reviewed or not shown."""

import streamlit as st

from dashboard.base.common_words import Pages
from dashboard.screen import finding, indicators, items_filters, navigation, page_head
from dashboard.screen.markup import plain
from dashboard.systems.scores import item_sentences
from dashboard.systems.scores.item_findings import DEAREST, EVIDENCE, LOST, UNREVIEWED, WAITING
from dashboard.systems.scores.item_words import Items

_REPORTING = ("reporting", Items.OPENS.format(page=Pages.REPORTING))

shown = page_head.findings(Items.TITLE)
is_old_link = "show" in st.query_params  # of the calendar, which stood here: the way to it stands first
if is_old_link:
    navigation.link(*_REPORTING)
choice = items_filters.choose(shown.results)
league = choice.league
shown = shown.among(league)
indicators.row(shown.ask(item_sentences.indicators, league))
for note in shown.ask(item_sentences.notes, league):
    st.caption(plain(note))

finding.show(shown, LOST, *choice.codes, filters=choice.words)
# Below the map of all units the table of the same is closed: together they are a wall.
with st.expander(Items.TABLE, expanded=False) if choice.is_long else st.container():
    finding.show(shown, WAITING, *choice.table, filters=choice.words)
left, right = st.columns(2)
with left:
    finding.show(shown, DEAREST, league, filters=choice.league_words)
with right:
    for one in (UNREVIEWED, EVIDENCE):
        finding.show(shown, one, league, filters=choice.league_words)
if not is_old_link:
    navigation.link(*_REPORTING)
