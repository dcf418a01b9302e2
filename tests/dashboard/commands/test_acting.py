"""--as: a command done as somebody gives what that one may see and does what that one may do, and no more."""

import json
import shutil
from pathlib import Path

import pytest

from analytics import actions
from analytics.access import Action, may, may_some
from analytics.base.periods import parse
from analytics.lake import open_lake
from analytics.results import RESULTS
from dashboard.__main__ import main
from dashboard.commands import status
from dashboard.commands.acting_as import user
from dashboard.words.acting import Acting
from dashboard.words.app import Access
from tests.conftest import NOW
from tests.dashboard.commands.conftest import ACCEPTING, review_file
from tests.dashboard.two_units import two_units

LEADER, COMMITTEE, AUDITOR, UNIT = "leader", "committee", "auditor", "unit:u1"
OFFICER, OF_REVIEWS, OF_STARS = "officer", "officer:reviews", "officer:star_ratings"
EVERYBODY = [LEADER, COMMITTEE, OFFICER, OF_REVIEWS, OF_STARS, AUDITOR, UNIT]
SEES_ALL = {LEADER, COMMITTEE, OFFICER, OF_REVIEWS, OF_STARS}
SEES_DRAFTS = SEES_ALL - {LEADER}
READS_HISTORY = SEES_DRAFTS | {AUDITOR}
ALLOWED = {  # who may; of these and of the others the two who stand nearest to the line
    ("results", "scores"): (SEES_ALL | {UNIT}, UNIT, AUDITOR),
    ("results", "scores", "--period", "2021H2"): (SEES_DRAFTS, OF_STARS, LEADER),
    ("results", "scores", "--edition", "2021H1-1"): (SEES_ALL | {UNIT}, LEADER, AUDITOR),
    ("export", "ranking-table", "{out}", "--period", "2021H1"): ({LEADER, COMMITTEE}, LEADER, OFFICER),
    ("export", "ranking-table", "{out}", "--period", "2021H2"): ({COMMITTEE}, COMMITTEE, LEADER),
    ("export", "brief", "{out}", "--unit", "u1", "--period", "2021H1"): ({LEADER, COMMITTEE}, LEADER, UNIT),
    ("history",): (READS_HISTORY, AUDITOR, LEADER),
    ("history", "2"): (READS_HISTORY, AUDITOR, UNIT),
    ("history", "2", "--original", "{file}"): (SEES_DRAFTS, OF_STARS, AUDITOR),
    ("editions",): (READS_HISTORY, AUDITOR, LEADER),
    ("editions", "2021H1-1"): (SEES_DRAFTS, COMMITTEE, AUDITOR),
    ("audit",): (READS_HISTORY, AUDITOR, LEADER),
    ("import", "{reviews}", "--check"): ({OFFICER, OF_REVIEWS}, OF_REVIEWS, COMMITTEE),
    ("import", "{reviews}", "--preview"): ({OFFICER, OF_REVIEWS}, OF_REVIEWS, OF_STARS),
    ("import", "{reviews}"): ({OFFICER, OF_REVIEWS}, OF_REVIEWS, OF_STARS),
    ("undo", "2", "--preview"): ({OFFICER, OF_REVIEWS}, OF_REVIEWS, OF_STARS),
    ("undo", "2"): ({OFFICER, OF_REVIEWS}, OF_REVIEWS, OF_STARS),
    (*ACCEPTING, "2021H2"): ({COMMITTEE}, COMMITTEE, OFFICER),
    ("template", "reviews", "{file}"): ({OFFICER, OF_REVIEWS}, OF_REVIEWS, OF_STARS),
    ("seed",): (set(), OFFICER, COMMITTEE),
    ("backup", "{file}"): (set(), OFFICER, COMMITTEE),
    ("restore", "{reviews}"): (set(), OFFICER, COMMITTEE),
    ("results",): (set(EVERYBODY), UNIT, AUDITOR),
}
# What each may do without bounds, and what with a part: a command asks for nothing else.
RIGHTS = {
    LEADER: ({Action.SEE, Action.REPORT}, set()),
    COMMITTEE: (
        {Action.SEE, Action.SEE_DRAFTS, Action.REPORT, Action.AUDIT, Action.FINALISE, Action.DECIDE},
        set(),
    ),
    OFFICER: ({Action.SEE, Action.SEE_DRAFTS, Action.AUDIT, Action.IMPORT, Action.UNDO}, set()),
    OF_REVIEWS: ({Action.SEE, Action.SEE_DRAFTS, Action.AUDIT}, {Action.IMPORT, Action.UNDO}),
    OF_STARS: ({Action.SEE, Action.SEE_DRAFTS, Action.AUDIT}, {Action.IMPORT, Action.UNDO}),
    AUDITOR: ({Action.AUDIT}, set()),
    UNIT: (set(), {Action.SEE}),
}


