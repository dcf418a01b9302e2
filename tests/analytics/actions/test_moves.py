"""The register moves somebody: a day is asked for, the past keeps its place, and the preview says both."""

from datetime import date
from io import BytesIO

import openpyxl
import polars as pl
import pytest

from analytics import actions
from analytics.base import rules
from analytics.base.periods import parse
from analytics.intake.issues import NOT_COUNTED, Problem
from analytics.intake.register_checks import left_behind
from analytics.intake.templates import Shape
from dashboard.files import blank_workbooks
from dashboard.words import effect_sentences, issue_words, refusals
from tests.analytics import builders as b
from tests.analytics.intake.workbooks import workbook
from tests.conftest import NOW

TODAY = date(2024, 3, 1)
HEADINGS = {
    "org_id": "组织代码",
    "parent_id": "上级组织代码",
    "name": "组织名称",
    "level": "组织层级",
    "league": "分组",
    "official_order": "排列顺序",
    "temporary": "临时支部",
    "valid_from": "成立日期",
    "valid_to": "撤销日期",
    "placed_on": "变动日期",
}
ROWS = {
    row["org_id"]: row
    for row in (
        b.unit("u1"),
        b.unit("u2", 2),
        b.unit("m", 3, rules.League.MUNICIPAL.value),
        {**b.branch("g", "u1"), "level": rules.Level.GENERAL_BRANCH.value},
        b.branch("b1", "u1"),
        b.branch("b2", "u2"),
        b.branch("b3", "g"),
    )
}
HALVES = ("2021H1", "2021H2", "2022H1", "2022H2", "2023H1")
DAY = "2022-07-01"


@pytest.fixture
def lake(seeded):
    ids = ["b1", "b2", "b3"]
    return seeded(
        organisations=b.organisations(*ROWS.values()),
        reviews=b.reviews(
            *(
                b.review(u, 2500 - n, 1500, 800, period=h)
                for h in HALVES
                for n, u in enumerate(("u1", "u2", "m"))
            )
        ),
        star_ratings=b.frame("star_ratings", [b.rated(one, 5, half) for one in ids for half in HALVES]),
    )


def register(folder, without=(), **changed):
    """The whole register as a workbook, with other values of some rows: b1={"parent_id": "u2"}."""
    names = [name for name in HEADINGS if name not in without]
    rows = [[HEADINGS[name] for name in names]]
    for org_id, row in ROWS.items():
        if (own := changed.get(org_id, {})) is not None:
            rows.append([_cell((row | own).get(name)) for name in names])
    for org_id, own in changed.items():
        if org_id not in ROWS:
            rows.append([_cell(own.get(name)) for name in names])
    return workbook(folder / f"{len(list(folder.iterdir()))}.xlsx", {"组织名册": rows})


def _cell(value):
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value) if isinstance(value, date) else value


def received(lake, path):
    return actions.receive(lake.snapshot(), path, today=TODAY)


def taken(lake, path):
    """The preview of a workbook that has no fault, carried out."""
    incoming = received(lake, path)
    assert incoming.issues == []
    change = actions.preview(lake.snapshot(), incoming.dataset, incoming.frame)
    actions.commit(lake, change, file_name=path.name, sha256=incoming.sha256, actor="甲", made_at=NOW)
    return change


def refused(lake, path):
    return [(one.problem, one.cell, one.expected) for one in received(lake, path).issues]


def branches(lake, code):
    rows = actions.draft(lake.snapshot(), parse(code)).tables["stars_by_unit"]
    return {org: count for org, count in rows.select("org_id", "branches").iter_rows() if count}


ENDED = {"valid_to": "2022-06-30"}
MOVED = [
    {"b1": {"parent_id": "u2"}},
    {"g": {"parent_id": "u2"}},
    {"u1": {"league": rules.League.MUNICIPAL.value}},
]


