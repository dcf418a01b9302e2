"""单位排名: like with like, where points were lost, who moved, self check against review."""

import streamlit as st

from dashboard.screen import page_head, ranking_filters, ranking_findings, ranking_table, reporting
from dashboard.systems.scores.ranking_words import Ranking

shown = page_head.findings(Ranking.TITLE)
choice = ranking_filters.choose(shown.results)
ranking_table.show(shown, choice)
if choice.rows.height:
    left, right = st.columns(2)
    with left:
        ranking_findings.moves(shown, choice)
        ranking_table.composite(shown, choice)
    with right:
        ranking_findings.losses(shown, choice)
        ranking_findings.self_checks(shown, choice)
    reporting.show(shown, choice.rows["org_id"].to_list(), choice.words)