def _runs():
    """Every role with every command; for nights all but the two of a command that stand at its line."""
    for words, (_, *nearest) in ALLOWED.items():
        for who in EVERYBODY:
            marks = () if who in nearest else pytest.mark.wide
            yield pytest.param(who, words, marks=marks, id=f"{who} {' '.join(words)}")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """2021H1 is final; the reviews of 2021H2 came as the second commit and are not."""
    folder = tmp_path_factory.mktemp("made")
    two_units(folder / "lake").close()
    file = review_file(folder, ("单位u1", "2021年下半年", 27, 15, 8), ("单位u2", "2021年下半年", 11, 12, 7))
    assert main(["import", str(file), "--lake", str(folder / "lake")]) == status.DONE
    lake = open_lake(folder / "lake")
    actions.finalise(lake, parse("2021H1"), actor="测试", made_at=NOW)
    lake.close()
    return folder / "lake"


@pytest.fixture
def lake(made, tmp_path):
    """The same, to write to."""
    return Path(shutil.copytree(made, tmp_path / "lake"))


def told(folder):
    opened = open_lake(folder)
    noted = opened.audit_lines()
    opened.close()
    return noted


def state(folder):
    """How many changes and editions there are."""
    opened = open_lake(folder)
    counts = len(opened.history()), len(opened.editions())
    opened.close()
    return counts


@pytest.mark.parametrize("who", RIGHTS)
def test_a_name_after_as_stands_for_its_rights(who):
    asker = user(who)

    everywhere = {action for action in Action if may(asker, action)}
    partly = {action for action in Action if may_some(asker, action)} - everywhere

    assert (everywhere, partly) == RIGHTS[who]


def test_rights_of_one_data_set_or_unit_are_of_no_other():
    assert [may(user(OF_REVIEWS), Action.IMPORT, name) for name in ("reviews", "star_ratings")] == [
        True,
        False,
    ]
    assert [may(user(OF_STARS), Action.UNDO, name) for name in ("reviews", "star_ratings")] == [False, True]
    assert [may(user(UNIT), Action.SEE, name) for name in ("u1", "u2")] == [True, False]


@pytest.mark.parametrize(("who", "words"), list(_runs()))
def test_each_role_does_what_it_may_and_is_refused_all_else(run, lake, tmp_path, who, words):
    (tmp_path / "new").mkdir()
    places = {
        "reviews": review_file(tmp_path / "new", ("单位u2", "2021年上半年", 20, 18, 6)),
        "out": tmp_path / "out",
        "file": tmp_path / "file.xlsx",
    }
    before, lines = state(lake), len(told(lake))

    outcome = run(*(word.format(**places) for word in words), "--as", who, "--lake", lake)

    if who in ALLOWED[words][0]:
        assert outcome.status == status.DONE, outcome.messages
        return
    assert (outcome.status, outcome.data) == (status.REFUSED, "")
    assert outcome.messages.splitlines()[-1:] == [Access.NOT_ALLOWED]
    assert state(lake) == before
    assert not [place for place in ("out", "file") if places[place].exists()]
    newest = told(lake)
    if words[0] != "restore":
        assert len(newest) == lines + 1
        assert newest[0].outcome == actions.NOT_ALLOWED
        assert newest[0].about.endswith(f" --as {who}")


def test_without_it_the_one_at_this_machine_may_do_everything(run, lake):
    assert run("results", "scores", "--period", "2021H2", "--lake", lake).status == status.DONE
    assert run("audit", "--lake", lake).status == status.DONE


def test_it_stands_before_the_command_or_after_it(run, lake):
    before = run("--as", UNIT, "results", "scores", "--lake", lake)
    after = run("results", "scores", "--as", UNIT, "--lake", lake)

    assert before == after
    assert "单位u2" not in before.data


@pytest.mark.parametrize(
    "words", [*((name, "--csv") for name in RESULTS), ("attention",), ("worklist",), ("scores",)]
)
def test_a_unit_gets_of_every_table_nothing_of_another(run, made, words):
    outcome = run("results", *words, "--as", UNIT, "--lake", made)

    assert outcome.status == status.DONE
    assert "u2" not in outcome.data + outcome.messages


def test_a_unit_gets_its_own_rows(run, lake):
    outcome = run("results", "scores", "--csv", "--as", UNIT, "--lake", lake)

    header, *rows = outcome.data.splitlines()
    assert header.startswith("org_id,")
    assert [row.partition(",")[0] for row in rows] == ["u1"]


