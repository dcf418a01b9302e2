"""One edition, one set of numbers: what the report says stands on the pages, sentence by sentence."""

import html
import io
import re
from pathlib import Path

import docx
import pytest
from streamlit.testing.v1 import AppTest

from analytics import actions
from analytics.lake import open_lake
from dashboard import display, settings
from dashboard.exports import blocks, provenance, provincial
from dashboard.exports.source import Source

APP = Path(__file__).parents[3] / "dashboard" / "frame" / "app.py"
PAGES = [
    ("overview", {}),
    ("ranking", {}),
    ("stars", {"show": "未达参照线的单位"}),
    ("weak_branches", {"section": "ledger"}),
    ("weak_branches", {"section": "low"}),
    ("weak_branches", {"section": "kinds"}),
    ("formalism", {}),
    ("items", {"dimension": "all"}),
]
PERIOD = "2023H1"


@pytest.fixture(scope="module")
def source(sample_lake):
    lake = open_lake(sample_lake)
    edition = next(one for one in lake.editions() if one.period == PERIOD)
    results = actions.reopened(edition, lake.edition_tables(edition.id))
    lake.close()
    return Source(results, edition, 0)


@pytest.fixture(scope="module")
def parts(source):
    """The blocks of the report without its pictures, which other tests draw."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dashboard.exports.images.bare_png", lambda *_: b"")
        return provincial.blocks(source)


@pytest.fixture(scope="module")
def shown(sample_lake):
    """Everything the pages say, as letters and digits."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(settings.LOCATION, str(sample_lake))
        patch.setenv("STREAMLIT_SERVER_ADDRESS", "127.0.0.1")
        return "".join(_read(script, query) for script, query in PAGES)


def _read(script, query):
    app = AppTest.from_file(APP, default_timeout=60)
    for name, value in {"period": PERIOD, **query}.items():
        app.query_params[name] = value
    app.run()
    if script != "overview":
        for name, value in {"period": PERIOD, **query}.items():
            app.query_params[name] = value
        app.switch_page(f"../pages/{script}.py").run()
    assert not app.exception
    told = [*app.markdown, *app.caption, *app.info, *app.button, *app.subheader]
    words = " ".join(str(getattr(one, "value", "")) + str(getattr(one, "label", "")) for one in told)
    return _letters(html.unescape(words))


def _letters(words):
    return re.sub(r"[^\w]", "", words).replace("_", "")


def test_every_sentence_of_the_report_stands_on_a_page(source, parts, shown):
    said = [
        part.text
        for part in parts
        if isinstance(part, blocks.Sentence) and part not in provenance.end(source)
    ]
    sentences = [piece for text in said for piece in text.split("。") if any(map(str.isdigit, piece))]

    missing = [piece for piece in sentences if _letters(piece) not in shown]

    assert len(sentences) > 30
    assert missing == []


def test_the_text_of_the_word_file_has_every_cell_of_its_tables(source, parts):
    document = docx.Document(io.BytesIO(_written(source, parts)))
    grids = [part for part in parts if isinstance(part, blocks.Grid)]

    assert len(document.tables) == len(grids)
    for grid, table in zip(grids, document.tables, strict=True):
        columns = grid.columns or tuple(display.shown_columns(grid.frame, grid.schema))
        declared = grid.schema.columns()
        expected = [
            tuple(display.word(value, declared[name]) for name, value in zip(columns, row, strict=True))
            for row in grid.frame.select(columns).iter_rows()
        ]
        rows = [tuple(t.text or "" for t in row.iter("{*}t")) for row in table._tbl.tr_lst]
        assert rows[1:] == expected


def _written(source, parts):
    from dashboard.exports.word import docx as write

    return write([part for part in parts if not isinstance(part, blocks.Picture)], provincial.about(source))
