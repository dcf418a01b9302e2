"""The numbers of the documents as tables of 口径说明: what each fixes, and how much is asked of whom."""

from datetime import date

import dataframely as dy
import polars as pl

from analytics import datasets
from analytics.base import columns as c
from analytics.base import rules
from analytics.base.periods import Grain, Period
from analytics.kit.asked import numbers_asked
from analytics.kit.bound import OF_ITEMS
from analytics.kit.units import standing_units
from analytics.lake import Snapshot
from analytics.reference.thresholds import scopes, thresholds
from dashboard.files.definition_sentences import span_words
from dashboard.files.definition_words import COMPARATORS, Columns, Methods


class DocumentNumber(dy.Schema):
    """What a document fixes in a number, for whom, and how firmly."""

    label = c.text(Columns.INDICATOR)
    threshold = c.text("规定")
    period = c.text("期间")
    scope = c.text("适用范围")
    standing = c.text("约束力")
    source = c.text(Columns.SOURCE)
    note = c.text("说明", nullable=True)


class Asked(dy.Schema):
    """A kind of unit: how many duties bind it, and how many numbers a year they ask for."""

    whom = c.text("单位")
    duties = c.count("约束性指标")
    numbers = c.count("每年要填的数")
    note = c.text("说明", nullable=True)


def numbers() -> pl.DataFrame:
    """Every number in the order of the table; a later rule is named and never quoted."""
    rows = [
        (
            one.label,
            f"{COMPARATORS[one.comparator]}{one.threshold}{one.unit}",
            span_words(one.period),
            Methods.GAP.join(one.scopes),
            one.standing.value,
            one.source,
            "；".join(part for part in (one.note, one.later_rule) if part) or None,
        )
        for one in thresholds()
    ]
    return DocumentNumber.validate(pl.DataFrame(rows, schema=DocumentNumber.column_names(), orient="row"))


def numbers_by_scope() -> pl.DataFrame:
    """How much is asked of units that nothing binds, and of those of each scope, its city apart."""
    rows: list[tuple[str, int, int, str | None]] = [(Methods.OF_NOBODY, 0, 0, None)]
    for scope in dict.fromkeys(one.name for one in scopes()):
        of_items = scope == OF_ITEMS
        note = Methods.IF_CONFIRMED.format(status=rules.TO_BE_CONFIRMED) if of_items else None
        of_units = Methods.OF_RUBRIC if of_items else Methods.OF_UNITS
        for words, is_of_city in ((of_units, False), (Methods.OF_CITY, True)):
            own = [
                one for one in datasets.asked_duties() if scope in one.scopes and one.is_of_city == is_of_city
            ]
            if own:
                number = sum(one.numbers_a_year for one in own)
                rows.append((words.format(scope=scope), len(own), number, note))
    return Asked.validate(pl.DataFrame(rows, schema=Asked.column_names(), orient="row"))


def asked_of(now: Snapshot, unit: str, day: date) -> str:
    """How many numbers the unit is asked in the year of the day, in a sentence."""
    organisations, aliases, rubrics = (now.table(name) for name in ("organisations", "aliases", "rubrics"))
    units = standing_units(organisations, aliases, day)
    found = numbers_asked(
        datasets.asked_duties(), units, organisations, rubrics, Period(day.year, Grain.YEAR)
    ).get(unit, 0)
    return Methods.ASKED_OF.format(number=found) if found else Methods.ASKED_NOTHING
