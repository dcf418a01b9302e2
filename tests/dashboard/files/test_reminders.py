"""Lists of reminders and letters: who gets one, what it says, the same bytes twice."""

import io
import zipfile
from dataclasses import replace

import polars as pl
import pytest
from docx import Document

from dashboard.files.reminders import letters
from dashboard.files.reminders.matters import matters
from dashboard.systems.scores.item_words import Items
from tests.dashboard.files import sources


def words(content):
    return [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs]


def test_a_unit_with_nothing_to_see_to_gets_no_letter():
    found = matters(sources.source().results)

    assert letters.addressees(sources.source().results) == ["A", "B", sources.CITY]
    assert "D" not in found["org_id"].to_list()


def test_what_waits_for_review_is_listed_and_sent_to_no_unit():
    source = sources.source()
    waiting = matters(source.results).filter(whom=Items.TO_REVIEWERS)

    assert waiting["org_id"].to_list() == ["C"]
    with pytest.raises(LookupError):
        letters.letter(source, "C")


def test_all_letters_are_in_the_zip_and_equal_the_single_ones():
    source = sources.source(hostile=True)
    packed = zipfile.ZipFile(io.BytesIO(letters.pack_letters(source)))
    singles = [letters.letter(source, org_id) for org_id in letters.addressees(source.results)]

    assert [packed.read(name) for name in packed.namelist()] == singles
    assert len(set(packed.namelist())) == len(singles)
    assert not any(set(name) & set('\\/:*?"<>|\u202e') for name in packed.namelist())


def test_a_late_report_of_an_edition_that_counted_no_days_is_named_without_them():
    source = sources.source()
    uncounted = source.results.tables["reminders"].with_columns(days_late=pl.lit(None, pl.Int64))
    tables = {**source.results.tables, "reminders": uncounted}
    early = replace(source, results=replace(source.results, tables=tables))

    told = matters(early.results).filter(org_id="B")["what"].to_list()

    assert "月自查迟报，请按时报送" in told
