"""Word documents: headings, captions and references that Word counts, tables whole, the same bytes twice."""

import io
import re
import zipfile

import docx
import polars as pl
import pytest
from docx.oxml.ns import qn

from analytics.systems.scores.rankings import Ranking
from dashboard.base import display
from dashboard.base.looks import Colour, Look
from dashboard.kit.chart import Categories, Panel, Series, SeriesKind
from dashboard.media import blocks
from dashboard.media.widths import ems
from dashboard.media.word import docx as write
from dashboard.media.word import layout
from tests.dashboard.files.findings import FULL_ROW, Finding, caption, findings

SCORES = Series("得分", SeriesKind.BAR, (1.5, None), Look(Colour.MISSED))
NAMES = Categories(("甲", "乙"), names=("甲 <&>", "乙🙂"), is_down=True)
BARS = blocks.NativeBars("bars", "各维度", Panel(NAMES, (SCORES,)), "0.00")


def grid(count=2, key="grid", title="名次", **values):
    rows = pl.DataFrame({"place": range(1, count + 1), "name": [values.get("name", "甲局")] * count})
    return blocks.TableBlock(key, title, rows, Ranking)


def made(*parts):
    return write(parts, caption())


def read(*parts):
    return docx.Document(io.BytesIO(made(*parts)))


def xml(*parts, name="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(made(*parts))) as packed:
        return packed.read(name).decode()


def test_captions_are_counted_and_references_lead_to_them():
    found = xml(blocks.Sentence("情况良好。", ("grid", "bars", "gone")), BARS, grid())

    marks = re.findall(r'w:bookmarkStart [^>]*w:name="(\w+)"', found)
    assert re.findall(r"REF (\w+) ", found) == [marks[1], marks[0]]
    assert re.findall(r"SEQ (\w+) ", found) == ["图", "表"]
    assert docx.Document(io.BytesIO(made(blocks.Sentence("好。", ("bars",)), BARS))).paragraphs[0].text == (
        "好（见图1）。"
    )


def test_a_table_has_every_row_a_repeated_head_and_text_as_it_is():
    hostile = "=cmd|' /C calc'!A0 <b>&\x0b" + "长" * 60
    table = read(grid(500, name=hostile)).tables[0]
    rows = table._tbl.tr_lst

    assert len(rows) == 501
    assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    assert rows[500].findall(f".//{qn('w:t')}")[1].text == hostile.replace("\x0b", "")


def test_pages_turn_for_wide_tables_and_back():
    document = read(grid(), blocks.Across(), grid(key="wide"), blocks.Upright(), blocks.Sentence("完。"))

    sizes = [(round(s.page_width.mm), round(s.page_height.mm)) for s in document.sections]
    assert sizes == [(210, 297), (297, 210), (210, 297)]


def test_a_native_chart_carries_its_data_for_editing():
    with zipfile.ZipFile(io.BytesIO(made(BARS))) as packed:
        chart = packed.read("word/charts/chart1.xml").decode()
        book = zipfile.ZipFile(io.BytesIO(packed.read("word/embeddings/chart1.xlsx")))

    assert "甲 &lt;&amp;&gt;" in chart
    assert "externalData" in chart
    assert "甲 &lt;&amp;&gt;" in book.read("xl/sharedStrings.xml").decode()


def test_chinese_is_set_as_chinese():
    document = read(blocks.Sentence("角骨门。"))

    languages = [one.get(qn("w:eastAsia")) for one in document.styles.element.iter(qn("w:lang"))]
    assert set(languages) == {"zh-CN"}
    assert document.styles["Normal"].element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋_GB2312"


def placed(frame, whole, *shares):
    return layout.place_columns(frame, display.shown_columns(frame, Finding), shares, whole)


def test_columns_share_the_width_and_only_the_widest_is_cut():
    frame = findings({**FULL_ROW, "unit": "长" * 60}).select("unit", "place", "day", "period")

    unit, place, day, period = (one.width for one in placed(frame, 40))

    assert round(unit + place + day + period, 6) == 40
    assert day >= ems("2023年12月1日")
    assert unit == max(unit, place, day, period)


def test_numbers_stand_at_one_edge_below_the_middle_of_their_heading():
    frame = findings({"place": 3}, {"place": 85}).select("place")

    (place,) = placed(frame, 20)

    assert place.side == "right"
    assert place.right == pytest.approx((20 - ems("85")) / 2, abs=0.5)


def test_the_rows_at_both_ends_of_a_long_table_have_company():
    rows = findings(*({"place": number} for number in range(40)))
    made = read(blocks.TableBlock("k", "名", rows, Finding, ("unit", "place")))

    held = [bool(row.findall(".//{*}keepNext")) for row in made.tables[0]._tbl.tr_lst]

    assert [place for place, is_held in enumerate(held) if is_held] == [0, 1, 2, 38, 39]


def test_who_signs_a_letter_has_words_above_and_what_goes_along_has_a_page_of_its_own():
    signed = blocks.Signed("发函单位", "年月日")
    paragraphs = read(
        blocks.Sentence("请核对。"), blocks.Attached("说明"), signed, blocks.Attachment("说明")
    ).paragraphs

    kept = [one.text for one in paragraphs if one.paragraph_format.keep_with_next]
    (fresh,) = [one.text for one in paragraphs if one.paragraph_format.page_break_before]

    assert kept == ["请核对。", "", "附件：说明", "", "发函单位"]
    assert fresh == "附件"
