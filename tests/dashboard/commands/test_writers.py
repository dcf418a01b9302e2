"""Several officers at the command line at once: nobody has seen a preview, so nobody is told of one."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from analytics import actions
from analytics.lake import open_lake
from tests.analytics import builders as b
from tests.conftest import NOW
from tests.dashboard.commands.conftest import ACCEPTING, review_file, standing

ROOT = Path(__file__).parents[3]
SECOND = ("reviews", "2021H2")
NEW = ("单位u2", "2021年下半年", 20, 19, 7)
# Loads, says so, and begins when told to: all of them at once.
GATED = """
import sys
from dashboard.__main__ import main
from dashboard.commands import program
print("ready", flush=True)
sys.stdin.readline()
sys.exit(main(sys.argv[1:]))
"""


def others_import(folder, org_id, points):
    lake = open_lake(folder)
    change = actions.preview(
        lake.snapshot(), "reviews", b.reviews(b.review(org_id, points, 1900, 700, period="2021H2"))
    )
    file = {"file_name": "别人.csv", "sha256": f"{lake.revision():064d}"}
    actions.commit(lake, change, **file, actor="李四", made_at=NOW)
    lake.close()


@pytest.fixture
def overtaken(small, monkeypatch):
    """Lets another officer import before each of the next so many writes."""
    commit, issue = actions.commit, actions.draft
    left = []

    def first_another(write):
        def written(*given, **named):
            if left:
                others_import_with(left.pop())
            return write(*given, **named)

        return written

    def others_import_with(points):
        with monkeypatch.context() as patched:
            patched.setattr(actions, "commit", commit)
            others_import(small, "u1", points)

    monkeypatch.setattr(actions, "commit", first_another(commit))
    monkeypatch.setattr(actions, "undo", first_another(actions.undo))
    monkeypatch.setattr(sys.modules["analytics.actions.finalise"], "draft", first_another(issue))
    return left


def test_an_import_that_was_overtaken_starts_again_on_the_newest_data(run, small, tmp_path, overtaken):
    overtaken.extend([100, 200])

    outcome = run("import", review_file(tmp_path, NEW), "--lake", small)

    stored = standing(small).frame(*SECOND)
    assert (outcome.status, standing(small).revision) == (0, 4)
    assert outcome.data == "审核评分 2021年下半年：新增1行，变更0行，未变0行\n"
    assert sorted(stored.select("org_id", "reviewed_01").rows()) == [("u1", 100), ("u2", 2000)]


def test_what_it_says_is_what_it_did_to_the_newest_data(run, small, tmp_path, overtaken):
    overtaken.append(100)
    file = review_file(tmp_path, ("单位u1", "2021年下半年", 1, 19, 7), NEW)

    outcome = run("import", file, "--lake", small)

    assert outcome.data == "审核评分 2021年下半年：新增1行，变更0行，未变1行\n"


def test_an_import_that_is_always_overtaken_gives_up_and_says_by_whom(run, small, tmp_path, overtaken):
    overtaken.extend(range(100, 1100, 100))

    outcome = run("import", review_file(tmp_path, NEW), "--lake", small)

    assert outcome.status == 1
    assert "审核评分 2021年下半年" in outcome.messages
    assert "李四于" in outcome.messages
    assert "请再运行一次" in outcome.messages
    assert "预览" not in outcome.messages
    assert standing(small).frame(*SECOND)["org_id"].to_list() == ["u1"]


def test_a_marked_copy_is_made_once_although_the_import_starts_again(run, small, tmp_path, overtaken):
    overtaken.append(100)
    file = review_file(tmp_path, NEW, ("单位u9", "2021年下半年", 20, 19, 7))
    marked = tmp_path / "标注.xlsx"

    outcome = run("import", file, "--valid-rows", "--marked", marked, "--lake", small)

    assert outcome.status == 0
    assert outcome.messages.count("标出问题的副本") <= 2
    assert marked.exists()


def test_an_undo_and_a_finalising_that_were_overtaken_start_again(run, small, tmp_path, overtaken):
    run("import", review_file(tmp_path, NEW), "--lake", small)

    overtaken.append(100)
    undone = run("undo", 2, "--lake", small)
    overtaken.append(200)
    finalised = run(*ACCEPTING, "2021H1", "--json", "--lake", small)

    assert (undone.status, finalised.status) == (0, 0)
    assert json.loads(finalised.data)["edition"]["revision"] == 5
    assert standing(small).frame(*SECOND)["org_id"].to_list() == ["u1"]


def test_four_processes_that_import_into_one_period_all_succeed_and_lose_no_row(tmp_path):
    units = [f"u{number}" for number in range(1, 5)]
    lake = open_lake(tmp_path / "lake")
    tree = b.organisations(*(b.unit(org_id, order) for order, org_id in enumerate(units, 1)))
    actions.seed(lake, {"organisations": tree, "rubrics": b.rubric(30, 20, 10)}, actor="甲", made_at=NOW)
    files = [review_file(tmp_path, (f"单位{one}", "2021H1", 20, 19, 7), name=f"{one}.csv") for one in units]
    command = [sys.executable, "-c", GATED, "--lake", str(tmp_path / "lake"), "import"]

    writers = [
        subprocess.Popen(
            [*command, str(file)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for file in files
    ]
    for writer in writers:
        assert writer.stdout.readline() == b"ready\n"
    for writer in writers:
        writer.stdin.write(b"\n")
        writer.stdin.flush()
    said = [writer.communicate()[1].decode() for writer in writers]

    assert [writer.returncode for writer in writers] == [0] * 4, said
    assert sorted(lake.snapshot().frame("reviews", "2021H1")["org_id"]) == units
    assert [commit.id for commit in lake.history()] == [5, 4, 3, 2, 1]
    assert not any("预览" in word for word in said)
    lake.close()
