"""The survey on formalism as findings."""

from collections.abc import Sequence
from typing import Any

from analytics.results import Results
from dashboard.figures import formalism as figures
from dashboard.headlines import formalism
from dashboard.kit.finding import Finding, System, Where
from dashboard.text.common import Units
from dashboard.text.formalism import Formalism
from dashboard.text.report import Report


def _each_survey(results: Results) -> Sequence[tuple[Any, ...]]:
    return [(name,) for name in figures.surveys(results)] or [("",)]


def _published(results: Results, name: str) -> str:
    """The survey, what it found, and where the figures come from."""
    if not name:
        return Formalism.SURVEY_NONE
    said = (formalism.survey_title, formalism.survey, formalism.survey_note)
    told = (say(results, name).rstrip(Report.STOP) for say in said)
    return Report.STOP.join(words for words in told if words)


PUBLISHED = Finding(
    "published",
    "survey",
    _published,
    Where.SAID,
    in_files=_each_survey,
    heading=Report.SURVEY,
    is_apart=True,
)
OPTIONS = Finding(
    "options",
    "survey",
    formalism.survey,
    Where.PAGE,
    title=formalism.survey_title,
    unit=Units.PERCENT,
    chart=figures.survey_options,
    rows=figures.answers,
    period=formalism.survey_year,
)
TABLE = Finding(
    "table",
    "survey",
    formalism.survey_table,
    Where.PAGE,
    title=Formalism.SURVEY_TABLE,
    unit=Units.PERCENT,
    columns=("option", "percent", "place", "question", "respondents"),
    rows=figures.answers,
    period=formalism.survey_year,
)
SYSTEM = System("survey", Formalism.SURVEY_SECTION, (PUBLISHED, OPTIONS, TABLE), Report.CONDUCT)