def test_who_sees_no_drafts_gets_the_latest_final_period(run, lake):
    of = {
        who: run("results", "scores", "--csv", "--as", who, "--lake", lake).data.splitlines()[1].split(",")
        for who in (LEADER, UNIT, COMMITTEE)
    }

    assert {who: ("2021H1" in row, "2021H1-1" in row) for who, row in of.items()} == {
        LEADER: (True, True),
        UNIT: (True, True),
        COMMITTEE: (False, False),
    }


def test_where_nothing_is_final_a_leader_is_told_so(run, small):
    outcome = run("results", "scores", "--as", LEADER, "--lake", small)

    assert (outcome.status, outcome.data) == (status.REFUSED, "")
    assert Access.NOTHING_FINAL in outcome.messages


def test_rights_of_several_roles_add_up(run, lake):
    both = "unit:u1+auditor"

    assert run("history", "--as", both, "--lake", lake).status == status.DONE
    shown = run("results", "scores", "--as", both, "--lake", lake)
    assert shown.status == status.DONE
    assert "单位u2" not in shown.data
    assert run("editions", "2021H1-1", "--as", both, "--lake", lake).status == status.REFUSED


def test_a_refusal_is_told_to_programs_and_noted_under_the_name_given(run, lake):
    outcome = run("finalise", "2021H2", "--json", "--as", LEADER, "--actor", "某岗位", "--lake", lake)

    assert json.loads(outcome.data)["refused"]["code"] == "not_allowed"
    newest = told(lake)[0]
    assert (newest.actor, newest.action) == ("某岗位", actions.FINALISED)
    assert newest.about == "2021H2 --as leader"


@pytest.mark.parametrize("text", ["unit", "unit:", "leader:u1", "boss", "", "leader+", "auditor+auditor"])
def test_who_is_nobody_is_wrong_usage(run, lake, text):
    outcome = run("results", "scores", "--as", text, "--lake", lake)

    assert (outcome.status, outcome.data) == (status.USAGE, "")
    assert any(part in outcome.messages for part in ("没有身份", "写法不对", "写了两次"))


def test_an_unknown_data_set_is_named(run, lake):
    outcome = run("results", "scores", "--as", "officer:reviews,nothing", "--lake", lake)

    assert outcome.status == status.USAGE
    assert "nothing" in outcome.messages


@pytest.mark.parametrize("code", ["全省", "u11", "b1"])
def test_a_unit_that_is_none_is_refused_and_like_ones_are_named(run, lake, code):
    outcome = run("results", "scores", "--csv", "--as", f"unit:{code}", "--lake", lake)

    assert (outcome.status, outcome.data) == (status.USAGE, "")
    assert f"没有代码为“{code}”的单位" in outcome.messages
    assert ("相近的有：u1" in outcome.messages) == (code == "u11")


@pytest.mark.parametrize(
    "words",
    [
        ("results", "--as", "leader", "--as", "auditor"),
        ("--as", "leader", "results", "--as", "auditor"),
        ("--as", "leader", "--as", "leader", "results"),
        ("results", "scores", "--period", "2021H1", "--period", "2021H2"),
        ("--lake", "a", "results", "--lake", "b"),
    ],
)
def test_an_option_given_twice_is_refused_for_one_would_be_dropped(run, words):
    outcome = run(*words)

    assert (outcome.status, outcome.data) == (status.USAGE, "")
    assert "写了两次，只能写一次" in outcome.messages


@pytest.mark.parametrize(
    "words", [("template", "reviews", "{file}"), ("import", "{reviews}"), ("seed",), ("restore", "{reviews}")]
)
@pytest.mark.parametrize("who", [LEADER, UNIT])
def test_where_no_lake_is_who_may_not_is_refused_before_one_is_made(run, tmp_path, words, who):
    reviews = review_file(tmp_path, ("单位u2", "2021H2", 20, 19, 7))
    named = [word.format(file=tmp_path / "a.xlsx", reviews=reviews) for word in words]

    outcome = run(*named, "--as", who, "--lake", tmp_path / "there")

    assert outcome.status == status.REFUSED
    assert Access.NOT_ALLOWED in outcome.messages
    assert not (tmp_path / "there").exists()


def test_an_officer_of_other_data_leaves_no_lake_behind(run, tmp_path):
    file = review_file(tmp_path, ("单位u2", "2021H2", 20, 19, 7))

    outcome = run("import", file, "--as", OF_STARS, "--lake", tmp_path / "far" / "there")

    assert outcome.status == status.REFUSED
    assert not (tmp_path / "far").exists()


def test_the_help_names_all_roles(run):
    outcome = run("--help")

    assert Acting.VALUE in outcome.data
    assert all(role in outcome.data for role in ("leader", "committee", "officer", "unit", "auditor"))
