"""A table is put into its form, and into Streamlit's, once for the same rows; others never get it."""

import dataframely as dy
import polars as pl
import pytest
from streamlit import dataframe_util
from streamlit.elements import arrow
from streamlit.proto.ArrowData_pb2 import ArrowData
from streamlit.testing.v1 import AppTest

from analytics.base import columns as c
from dashboard.screen.frame import table_marshalling
from dashboard.screen.table_forms import Wanted


class Line(dy.Schema):
    name = c.text("名称")
    change = c.points("变化", signed=True, nullable=True)


ROWS = {"name": ["甲", "乙"], "change": [150, -50]}
WANTED = Wanted("rows", Line)


def frame(**other):
    return pl.DataFrame(ROWS | other)


def test_the_same_rows_have_one_form():
    assert WANTED.of(frame()) is WANTED.of(frame())


@pytest.mark.parametrize(
    "other",
    [
        frame(change=[150, -51]),
        frame(change=[-50, 150]),
        frame(change=[150, None]),
        frame(name=["甲", "丙"]),
        frame().head(1),
        frame().head(0),
        frame().reverse(),
        frame().cast({"change": pl.Int32}),
        frame().with_columns(about=pl.lit("x")),
        pl.concat([frame(), frame()]),
    ],
)
def test_other_rows_have_another(other):
    assert WANTED.of(other) is not WANTED.of(frame())


@pytest.mark.parametrize(
    "other",
    [
        Wanted("others", Line),
        Wanted("rows", Line, columns=("name",)),
        Wanted("rows", Line, pinned=2),
        Wanted("rows", Line, bars=("change",)),
        Wanted("rows", Line, widths=(("name", 80),)),
    ],
)
def test_the_same_rows_shown_otherwise_too(other):
    assert other.of(frame()) is not WANTED.of(frame())


def test_streamlit_may_change_the_settings_it_is_given():
    WANTED.of(frame()).fresh_settings()["名称"]["hidden"] = True

    assert "hidden" not in WANTED.of(frame()).fresh_settings()["名称"]


def lines():
    import polars as pl

    from dashboard.screen import tables
    from tests.dashboard.screen.test_table_forms import Line

    for _ in range(2):
        tables.show(pl.DataFrame({"name": ["甲", "乙"], "change": [150, -50]}), Line, key=f"rows{_}")


def shown():
    app = AppTest.from_function(lines, default_timeout=60).run()
    assert not app.exception
    return [table.proto.SerializeToString() for table in app.dataframe]


def test_streamlit_says_the_same_of_a_table_whether_or_not_what_it_made_is_kept(monkeypatch):
    plain = shown()
    for module, name in ((dataframe_util, "convert_pandas_df_to_arrow_bytes"), (arrow, "marshall_styler")):
        monkeypatch.setattr(module, name, getattr(module, name))

    table_marshalling.install()

    assert shown() == plain
    assert shown() == plain


def test_kept_data_are_copied_into_each_message(monkeypatch):
    for module, name in ((dataframe_util, "convert_pandas_df_to_arrow_bytes"), (arrow, "marshall_styler")):
        monkeypatch.setattr(module, name, getattr(module, name))
    table_marshalling.install()
    styler = WANTED.of(frame()).table
    first, second = ArrowData(), ArrowData()

    arrow.marshall_styler(first, styler, "x")
    first.styler.caption = "changed"
    arrow.marshall_styler(second, styler, "x")

    assert second.styler.caption == ""
    assert second.styler.display_values
