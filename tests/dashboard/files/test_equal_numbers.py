"""One edition, one set of numbers: what the report says stands on the pages, sentence by sentence."""

import pytest

from dashboard import systems
from dashboard.files import provenance, report
from dashboard.files.reminders import lists
from dashboard.kit.finding import Where
from dashboard.media import blocks
from tests.dashboard.files.shown_pages import FIRST_STEPS, letters


@pytest.fixture
def parts(edition, monkeypatch):
    """The blocks of the report without its pictures, which other tests draw."""
    monkeypatch.setattr("dashboard.media.images.bare_png", lambda *_: b"")
    return report.blocks(edition)


def numbered(parts, source):
    """The sentences with numbers, but for those on the origin, of the annex alone, or in place of a table."""
    said = [part.text for part in parts if isinstance(part, blocks.Sentence)]
    origin = [part.text for part in provenance.end(source) if isinstance(part, blocks.Sentence)]
    annexed = "。".join(
        one.remark(source.results, *codes)
        for system in systems.ALL
        for one in system.findings_at(Where.ANNEX)
        if one.remark and Where.PAGE not in one.where  # what the committee's annex alone has
        for codes in one.each_in_files(source.results)
    ).split("。")
    pieces = [
        piece for text in said if text not in origin for piece in text.split("。") if piece not in annexed
    ]
    empty = "{title}：本期没有".format(title="")
    return [piece for piece in pieces if any(map(str.isdigit, piece)) and not piece.endswith(empty)]


def test_every_sentence_of_the_report_stands_on_a_page(edition, parts, pages):
    shown = pages.province(edition.results.period.code)

    missing = [
        piece
        for piece in numbered(parts, edition)
        if letters(piece) not in shown and not piece.startswith(FIRST_STEPS)
    ]

    assert len(numbered(parts, edition)) > 25
    assert missing == []


def test_every_sentence_of_the_list_of_reminders_on_the_province_and_its_units_stands_on_a_page(
    edition, pages
):
    shown = pages.province(edition.results.period.code)
    said = [piece for piece in numbered(lists.blocks(edition), edition) if "市直" not in piece[:2]]

    missing = [piece for piece in said if letters(piece) not in shown]

    assert len(said) > 3
    assert missing == []
