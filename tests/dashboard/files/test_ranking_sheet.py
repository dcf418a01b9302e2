"""The ranking sheet of the meeting: all units in order, the numbers of the results, landscape."""

from docx.enum.section import WD_ORIENT

from analytics.base import rules
from dashboard.base.source import Source
from dashboard.files import ranking_sheet
from dashboard.files import ranking_sheet_rows as headlines
from tests.dashboard import ranking_data
from tests.dashboard.files.documents import opened, text

LEAGUE, CITY = rules.League.PROVINCIAL, rules.League.MUNICIPAL


def small(**changes):
    return Source(ranking_data.results(**changes), None, 3)


def mark(org_id):
    return {"org_id": org_id, "period": "2021", "on_site": 8000, "debriefing": 9000}


def shown(source, league=LEAGUE):
    return headlines.columns(source.results, headlines.lines(source.results, league))


def test_columns_that_say_nothing_are_left_out():
    half, year = small(), small(period="2021", assessments=[mark(unit) for unit in "ABCD"])

    assert shown(half, CITY) == [
        *("name", "score", "previous_score_change"),
        *("share", "shortfall", "open", "overdue", "grade"),
    ]
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


def test_no_column_is_empty_for_nearly_all_units_and_remarks_of_few_stand_below(sample):
    rows = headlines.lines(sample.results, LEAGUE)
    named = headlines.columns(sample.results, rows)
    filled = {name: rows[name].cast(str).replace("", None).count() for name in named}

    assert {"previous_score_change", "previous_common_change", "last_year_score_change"} <= set(named)
    assert min(filled.values()) * 10 >= rows.height

    few = rows.with_columns(remark=rows["remark"].scatter(range(3, rows.height), ""))
    few = few.with_columns(remark=few["remark"].scatter(range(3), "缺本期审核评分"))
    assert "remark" not in headlines.columns(sample.results, few)
    assert headlines.remarks_below(few) == [f"{name}：缺本期审核评分。" for name in few["name"][:3]]
    assert headlines.remarks_below(rows) == []
