"""audit on the command line: what was done and refused, and whether the record holds."""

import json

import pytest
from sqlalchemy import delete, update

from analytics.lake import open_lake
from analytics.lake.tables import AUDIT
from dashboard.commands import status
from tests.dashboard.commands.conftest import ACCEPTING, review_file


def test_an_empty_lake_has_no_record(run, empty):
    outcome = run("audit", "--lake", empty)

    assert outcome.status == status.DONE
    assert "还没有操作记录" in outcome.messages


def test_a_record_that_was_changed_is_told_and_not_shown(run, small):
    lake = open_lake(small)
    with lake.catalogue.write_transaction() as connection:
        connection.execute(update(AUDIT).values(actor="别人"))
    lake.close()

    outcome = run("audit", "--lake", small)

    assert outcome.status == status.REFUSED
    assert "第1条" in outcome.messages
    assert outcome.data == ""


def test_a_record_without_its_last_line_is_told(run, small):
    lake = open_lake(small)
    lake.note(at=lake.history()[0].made_at, actor="x", action="导出", about="y")
    with lake.catalogue.write_transaction() as connection:
        connection.execute(delete(AUDIT).where(AUDIT.c.id == 2))
    lake.close()

    outcome = run("audit", "--lake", small)

    assert outcome.status == status.REFUSED
    assert "第2条" in outcome.messages
    assert run("check", "--lake", small).status != status.DONE


GOOD = ("单位u2", "2021H2", 20, 19, 7)


def outcomes(run, lake):
    return [one["outcome"] for one in json.loads(run("audit", "--json", "--lake", lake).data)["audit"]]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([("没有的单位", "2021H2", 20, 19, 7)], "Faults"),
        ([GOOD], "AlreadyImported"),
        ([("单位u2", "2021H2", 99, 1, 1)], "Faults"),
    ],
)
def test_a_refused_import_is_in_the_record_and_a_look_is_not(run, small, tmp_path, rows, reason):
    run("import", review_file(tmp_path, GOOD), "--lake", small)
    file = review_file(tmp_path, *rows)
    before = outcomes(run, small)

    for look in ("--check", "--preview"):
        run("import", file, look, "--lake", small)
    assert outcomes(run, small) == before

    assert run("import", file, "--lake", small).status == status.REFUSED
    assert outcomes(run, small) == [reason, *before]


def test_a_refused_undo_and_a_second_edition_of_unchanged_data_are_in_the_record(run, small):
    assert run(*ACCEPTING, "2021H1", "--lake", small).status == status.DONE
    again = run(*ACCEPTING, "2021H1", "--json", "--lake", small)

    assert again.status == status.REFUSED
    assert json.loads(again.data)["refused"]["code"] == "unchanged"
    assert "第1版（编号2021H1-1），此后数字没有变化" in again.messages
    assert len(json.loads(run("editions", "--json", "--lake", small).data)["editions"]) == 1

    assert run("undo", "1", "--lake", small).status in (status.DONE, status.REFUSED)
    assert outcomes(run, small)[1:] == ["Unchanged", "done", "done"]


def test_other_numbers_of_the_period_make_a_second_edition_and_those_of_another_time_do_not(
    run, small, tmp_path
):
    run(*ACCEPTING, "2021H1", "--lake", small)
    run("import", review_file(tmp_path, GOOD), "--lake", small)
    assert run(*ACCEPTING, "2021H1", "--lake", small).status == status.REFUSED

    run("import", review_file(tmp_path, ("单位u2", "2021H1", 20, 19, 6)), "--lake", small)
    assert run(*ACCEPTING, "2021H1", "--lake", small).status == status.DONE


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", "记录".encode(), b"1 abc 0123456789abcdef"])
def test_a_damaged_file_beside_the_record_is_named_and_the_record_shown(run, small, content):
    whole = (small / "record.head").read_bytes()
    (small / "record.head").write_bytes(content)

    audit, check = run("audit", "--lake", small), run("check", "--lake", small)

    assert audit.status == status.REFUSED
    assert all("record.head" in one.messages and "损坏" in one.messages for one in (audit, check))
    assert audit.data
    assert check.status != status.DONE

    (small / "record.head").write_bytes(whole)
    outcome = run("audit", "--lake", small)
    assert (outcome.status, "record.head" in outcome.messages) == (status.DONE, False)


def test_a_lake_without_a_file_beside_the_record_is_not_called_damaged(run, small):
    (small / "record.head").unlink()

    outcome = run("audit", "--lake", small)

    assert (outcome.status, "record.head" in outcome.messages) == (status.DONE, False)
