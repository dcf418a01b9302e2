"""A text among the words a column may hold, whichever width its brackets have; of long lists the nearest."""

from functools import cache

from analytics.intake.issues import Problem, RefusedError
from analytics.intake.nearest_names import NearestNames, Patience
from analytics.intake.plain_texts import bare_letters

_MANY, _SUGGESTIONS = 12, 3  # words nobody reads through; the nearest that are named


def listed_word(text: str, choices: tuple[str, ...]) -> str:
    """The word the text stands for; raises RefusedError."""
    word = _by_letters(choices).get(bare_letters(text))
    if word is not None:
        return word
    if len(choices) <= _MANY:
        raise RefusedError(Problem.NOT_A_CHOICE, ", ".join(choices))
    near = _nearest(choices).nearest(bare_letters(text))[:_SUGGESTIONS]
    raise RefusedError(Problem.NOT_A_LISTED_WORD, "；".join(near))


def example_words(choices: tuple[str, ...]) -> str:
    """All words, or the first of a list too long to be told."""
    return ", ".join(choices if len(choices) <= _MANY else choices[:1])


@cache
def _by_letters(choices: tuple[str, ...]) -> dict[str, str]:
    return {bare_letters(word): word for word in choices}


@cache
def _nearest(choices: tuple[str, ...]) -> NearestNames:
    return NearestNames(_by_letters(choices), Patience())
