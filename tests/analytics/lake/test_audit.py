"""The audit: every change is a line, in one with the change; a line changed or taken out is found."""

from datetime import UTC

import pytest
from sqlalchemy import delete, update

from analytics.lake import AlreadyImportedError, AuditBrokenError
from analytics.lake.audit import DONE
from analytics.lake.tables import AUDIT
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
