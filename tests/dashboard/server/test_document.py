import gzip
import json
import re
from pathlib import Path

import pytest
import streamlit as st
from starlette.responses import HTMLResponse, PlainTextResponse

from dashboard.server import document, preload, routes, table_drawing
from dashboard.server.static_files import Store, static_files
from dashboard.words.app import App
from dashboard.words.interface import PATTERNS, WORDS
from tests.dashboard.asgi import ask

FRONTEND = Path(st.__file__).parent / "static"
CJK = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def page() -> str:
    theirs = HTMLResponse((FRONTEND / "index.html").read_text("utf-8"))
    return ask(document.our_document(theirs, FRONTEND)).text


def test_the_document_is_chinese_and_bears_our_title(page):
    assert '<html lang="zh-CN">' in page
    assert f"<title>{App.TITLE}</title>" in page
    assert App.NEEDS_JAVASCRIPT in page


def test_the_document_runs_nothing_inline_and_names_no_outside_host(page):
    assert re.findall(r"<script(?![^>]*\ssrc=)", page) == []
    assert "http" not in page
    assert "agent" not in page


def test_our_script_comes_before_any_of_streamlit(page):
    sources = re.findall(r'src="([^"?]+)', page)

    assert sources[0] == document.SCRIPT_URL
    assert any("index" in source for source in sources[1:])


def test_addresses_hold_on_every_path(page):
    assert './"' not in page
    assert '="./' not in page


def test_the_scripts_of_figures_and_tables_are_asked_for_early_and_once(page):
    asked = re.findall(r'"/static/js/([^"]+)"', page)

    assert len(asked) == len(set(asked))
    for element in preload.ELEMENTS:
        assert any(name.startswith(f"{element}.") for name in asked), element
    assert not any(name.startswith(("DeckGl", "ECharts", "embed", "katex")) for name in asked)


def test_what_the_document_asks_for_is_compressed_beforehand(tmp_path):
    (tmp_path / "a.js").write_text("let a = 1;")
    store = Store(tmp_path)

    store.warm(["/static/a.js", "/static/missing.js"])

    assert store.compressed.cache_info().currsize == 1


def test_the_script_holds_every_word_and_pattern():
    script = document.script()

    assert "__WORDS__" not in script
    assert "__PATTERNS__" not in script
    assert json.dumps(WORDS, ensure_ascii=False) in script
    assert json.dumps(PATTERNS, ensure_ascii=False) in script


def test_every_word_is_shown_in_chinese_or_as_a_command():
    foreign = {shown for shown in WORDS.values() if not CJK.search(shown)}

    assert foreign == {"streamlit run streamlit_app.py"}


def test_every_pattern_compiles_and_fills_only_groups_it_has():
    for source, shown in PATTERNS:
        groups = re.compile(source).groups
        assert {int(number) for number in re.findall(r"\$(\d)", shown)} <= set(range(1, groups + 1))


def test_a_static_file_is_sent_compressed_and_kept_for_good(tmp_path):
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "a.js").write_text("let a = 1;" * 100)
    served = static_files(PlainTextResponse("passed on"), Store(tmp_path))

    answer = ask(served, "/static/js/a.js", accept_encoding="gzip, br")

    assert gzip.decompress(answer.body).decode() == "let a = 1;" * 100
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith(("text/javascript", "application/javascript"))


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/static/js/a.js", {}),
        ("/static/js/a.js", {"accept_encoding": "gzip", "range": "bytes=0-9"}),
        ("/static/js/b.js", {"accept_encoding": "gzip"}),
        ("/static/../secret.js", {"accept_encoding": "gzip"}),
        ("/static/font.woff2", {"accept_encoding": "gzip"}),
    ],
)
def test_whatever_we_cannot_compress_is_left_to_streamlit(tmp_path, path, headers):
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "a.js").write_text("let a = 1;")
    (tmp_path / "font.woff2").write_bytes(b"font")
    (tmp_path.parent / "secret.js").write_text("secret")
    served = static_files(PlainTextResponse("passed on"), Store(tmp_path))

    assert ask(served, path, **headers).text == "passed on"


def test_our_own_addresses_collide_with_none_of_the_pages():
    from dashboard.screen.navigation import ENTRIES

    assert {route.path for route in routes.build(lambda: True)} & {
        f"/{entry.url_path}" for entry in ENTRIES
    } == set()


def test_every_edit_of_the_script_of_tables_finds_its_place():
    scripts = [path for path in FRONTEND.rglob("*.js") if table_drawing.is_drawing(path.name)]

    assert len(scripts) == 1
    theirs = scripts[0].read_text("utf-8")
    ours = table_drawing.our_script(theirs.encode()).decode()
    for before, after in table_drawing.EDITS.items():
        assert theirs.count(before) == 1
        assert before not in ours
        assert after in ours


@pytest.mark.parametrize(("accepted", "unpack"), [("gzip", gzip.decompress), ("identity", bytes)])
def test_the_script_of_tables_is_ours_however_it_is_asked_for(accepted, unpack):
    served = static_files(PlainTextResponse("passed on"), Store(FRONTEND / "static"))
    url = next(f"/static/js/{path.name}" for path in FRONTEND.rglob("DataFrame.*.js"))

    answer = ask(served, url, accept_encoding=accepted)

    script = unpack(answer.body).decode()
    assert "window.open(r.startsWith" not in script
    assert "rightHeading" in script
    assert "immutable" not in answer.headers["cache-control"], "ours changes and keeps its name"


def test_the_document_names_the_product_and_the_menu():
    style = document.style()

    assert App.TITLE in style
    assert App.MENU in style
    assert "__" not in style
