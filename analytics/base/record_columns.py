"""The kinds of column a data set is made of: how each is stored, headed and read from a cell."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

import dataframely as dy

from analytics.base import rules
from analytics.base.periods import Grain, Period


class Reads(StrEnum):
    """How intake turns a cell's text into the stored value; the key of column metadata 'reads'."""

    ORGANISATION = "organisation"  # found through the names of organisations
    TEXT = "text"
    CHOICE = "choice"  # one of metadata 'choices'
    NUMBER = "number"  # a whole number
    POINTS = "points"  # at most two decimals, stored in hundredths
    PERCENT = (
        "percent"  # 61.6, 61.6% or 0.616 in a cell formatted as percent; stored in hundredths of a percent
    )
    DATE = "date"
    PERIOD = "period"  # a period code or its Chinese form
    FLAG = "flag"  # 是 / 否


def text(heading: str, *synonyms: str, **options: Any) -> dy.String:
    """Words; at least one character."""
    options.setdefault("min_length", 1)
    return dy.String(description=heading, metadata=_metadata(Reads.TEXT, synonyms), **options)


def organisation(
    heading: str,
    *synonyms: str,
    of_kinds: Mapping[str, tuple[rules.Level, ...]] | None = None,
    levels: tuple[rules.Level, ...] = (),
    **options: Any,
) -> dy.String:
    """The id of an organisation; in a workbook its name (of a branch: beside its unit's name).

    of_kinds: where not every row is of a branch, the levels of each word of the column `kind`; levels: where
    every row is of one of these, below the units.
    """
    metadata = {**_metadata(Reads.ORGANISATION, synonyms), "of_kinds": of_kinds or {}, "levels": levels}
    return dy.String(min_length=1, description=heading, metadata=metadata, **options)


def choice(words: Iterable[str], heading: str, *synonyms: str, **options: Any) -> dy.String:
    """One of the words; stored as text so that a word added later does not change the files' type."""
    values = [str(word) for word in words]
    metadata = {**_metadata(Reads.CHOICE, synonyms), "choices": values}
    return dy.String(
        check={"one_of": lambda cell: cell.is_in(values)},
        description=heading,
        metadata=metadata,
        **options,
    )


def number(heading: str, *synonyms: str, **options: Any) -> dy.Int64:
    """A whole number; not below 0 unless told otherwise."""
    options.setdefault("min", 0)
    return dy.Int64(description=heading, metadata=_metadata(Reads.NUMBER, synonyms), **options)


def points(heading: str, *synonyms: str, **options: Any) -> dy.Int64:
    """Hundredths of a point; not below 0 unless told otherwise."""
    options.setdefault("min", 0)
    return dy.Int64(description=heading, metadata=_metadata(Reads.POINTS, synonyms), **options)


def percent(heading: str, *synonyms: str, **options: Any) -> dy.Int64:
    """Hundredths of a percent, 0 to 10000."""
    return dy.Int64(
        min=0,
        max=100 * rules.PERCENT,
        description=heading,
        metadata=_metadata(Reads.PERCENT, synonyms),
        **options,
    )


def day(heading: str, *synonyms: str, **options: Any) -> dy.Date:
    """A calendar day."""
    return dy.Date(description=heading, metadata=_metadata(Reads.DATE, synonyms), **options)


def period(pattern: str, heading: str, *synonyms: str, **options: Any) -> dy.String:
    """A period code of one grain (YEAR, HALF, QUARTER or MONTH below) or ANY."""
    return dy.String(
        regex=pattern,
        description=heading,
        metadata=_metadata(Reads.PERIOD, synonyms),
        **options,
    )


def flag(heading: str, *synonyms: str, **options: Any) -> dy.Bool:
    """Yes or no."""
    return dy.Bool(description=heading, metadata=_metadata(Reads.FLAG, synonyms), **options)


# What officers call the column of units and of branches, beside 单位 and 支部.
UNIT_NAMES = ("单位名称", "单位全称", "填报单位", "报送单位", "考核单位", "被考核单位", "参评单位")
BRANCH_NAMES = ("支部名称", "党支部", "党支部名称")
# Columns of days on which something is said to have been; a term that runs until one proves nothing.
EVENT_DAYS = ("found_on", "cleared_on", "closed_on", "held_on")

YEAR = r"^20\d\d$"
HALF = r"^20\d\dH[12]$"
QUARTER = r"^20\d\dQ[1-4]$"
MONTH = r"^20\d\d-(0[1-9]|1[0-2])$"
ANY = r"^20\d\d(H[12]|Q[1-4]|-(0[1-9]|1[0-2]))?$"


def grains(pattern: str) -> tuple[Grain, ...]:
    """How long the periods of a column of this pattern are, the longest first; several only of ANY."""
    return tuple(one for one in Grain if re.fullmatch(pattern, Period(2000, one).code))


class Record(dy.Schema):
    """What every stored row carries: whether it is simulated. The mark goes wherever the row goes."""

    synthetic = dy.Bool(description="模拟数据")


def slot_columns(base: type[dy.Schema], **prefixes: str) -> Any:
    """The base schema plus one nullable Int16 column an item slot and prefix (heading with {no}).

    Slots, not names: what an item means comes from the rubric version of the row. Null = 未报.
    """
    slots = {
        rules.slot(prefix, number): dy.Int16(
            nullable=True,
            min=0,
            max=rules.FULL_MARKS * rules.POINT,
            description=heading.format(no=number),
            metadata={"prefix": prefix, "item_no": number},
        )
        for prefix, heading in prefixes.items()
        for number in range(1, rules.ITEM_SLOTS + 1)
    }
    return type(f"{base.__name__}Slots", (base,), slots)


def headings(schema: type[dy.Schema]) -> dict[str, str]:
    """Column to the Chinese heading that template, upload, table and export show."""
    return {name: column.description or name for name, column in schema.columns().items()}


def synonyms(schema: type[dy.Schema], column: str) -> tuple[str, ...]:
    """Other headings under which the column is recognised."""
    return tuple((schema.columns()[column].metadata or {}).get("synonyms", ()))


def _metadata(reads: Reads, synonyms: Iterable[str]) -> dict[str, Any]:
    return {"reads": reads, "synonyms": tuple(synonyms)}
