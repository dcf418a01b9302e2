"""历史与定稿 and 导入 in rows and sentences."""

from datetime import UTC, date, datetime

from analytics.intake.issues import Issue, Problem
from analytics.lake import Edition
from dashboard.words import change_sentences, history_sentences

NOW = datetime(2024, 1, 8, 9, 30, tzinfo=UTC)


def edition(number=1):
    return Edition(f"2021H2-{number}", "2021H2", number, NOW, "甲", 4, date(2024, 1, 1), "0.1.0", True)


def test_a_period_says_whether_it_can_be_finalised():
    period = "2021H2"

    assert "没有到期末" in history_sentences.about_finalising(period, closed=False, edition=None, moved=False)
    assert "已截止" in history_sentences.about_finalising(period, closed=True, edition=None, moved=False)
    assert "第1版" in history_sentences.about_finalising(period, closed=True, edition=edition(), moved=False)
    assert "不必再次定稿" in history_sentences.about_finalising(
        period, closed=True, edition=edition(), moved=False
    )
    assert "另编一版" in history_sentences.about_finalising(
        period, closed=True, edition=edition(), moved=True
    )


def test_an_issue_shows_its_cell_and_what_was_expected():
    lines = change_sentences.issue_lines(
        [
            Issue(Problem.OUT_OF_BOUNDS, "审核评分", "B13", "7", "0–2", "第1项", "审核.xlsx"),
            Issue(Problem.BROKEN_RULE, "后进支部台账", "D4", "2021-01-01", "due_after_it_was_found"),
        ]
    )

    assert lines.row(0)[:4] == ("审核评分", "B13", "7", "0–2")
    assert "0–2" in lines["words"][0]
    assert lines.select("mending", "column", "file").row(0) == (
        "核对后改为 0–2 之内的数。",
        "第1项",
        "审核.xlsx",
    )
    assert lines["expected"][1] == "整改时限不早于认定日期"  # the words of the rule, not its name
    assert "整改时限" in lines["words"][1]