@pytest.mark.parametrize(("changed", "cell"), list(zip(MOVED, ("B6", "B5", "E2"), strict=True)))
@pytest.mark.parametrize("without", [(), ("placed_on",)])
def test_a_new_parent_or_league_without_a_day_is_refused_at_its_cell(lake, tmp_path, changed, cell, without):
    found = received(lake, register(tmp_path, without, **changed)).issues

    assert [(one.problem, one.cell) for one in found] == [(Problem.MOVE_WITHOUT_DAY, cell)]
    assert "变动日期" in issue_words.how_to_mend(found[0])


def test_a_move_with_its_day_leaves_the_past_where_it_was(lake, tmp_path):
    before = branches(lake, "2022H1")
    change = taken(lake, register(tmp_path, b1={"parent_id": "u2", "placed_on": DAY}))

    assert change.moves.select("org_id", "before", "after", "since").rows() == [
        ("b1", "单位u1", "单位u2", date(2022, 7, 1))
    ]
    assert branches(lake, "2022H1") == before == {"u1": 2, "u2": 1}
    assert branches(lake, "2022H2") == {"u1": 1, "u2": 2}
    past = lake.snapshot().table("former_places").collect()
    assert past.select("org_id", "valid_to", "parent_id", "league").rows() == [
        ("b1", date(2022, 6, 30), "u1", None)
    ]


def test_the_preview_says_what_moves_since_when_and_the_periods_it_changes(lake, tmp_path):
    incoming = received(lake, register(tmp_path, b1={"parent_id": "u2", "placed_on": DAY}))
    change = actions.preview(lake.snapshot(), incoming.dataset, incoming.frame)
    effect = actions.effect(change)

    touched = {one.code for one in (*effect.periods, *effect.others)}
    assert touched == {"2022H2", "2022", "2023H1"}
    assert set(effect.by_period["branches_moved"]) == {1}
    told = effect_sentences.about_effect(effect)
    assert not any("评分、名次不变。" in line for line in told)
    assert told[-1] == (
        "单位u2·支部b1：上级组织由“单位u1”改为“单位u2”，自2022年7月1日起；此前结束的各期仍按原来的。"
    )


def test_a_correction_from_the_founding_day_holds_in_all_periods_and_is_called_one(lake, tmp_path):
    incoming = received(lake, register(tmp_path, b1={"parent_id": "u2", "placed_on": b.START}))
    change = actions.preview(lake.snapshot(), incoming.dataset, incoming.frame)
    effect = actions.effect(change)

    assert {one.code for one in (*effect.periods, *effect.others)} >= set(HALVES)
    assert "更正" in effect_sentences.about_effect(effect)[-1]
    taken(lake, register(tmp_path, b1={"parent_id": "u2", "placed_on": b.START}))
    assert branches(lake, "2021H1") == {"u1": 1, "u2": 2}


def test_a_unit_changes_its_league_from_a_day_on(lake, tmp_path):
    taken(lake, register(tmp_path, m={"league": rules.League.PROVINCIAL.value, "placed_on": DAY}))
    leagues = [
        dict(
            actions.draft(lake.snapshot(), parse(code))
            .tables["rankings"]
            .select("org_id", "league")
            .iter_rows()
        )["m"]
        for code in ("2022H1", "2022H2")
    ]
    assert leagues == ["市直", "省直"]


@pytest.mark.parametrize("org_id", ["b1", "u1"])
def test_a_name_changed_with_a_day_stays_the_name_of_the_past(lake, tmp_path, org_id):
    change = taken(lake, register(tmp_path, **{org_id: {"name": "新名", "placed_on": DAY}}))
    own = actions.draft(lake.snapshot(), parse("2022H1")).tables[
        "branch_scores" if org_id == "b1" else "rankings"
    ]

    assert change.moves["what"].to_list() == ["名称"]
    assert own.filter(pl.col("org_id") == org_id)["name"].to_list() == [ROWS[org_id]["name"]]
    assert lake.snapshot().table("aliases").collect()["kind"].to_list() == ["曾用名"]


