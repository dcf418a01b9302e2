"""历史与定稿 and 导入 in rows and sentences."""

from datetime import UTC, date, datetime

from analytics.actions import Counts, Reverted, RowCounts
from analytics.intake.issues import Issue, Problem
from analytics.lake import Change, Commit, Edition
from dashboard.words import change_sentences, history_sentences

NOW = datetime(2024, 1, 8, 9, 30, tzinfo=UTC)
CHANGES = (
    Change("organisations", "all", 0, 3),
    Change("reviews", "2021H1", 0, 2),
    Change("reviews", "2021H2", 2, 3),
)


def commit(**changed):
    values = {
        "id": 1, "made_at": NOW, "actor": "甲", "action": "导入", "file_name": "a.xlsx",
        "source_sha256": None, "note": "", "undone_by": None, "changes": CHANGES,
    }  # fmt: skip
    return Commit(**values | changed)


def edition(number=1):
    return Edition(f"2021H2-{number}", "2021H2", number, NOW, "甲", 4, date(2024, 1, 1), "0.1.0", True)


def test_a_commit_is_a_row_with_what_it_changed():
    row = history_sentences.commit_lines([commit()]).row(0, named=True)

    assert row["moment"] == NOW.astimezone().strftime("%Y-%m-%d %H:%M")
    assert row["content"] == "组织名册、审核评分2期"
    assert (row["revision"], row["actor"], row["action"], row["file"]) == (1, "甲", "导入", "a.xlsx")


def test_a_commit_taken_back_says_so():
    undo = commit(id=2, action="撤销")

    rows = history_sentences.commit_lines([undo, commit(undone_by=2)])

    assert rows["action"].to_list() == ["撤销（第1次变更）", "导入（已被第2次变更撤销）"]


def test_a_commit_says_who_when_and_from_which_file():
    assert history_sentences.about_commit(commit()).startswith("第1次变更：甲于")
    assert history_sentences.about_commit(commit()).endswith("导入文件“a.xlsx”")
    assert history_sentences.about_commit(commit(file_name=None)).endswith("导入")


def test_rows_that_came_changed_and_went_stand_beside_the_rows_of_a_part():
    counts = {(one.dataset, one.partition): RowCounts(1, 2, 3) for one in CHANGES}

    assert change_sentences.committed_lines(CHANGES, counts).row(1) == (
        "审核评分",
        "2021年上半年",
        0,
        2,
        1,
        2,
        3,
    )


def test_what_an_undo_puts_back_takes_out_and_leaves_is_counted_by_period():
    counts = {("reviews", "2021H2"): Reverted(1, 2, 3)}

    assert change_sentences.reverted_lines(counts).rows() == [("审核评分", "2021年下半年", 1, 2, 3)]


def test_changes_show_data_set_period_and_rows_before_and_after():
    assert change_sentences.change_lines(CHANGES).rows() == [
        ("组织名册", "不分期", 0, 3),
        ("审核评分", "2021年上半年", 0, 2),
        ("审核评分", "2021年下半年", 2, 3),
    ]


def test_an_edition_left_behind_by_the_data_says_so():
    rows = history_sentences.edition_lines([edition(2), edition(1)], {"2021H2-1"})

    assert rows.select("period", "number", "id", "synthetic", "moved").rows() == [
        ("2021H2", 2, "2021H2-2", True, False),
        ("2021H2", 1, "2021H2-1", True, True),
    ]
    assert history_sentences.about_editions([edition(2), edition(1)], {"2021H2-1"}).startswith(
        "共2个定稿版本，其中1个"
    )
    assert history_sentences.about_editions([edition()], set()).endswith("都没有更新")


def test_nothing_yet_is_said_in_words():
    assert history_sentences.about_commits([]) == "还没有任何数据变更"
    assert history_sentences.about_editions([], set()) == "还没有定稿版本"
    assert history_sentences.commit_lines([]).is_empty()
    assert history_sentences.edition_lines([], set()).is_empty()


def test_a_period_says_whether_it_can_be_finalised():
    period = "2021H2"

    assert "没有到期末" in history_sentences.finalising(period, closed=False, edition=None, moved=False)
    assert "可以定稿" in history_sentences.finalising(period, closed=True, edition=None, moved=False)
    assert "第1版" in history_sentences.finalising(period, closed=True, edition=edition(), moved=False)
    assert "不必再次定稿" in history_sentences.finalising(period, closed=True, edition=edition(), moved=False)
    assert "另编一版" in history_sentences.finalising(period, closed=True, edition=edition(), moved=True)


def test_a_preview_counts_rows_by_period():
    counts = {("reviews", "2021H2"): Counts(1, 2, 3), ("organisations", "all"): Counts(4, 0, 0)}

    assert change_sentences.preview_lines(counts).rows() == [
        ("组织名册", "不分期", 4, 0, 0),
        ("审核评分", "2021年下半年", 1, 2, 3),
    ]


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
