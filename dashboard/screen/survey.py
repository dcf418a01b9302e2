"""Which survey the reader wants to see."""

from dashboard.screen import url_choice
from dashboard.systems.burden.words import Formalism


def choose(names: list[str]) -> str:
    """The survey to show; asked for only where there are several."""
    if len(names) == 1:
        return names[0]
    return url_choice.word(Formalism.SURVEY, names, "survey", width=320)
