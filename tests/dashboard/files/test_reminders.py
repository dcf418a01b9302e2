"""Lists of reminders and letters: who gets one, what it says, the same bytes twice."""

import io
import zipfile
from dataclasses import replace

import openpyxl
import polars as pl
import pytest
from docx import Document

from dashboard.files.reminder_words import Reminders
from dashboard.files.reminders import letters, lists
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


def test_a_letter_is_addressed_and_says_every_matter_in_the_words_of_the_pages():
    source = sources.source()
    said = words(letters.letter(source, "A", internal=True))
    own = matters(source.results).filter(org_id="A")

    assert said[0] == "内部资料"
    assert "甲单位：" in said
    assert f"{own.height}项事项" in "".join(said)
    for told in own["what"]:
        assert any(told in line for line in said), told
    assert not any("文号" in line or "〔" in line for line in said)


def test_all_letters_are_in_the_zip_and_equal_the_single_ones():
    source = sources.source(hostile=True)
    packed = zipfile.ZipFile(io.BytesIO(letters.packed(source)))
    singles = [letters.letter(source, org_id) for org_id in letters.addressees(source.results)]

    assert [packed.read(name) for name in packed.namelist()] == singles
    assert len(set(packed.namelist())) == len(singles)
    assert not any(set(name) & set('\\/:*?"<>|\u202e') for name in packed.namelist())


def test_the_same_results_make_the_same_bytes():
    source = sources.source()

    assert letters.packed(source) == letters.packed(source)
    assert lists.xlsx(source) == lists.xlsx(source)
    assert lists.word(source) == lists.word(source)


def test_an_empty_period_has_a_list_that_says_so_and_no_letters():
    source = sources.empty()
    book = openpyxl.load_workbook(io.BytesIO(lists.xlsx(source)))

    assert letters.addressees(source.results) == []
    packed = zipfile.ZipFile(io.BytesIO(letters.packed(source)))
    assert [packed.read(name).decode("utf-8-sig") for name in packed.namelist()] == [Reminders.NO_LETTERS]
    assert Reminders.EVERYTHING in [cell.value for cell in book[Reminders.NAME]["A"]]
    assert any("没有需要提醒的事项" in line for line in words(lists.word(source)))


def test_a_late_report_of_an_edition_that_counted_no_days_is_named_without_them():
    source = sources.source()
    uncounted = source.results.tables["reminders"].with_columns(days_late=pl.lit(None, pl.Int64))
    tables = {**source.results.tables, "reminders": uncounted}
    early = replace(source, results=replace(source.results, tables=tables))

    told = matters(early.results).filter(org_id="B")["what"].to_list()

    assert "月自查迟报，请按时报送" in told


def test_letters_are_numbered_so_that_long_names_stay_apart():
    names = zipfile.ZipFile(io.BytesIO(letters.packed(sources.source(hostile=True)))).namelist()

    assert [name[:4] for name in names] == ["001_", "002_", "003_"]


def test_a_letter_ends_as_letters_do():
    said = [line for line in words(letters.letter(sources.source(), "A")) if line]
    attached = f"附件：{Reminders.ATTACHMENT}"

    at = said.index(attached)
    assert said[at + 1 : at + 5] == [Reminders.SIGNED, Reminders.DAY, "附件", Reminders.ATTACHMENT]
