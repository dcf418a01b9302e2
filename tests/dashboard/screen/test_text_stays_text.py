"""Whatever a text of the data looks like: on every page it stays words."""

import io
import json
import re
from collections.abc import Iterator

import pyarrow as pa
import pytest
from google.protobuf.message import Message

from dashboard.screen import access, navigation
from dashboard.screen.markup import plain
from tests.dashboard import hostile, shown

# What a browser makes a link, a picture, a sign or a style of, unless a backslash stands before it.
LIVE = re.compile(
    r"(?<!\\)(?:\[x\]|!\[p|http:|www\.|a@evil|:smile:|:material/home|:red\[|\$x|\*星|`码|<b>|<a |<br>|-> )"
)
# What it acts on even then: it looks for it in one piece of text at a time.
ACTED_ON = re.compile(r"https?:|www\.|a@evil|:smile:|:material/home|->")
CUT = ":small[]"
# Fields the browser shows as they are, or not at all: (message, field).
WORDS_ONLY = {
    ("Selectbox", "options"),
    ("Selectbox", "raw_value"),
    ("PlotlyChart", "spec"),
    ("PlotlyChart", "alt"),
    ("Dataframe", "columns"),
    ("TextInput", "value"),
}
UNITS = [
    ("unit", {"unit": "A", "view": view})
    for view in ("score", "change", "branches", "conduct", "systems", "organisation")
]
PARTS = [
    ("unit", {"unit": "A", "branch": "A2"}),
    ("unit", {}),
    ("items", {"dimension": "all", "units": "every"}),
    ("reporting", {"show": "all"}),
    ("ranking", {"q": "<b>[x](http://evil.test)"}),
    *(("weak_branches", {"section": part}) for part in ("ledger", "low", "kinds")),
    *((page, {"of_unit": "A"}) for page in ("problems", "observation", "activities")),
    *(("methods", {"part": part}) for part in ("indicators", "parameters", "documents", "rubrics", "asked")),
    *(("history", {"records": part}) for part in ("editions", "finalise", "audit")),
    ("history", {"commit": "1"}),
    ("history", {"commit": "2"}),
    ("history", {"records": "editions", "issued": "2021H1-1"}),
    *(("reports", {"file": name, "of": "A"}) for name in ("brief", "letters", "slides")),
]
VISITS = [(entry.script, {}) for entry in navigation.offered_entries(access.OPERATOR)] + UNITS + PARTS


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    return hostile.fill(tmp_path_factory.mktemp("hostile"))


@pytest.mark.parametrize(("script", "query"), VISITS, ids=lambda one: str(one))
def test_no_text_of_the_data_is_more_than_words_on_a_page(serve, lake, script, query):
    app = serve(lake, script, **({"period": hostile.PERIOD} | query))

    assert not app.exception
    said = list(_marked_up(app))
    assert said
    assert [(where, text) for where, text in said if _is_live(text)] == []
    assert [text for text in _of_charts(app) if any(one in text for one in ("<b>粗", "<a ", "%{z}"))] == []
    assert _columns_that_act(app) == []


def test_a_file_is_named_as_it_is_called_and_no_link(serve, lake):
    app = serve(lake, "import_data")

    app.file_uploader[0].set_value((hostile.FILE.replace("xlsx", "csv"), b"a,b\n1,2\n", "text/csv")).run()

    assert [(where, text) for where, text in _marked_up(app) if _is_live(text)] == []
    assert any(plain("[x](http:evil.test)") in text for _, text in _marked_up(app))


@pytest.mark.parametrize("text", hostile.TEXTS)
def test_nothing_live_survives_being_made_plain(text):
    assert not _is_live(plain(text))


def test_a_text_of_several_lines_stays_one_paragraph():
    assert plain("  甲\n\n# 乙\r\n\n1. 丙\u2028x ") == "甲 \\# 乙 1\\. 丙 x"


def _is_live(text: str) -> bool:
    unescaped = [re.sub(r"\\(.)", r"\1", piece) for piece in text.split(CUT)]
    return bool(LIVE.search(text) or any(map(ACTED_ON.search, unescaped)))


def _marked_up(app) -> Iterator[tuple[str, str]]:
    """Every text of the page the browser reads as Markdown, and where it stands."""
    for node in shown.nodes(app._tree):
        if (proto := getattr(node, "proto", None)) is not None:
            yield from _texts(proto)


def _texts(message: Message) -> Iterator[tuple[str, str]]:
    name = message.DESCRIPTOR.name
    for field, value in message.ListFields():
        for one in value if field.is_repeated else [value]:
            if isinstance(one, Message):
                yield from _texts(one)
            elif isinstance(one, str) and field.name != "id" and (name, field.name) not in WORDS_ONLY:
                yield f"{name}.{field.name}", one
            elif isinstance(one, bytes) and name == "Table":
                yield from (("Table", cell) for cell in _cells(one))


def _cells(packed: bytes) -> Iterator[str]:
    with pa.ipc.open_stream(io.BytesIO(packed)) as stream:
        for row in stream.read_all().to_pylist():
            yield from map(str, row.values())


def _of_charts(app) -> Iterator[str]:
    for chart in app.get("plotly_chart"):
        yield from _leaves(json.loads(chart.proto.spec))


def _leaves(value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _leaves(one)


def _columns_that_act(app) -> list[str]:
    """Columns of tables a browser would open or make pictures of.

    Of a column of links only the look is left in the script of tables we hand out (test_document).
    """
    kinds = [
        setting.get("type_config", {}).get("type")
        for table in app.dataframe
        for setting in json.loads(table.proto.columns or "{}").values()
    ]
    return [kind for kind in kinds if kind not in {None, "text", "link", "number", "date", "progress"}]
