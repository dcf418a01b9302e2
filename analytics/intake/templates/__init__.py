"""Workbooks to fill in, of every data set: as a table, or as cards with a sheet an organisation."""

from datetime import UTC, datetime, time
from enum import StrEnum
from io import BytesIO

import xlsxwriter

from analytics.base import rules
from analytics.datasets import Dataset, Form
from analytics.intake.templates.cards import write_cards
from analytics.intake.templates.choosing import periods_of
from analytics.intake.templates.contents import Contents, UnknownUnitError, contents
from analytics.intake.templates.instructions import write_instructions
from analytics.intake.templates.looks import Looks
from analytics.intake.templates.rows import opens_with_organisations
from analytics.intake.templates.table import write_table
from analytics.intake.templates.wording import Words

# The same contents give the same bytes, so the clock is not asked.
_CREATED = datetime.combine(rules.METHOD_DATE, time(), UTC)
_NO_FORMULAS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


class Shape(StrEnum):
    """The two forms in which scores are written down."""

    MATRIX = "matrix"  # organisations down, items across
    CARD = "card"  # a sheet an organisation, items down


def has_cards(dataset: Dataset) -> bool:
    """Whether the data set is also written as cards."""
    return dataset.form is Form.MATRIX


def template(dataset: Dataset, known: Contents, words: Words, shape: Shape = Shape.MATRIX) -> bytes:
    """The .xlsx to fill in. Raises ValueError for cards of a data set that has none."""
    card = shape is Shape.CARD
    if card and not has_cards(dataset):
        raise ValueError(dataset.name)
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, _NO_FORMULAS) as book:
        book.set_properties({"title": dataset.title, "created": _CREATED})
        looks = Looks(book)
        if card:
            write_cards(book, looks, dataset, known, words)
        else:
            write_table(book, looks, dataset, known, words)
        write_instructions(book, looks, dataset, known, words, card=card)
    return stream.getvalue()


__all__ = [
    "Contents",
    "Shape",
    "UnknownUnitError",
    "Words",
    "contents",
    "has_cards",
    "opens_with_organisations",
    "periods_of",
    "template",
]
