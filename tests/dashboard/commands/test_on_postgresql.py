"""The command line on a PostgreSQL catalogue, as several servers share it."""

import json

import pytest

from analytics import actions
from analytics.lake import open_lake
from tests.analytics import builders as b
from tests.analytics.lake.conftest import server_location, server_socket  # noqa: F401 - fixtures
from tests.conftest import NOW
from tests.dashboard.commands.conftest import ACCEPTING, review_file

pytestmark = pytest.mark.server


@pytest.fixture
def shared(server_location):  # noqa: F811
    """Two units, both reviewed in 2021H1."""
    lake = open_lake(server_location)
    scores = b.reviews(b.review("u1", 2500, 1500, 800), b.review("u2", 2000, 1900, 700))
    tree = b.organisations(b.unit("u1"), b.unit("u2", 2), b.branch("b1", "u1"))
    tables = {"organisations": tree, "rubrics": b.rubric(30, 20, 10), "reviews": scores}
    actions.seed(lake, tables, actor="测试", made_at=NOW)
    lake.close()
    return server_location


def test_an_import_an_undo_and_two_editions_stand_in_the_history(run, shared, tmp_path):
    file = review_file(tmp_path, ("单位u1", "2021年上半年", 30, 20, 10))

    ended = [
        run(*words, "--lake", shared).status
        for words in (
            (*ACCEPTING, "2021H1"),
            ("import", file, "--actor", "张三"),
            (*ACCEPTING, "2021H1"),
            ("undo", 2, "--actor", "李四"),
        )
    ]
    told = json.loads(run("history", "--json", "--lake", shared).data)
    shown = run("history", "--lake", shared)
    restated = json.loads(run("editions", "2021H1-2", "--json", "--lake", shared).data)

    assert ended == [0] * 4
    assert [(one["id"], one["action"], one["undone_by"]) for one in told["commits"]] == [
        (3, "undo", None),
        (2, "import", 3),
        (1, "seed", None),
    ]
    assert {(one["id"], one["revision"]) for one in told["editions"]} == {("2021H1-1", 1), ("2021H1-2", 2)}
    assert restated["count"] > 0
    assert all(word in shown.data for word in ("张三", "李四", "2021H1-2"))
    assert run("history", 2, "--original", tmp_path / "x.csv", "--lake", shared).status == 0
    assert (tmp_path / "x.csv").read_bytes() == file.read_bytes()


def test_a_refusal_names_who_did_it(run, shared, tmp_path):
    file = review_file(tmp_path, ("单位u1", "2021年上半年", 30, 20, 10))
    run("import", file, "--actor", "张三", "--lake", shared)

    again = run("import", file, "--lake", shared)

    assert again.status == 1
    assert "已由张三于" in again.messages
