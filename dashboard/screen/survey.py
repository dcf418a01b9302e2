"""One survey: its options as bars and as a table, and where the figures come from."""

import streamlit as st

from dashboard.base.common_words import Units
from dashboard.screen import data, finding
from dashboard.screen.markup import plain
from dashboard.systems.burden import figures
from dashboard.systems.burden import sentences as headlines
from dashboard.systems.burden.words import Formalism

_COLUMNS = ["option", "percent", "place", "question", "respondents"]


def choose(names: list[str]) -> str:
    """The survey to show; asked for only where there are several."""
    if len(names) == 1:
        return names[0]
    return st.selectbox(Formalism.SURVEY, names, key="survey", bind="query-params", width=320)


def options(shown: data.View, name: str) -> None:
    """The options of each question from most to least."""
    finding.picture(
        shown,
        figures.survey_options,
        name,
        table="survey",
        title=shown.ask(headlines.survey_title, name),
        unit=Units.PERCENT,
        headline=shown.ask(headlines.survey, name),
        rows=shown.ask(figures.answers, name),
        period=shown.ask(headlines.survey_year, name),
    )


def table(shown: data.View, name: str) -> None:
    """The options as published."""
    finding.listing(
        shown,
        "survey",
        title=Formalism.SURVEY_TABLE,
        unit=Units.PERCENT,
        headline=shown.ask(headlines.survey_table, name),
        columns=_COLUMNS,
        rows=shown.ask(figures.answers, name),
        period=shown.ask(headlines.survey_year, name),
    )


def note(shown: data.View, name: str) -> None:
    """The paper, and what the figures do not say."""
    st.caption(plain(shown.ask(headlines.survey_note, name)))
