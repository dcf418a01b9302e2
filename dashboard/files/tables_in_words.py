"""Result tables as they are read one by one: with reason or degree in words where pages give them."""

from collections.abc import Callable

import dataframely as dy
import polars as pl

from analytics.results import RESULTS, Results
from dashboard.kit.statement import WHOLE
from dashboard.systems.overview import attention_sentences
from dashboard.systems.weak_branches.findings import WORK

_IN_WORDS: dict[str, tuple[Callable[[Results], pl.DataFrame], type[dy.Schema]]] = {
    "worklist": (lambda results: WORK.rows_of(results, WHOLE), WORK.row_schema),
    "attention": (attention_sentences.reasons, attention_sentences.ReasonLine),
}


def in_words(name: str, results: Results) -> tuple[pl.DataFrame, type[dy.Schema]]:
    """The rows of a result table and their schema."""
    if name not in _IN_WORDS:
        return results.tables[name], RESULTS[name].schema
    worded, schema = _IN_WORDS[name]
    return worded(results), schema