def test_a_name_that_came_back_is_the_name_of_both_times(lake, tmp_path):
    for name, day in (("新名", "2022-02-01"), ("支部b1", "2022-08-01"), ("末名", "2023-02-01")):
        taken(lake, register(tmp_path, b1={"name": name, "placed_on": day}))
    found = {code: actions.draft(lake.snapshot(), parse(code)).tables["branch_scores"] for code in HALVES}
    named = [rows.filter(pl.col("org_id") == "b1")["name"].item() for rows in found.values()]

    assert named == ["支部b1", "支部b1", "新名", "支部b1", "末名"]


def test_a_new_name_comes_after_the_one_before(lake, tmp_path):
    taken(lake, register(tmp_path, b1={"name": "新名", "placed_on": DAY}))
    early = refused(lake, register(tmp_path, b1={"name": "末名", "placed_on": "2022-06-01"}))
    assert early == [(Problem.DAY_OF_MOVE, "J6", "≥ 2022-07-02")]


def test_a_name_changed_without_a_day_is_told_as_a_correction(lake, tmp_path):
    change = taken(lake, register(tmp_path, b1={"name": "新名"}))
    assert change.moves.select("what", "since").rows() == [("名称", None)]


def test_a_register_as_it_stands_moves_nobody(lake, tmp_path):
    incoming = received(lake, register(tmp_path))
    assert incoming.issues == []
    change = actions.preview(lake.snapshot(), incoming.dataset, incoming.frame)
    assert (change.moves.height, dict(change.frames)) == (0, {})


@pytest.mark.parametrize(
    ("day", "expected"), [("2019-12-31", "≥ 2020-01-01"), ("2024-03-02", "≤ 2024-03-01"), ("去年", "")]
)
def test_a_day_that_cannot_be_is_refused_at_its_cell(lake, tmp_path, day, expected):
    found = refused(lake, register(tmp_path, b1={"parent_id": "u2", "placed_on": day}))
    assert [cell for _, cell, _ in found] == ["J6"]
    assert found[0][2].startswith(expected)


def test_a_second_move_comes_after_the_first_and_does_not_take_its_day_over(lake, tmp_path):
    taken(lake, register(tmp_path, b1={"parent_id": "u2", "placed_on": DAY}))
    again = {"parent_id": "g"}

    stale = refused(lake, register(tmp_path, b1=again | {"placed_on": DAY}))
    assert [(problem, cell) for problem, cell, _ in stale] == [(Problem.MOVE_WITHOUT_DAY, "B6")]
    early = refused(lake, register(tmp_path, b1=again | {"placed_on": "2022-06-30"}))
    assert early == [(Problem.DAY_OF_MOVE, "J6", "≥ 2022-07-02")]
    taken(lake, register(tmp_path, b1=again | {"placed_on": "2023-01-01"}))
    assert [branches(lake, code)["u2"] for code in ("2022H1", "2022H2")] == [1, 2]
    assert branches(lake, "2023H1") == {"u1": 2, "u2": 1}


def test_a_move_leaves_no_day_without_a_parent_that_stood(lake, tmp_path):
    late = register(tmp_path, u2=ENDED, b2={"parent_id": "u1", "placed_on": "2022-07-02"})
    assert refused(lake, late) == [(Problem.DAY_OF_MOVE, "J7", "2020-01-01–2022-07-01")]
    new = b.unit("u9", 9, valid_from=date(2022, 8, 1))
    early = register(tmp_path, u9=new, b1={"parent_id": "u9", "placed_on": DAY})
    assert refused(lake, early) == [(Problem.DAY_OF_MOVE, "J6", "≥ 2022-08-01")]


FORMER = ["组织代码", "止于", "原上级组织代码"]


@pytest.mark.parametrize(("org_id", "parent_id", "cell"), [("x", "u1", "A2"), ("b1", "b2", "C2")])
def test_a_former_place_that_nobody_knows_is_refused(lake, tmp_path, org_id, parent_id, cell):
    path = workbook(tmp_path / "f.xlsx", {"组织隶属沿革": [FORMER, [org_id, "2022-06-30", parent_id]]})
    found = [(one.problem, one.cell) for one in received(lake, path).issues]
    assert found == [(Problem.UNKNOWN_ORGANISATION, cell)]


