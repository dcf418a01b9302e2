"""Who links to each branch in the list of work: a column where that is recorded, and a choice of rows."""

from collections.abc import Callable

import polars as pl

from analytics.kit.links import NOBODY
from analytics.results import Results
from dashboard.kit.finding import Choice
from dashboard.kit.statement import Scope, Statement
from dashboard.systems.weak_branches.words import Weak

_COLUMN, _LEFT, _LINKED = "contact", "left", "linked"
_WORDS = {_LEFT: Weak.UNLINKED, _LINKED: Weak.LINKED}
Rows = Callable[..., pl.DataFrame]


def with_contact(columns: tuple[str, ...], after: str) -> Callable[..., tuple[str, ...]]:
    """The columns, with who links behind this one where anybody's record tells."""
    place = columns.index(after) + 1

    def with_record(results: Results, *_codes: object) -> tuple[str, ...]:
        told = results.tables["worklist"][_COLUMN].count()
        return (*columns[:place], _COLUMN, *columns[place:]) if told else columns

    return with_record


def rows_by_choice(rows: Rows) -> Rows:
    """The rows the reader asks for."""

    def of_choice(results: Results, scope: Scope, code: str) -> pl.DataFrame:
        every = rows(results, scope)
        left = pl.col(_COLUMN) == NOBODY
        return {_LEFT: every.filter(left), _LINKED: every.filter(~left)}.get(code, every)

    return of_choice


def sentence_by_choice(
    sentence: Callable[..., Statement | str], rows: Rows
) -> Callable[..., Statement | str]:
    """What is said of all of them, or how many of them the reader asks for."""

    def of_choice(results: Results, scope: Scope, code: str) -> Statement | str:
        count = rows(results, scope, code).height
        return Statement(_WORDS[code].format(count=count)) if code in _WORDS else sentence(results, scope)

    return of_choice


def _options(results: Results, scope: Scope) -> dict[str, str]:
    known = scope.of(results.tables["worklist"])[_COLUMN]
    return {"all": Weak.EVERY_LINK, _LEFT: NOBODY, _LINKED: Weak.SOMEBODY} if known.count() else {}


LINK = Choice("linked", Weak.LINK, _options)
