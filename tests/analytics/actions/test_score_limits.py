"""No rubric stands below the scores that stand, whichever of the two is brought in, changed or taken back."""

from datetime import date

import pytest

from analytics import actions
from analytics.intake.issues import Problem
from analytics.lake import HeadsMovedError
from dashboard.words import refusals
from dashboard.words.effect_sentences import about_effect
from dashboard.words.issue_words import how_to_mend, sentence
from tests.analytics import builders as b
from tests.analytics.intake.cases import RUBRIC_HEADINGS
from tests.analytics.intake.workbooks import workbook
from tests.conftest import NOW

TREE = b.organisations(
    b.unit("u1", name="示例单位01"),
    b.unit("u2", 2, name="示例单位02"),
    b.branch("b1", "u1", name="第一党支部"),
)


def rubric_rows(*points, version=2020):
    return [
        RUBRIC_HEADINGS,
        *(
            [version, number, "甲", worth, f"要素{number}", "是", "是"]
            for number, worth in enumerate(points, 1)
        ),
    ]


def received(lake, tmp_path, sheet, rows, **options):
    path = workbook(tmp_path / f"{sheet}.xlsx", {sheet: rows})
    return actions.receive(lake.snapshot(), path, today=date(2024, 1, 8), **options)


def put_in(lake, name, frame, sha):
    change = actions.preview(lake.snapshot(), name, frame)
    return actions.commit(lake, change, file_name=name, sha256=sha * 64, actor="甲", made_at=NOW)


@pytest.mark.parametrize(
    ("tables", "told"),
    [
        (
            {"reviews": b.reviews(b.review("u1", 2100, 0, 0, period="2023H2"))},
            "审核评分 示例单位01 2023年下半年 21.00",
        ),
        (
            {"branch_cards": b.frame("branch_cards", [b.card("b1", "u1", 2001, period="2023H1")])},
            "支部评分 示例单位01·第一党支部 2023年上半年 20.01",
        ),
        (
            {"self_checks": b.frame("self_checks", [b.self_check("u2", "2023-11", 3000)])},
            "自查自评 示例单位02 2023年11月 30.00",
        ),
        (
            {
                "reviews": b.reviews(
                    *(
                        b.review(unit, 3000, period=half)
                        for half in ("2022H2", "2023H1")
                        for unit in ("u1", "u2")
                    )
                )
            },
            "审核评分 示例单位01 2022年下半年 30.00、审核评分 示例单位02 2022年下半年 30.00、"
            "审核评分 示例单位01 2023年上半年 30.00等4个分数",
        ),
    ],
)
def test_points_below_stored_scores_are_refused_with_the_scores(seeded, tmp_path, tables, told):
    lake = seeded(organisations=TREE, **tables)

    incoming = received(lake, tmp_path, "考评要素", rubric_rows(20, 30, 10))

    assert incoming.frame.is_empty()
    assert [(one.problem, one.cell, one.value, one.expected) for one in incoming.issues] == [
        (Problem.BELOW_STORED_SCORES, "D2", "20", told)
    ]
    assert sentence(incoming.issues[0]) == f"工作表“考评要素”D2：分值“20”低于已存的分数：{told}。"
    assert "先更正这些分数" in how_to_mend(incoming.issues[0])


@pytest.mark.parametrize(
    "rows",
    [rubric_rows(20, 30, 10), rubric_rows(30, 20, 10), rubric_rows(1, 1, 58, version=2023)],
    ids=["as high as the score", "as it was", "another version"],
)
def test_points_no_stored_score_exceeds_are_taken(seeded, tmp_path, rows):
    lake = seeded(organisations=TREE, reviews=b.reviews(b.review("u1", 2000, 2000, 1000, period="2023H2")))
    assert received(lake, tmp_path, "考评要素", rows).issues == []


def test_scores_that_come_between_the_reading_of_a_rubric_and_its_import_keep_it_out(seeded):
    lake = seeded(organisations=TREE)
    change = actions.preview(lake.snapshot(), "rubrics", b.rubric(20, 30, 10))
    put_in(lake, "reviews", b.reviews(b.review("u1", 2500, period="2023H2")), "a")

    with pytest.raises(HeadsMovedError):
        actions.commit(lake, change, file_name="r", sha256="b" * 64, actor="甲", made_at=NOW)


def test_an_undo_of_a_rubric_below_scores_that_stay_is_refused(seeded):
    lake = seeded(organisations=TREE, rubrics=b.rubric(20, 30, 10))
    raised = put_in(lake, "rubrics", b.rubric(30, 20, 10), "a")
    put_in(lake, "reviews", b.reviews(b.review("u1", 2500, period="2023H2")), "b")

    with pytest.raises(actions.ScoresBeyondRubricError) as refused:
        actions.undo_preview(lake, raised.id)

    assert refusals.words(refused.value) == (
        "撤销后，“审核评分”等表有1个分数会高于考评要素的分值，没有撤销，未作任何改动。请先更正这些分数或考评要素。"
    )


def test_an_undo_that_would_put_back_scores_above_the_rubric_is_refused(seeded):
    lake = seeded(organisations=TREE, reviews=b.reviews(b.review("u1", 2500, period="2023H2")))
    lowered = put_in(lake, "reviews", b.reviews(b.review("u1", 1500, period="2023H2")), "a")
    put_in(lake, "rubrics", b.rubric(20, 30, 10), "b")

    with pytest.raises(actions.ScoresBeyondRubricError):
        actions.undo_preview(lake, lowered.id)


def test_items_with_other_points_are_announced_for_every_half_year_they_were_used_in(seeded):
    """Scores may stay as they are while every point lost is another."""
    cards = b.reviews(*(b.review("u1", 2500, 1500, 800, period=half) for half in ("2022H1", "2023H1")))
    lake = seeded(organisations=TREE, reviews=cards)
    change = actions.preview(lake.snapshot(), "rubrics", b.rubric(28, 22, 10))
    effect = actions.effect(change)

    touched = {period.code for period in (*effect.periods, *effect.others)}
    assert touched >= {"2022H1", "2023H1"}
    assert effect.remeasured == ["2023H1", "2022H1"]
    assert about_effect(effect)[-1] == (
        "已用过的考评要素有改动，2023年上半年、2022年上半年的要素失分、维度失分和得分率都按改后的重新计算。"
    )
    unused = actions.preview(lake.snapshot(), "rubrics", b.rubric(28, 22, 10, version=2024))
    assert actions.effect(unused).remeasured == []