def test_a_former_place_told_by_itself_changes_the_past_and_is_announced_for_all_of_it(lake, tmp_path):
    path = workbook(tmp_path / "f.xlsx", {"组织隶属沿革": [FORMER, ["b1", "2022-06-30", "u2"]]})
    incoming = received(lake, path)
    change = actions.preview(lake.snapshot(), incoming.dataset, incoming.frame)
    built, others = actions.touched_periods(change)

    assert {*built, *others} >= {*map(parse, HALVES)}
    taken(lake, path)
    assert [branches(lake, code)["u2"] for code in ("2022H1", "2022H2")] == [2, 1]


def test_an_undone_move_is_as_if_it_had_not_been(lake, tmp_path):
    before = {code: branches(lake, code) for code in HALVES}
    taken(lake, register(tmp_path, b1={"parent_id": "u2", "placed_on": DAY}))
    actions.undo(lake, actions.undo_preview(lake, lake.revision()), actor="甲", made_at=NOW)

    assert {code: branches(lake, code) for code in HALVES} == before
    assert lake.snapshot().table("former_places").collect().is_empty()


def undone(lake, commit_id):
    return actions.undo(lake, actions.undo_preview(lake, commit_id), actor="甲", made_at=NOW)


@pytest.mark.parametrize("later", [{"name": "新名"}, {"parent_id": "g", "placed_on": "2023-01-01"}])
def test_a_move_whose_row_changed_since_keeps_the_past_it_noted(lake, tmp_path, later):
    """Else the place before would be lost and the branch stand in the new one in all past periods."""
    taken(lake, register(tmp_path, b1={"parent_id": "u2", "placed_on": DAY}))
    moved = lake.revision()
    taken(lake, register(tmp_path, b1={"parent_id": "u2", "placed_on": DAY} | later))
    before = {code: branches(lake, code) for code in ("2022H1", "2022H2")}

    with pytest.raises(actions.NothingToUndoError):
        undone(lake, moved)
    assert branches(lake, "2022H1") == before["2022H1"]
    assert (before["2022H1"]["u2"], before["2022H2"]["u2"]) == (1, 2)


def test_two_moves_undone_one_after_the_other_leave_nothing(lake, tmp_path):
    before = {code: branches(lake, code) for code in HALVES}
    taken(lake, register(tmp_path, b1={"parent_id": "u2", "placed_on": DAY}))
    first = lake.revision()
    taken(lake, register(tmp_path, b1={"parent_id": "g", "placed_on": "2023-01-01"}))
    undone(lake, lake.revision())
    assert branches(lake, "2023H1") == {"u1": 1, "u2": 2}
    undone(lake, first)

    assert {code: branches(lake, code) for code in HALVES} == before
    assert lake.snapshot().table("former_places").collect().is_empty()


def test_an_undo_does_not_bring_a_branch_back_under_what_has_ended_since(lake, tmp_path):
    moved = {"parent_id": "u1", "placed_on": DAY}
    taken(lake, register(tmp_path, b2=moved))
    first = lake.revision()
    taken(lake, register(tmp_path, b2=moved, u2=ENDED))

    with pytest.raises(actions.UndoLeavesBehindError) as refused_undo:
        actions.undo_preview(lake, first)
    assert "已撤销的组织" in refusals.words(refused_undo.value)


def test_an_undone_correction_is_announced_for_all_periods(lake, tmp_path):
    taken(lake, register(tmp_path, b1={"parent_id": "u2", "placed_on": b.START}))
    built, others = actions.touched_periods(actions.undo_preview(lake, lake.revision()))
    assert {*built, *others} >= {*map(parse, HALVES)}


def test_a_move_is_undone_by_whoever_may_undo_the_register(lake, tmp_path):
    taken(lake, register(tmp_path, b1={"parent_id": "u2", "name": "新名", "placed_on": DAY}))
    commit = lake.history()[0]

    assert {one.dataset for one in commit.changes} == {"organisations", "former_places", "aliases"}
    assert actions.undo_scopes(commit) == {"organisations"}


