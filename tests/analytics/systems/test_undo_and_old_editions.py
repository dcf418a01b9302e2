"""Imports of a system are undone like any other; what is older than a system opens without it."""

from datetime import UTC, date, datetime

import pytest

from analytics import actions, pipeline, systems
from analytics.base.periods import parse
from analytics.lake import open_lake
from analytics.pipeline import provenance_of_all
from analytics.results import RESULTS
from tests.analytics import builders as b

NOW = datetime(2024, 1, 31, 9, tzinfo=UTC)
DAY = date(2023, 3, 1)
ROWS = {
    "cases": (b.problem("u", 1, DAY, DAY), b.problem("u", 1, DAY, DAY, DAY)),
    "visits": (b.visit("b1", DAY), b.visit("b1", DAY, result="好")),
    "inspections": (b.inspection("u", DAY), b.inspection("u", DAY, document="文")),
    "contacts": (b.contact("b1", DAY), b.contact("b1", DAY, DAY)),
    "activities": (b.activities("u", "2023H1", 1), b.activities("u", "2023H1", 2)),
    "duty_reports": (b.duty("u", "2023", "专题学习", 5), b.duty("u", "2023", "专题学习", 6)),
    "appraisals": (b.appraisals("u", "2023", "好")[0], b.appraisals("u", "2023", "差")[0]),
    "selections": (b.selection("u", "2023"), b.selection("u", "2023", document="另一文件")),
    "branch_selections": tuple(
        b.selection("b1", "2023", title="先进党支部", document=one) for one in ("文件", "另一文件")
    ),
    "terms": (b.term("b1", DAY), b.term("b1", DAY, extended_to=date(2027, 1, 1), document="文")),
    "posts": (b.post("u", DAY), b.post("u", DAY, until=DAY)),
    "member_points": (b.points("b1", "2023Q1"), b.points("b1", "2023Q1", 800, 10)),
}


@pytest.fixture
def lake(tmp_path):
    opened = open_lake(tmp_path)
    tree = b.organisations(b.unit("u"), b.branch("b1", "u"))
    actions.seed(opened, {"organisations": tree}, actor="甲", made_at=NOW)
    yield opened
    opened.close()


def take(lake, name, *rows, sha256):
    change = actions.preview(lake.snapshot(), name, b.frame(name, list(rows)))
    return actions.commit(lake, change, file_name="a.xlsx", sha256=sha256 * 64, actor="甲", made_at=NOW)


def test_every_data_set_of_a_system_is_tried():
    assert set(ROWS) == {one.name for system in systems.ALL for one in system.DATASETS}


@pytest.mark.parametrize("name", ROWS)
def test_an_undo_puts_the_first_row_back(lake, name):
    first, second = ROWS[name]
    take(lake, name, first, sha256="a")
    before = lake.snapshot().table(name).collect()

    made = take(lake, name, second, sha256="b")
    assert not lake.snapshot().table(name).collect().equals(before)
    actions.undo(lake, actions.undo_preview(lake, made.id), actor="乙", made_at=NOW)

    assert lake.snapshot().table(name).collect().equals(before)


def test_a_lake_without_a_row_of_a_system_gives_empty_tables_of_its_schema(lake):
    tables = {name: lake.snapshot().table(name) for name in b.tables()}
    results = pipeline.build(tables, parse("2023H2")).tables

    for result in (one for system in systems.ALL for one in system.RESULTS):
        assert results[result.name].schema == result.schema.create_empty().schema
    assert results["cases_by_unit"]["open"].to_list() == [0]
    assert results["rounds_by_unit"].is_empty()  # no record is not none reached
    assert results["cases"].is_empty()


def test_the_provenance_of_an_edition_older_than_a_system_gains_its_tables():
    known = pipeline.build(b.tables(), parse("2023H2")).tables["provenance"]
    own = {one.name for system in systems.ALL for one in system.RESULTS}

    completed = provenance_of_all(known.filter(~known["table"].is_in(list(own))), synthetic=True)

    assert set(completed["table"]) == set(RESULTS)
    assert completed.filter(completed["table"].is_in(list(own)))["synthetic"].all()
