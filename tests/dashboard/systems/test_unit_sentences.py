"""The sentences of a unit's file agree with the result tables, also where there is nothing to say."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from analytics.results import Results
from dashboard.systems.reporting import reporting_sentences
from dashboard.systems.unit import (
    branch_sentences,
    change_sentences,
    conduct_sentences,
    head_sentences,
    one_branch_sentences,
    score_sentences,
    unit_choice_sentences,
)
from tests.analytics import builders as b
from tests.dashboard import ranking_data


@pytest.fixture(scope="module")
def results():
    return ranking_data.results()


def mark(org_id, on_site=8000, debriefing=9000):
    return {"org_id": org_id, "period": "2021", "on_site": on_site, "debriefing": debriefing}


def test_of_a_year_the_three_marks_are_key_figures():
    year = ranking_data.results(period="2021", assessments=[mark(code) for code in "ABCD"])

    shown = [(one.label, one.value) for one in head_sentences.indicators(year, "A")]

    assert shown[2:6] == [
        ("同比（得分）", "不作对比"),
        ("平时动态考核", "60.00"),
        ("年底实地考核", "80.00"),
        ("年度述职评议", "90.00"),
    ]


def test_a_year_says_what_its_score_is_made_of_so_that_marks_not_counted_are_understood():
    short = ranking_data.results(period="2021", assessments=[mark("A"), mark("B")])
    whole = ranking_data.results(period="2021", assessments=[mark(code) for code in "ABCD"])

    assert head_sentences.notes(short, "A")[0] == (
        "全年得分和名次暂按平时动态考核（2021年下半年审核评分，满分60）计算，不是三位一体（满分100）："
        "2个省直单位缺年底实地考核或年度述职评议。补齐之前，这两项只列出，不计入任何省直单位的得分。"
    )
    assert head_sentences.notes(whole, "A")[0] == "全年得分和名次按三位一体（满分100）计算。"
    assert not any("满分100" in note for note in head_sentences.notes(whole, "E"))
    assert any(note.startswith("全年得分暂按平时动态考核") for note in head_sentences.notes(whole, "X"))


def test_of_a_half_year_nothing_is_said_of_the_basis(results):
    assert not any("三位一体" in note for note in head_sentences.notes(results, "A"))


def test_a_unit_that_waits_has_no_place_and_its_missing_items_are_named(results):
    place = head_sentences.indicators(results, "E")[0]

    assert (place.value, place.about) == ("不排名次", "暂不参与排名")
    assert head_sentences.notes(results, "E")[:2] == [
        "暂不参与排名：还有2个要素没有审核。",
        "未审核2项：要素2、要素3（审核后才有总分）。",
    ]
    assert (
        score_sentences.items(results, "E") == "单位E已审核的要素中有1项失分；按维度失分：甲未审完、乙未审完"
    )


def test_an_item_that_does_not_apply_is_named():
    exempt = ranking_data.results(
        exemptions=b.frame(
            "exemptions", [{"org_id": "A", "rubric_version": 2020, "item_no": 2, "reason": "无此职能"}]
        )
    )

    assert head_sentences.notes(exempt, "A")[0] == "不适用1项，不计失分：要素2。"


def test_a_unit_that_had_no_score_then_says_so():
    assert (
        head_sentences.notes(
            ranking_data.results(
                reviews=b.reviews(
                    *(b.review(code, *scores, period="2021H2") for code, scores in ranking_data.NOW.items()),
                    b.review("B", 2000, 2000, 2000, period="2021H1"),
                )
            ),
            "A",
        )[-1]
        == "单位A在2021年上半年没有可比的得分，不作环比。"
    )


def test_places_of_another_rubric_version_are_not_compared():
    results = ranking_data.results(version_before=2018)

    assert score_sentences.history(results, "A") == (
        "单位A已有2期得分，不同版考评要素的名次不相比；2021年下半年换版以来1期有名次，为第1名"
    )


def test_the_spine_says_where_the_total_stands_and_what_is_low(results):
    assert (
        score_sentences.spine(results, "A", "")
        == "单位A平时动态考核60.00分，高于同组中位数50.00分；没有维度低于同组下四分位"
    )
    assert score_sentences.spine(results, "C", "甲") == "单位C的甲：2项要素中，1项低于同组下四分位：要素1"
    assert score_sentences.spine(results, "E", "乙") == "单位E的乙：要素还没有审核"


def test_of_a_unit_partly_reviewed_only_what_is_reviewed_is_judged(results):
    reviews = [
        *(
            b.review(code, *scores, period="2021H2")
            for code, scores in ranking_data.NOW.items()
            if code < "D"
        ),
        b.review("D", 100, None, 100, period="2021H2"),
        b.review("E", 2000, None, 2000, period="2021H2"),
    ]
    partly = ranking_data.results(reviews=b.reviews(*reviews))

    assert score_sentences.spine(results, "E", "") == "单位E还有要素没有审核，暂无总分；2个维度都还没有审核完"
    assert score_sentences.spine(results, "E", "甲") == (
        "单位E的甲：2项要素中只审核了1项，都不低于同组下四分位"
    )
    assert score_sentences.spine(partly, "E", "") == (
        "单位E还有要素没有审核，暂无总分；2个维度中只审核完1个，其中没有低于同组下四分位的"
    )
    assert score_sentences.spine(partly, "D", "").endswith(
        "；2个维度中只审核完1个，其中1个低于同组下四分位：甲"
    )


def test_a_unit_is_found_by_its_name_and_by_its_code(results):
    assert unit_choice_sentences.names(results)["A"] == "单位A A"


def test_the_self_check_names_the_items_most_overrated(results):
    assert score_sentences.self_check(results, "D").startswith(
        "单位D自评合计比审核高10.00分（3项可比）；3项自评高于审核，高出最多的是要素2（高5.00分）"
    )
    assert "没有自评高于审核的要素" in score_sentences.self_check(results, "A")
    assert "没有可与审核对照的自评" in score_sentences.self_check(results, "X")


def test_the_account_of_a_score_says_gains_losses_and_their_sum(results):
    assert (
        change_sentences.score(results, "D", "环比")
        == "单位D得分环比+2.00分：2项要素上升共6.00分，1项要素下降共4.00分；加减分不变"
    )
    assert (
        change_sentences.account(results, "D", "环比")
        == "各行得分变化相加+2.00分，与得分环比一致；从48.00分到50.00分"
    )
    assert change_sentences.score(results, "E", "环比").startswith(
        "单位E在2021年上半年和2021年下半年没有可比的得分"
    )


def test_an_adjustment_is_no_item_and_is_said_apart():
    results = ranking_data.results(
        adjustments=b.frame(
            "adjustments",
            [
                {
                    "org_id": "D",
                    "period": "2021H2",
                    "points": -150,
                    "entry_no": 1,
                    "reason": "通报",
                    "document": "文",
                }
            ],
        )
    )

    assert (
        change_sentences.score(results, "D", "环比")
        == "单位D得分环比+0.50分：2项要素上升共6.00分，1项要素下降共4.00分；另有加减分变动−1.50分"
    )


def test_a_unit_without_a_score_says_so_wherever_it_is_not_compared(results):
    assert head_sentences.notes(results, "E")[-1].startswith(
        "单位E本期没有总分（还有2个要素没有审核），不作环比。"
    )


def test_the_account_of_a_place_says_who_overtook_whom(results):
    assert change_sentences.places(results, "A", "环比") == (
        "单位A名次环比前移4位（第5名 → 第1名）：超过单位B、单位C、单位D（3家）；原在前的单位E不再参与排名"
    )
    assert (
        change_sentences.places(results, "B", "环比") == "单位B名次环比后移1位（第1名 → 第2名）：被单位A超过"
    )
    assert change_sentences.places(results, "X", "环比") == "市直单位不排名次，没有名次变化。"
    assert change_sentences.places(results, "E", "环比") == "单位E两期没有都参与排名，没有名次变化。"


def with_branches(**frames):
    return ranking_data.results(
        organisations=b.organisations(
            b.unit("A"), b.unit("B", 2), *(b.branch(f"b{n}", "A") for n in range(1, 4))
        ),
        **frames,
    )


def test_branches_that_need_help_come_first():
    ledger = [
        b.weak("b3", date(2021, 8, 1), date(2021, 9, 1)),
        b.weak("b2", date(2021, 8, 1), date(2022, 9, 1)),
    ]
    results = with_branches(weak_branches=b.frame("weak_branches", ledger))

    assert branch_sentences.branches_of(results, "A")["org_id"].to_list() == ["b3", "b2", "b1"]
    assert branch_sentences.branches(results, "A") == "单位A有3个支部，尚未评定星级；未销号后进支部2个"
    assert branch_sentences.ledger(results, "A") == "台账共2条，都未销号（其中超期1条）"
    assert one_branch_sentences.ledger(results, "b3").endswith("已152天，整改时限2021年9月1日已过")
    assert one_branch_sentences.group(results, "b3") == "支部b3期末在后进台账上未销号，本期没有分出短板类型"


def test_a_branch_without_card_rating_and_entry_says_so():
    results = with_branches()

    assert one_branch_sentences.card(results, "b1") == "支部b1本半年没有支部评分。请提醒报送支部评分。"
    assert one_branch_sentences.history(results, "b1") == "支部b1还没有评过星级。"
    assert one_branch_sentences.ledger(results, "b1") == "支部b1没有列入过后进支部台账。"
    assert branch_sentences.without(results, "B").startswith("单位B期末没有支部，属单列情形")


def test_the_head_leads_to_stars_ledger_and_reports():
    results = with_branches(
        weak_branches=b.frame("weak_branches", [b.weak("b3", date(2021, 8, 1), date(2021, 9, 1))]),
        star_ratings=b.frame("star_ratings", [b.rated("b1", 5)]),
    )

    assert head_sentences.lines(results, "A")[:2] == [
        ("branches", "五星支部占33.3%，达到25%参照线"),
        ("branches", "未销号后进支部1个，其中超期1个"),
    ]
    assert head_sentences.lines(results, "A")[2] == (
        "conduct",
        reporting_sentences.missing(results, ["A"]),
    )
    assert head_sentences.lines(results, "B")[0] == ("branches", "期末没有支部")


def test_the_lowest_dimension_of_a_branch_is_that_with_the_lowest_rate():
    cards = [
        b.card("b1", "A", 1500, 1900, 1500, period="2021H2"),
        b.card("b2", "A", 1000, 1000, 1000, period="2021H2"),
    ]
    results = with_branches(branch_cards=b.frame("branch_cards", cards))

    assert one_branch_sentences.card(results, "b1") == "支部b1得分率最低的维度是甲（30.00/40.00分）"
    assert one_branch_sentences.card(results, "b2") == "支部b2各维度得分率相同"


def test_the_burden_of_a_unit_is_told_kind_by_kind():
    counts = [b.burden("A", "2019-07", 5, 5, 5, 5), b.burden("A", "2021-07", 6, 5, 4)]
    results = with_branches(burden_counts=b.frame("burden_counts", counts))

    assert (
        conduct_sentences.burden(results, "A")
        == "单位A会议多于2019年同期，文件、检查不多于；考核没有可比月份"
    )
    assert "没有可与2019年同月对比的减负统计" in conduct_sentences.burden(results, "B")


def test_an_edition_from_before_these_tables_says_so_instead_of_blaming_the_unit(results):
    later = ("spine", "item_changes", "overtakes", "unit_branches")
    whole = with_branches()
    older = [
        Results(one.period, True, one.tables | {name: one.tables[name].clear() for name in later})
        for one in (results, whole)
    ]

    said = [
        score_sentences.spine(older[0], "A", ""),
        change_sentences.score(older[0], "A", "环比"),
        change_sentences.places(older[0], "A", "环比"),
        branch_sentences.without(older[1], "A"),
    ]

    assert all(words.startswith("这一版定稿形成时还没有这项内容") for words in said)


def test_what_a_picture_leaves_out_is_said_apart_from_the_sentence(monkeypatch, results):
    assert change_sentences.drawn(results, "D", "环比") == ""
    assert score_sentences.items_drawn(results, "D") == ""

    monkeypatch.setattr(change_sentences, "most_changed", lambda *_: pl.DataFrame())
    monkeypatch.setattr(score_sentences, "MOST_ITEMS", 2)
    results = replace(results)  # nothing was said of these yet

    assert change_sentences.drawn(results, "D", "环比") == "（图示变化最大的12行）"
    assert score_sentences.items_drawn(results, "D") == "（图示失分最多的2项）"
    assert "图示" not in change_sentences.score(results, "D", "环比") + score_sentences.items(results, "D")


def test_fewer_of_those_who_moved_a_place_are_named_on_request(results):
    assert "超过单位B等3家；" in change_sentences.places(results, "A", "环比", 1)
    assert "超过3家；原在前的1家不再参与排名" in change_sentences.places(results, "A", "环比", 0)


def test_only_comparisons_of_the_unit_itself_are_told():
    results = ranking_data.results()

    assert change_sentences.compared(results, "A") == ["环比"]
    assert change_sentences.compared(results, "E") == []
    assert [change_sentences.has_place(results, unit) for unit in "AEX"] == [True, False, False]


def test_fewer_items_are_named_on_request(results):
    assert "要素2、要素3（" in "".join(head_sentences.notes(results, "E"))
    assert "要素2等（" in "".join(head_sentences.notes(results, "E", 1))
