"""形式主义与减负: what a published survey says, and whether meetings and papers stay below those of 2019."""

from typing import Any

import streamlit as st

from dashboard.components import finding, indicators, opening
from dashboard.components.markup import plain
from dashboard.figures import formalism as figures
from dashboard.headlines import formalism as headlines
from dashboard.text.common import Filters, Units
from dashboard.text.formalism import Formalism

shown = opening.findings(Formalism.TITLE)
results = shown.results

st.subheader(Formalism.SURVEY_SECTION, anchor=False)
names = figures.surveys(results)
survey = names[0]
if len(names) > 1:
    survey = st.selectbox(Formalism.SURVEY, names, key="survey", bind="query-params", width=320)
st.badge(**headlines.mark(results, "survey"))
left, right = st.columns([3, 2])
answers = figures.answers(results, survey)
about: Any = {"table": "survey", "rows": answers, "unit": Units.PERCENT, "filters": survey}
title, headline = headlines.survey_title(results, survey), headlines.survey(results, survey)
with left:
    finding.picture(shown, figures.survey_options, survey, title=title, headline=headline, **about)
title, headline = Formalism.SURVEY_TABLE, headlines.survey_table(results, survey)
with right:
    finding.listing(shown, title=title, headline=headline, columns=figures.SURVEY_COLUMNS, **about)
st.caption(plain(headlines.survey_note(results, survey)))

st.subheader(Formalism.BURDEN_SECTION, anchor=False)
st.badge(**headlines.mark(results, "burden_pooled"))
with st.container(horizontal=True, vertical_alignment="bottom"):
    scopes, kinds = figures.SCOPES, figures.KINDS
    scope = st.segmented_control(
        Filters.SCOPE, scopes, default=scopes[0], required=True, key="scope", bind="query-params"
    )
    kind = st.segmented_control(
        Formalism.MATTER, kinds, default=kinds[0], required=True, key="matter", bind="query-params"
    )
indicators.row(headlines.indicators(results, scope))
st.caption(plain(Formalism.RULE))
left, right = st.columns(2)
about = {"table": "burden_pooled", "rows": figures.pooled(results, scope), "unit": Units.TIMES}
headline = headlines.kinds(results, scope)
with left:
    finding.picture(
        shown, figures.burden_kinds, scope, title=Formalism.KINDS, headline=headline, filters=scope, **about
    )
about = {"table": "burden_by_month", "rows": figures.months(results, scope, kind), "unit": Units.TIMES}
title, headline = Formalism.MONTHS.format(kind=kind), headlines.months(results, scope, kind)
with right:
    finding.picture(
        shown, figures.burden_months, scope, kind, title=title, headline=headline, filters=scope, **about
    )
about = {"table": "burden_by_unit", "rows": headlines.over(results, scope), "unit": Units.TIMES}
title, headline, columns = Formalism.UNITS, headlines.units(results, scope), figures.UNIT_COLUMNS
finding.listing(shown, title=title, headline=headline, columns=columns, filters=scope, **about)
st.caption(plain(headlines.left_out(results, scope)))
