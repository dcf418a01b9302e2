"""Elections and posts as they come in: committees by name, one holder a seat, each fault at its cell."""

from datetime import date

import pytest

from analytics.datasets import WHOLE
from analytics.intake.incoming import read_against
from analytics.intake.issues import Problem
from analytics.intake.known import Known
from analytics.intake.organisations import Organisations
from analytics.intake.rubric_versions import Rubrics
from dashboard.words.issue_words import how_to_mend, sentence
from tests.analytics import builders as b
from tests.analytics.intake.workbooks import RUBRIC, TODAY, workbook

pytestmark = pytest.mark.usefixtures("no_child")

UNIT = "示例单位01"
ELECTIONS = ["单位", "党组织", "换届日期", "批准延期至", "批准文号"]
SEATS = ["单位", "党组织", "岗位", "席位", "起始日期", "截止日期", "是否配备", "连续届数"]
TREE = b.organisations(
    b.unit("U1", 1, name=UNIT),
    b.unit("U2", 2, name="示例单位02"),
    b.committee("M1", "U1", name="机关党委"),
    b.committee("M2", "U2", name="机关党委"),
    {**b.committee("Z1", "M1", name="第一党总支"), "level": "党总支"},
    b.branch("B1", "Z1", name="第一党支部"),
    b.branch("B4", "M1", name="第四党支部", valid_to=date(2023, 6, 30)),
    b.branch("B5", "M1", name="第五党支部", valid_from=date(2023, 3, 1)),
)


def read(tmp_path, name, rows, stored=()):
    path = workbook(tmp_path / "w.xlsx", {name: rows})
    kept = {("posts", WHOLE): b.frame("posts", list(stored))}
    known = Organisations(TREE, b.frame("aliases", []))
    rows_of = lambda dataset, part: kept.get((dataset, part), b.frame(dataset, []))  # noqa: E731
    return read_against(path, Known(known, Rubrics(RUBRIC), {}, TODAY, rows_of))


def elections(tmp_path, *rows):
    return read(tmp_path, "换届台账", [ELECTIONS, *rows])


def seats(tmp_path, *rows, stored=()):
    return read(tmp_path, "岗位台账", [SEATS, *rows], stored)


def held(since, until="", post="机关党委书记", body="机关党委", seat=1, filled="是", term=""):
    return [UNIT, body, post, seat, since, until, filled, term]


def test_committees_general_branches_and_branches_are_found_by_name_within_their_unit(tmp_path):
    rows = [[UNIT, name, "2022-03-01"] for name in ("机关党委", "第一党总支", "第一党支部")]

    incoming = elections(tmp_path, *rows, ["示例单位02", "机关党委", "2022-04-01"])

    assert incoming.issues == []
    assert incoming.frame["org_id"].to_list() == ["M1", "Z1", "B1", "M2"]


@pytest.mark.parametrize(
    ("row", "problem", "cell", "words"),
    [
        ([UNIT, "第一党支部", "2020-03-01", "2024-03-01", ""], Problem.BROKEN_RULE, "E2", "批准文号"),
        ([UNIT, "第一党支部", "2022-03-01", "2022-01-01", "一号"], Problem.BROKEN_RULE, "D2", "晚于换届日期"),
        ([UNIT, "第四党支部", "2023-09-01", "", ""], Problem.ABOLISHED_ORGANISATION, "B2", "已撤销"),
        ([UNIT, "第五党支部", "2023-02-01", "", ""], Problem.VISIT_BEFORE_FOUNDING, "B2", "还没有成立"),
        ([UNIT, "第一党支部", "2024-03-01", "", ""], Problem.DAY_NOT_COME, "C2", "还没有到"),
        ([UNIT, "第九党支部", "2022-03-01", "", ""], Problem.UNKNOWN_ORGANISATION, "B2", "名册中没有"),
        (["", "机关党委", "2022-03-01", "", ""], Problem.UNIT_NEEDED, "B2", "所属单位"),
    ],
)
def test_what_is_wrong_with_an_election_is_said_at_its_cell(tmp_path, row, problem, cell, words):
    incoming = elections(tmp_path, row)

    (issue,) = incoming.issues
    assert (issue.problem, issue.cell) == (problem, cell)
    assert words in sentence(issue)
    assert incoming.frame.is_empty()


@pytest.mark.parametrize(
    ("row", "problem", "cell", "words"),
    [
        (held("2022-03-01", post="书记"), Problem.NOT_A_CHOICE, "C2", "机关党委书记"),
        (held("2022-03-01", "2022-01-01"), Problem.BROKEN_RULE, "F2", "截止日期不早于起始日期"),
        (held("2022-03-01", filled="否", term=2), Problem.BROKEN_RULE, "H2", "没有配备的"),
        (held("2022-03-01", term=6), Problem.OUT_OF_BOUNDS, "H2", "5"),
        (held("2022-03-01", body="第一党支部"), Problem.UNKNOWN_ORGANISATION, "B2", "名册中没有"),
        (held("2024-03-01"), Problem.DAY_NOT_COME, "E2", "还没有到"),
    ],
)
def test_what_is_wrong_with_a_post_is_said_at_its_cell(tmp_path, row, problem, cell, words):
    (issue,) = seats(tmp_path, row).issues

    assert (issue.problem, issue.cell) == (problem, cell)
    assert words in sentence(issue)


def test_two_spans_of_one_seat_in_a_file_do_not_overlap(tmp_path):
    incoming = seats(tmp_path, held("2021-01-01"), held("2022-03-01"), held("2022-03-01", seat=2))

    (issue,) = incoming.issues
    assert (issue.problem, issue.cell) == (Problem.BEGUN_WHILE_HELD, "E3")
    assert "2021-01-01" in sentence(issue)
    assert "截止日期" in how_to_mend(issue)


@pytest.mark.parametrize("until", ["2022-02-28", "2022-03-01", "2021-06-30"])
def test_a_seat_that_is_handed_over_on_a_day_or_stays_empty_for_a_while_is_taken(tmp_path, until):
    assert seats(tmp_path, held("2021-01-01", until), held("2022-03-01")).issues == []


def test_a_span_is_held_against_what_stands_and_may_end_it(tmp_path):
    stored = [b.post("M1", date(2021, 1, 1)), b.post("M2", date(2021, 1, 1))]

    (issue,) = seats(tmp_path, held("2022-03-01"), stored=stored).issues
    assert (issue.problem, issue.cell, issue.expected) == (Problem.BEGUN_WHILE_HELD, "E2", "2021-01-01")
    ended = seats(tmp_path, held("2021-01-01", "2022-02-28"), held("2022-03-01"), stored=stored)
    assert ended.issues == []


def test_an_earlier_span_that_reaches_into_a_stored_one_is_refused_at_its_end(tmp_path):
    stored = [b.post("M1", date(2022, 3, 1))]

    (issue,) = seats(tmp_path, held("2021-01-01", "2022-06-01"), stored=stored).issues

    assert (issue.problem, issue.cell, issue.expected) == (Problem.HELD_WHEN_BEGUN, "F2", "2022-03-01")
    assert "2022-03-01" in how_to_mend(issue)
