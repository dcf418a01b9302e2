"""The audit: every change is a line, in one with the change; a line changed or taken out is found."""

import io
from contextlib import closing
from datetime import UTC

import pytest
from sqlalchemy import delete, select, update

from analytics.lake import AlreadyImportedError, AuditBrokenError, backup, open_lake
from analytics.lake.audit import DONE
from analytics.lake.tables import AUDIT, RECORD_HEAD
from tests.analytics.lake.builders import ALIASES, MADE_AT, aliases, commit, issue


def told(lake):
    return [(one.action, one.about, one.outcome) for one in lake.audit_lines()]


def test_commits_and_editions_are_noted_by_themselves_and_what_was_not_done_is_not(lake, opened):
    commit(lake, {ALIASES: aliases("甲")}, source_sha256="a" * 64)
    issue(lake, "2023H1", rankings=aliases("结果"))
    with pytest.raises(AlreadyImportedError):
        commit(lake, {ALIASES: aliases("乙")}, source_sha256="a" * 64)

    assert told(opened()) == [("定稿", "2023H1-1", DONE), ("import", "#1 book.xlsx", DONE)]
    first = lake.audit_lines()[-1]
    assert (first.actor, first.at) == ("officer", MADE_AT.astimezone(UTC))


def test_other_lines_stand_among_them_in_their_order(lake):
    commit(lake, {ALIASES: aliases("甲")})
    lake.note(at=MADE_AT, actor="某岗位", action="导出", about="图.png")
    lake.note(at=MADE_AT, actor="某岗位", action="撤销", about="#1", outcome="NotAllowed")

    assert [one.id for one in lake.audit_lines()] == [3, 2, 1]
    assert told(lake)[0] == ("撤销", "#1", "NotAllowed")


@pytest.mark.parametrize(
    ("spoil", "number"),
    [
        (update(AUDIT).where(AUDIT.c.id == 2).values(actor="别人"), 2),
        (update(AUDIT).where(AUDIT.c.id == 3).values(outcome="done "), 3),
        (delete(AUDIT).where(AUDIT.c.id == 1), 1),
        (delete(AUDIT).where(AUDIT.c.id == 2), 2),
        (delete(AUDIT).where(AUDIT.c.id == 3), 3),
        (delete(AUDIT).where(AUDIT.c.id >= 2), 2),
        (delete(AUDIT), 1),
        (delete(RECORD_HEAD), 1),
        (update(RECORD_HEAD).values(number=2), 3),
        (update(RECORD_HEAD).values(chain="0" * 64), 3),
    ],
)
def test_a_line_changed_or_taken_out_is_found(lake, spoil, number):
    for name in ("一", "二", "三"):
        lake.note(at=MADE_AT, actor="某岗位", action="导出", about=name)
    with lake.catalogue.write_transaction() as connection:
        connection.execute(spoil)

    with pytest.raises(AuditBrokenError) as found:
        lake.audit_lines()

    assert found.value.number == number


def shorten(lake, *statements):
    with lake.catalogue.write_transaction() as connection:
        for one in statements:
            connection.execute(one)


def note(lake, *names):
    for name in names:
        lake.note(at=MADE_AT, actor="某岗位", action="导出", about=name)


def cut_off(lake):
    """Take the last line out, and have the catalogue say that it never was: only the file knows of it."""
    with lake.catalogue.write_transaction() as connection:
        before = connection.scalar(select(AUDIT.c.chain).where(AUDIT.c.id == 2))
        connection.execute(delete(AUDIT).where(AUDIT.c.id == 3))
        connection.execute(update(RECORD_HEAD).values(number=2, chain=before))


def test_a_record_put_back_as_it_was_before_its_last_line_is_found_by_the_file_beside_it(lake, opened):
    note(lake, "一", "二", "三")
    cut_off(lake)

    with pytest.raises(AuditBrokenError) as found:
        opened().audit_lines()

    assert found.value.number == 3


@pytest.mark.parametrize("way", [cut_off, lambda lake: shorten(lake, delete(AUDIT).where(AUDIT.c.id == 3))])
def test_the_number_of_a_line_that_is_gone_is_never_given_again(lake, opened, way):
    note(lake, "一", "二", "三")
    way(lake)
    lake = opened()
    note(lake, "四")

    with lake.catalogue.reading() as connection:
        assert list(connection.scalars(select(AUDIT.c.id).order_by(AUDIT.c.id))) == [1, 2, 4]
    with pytest.raises(AuditBrokenError) as found:
        lake.audit_lines()
    assert found.value.number == 3


@pytest.mark.parametrize("content", [None, b"", b"\xff", b"2 x", b"99 abc 0123456789abcdef"])
def test_a_file_beside_the_record_that_is_gone_or_garbled_hides_nothing_and_is_written_anew(lake, content):
    note(lake, "一", "二")
    file = lake.record_head.path
    file.unlink() if content is None else file.write_bytes(content)

    assert len(lake.audit_lines()) == 2

    note(lake, "三")
    assert lake.record_head.read().number == 3


def test_a_file_that_cannot_be_written_keeps_nothing_from_being_noted(lake):
    note(lake, "一")
    lake.record_head.path.unlink()
    lake.record_head.path.mkdir()

    note(lake, "二")

    assert len(lake.audit_lines()) == 2


def test_a_shortened_record_is_noticed_after_a_back_up_and_a_restore_too(lake, tmp_path):
    note(lake, "一", "二", "三")
    shorten(lake, delete(AUDIT).where(AUDIT.c.id == 3))
    stream = io.BytesIO()
    backup.back_up(lake.catalogue, lake.root, stream, backup.unheard)

    with closing(open_lake(tmp_path / "there")) as again:
        backup.put_back(again.catalogue, again.root, stream, backup.unheard)
        with pytest.raises(AuditBrokenError):
            again.audit_lines()
