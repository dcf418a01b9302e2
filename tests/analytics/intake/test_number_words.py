"""Signs of every kind, words of deduction, stars filled and hollow, and characters nobody sees."""

import pytest

from analytics.base.record_columns import MONTH, Reads
from analytics.intake.incoming import read
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.plain_texts import clean_text
from analytics.intake.values import ValueKind, read_value
from tests.analytics.intake.cases import BRANCH, HALF, REVIEW, UNIT
from tests.analytics.intake.workbooks import RUBRIC, known, taken, workbook

pytestmark = pytest.mark.usefixtures("no_child")

SIGNED, POINTS = ValueKind(Reads.POINTS, -6000, 6000), ValueKind(Reads.POINTS, 0, 6000)
STARS, COUNT = ValueKind(Reads.NUMBER, 1, 5), ValueKind(Reads.NUMBER, 0)
MINUSES = "-－−–—‐‑‒―─﹣⁻➖ー负"
UNSEEN = [
    "\u200b{}",
    "{}\ufeff",
    "\u200e{}\u200f",
    "\u2060{}",
    "{}\u00ad",
    "\u202a{}\u202c",
    "{}\u3164",
    "\x7f{}",
    "\u115f{}\u2800",
    "\x01{}",
]


@pytest.mark.parametrize("text", [f"{sign}{space}0.5" for sign in MINUSES for space in ("", " ")])
def test_every_minus_is_one(text):
    assert read_value(text, SIGNED) == -50
    with pytest.raises(RefusedError) as refused:
        read_value(text, POINTS)
    assert refused.value.problem is Problem.OUT_OF_BOUNDS


@pytest.mark.parametrize(
    "text", ["(0.5)", "（0.5）", "（ 0.5分 ）", "(0.5)分", "扣0.5", "扣 0.5分", "减0.5分", "扣减0.5"]
)
def test_a_column_of_both_signs_takes_what_is_deducted(text):
    assert read_value(text, SIGNED) == -50
    with pytest.raises(RefusedError) as refused:
        read_value(text, POINTS)
    assert refused.value.problem is Problem.NOT_A_NUMBER


@pytest.mark.parametrize("text", ["+0.5", "＋0.5分", "加0.5", "奖励0.5分", "﹢0.5"])
def test_what_is_given_is_above_nothing(text):
    assert read_value(text, SIGNED) == 50


@pytest.mark.parametrize(
    "text", ["扣-0.5", "(-0.5)", "--0.5", "0.5-", "加-0.5", "(扣0.5)", "扣", "()", "0-0.5"]
)
def test_two_signs_or_none_of_a_number_are_refused(text):
    with pytest.raises(RefusedError):
        read_value(text, SIGNED)


@pytest.mark.parametrize(
    ("text", "stars"),
    [("★★★★☆", 4), ("★☆☆☆☆", 1), ("★★★★★", 5), ("★★★", 3), ("⭐⭐⭐⭐", 4), ("⭐️⭐️⭐️☆☆", 3), ("★★✩✩✩", 2),
     ("★ ★ ★ ★", 4), ("★★★★ ☆", 4), ("✭✭✭", 3), ("4★", 4), ("4颗星", 4), ("四星级党支部", 4), ("四 星 级", 4),
     ("★★★★（四星级）", 4), ("4星（★★★★☆）", 4)],
)  # fmt: skip
def test_filled_stars_count(text, stars):
    assert read_value(text, STARS) == stars


@pytest.mark.parametrize(
    "text",
    ["☆☆☆☆", "☆☆☆☆☆", "★☆", "★★★★☆☆", "☆★★★★", "★☆★☆★", "★★★★半", "★★★（四星）", "★4", "三星半", "4（示范）"],
)
def test_stars_that_may_mean_two_things_are_refused(text):
    with pytest.raises(RefusedError):
        read_value(text, STARS)


@pytest.mark.parametrize("text", ["★★★☆☆", "★★"])
def test_stars_are_no_number_elsewhere(text):
    with pytest.raises(RefusedError):
        read_value(text, COUNT)


@pytest.mark.parametrize("text", ["3次", "3件", "3 篇", "3场次", "３期", "3条"])
def test_a_count_may_bear_its_unit(text):
    assert read_value(text, COUNT) == 3
    with pytest.raises(RefusedError):
        read_value(text, POINTS)


@pytest.mark.parametrize(
    "text", ["十二", "½", "1½", "1/2", "0，5", "1,23", "0。5", "3余次", "百次", "3人次", "约3"]
)
def test_what_is_no_plain_number_is_refused(text):
    for kind in (COUNT, POINTS, SIGNED):
        with pytest.raises(RefusedError):
            read_value(text, kind)


@pytest.mark.parametrize("text", ["–", "−", "——", "─", "―", "－", "\u200b", "\ufeff \u200b"])
def test_a_dash_alone_and_what_nobody_sees_say_nothing(text):
    assert clean_text(text) == ""
    assert read_value(text, SIGNED) is None


@pytest.mark.parametrize("form", UNSEEN)
def test_what_nobody_sees_changes_no_value(form):
    assert read_value(form.format("1.50"), POINTS) == 150
    assert read_value(form.format("2023-12"), ValueKind(Reads.PERIOD, pattern=MONTH)) == "2023-12"
    assert read_value(form.format("弱化"), ValueKind(Reads.CHOICE, choices=("弱化",))) == "弱化"
    assert read_value(form.format("会议室"), ValueKind(Reads.TEXT)) == "会议室"


@pytest.mark.parametrize("form", UNSEEN)
def test_names_headings_and_titles_are_known_whatever_they_carry_unseen(tmp_path, form):
    rows = [
        [form.format("2023年下半年")],
        [form.format("单位"), form.format("1 要素1")],
        [form.format(UNIT), 3],
    ]
    told = taken(workbook(tmp_path / "w.xlsx", {"审核评分": rows}))

    assert told.issues == []
    assert told.frame.select("org_id", "period", "reviewed_01").rows() == [("U1", "2023H2", 300)]
    assert told.understood.sheets[0].name_count == 0

    stars = [["单位", "支部", "星级"], [UNIT, form.format(BRANCH), 3]]
    assert taken(workbook(tmp_path / "s.xlsx", {f"星级评定 {HALF}": stars})).frame.height == 1


def test_names_are_stored_without_what_nobody_sees(tmp_path):
    rows = [["组织代码", "名称", "名称种类"], ["U1", "\u200b示例甲办\ufeff", "简称"]]
    told = read(workbook(tmp_path / "a.xlsx", {"组织别名": rows}), known(), RUBRIC)
    assert told.frame["name"].to_list() == ["示例甲办"]


def test_a_name_that_looks_known_is_known(tmp_path):
    told = taken(workbook(tmp_path / "w.xlsx", {REVIEW: [["单位", "1"], ["\u200b示例单位02\ufeff", 3]]}))
    assert told.issues == []
