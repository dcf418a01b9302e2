"""Schemas of a shape in the nouns of one system: the columns stand once, their headings have slots."""

import copy
from collections.abc import Mapping

import dataframely as dy

Columns = Mapping[str, dy.Column]


def fill_headings(shape: type[dy.Schema], nouns: Mapping[str, str]) -> dict[str, dy.Column]:
    """Copies of the columns with the {slots} of their headings filled."""
    return fill_columns(shape.columns(), nouns)


def fill_columns(columns: Columns, nouns: Mapping[str, str]) -> dict[str, dy.Column]:
    """Likewise of columns that are no schema yet."""
    copies = {name: copy.copy(column) for name, column in columns.items()}
    for column in copies.values():
        column.description = (column.description or "").format(**nouns)
    return copies


def with_heading(column: dy.Column, heading: str) -> dy.Column:
    """A copy of the column under another heading."""
    own = copy.copy(column)
    own.description = heading
    return own


def no_key(column: dy.Column) -> dy.Column:
    """A copy of the column that identifies no row."""
    own = copy.copy(column)
    own.primary_key = False
    return own


def schema_of(name: str, columns: Columns, about: type[dy.Schema] | None = None) -> type[dy.Schema]:
    """A schema of these columns, in this order, that says of itself what the shape's says."""
    return type(name, (dy.Schema,), {**columns, "__doc__": about.__doc__ if about else None})
