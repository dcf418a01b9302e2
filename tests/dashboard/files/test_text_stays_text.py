"""Whatever a text of the data looks like: in no file is it a link, a formula, a field or a foreign part."""

import io
import re
import zipfile
from functools import cache

import pytest
import xlsxwriter

from analytics import pipeline
from analytics.base.periods import parse
from dashboard.base.made_file import unheard
from dashboard.base.source import Source
from dashboard.files import official_files
from dashboard.files.official_files import Wish
from dashboard.files.own_template import fill_template
from dashboard.media import images, pdf
from dashboard.media.excel import looks
from tests.analytics import builders as b
from tests.dashboard import hostile
from tests.dashboard.files.test_hard_periods import PIXEL
from tests.dashboard.files.test_own_template import lines, template

WRITTEN = [name for name, file in official_files.ALL.items() if file.ending != "pdf"]
# Whatever leads or runs somewhere: relations to outside, links, formulas of cells, fields of Word.
OUTSIDE = re.compile(
    r'TargetMode="External"|<w:hyperlink|<a:hlinkClick|<hyperlink [^>]*r:id|HYPERLINK[^<]*</w:instrText'
)
FORMULA = re.compile(r"<f>([^<]*)</f>")
OWN_FORMULA = re.compile(r"[A-Z]+\d+-[A-Z]+\d+")  # how long a stroke of a chart is
PARTS = (".xml", ".rels")


@cache
def source() -> Source:
    return Source(pipeline.build(b.tables(**hostile.frames()), parse(hostile.PERIOD), kinds=False), None, 7)


@pytest.fixture(autouse=True)
def _no_programs(monkeypatch):
    monkeypatch.setattr(images, "bare_png", lambda _figure, _caption: PIXEL)
    monkeypatch.setattr(pdf, "pdf", lambda document, _waiting: document)


@pytest.mark.parametrize("kind", WRITTEN)
def test_no_text_of_the_data_leads_or_runs_anywhere(kind):
    content = official_files.ALL[kind].make(source(), Wish("A", "省直", internal=True), unheard).content

    parts = list(_parts(content))
    assert any("evil.test" in text for _, text in parts)
    assert [name for name, text in parts if OUTSIDE.search(text)] == []
    formulas = [one for name, text in parts if "worksheets" in name for one in FORMULA.findall(text)]
    assert [one for one in formulas if not OWN_FORMULA.fullmatch(one)] == []
    assert [name for name, _ in parts if "evil" in name] == []


def test_a_title_like_the_name_of_a_cell_is_no_cell():
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet, chart = book.add_worksheet(), book.add_chart({"type": "column"})
        chart.add_series({"values": ["Sheet1", 0, 0, 1, 0]})
        chart.set_title(looks.title("甲!A1的得分"))
        sheet.insert_chart(0, 0, chart)

    assert any("甲！A1的得分" in text for _, text in _parts(stream.getvalue()))


def test_a_field_within_a_name_is_not_filled():
    name = "{{ 6*7 }}{% raw %}"
    tables = b.tables(
        organisations=b.organisations(b.unit("u", name=name), b.branch("x", "u")),
        rubrics=b.rubric(30, 20, 10),
        reviews=b.reviews(b.review("u", 3000, 2000, 900)),
    )
    made = fill_template(template("{{ places }}"), Source(pipeline.build(tables, parse("2021H1")), None, 1))

    assert name in "".join(lines(made))


def _parts(content: bytes):
    """Name and text of every part of an office file, and of those packed in it."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            inner = packed.read(name)
            if inner.startswith(b"PK"):
                yield from _parts(inner)
            elif name.endswith(PARTS):
                yield name, inner.decode("utf-8")
