"""audit on the command line: what was done and refused, and whether the record holds."""

import json

from sqlalchemy import update

from analytics.lake import open_lake
from analytics.lake.tables import AUDIT
from dashboard.commands import status
from tests.dashboard.commands.conftest import review_file


def test_imports_undos_editions_exports_and_refusals_are_listed(run, small, tmp_path):
    file = review_file(tmp_path, ("单位u1", "2021年上半年", 30, 20, 10))
    done = [
        run(*words, "--lake", small).status
        for words in (
            ("import", file, "--actor", "张三"),
            ("finalise", "2021Q1", "--actor", "李四"),
            ("undo", 2, "--actor", "张三"),
            ("export", "ranking-table", tmp_path / "out", "--period", "2021H1", "--league", "省直"),
        )
    ]

    told = json.loads(run("audit", "--json", "--lake", small).data)["audit"]
    shown = run("audit", "--lake", small)

    assert done == [status.DONE, status.REFUSED, status.DONE, status.DONE]
    assert [(one["actor"], one["action"], one["outcome"]) for one in told] == [
        ("本机", "导出", "done"),
        ("张三", "撤销", "done"),
        ("李四", "定稿", "PeriodTooShort"),
        ("张三", "导入", "done"),
        ("测试", "装入示例数据", "done"),
    ]
    assert "拒绝：不是半年或年度" in shown.data
    assert "共5条操作记录，其中1条被拒绝" in shown.messages


def test_an_empty_lake_has_no_record(run, empty):
    outcome = run("audit", "--lake", empty)

    assert outcome.status == status.DONE
    assert "还没有操作记录" in outcome.messages


def test_a_record_that_was_changed_is_told_and_not_shown(run, small):
    lake = open_lake(small)
    with lake.catalogue.writing() as connection:
        connection.execute(update(AUDIT).values(actor="别人"))
    lake.close()

    outcome = run("audit", "--lake", small)

    assert outcome.status == status.REFUSED
    assert "第1条" in outcome.messages
    assert outcome.data == ""
