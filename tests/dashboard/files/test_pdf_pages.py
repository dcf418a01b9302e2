"""The pages of the body of the report in the PDF: filled, pictures with their words, sources whole."""

import re

import pytest

from dashboard.files import provenance, report
from dashboard.files.systems import report as of_systems
from dashboard.media import blocks, chromium, pdf
from dashboard.media.word import docx
from tests.dashboard.files.conftest import HALF, YEAR
from tests.dashboard.files.pdfs import lines_by_page, needs_programs, page_count

pytestmark = [needs_programs, pytest.mark.browser]
BODY_PAGES = 12
TOP, BOTTOM = 37, 262  # mm from the edge of the page: the type area
LOWEST = 30  # mm: a picture
EMPTY = 0.37  # of its height: a picture or table of the largest size did not fit


@pytest.fixture(scope="module", params=["2023H2", HALF, YEAR])
def file(request, sample, editions, tmp_path_factory):
    """The body alone, as the file of its PDF: what is attached begins on a page of its own."""
    source = editions.get(request.param, sample)
    body = [part for section in of_systems.body(source) for part in section]
    titles = [part for part in report.blocks(source) if isinstance(part, blocks.Title)]
    parts = [*provenance.head(source), *titles, *body, *provenance.end(source)]
    file = tmp_path_factory.mktemp("body") / "body.pdf"
    file.write_bytes(pdf.pdf(docx(parts, report.about(source))))
    yield file
    chromium._Session.end()


def test_no_page_of_the_body_but_the_last_ends_with_more_than_about_a_third_empty(file):
    pages = [[line for line in page if line.bottom <= BOTTOM + 1] for page in lines_by_page(file)]

    empty = [(BOTTOM - max(line.bottom for line in page)) / (BOTTOM - TOP) for page in pages]

    assert len(pages) == page_count(file) > 5
    assert {number: share for number, share in enumerate(empty[:-1], 1) if share > EMPTY} == {}


def test_the_body_has_its_pages_at_most(file):
    assert page_count(file) <= BODY_PAGES


def test_pictures_tables_and_headings_stay_with_what_belongs_to_them(file):
    for page in lines_by_page(file):
        last = [line for line in page if line.bottom <= BOTTOM + 1][-1].words
        assert not (re.match(r"图\d|单位：", page[0].words) and page[0].bottom < TOP + LOWEST), page[0].words
        assert not re.match(r"[表图]\d+[^\d）、]", last), last
        assert not re.fullmatch(r"（?[一二三四五六七八九十]+[）、][^。]*", last), last


def test_what_a_picture_says_of_itself_breaks_between_its_parts(file):
    said = [line.words for page in lines_by_page(file) for line in page]
    marks = [words for words in said if "非真实" in words]

    assert len(marks) > 3
    assert [words for words in marks if "模拟数据，非真实考核结果" not in words] == []
    assert [words for words in said if re.search("[一-鿿]　*(模|模拟|模拟数)$", words)] == []
