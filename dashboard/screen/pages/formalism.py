"""形式主义与减负: what a published survey says, and whether meetings and papers stay below those of 2019."""

import streamlit as st

from dashboard.screen import burden, indicators, page_head, survey
from dashboard.screen.markup import plain
from dashboard.systems.burden import figures
from dashboard.systems.burden import sentences as headlines
from dashboard.systems.burden.words import Formalism

shown = page_head.findings(Formalism.TITLE)
results = shown.results

st.subheader(Formalism.SURVEY_SECTION, anchor=False)
if results.tables["survey"].is_empty():
    st.info(Formalism.SURVEY_NONE)
else:
    name = survey.choose(shown.ask(figures.surveys))
    st.badge(**shown.ask(headlines.mark, "survey"))
    left, right = st.columns(2)
    with left:
        survey.options(shown, name)
    with right:
        survey.table(shown, name)
    survey.note(shown, name)

st.subheader(Formalism.BURDEN_SECTION, anchor=False)
choice = burden.choose()
if shown.ask(figures.pooled, choice.scope).is_empty():
    st.info(shown.ask(headlines.kinds, choice.scope))
else:
    st.badge(**shown.ask(headlines.mark, "burden_pooled"))
    indicators.row(shown.ask(headlines.indicators, choice.scope))
    st.caption(plain(Formalism.RULE))
    left, right = st.columns(2)
    with left:
        burden.kinds(shown, choice)
    with right:
        burden.months(shown, choice)
    burden.units_over(shown, choice)
