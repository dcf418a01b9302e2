"""The numbers of every brief stand on the file of its unit, and those of its tables in the results."""

import re

import polars as pl
import pytest

from dashboard.files import unit_brief
from dashboard.media.blocks import Sentence
from dashboard.systems.unit import gain_sentences, reminder_sentences, work_sentences
from dashboard.systems.unit.brief_words import Brief
from tests.dashboard.files.shown_pages import letters

HALF, YEAR = "2023H1", "2022"
WITHOUT_BRANCHES, CITY = "SZ064", "SH001"


def ends(source):
    """The first and the last unit."""
    ranked = source.results.tables["rankings"].filter(pl.col("place").is_not_null())
    return ranked["org_id"][0], ranked["org_id"][-1]


def overdue(source):
    """A unit with an overdue branch, which is not a city."""
    ledger = source.results.tables["ledger_by_unit"]
    return ledger.filter((pl.col("overdue") > 0) & (pl.col("league") == "省直"))["org_id"][0]


def text(source, org_id):
    """What the sentences of the brief say, with the unit by its name."""
    name = source.results.tables["rankings"].row(by_predicate=pl.col("org_id") == org_id, named=True)["name"]
    said = (part.text for part in unit_brief.blocks(source, org_id) if isinstance(part, Sentence))
    return "".join(said).replace(Brief.ITSELF, name)


def only_here(source, org_id):
    """The sentences that stand on no page, because tables say the same there."""
    makers = (gain_sentences.gains, work_sentences.first, reminder_sentences.reminders)
    return [words for make in makers if (words := make(source.results, org_id))]


def clauses(source, org_id):
    """The pieces with numbers of what the pages say in sentences too."""
    words = text(source, org_id)
    for own in only_here(source, org_id):
        assert own in words
        words = words.replace(own, "")
    pieces = re.split("[。；，：（）]", re.sub(r"等(\d+)家", r"；\1家；", words))  # the page may name more
    return [piece for piece in pieces if any(map(str.isdigit, piece))]


def value(words):
    """A number without the unit the page leaves to the heading of its card."""
    return words.removesuffix("分") if re.fullmatch(r"[+−]?[\d.]+分", words) else words


@pytest.mark.parametrize(
    ("period", "which"),
    [
        (HALF, lambda source: ends(source)[0]),
        (HALF, lambda source: ends(source)[1]),
        (HALF, overdue),
        (HALF, lambda _: WITHOUT_BRANCHES),
        (HALF, lambda _: CITY),
        (YEAR, lambda source: ends(source)[1]),
        (YEAR, lambda _: CITY),
    ],
    ids=["first", "last", "overdue", "without branches", "city", "last of a year", "city of a year"],
)
def test_every_number_of_a_brief_stands_in_the_file_of_its_unit(editions, pages, period, which):
    source = editions[period]
    org_id = which(source)
    said, shown = clauses(source, org_id), pages.unit(period, org_id)

    missing = [piece for piece in said if letters(value(piece)) not in shown]

    assert len(said) > 10
    assert missing == []
