"""考核细项: where points are lost; what is not reviewed, shown or reported; whom to remind."""

import streamlit as st

from dashboard.screen import finding, indicators, items_filters, page_head, unit_links
from dashboard.screen.markup import plain
from dashboard.systems.reporting import calendar_figure
from dashboard.systems.reporting.findings import CALENDAR, REMINDERS
from dashboard.systems.scores import item_sentences
from dashboard.systems.scores.item_findings import DEAREST, EVIDENCE, LOST, UNREVIEWED, WAITING
from dashboard.systems.scores.item_words import Items

shown = page_head.findings(Items.TITLE)
choice = items_filters.choose(shown.results)
league, of = choice.league, choice.codes
indicators.row(shown.ask(item_sentences.indicators, league))
named = shown.ask(item_sentences.items_by_number, league, choice.dimension)
for note in (*shown.ask(item_sentences.notes, league), *named):
    st.caption(plain(note))

event = finding.show(shown, LOST, *of, filters=choice.words)
if event and (points := event["selection"]["points"]):
    unit_links.to_unit(WAITING.rows_of(shown.results, *of)["org_id"][round(points[0]["y"])])
finding.show(shown, WAITING, *of, filters=choice.words)
left, right = st.columns(2)
with left:
    finding.show(shown, DEAREST, league, filters=choice.league_words)
with right:
    for one in (UNREVIEWED, EVIDENCE):
        finding.show(shown, one, league, filters=choice.league_words)
if shown.ask(calendar_figure.reports, league).is_empty():
    st.info(plain(CALENDAR.statement_of(shown.results, league, calendar_figure.EVERY).on_page))
else:
    finding.show(shown, CALENDAR, league, items_filters.calendar(), filters=choice.league_words)
finding.show(shown, REMINDERS, league, filters=choice.league_words)