def test_an_edition_made_before_a_move_stays_as_it_is(lake, tmp_path):
    made = actions.finalise(lake, parse("2022H2"), actor="甲", made_at=NOW)
    frozen = lake.edition_tables(made.id)
    taken(lake, register(tmp_path, b1={"parent_id": "u2", "placed_on": DAY}))

    assert all(frame.equals(lake.edition_tables(made.id)[name]) for name, frame in frozen.items())


def test_a_rating_that_comes_late_is_matched_by_the_unit_of_its_time_and_by_the_one_of_today(lake, tmp_path):
    taken(lake, register(tmp_path, b1={"parent_id": "u2", "placed_on": DAY}))
    for number, unit in enumerate(("单位u1", "单位u2")):
        rows = [["单位", "支部", "星级"], [unit, "支部b1", 4]]
        incoming = received(lake, workbook(tmp_path / f"s{number}.xlsx", {"星级评定 2022年上半年": rows}))
        assert (incoming.issues, incoming.frame["org_id"].to_list()) == ([], ["b1"])


def test_a_card_that_comes_late_is_kept_under_the_unit_of_its_time(lake, tmp_path):
    taken(lake, register(tmp_path, b1={"parent_id": "u2", "placed_on": DAY}))
    rows = [["单位", "支部", "1得分", "2得分", "3得分"], ["单位u2", "支部b1", 1, 1, 1]]
    incoming = received(lake, workbook(tmp_path / "c.xlsx", {"支部评分 2022年上半年": rows}))

    assert (incoming.issues, incoming.frame["unit_id"].to_list()) == ([], ["u1"])


LEFT = [
    ({"u2": ENDED}, Problem.ENDS_BEFORE_BRANCHES, "I3"),  # the branch stands in the file
    ({"u2": ENDED, "b2": None}, Problem.ENDS_BEFORE_BRANCHES, "I3"),  # only in what is stored
    ({"g": ENDED}, Problem.ENDS_BEFORE_BRANCHES, "I5"),
    ({"u2": ENDED, "b2": {"valid_to": "2022-07-01"}}, Problem.UNDER_AN_ENDED_ONE, "B7"),
]


@pytest.mark.parametrize(("changed", "problem", "cell"), LEFT)
def test_a_branch_is_not_left_standing_under_what_has_ended(lake, tmp_path, changed, problem, cell):
    found = refused(lake, register(tmp_path, **changed))
    if problem is Problem.ENDS_BEFORE_BRANCHES and changed.get("b2", {}) is not None:
        problem, cell = Problem.UNDER_AN_ENDED_ONE, {"I3": "B7", "I5": "B8"}[cell]
    assert [(one, place) for one, place, _ in found] == [(problem, cell)]


def test_a_branch_does_not_come_under_what_has_ended(lake, tmp_path):
    taken(lake, register(tmp_path, u2=ENDED, b2=ENDED))
    moved = register(tmp_path, u2=ENDED, b2=ENDED, b1={"parent_id": "u2", "placed_on": DAY})
    founded = register(tmp_path, u2=ENDED, b2=ENDED, b9=b.branch("b9", "u2"))

    assert [one[:2] for one in refused(lake, moved)] == [(Problem.UNDER_AN_ENDED_ONE, "B6")]
    assert [one[:2] for one in refused(lake, founded)] == [(Problem.UNDER_AN_ENDED_ONE, "B9")]


def test_a_unit_ends_with_its_branches_or_once_they_have_moved(lake, tmp_path):
    moved = {"parent_id": "u1", "placed_on": DAY}
    taken(lake, register(tmp_path, u2=ENDED, b2=moved))

    assert branches(lake, "2022H1") == {"u1": 2, "u2": 1}
    assert branches(lake, "2022H2") == {"u1": 3}


def test_valid_rows_alone_do_not_leave_a_branch_behind(lake, tmp_path):
    incoming = received(lake, register(tmp_path, u2=ENDED))
    with pytest.raises(actions.LeftBehindError):
        actions.preview(lake.snapshot(), incoming.dataset, incoming.valid)


def test_a_circle_of_parents_has_an_end():
    rows = {one: {"level": rules.Level.BRANCH, "valid_to": None} for one in "xy"}
    assert left_behind({"x": "y", "y": "x"}, rows) == {}


