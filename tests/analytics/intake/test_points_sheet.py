"""Sheets of members' points as officers fill them in: a quarter in words, a sum with its members."""

import pytest

from tests.analytics.intake.workbooks import taken, workbook

pytestmark = pytest.mark.usefixtures("no_child")

HEAD = ["单位", "支部", "季度", "已公开", "积分合计", "参评党员数"]
WHO = ["示例单位01", "第一党支部"]


def read(tmp_path, *rows, head=HEAD):
    return taken(workbook(tmp_path / "积分.xlsx", {"支部积分公开": [head, *rows]}))


def test_a_quarter_is_read_in_words_and_blank_sums_stay_blank(tmp_path):
    incoming = read(
        tmp_path,
        [*WHO, "2023年四季度", "是", 830, 10],
        ["示例单位01", "第二党支部", "2023Q4", "否", None, None],
    )

    assert incoming.issues == []
    columns = ("org_id", "period", "published", "points", "members")
    assert incoming.frame.sort("org_id").select(columns).rows() == [
        ("B1", "2023Q4", True, 830, 10), ("B2", "2023Q4", False, None, None),
    ]  # fmt: skip


@pytest.mark.parametrize(("points", "members"), [(830, None), (830, 0)])
def test_a_sum_without_members_is_refused_at_its_cell(tmp_path, points, members):
    (issue,) = read(tmp_path, [*WHO, "2023年四季度", "是", points, members]).issues
    assert (issue.cell, issue.expected) == ("F2", "points_come_with_members")


@pytest.mark.parametrize("period", ["2023年下半年", "2023年12月", "2023年"])
def test_another_period_than_a_quarter_is_refused(tmp_path, period):
    (issue,) = read(tmp_path, [*WHO, period, "是", 830, 10]).issues
    assert issue.cell == "C2"
