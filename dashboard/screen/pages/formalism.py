"""形式主义与减负: what a published survey says, and whether meetings and papers stay below those of 2019."""

import streamlit as st

from dashboard.screen import burden, finding, indicators, page_head, survey
from dashboard.screen.markup import plain
from dashboard.systems.burden import figures, sentences
from dashboard.systems.burden.findings import KINDS, MONTHS, UNITS
from dashboard.systems.burden.survey_findings import OPTIONS, TABLE
from dashboard.systems.burden.words import Formalism

shown = page_head.findings(Formalism.TITLE)
results = shown.results

st.subheader(Formalism.SURVEY_SECTION, anchor=False)
if results.tables["survey"].is_empty():
    st.info(Formalism.SURVEY_NONE.on_page)
else:
    name = survey.choose(shown.ask(figures.surveys))
    st.badge(**shown.ask(sentences.mark, "survey"))
    for column, one in zip(st.columns(2), (OPTIONS, TABLE), strict=True):
        with column:
            finding.show(shown, one, name)
    notes = shown.ask(sentences.survey_notes, name)
    st.caption(plain("".join(note.on_page for note in notes)))

st.subheader(Formalism.BURDEN_SECTION, anchor=False)
choice = burden.choose()
if shown.ask(figures.kind_rows, choice.scope).is_empty():
    st.info(shown.ask(sentences.kinds, choice.scope).on_page)
else:
    st.badge(**shown.ask(sentences.mark, "burden_pooled"))
    indicators.row(shown.ask(sentences.indicators, choice.scope))
    st.caption(plain(Formalism.RULE))
    left, right = st.columns(2)
    with left:
        finding.show(shown, KINDS, choice.scope, filters=choice.scope)
    with right:
        finding.show(shown, MONTHS, choice.scope, choice.kind, filters=choice.scope)
    finding.show(shown, UNITS, choice.scope, filters=choice.scope)