ENDS, BEGINS = Problem.ENDED_WITHIN_PERIOD, Problem.FOUNDED_AFTER_PERIOD
LATE = date(2022, 3, 31)


@pytest.mark.parametrize(
    ("title", "rows", "place", "problem"),
    [
        ("审核评分 2022年上半年", [["单位", "1", "2", "3"], ["单位u2", 1, 1, 1]], "A2", ENDS),
        ("星级评定 2022年上半年", [["单位", "支部", "星级"], ["单位u2", "支部b2", 5]], "B2", ENDS),
        ("自查自评 2022年3月", [["单位", "1自评分"], ["单位u1", 1]], "", None),
        ("审核评分 2020年下半年", [["单位", "1", "2", "3"], ["单位u9", 1, 1, 1]], "A2", BEGINS),
    ],
)  # fmt: skip
def test_what_no_result_of_its_period_counts_is_said(seeded, tmp_path, title, rows, place, problem):
    tree = [b.unit("u1"), b.unit("u2", 2, valid_to=LATE), b.branch("b2", "u2", valid_to=LATE)]
    tree.append(b.unit("u9", 3, valid_from=date(2021, 1, 1)))
    lake = seeded(organisations=b.organisations(*tree))
    incoming = received(lake, workbook(tmp_path / "n.xlsx", {title: rows}))
    notes = [(note.problem, note.cell) for note in incoming.notes if note.problem in NOT_COUNTED]

    assert notes == ([(problem, place)] if problem else [])
    if problem:
        assert "不计入" in issue_words.sentence(incoming.notes[0])
        assert incoming.issues == []


def listed(lake, dataset, code):
    """Unit and branch as the template of a period lists them."""
    known = blank_workbooks.contents(lake.snapshot(), last_year=2024, period=parse(code) if code else None)
    rows = known.units.rows() if dataset == "reviews" else known.branches.select("unit", "name").rows()
    return sorted(rows)


@pytest.mark.parametrize(
    ("code", "own"),
    [
        ("2022H1", ("单位u1", "支部b1")),
        ("2022H2", ("单位u2", "新名")),
        (None, ("单位u2", "新名")),
    ],
)
def test_a_template_of_a_period_lists_branches_under_the_unit_and_name_of_the_time(lake, tmp_path, code, own):
    taken(lake, register(tmp_path, b1={"parent_id": "u2", "name": "新名", "placed_on": DAY}))
    taken(lake, register(
        tmp_path, b1={"parent_id": "u2", "name": "新名", "placed_on": DAY},
        u1={"name": "新单位", "placed_on": "2023-01-01"},
    ))  # fmt: skip
    first = "单位u1" if code else "新单位"

    assert listed(lake, "star_ratings", code) == sorted([own, ("单位u2", "支部b2"), (first, "支部b3")])
    assert dict(listed(lake, "reviews", code))["u1"] == first
    for text in ("新单位", first, "u1"):
        period = parse(code) if code else None
        known = blank_workbooks.contents(lake.snapshot(), last_year=2024, period=period, unit=text)
        assert known.units.rows() == [("u1", first)]


def test_the_template_of_a_past_period_filled_in_is_taken_as_it_is(lake, tmp_path):
    taken(lake, register(tmp_path, b1={"parent_id": "u2", "name": "新名", "placed_on": DAY}))
    book = openpyxl.load_workbook(BytesIO(blank_workbooks.template_workbook(
        lake.snapshot(), "star_ratings", Shape.MATRIX, last_year=2024, period=parse("2022H1")
    )))  # fmt: skip
    sheet = book["星级评定"]
    cells = {str(cell.value): cell for row in sheet.iter_rows() for cell in row}
    stars = next(cell for text, cell in cells.items() if text.startswith("星级") and "*" in text)
    sheet.cell(cells["支部b1"].row, stars.column).value = 4
    book.save(tmp_path / "t.xlsx")
    incoming = received(lake, tmp_path / "t.xlsx")

    assert (incoming.issues, incoming.frame.select("org_id", "stars").rows()) == ([], [("b1", 4)])
