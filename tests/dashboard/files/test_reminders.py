"""Lists of reminders and letters: who gets one, what it says, the same bytes twice."""

import io
import zipfile
from dataclasses import replace

import polars as pl
import pytest
from docx import Document

from analytics.kit.matters import MatterState
from dashboard.files.reminders import letters
from dashboard.files.reminders.matters import matters
from dashboard.systems.scores.item_words import Items
from tests.dashboard.files import sources


def words(content):
    return [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs]


def codes(results):
    return [one.org_id for one in letters.addressees(results)]


def test_a_unit_that_owes_nothing_gets_no_letter():
    """B reported late, C waits for review: no matter of theirs; the city sent nothing."""
    source = sources.source()

    assert [(one.org_id, one.matters) for one in letters.addressees(source.results)] == [
        ("A", 1),
        (sources.CITY, 7),
    ]
    states = dict(matters(source.results).select("org_id", "state").iter_rows())
    assert states["B"] == MatterState.COME
    assert "D" not in states


def test_a_letter_asks_for_nothing_that_came_or_is_a_yardstick():
    source = sources.source()

    told = "\n".join(words(letters.letter(source, "A")))

    assert "1项事项" in told
    assert "后进支部销号" in told
    assert "五星" not in told
    assert "25%" not in told


def test_what_waits_for_review_is_listed_and_sent_to_no_unit():
    source = sources.source()
    waiting = matters(source.results).filter(whom=Items.TO_REVIEWERS)

    assert waiting["org_id"].to_list() == ["C"]
    with pytest.raises(LookupError):
        letters.letter(source, "C")


def test_all_letters_are_in_the_zip_and_equal_the_single_ones():
    source = sources.source(hostile=True)
    packed = zipfile.ZipFile(io.BytesIO(letters.pack_letters(source)))
    singles = [letters.letter(source, org_id) for org_id in codes(source.results)]

    assert [packed.read(name) for name in packed.namelist()] == singles
    assert len(set(packed.namelist())) == len(singles)
    assert not any(set(name) & set('\\/:*?"<>|\u202e') for name in packed.namelist())


def test_a_late_report_of_an_edition_that_counted_no_days_is_named_without_them():
    source = sources.source()
    uncounted = source.results.tables["reminders"].with_columns(days_late=pl.lit(None, pl.Int64))
    tables = {**source.results.tables, "reminders": uncounted}
    early = replace(source, results=replace(source.results, tables=tables))

    told = matters(early.results).filter(org_id="B")["what"].to_list()

    assert "月自查迟报，已收到，今后请按时报送" in told


def test_only_the_units_chosen_get_a_letter_each_as_in_the_whole():
    source = sources.source()
    every = zipfile.ZipFile(io.BytesIO(letters.pack_letters(source)))
    some = zipfile.ZipFile(io.BytesIO(letters.pack_letters(source, {sources.CITY})))

    (name,) = some.namelist()
    assert name == every.namelist()[-1]
    assert some.read(name) == every.read(name)
    assert letters.pack_letters(source, {"A"}) == letters.pack_letters(source, {"A"})


def test_another_choice_of_units_is_another_file():
    source = sources.source()
    names = [
        letters.all_about(source, chosen).filters
        for chosen in (None, {"A"}, {sources.CITY}, {"A", sources.CITY})
    ]

    assert names[0] == names[3] == ""
    assert len({*names}) == 3
