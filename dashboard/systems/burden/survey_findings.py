"""The survey on formalism as findings."""

from collections.abc import Sequence
from typing import Any

from analytics.results import Results
from dashboard.base.common_words import STOP, Units
from dashboard.kit.finding import Finding, Where
from dashboard.kit.statement import Statement
from dashboard.kit.system import System
from dashboard.systems.burden import figures, sentences
from dashboard.systems.burden.words import Formalism
from dashboard.systems.chapters import Chapter


def _each_survey(results: Results) -> Sequence[tuple[Any, ...]]:
    return [(name,) for name in figures.surveys(results)] or [("",)]


def _survey_statement(results: Results, name: str) -> Statement:
    """The survey, what it found, and where the figures come from."""
    if not name:
        return Formalism.SURVEY_NONE
    notes = "".join(note.words for note in sentences.survey_notes(results, name))
    told = (sentences.survey_title(results, name), sentences.survey(results, name).words, notes)
    return Statement(STOP.join(words.rstrip(STOP) for words in told if words))


PUBLISHED = Finding(
    "published",
    "survey",
    _survey_statement,
    Where.SAID,
    in_files=_each_survey,
    heading="问卷调查",
    is_apart=True,
)
OPTIONS = Finding(
    "options",
    "survey",
    sentences.survey,
    Where.PAGE,
    title=sentences.survey_title,
    unit=Units.PERCENT,
    chart=figures.survey_options,
    rows=figures.answers,
    period=sentences.survey_year,
)
TABLE = Finding(
    "table",
    "survey",
    sentences.survey_table,
    Where.PAGE,
    title="各题选项排序",
    unit=Units.PERCENT,
    columns=("option", "percent", "place", "question", "respondents"),
    rows=figures.answers,
    period=sentences.survey_year,
    height=None,
)
SYSTEM = System("survey", Formalism.SURVEY_SECTION, (PUBLISHED, OPTIONS, TABLE), Chapter.CONDUCT)
