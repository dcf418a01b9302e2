"""单位排名: like with like, where points were lost, who moved, self check against review."""

import streamlit as st

from dashboard.screen import finding, page_head, ranking_filters
from dashboard.screen.markup import plain
from dashboard.systems.reporting.findings import MISSING, OF_UNIT
from dashboard.systems.scores.ranking_findings import LOSSES, MOVES, PARTS, SELF_REVIEWS
from dashboard.systems.scores.ranking_places import PEERS, PLACES
from dashboard.systems.scores.ranking_sentences import notes
from dashboard.systems.scores.ranking_words import Ranking

shown = page_head.findings(Ranking.TITLE)
choice = ranking_filters.choose(shown.results)
shown = shown.among(choice.league)
of, words = choice.narrowing, choice.words
finding.show(shown, PLACES, *of, filters=words, part=choice.part)
if choice.rows.height:
    said = (Ranking.HINT, *(note.on_page for note in shown.ask(notes, *of)))
    st.markdown("  \n".join(f":small[{plain(note)}]" for note in said))
    left, right = st.columns(2)
    with left:
        if choice.near:
            finding.show(shown, PEERS, choice.near, filters=words)
        finding.show(shown, MOVES, ranking_filters.against(shown.results, choice), *of, filters=words)
        finding.show(shown, PARTS, *of, filters=words)
    with right:
        for one in (LOSSES, SELF_REVIEWS):
            finding.show(shown, one, *of, filters=words)
    units = tuple(choice.rows["org_id"])
    finding.show(shown, MISSING if len(units) > 1 else OF_UNIT, units, filters=words)
