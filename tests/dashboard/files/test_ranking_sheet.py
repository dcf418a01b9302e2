"""The ranking sheet of the meeting: all units in order, the numbers of the results, landscape."""

import io

import openpyxl
import pytest
from docx.enum.section import WD_ORIENT

from analytics import pipeline
from analytics.base import rules
from analytics.base.periods import parse
from dashboard.base.source import Source
from dashboard.files import ranking_sheet
from dashboard.files import ranking_sheet_rows as headlines
from tests.analytics import builders as b
from tests.dashboard import ranking_data
from tests.dashboard.files.documents import HOSTILE, NAMES, opened, renamed, text

LEAGUE, CITY = rules.League.PROVINCIAL, rules.League.MUNICIPAL


def small(**changes):
    return Source(ranking_data.results(**changes), None, 3)


def mark(org_id):
    return {"org_id": org_id, "period": "2021", "on_site": 8000, "debriefing": 9000}


def shown(source, league=LEAGUE):
    return headlines.columns(source.results, headlines.lines(source.results, league))


def headed(sheet):
    """Cells below the headings, by heading."""
    rows = list(sheet.iter_rows(values_only=True))
    head = next(place for place, row in enumerate(rows) if "得分" in row)
    return [dict(zip(rows[head], row, strict=True)) for row in rows[head + 1 :]]


def test_ties_share_a_place_and_who_waits_stands_last_with_what_is_lacking():
    rows = headlines.lines(small().results, LEAGUE)

    assert rows["place"].to_list() == [1, 2, 2, 2, None]
    assert rows["lacking"].to_list() == ["", "", "", "", "2个要素的审核评分：要素2、要素3"]


def test_columns_that_say_nothing_are_left_out():
    half, year = small(), small(period="2021", assessments=[mark(unit) for unit in "ABCD"])

    assert shown(half, CITY) == ["name", "score", "share", "shortfall", "open", "overdue", "grade"]
    assert "dynamic" not in shown(half)
    assert {"dynamic", "on_site", "debriefing"} <= set(shown(year))
    assert "last_year_score_change" not in shown(half)
    assert shown(small(period="2021Q4")) == ["name", "score", "share", "shortfall", "open", "overdue"]


def test_without_places_it_is_no_ranking(sample):
    assert ranking_sheet.about(sample, LEAGUE).title == "机关党建考核排名表"
    assert ranking_sheet.about(sample, CITY).title == "机关党建考核情况表"
    assert ranking_sheet.about(small(period="2021Q4"), LEAGUE).title == "机关党建考核情况表"
    assert "上方" not in text(ranking_sheet.docx(small(period="2021Q4"), LEAGUE))


def test_why_nothing_is_compared_is_said_once():
    said = "".join(headlines.notes(ranking_data.results(version_before=2019), LEAGUE))

    assert said.count("不作同比") == 1


def test_the_same_results_give_the_same_bytes(sample):
    assert ranking_sheet.docx(sample, LEAGUE) == ranking_sheet.docx(sample, LEAGUE)
    assert ranking_sheet.xlsx(sample, LEAGUE) == ranking_sheet.xlsx(sample, LEAGUE)


def test_word_shows_every_row_on_landscape_pages_that_repeat_the_headings(sample):
    document = opened(ranking_sheet.docx(sample, LEAGUE))

    table, (section,) = document.tables[0], document.sections
    widths = sum(cell.width for cell in table.rows[0].cells)

    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert widths <= section.page_width - section.left_margin - section.right_margin + 20000  # twips
    assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    assert len(table.rows) == 1 + 85
    assert document.paragraphs[0].text == rules.SYNTHETIC_MARK
    assert [cell.text for cell in table.rows[1].cells][:3] == ["1", "示例单位14", "55.70"]


def test_excel_shows_the_same_rows_and_prints_as_wide_as_the_page(sample):
    page = openpyxl.load_workbook(io.BytesIO(ranking_sheet.xlsx(sample, LEAGUE))).active

    rows, lines = headed(page), headlines.lines(sample.results, LEAGUE)

    assert [row["单位"] for row in rows] == lines["name"].to_list()
    assert [row["得分"] for row in rows[:82]] == pytest.approx(
        [score / rules.SCORE for score in lines["score"][:82]]
    )
    assert [row["未销号后进支部（个）"] for row in rows] == lines["open"].to_list()
    assert page.page_setup.orientation == "landscape"
    assert (page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
    assert page.print_title_rows


def test_hostile_names_stay_names(sample):
    wicked = renamed(sample, HOSTILE, (*NAMES, "about"))

    document = opened(ranking_sheet.docx(wicked, LEAGUE))
    page = openpyxl.load_workbook(io.BytesIO(ranking_sheet.xlsx(wicked, LEAGUE))).active

    assert document.tables[0].rows[1].cells[1].text == HOSTILE
    assert headed(page)[0]["单位"] == HOSTILE


def test_a_league_without_units_has_a_sheet_that_says_so():
    none = Source(pipeline.build(b.tables(), parse("2021H2"), kinds=False), None, 1)

    assert "没有省直单位" in text(ranking_sheet.docx(none, LEAGUE))
    assert ranking_sheet.xlsx(none, LEAGUE)
