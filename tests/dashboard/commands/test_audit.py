"""audit on the command line: what was done and refused, and whether the record holds."""

from sqlalchemy import update

from analytics.lake import open_lake
from analytics.lake.tables import AUDIT
from dashboard.commands import status


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
