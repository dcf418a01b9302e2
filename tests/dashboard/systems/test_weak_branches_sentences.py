"""The sentences of the page 后进支部: nothing, none open, one, many."""

from dataclasses import replace
from datetime import date

import pytest

from analytics import pipeline
from analytics.base.periods import parse
from analytics.base.rules import PROVINCE
from analytics.systems.weak_branches import LEDGER
from dashboard.systems.weak_branches import sentences as headlines
from dashboard.systems.weak_branches import unit_figures, work_reasons
from dashboard.systems.weak_branches import worklist_sentences as work
from dashboard.systems.weak_branches.words import STEPS, Weak
from tests.analytics import builders as b
from tests.dashboard.weak_data import EARLIER, LATER, LONG_AGO, OVERDUE, TODAY, build, made, without


def standing(results, scope=PROVINCE, name=PROVINCE):
    return headlines.standing(results, scope, name).on_page


def test_a_ledger_without_entries_says_where_to_import_it():
    assert standing(made()) == (
        "到2021年上半年末，后进支部台账上没有任何记录。已有台账的，请到“导入”页导入后进支部台账。"
    )


def test_a_unit_without_entries_is_not_told_to_import():
    assert standing(build(), "none", "单位none") == "单位none到2021年上半年末没有列入过后进支部台账。"


def test_nothing_open_is_called_cleared_in_plain_words():
    told = standing(made(EARLIER))

    assert told == "全省2021年上半年末未销号后进支部为零，动态清零；台账上的1条均已销号。"


def test_open_entries_in_time_and_overdue_ones_are_told_apart():
    in_time = made(b.weak("u1", LONG_AGO, LATER))

    assert standing(in_time) == "全省2021年上半年末有1个后进支部未销号，都没有超过整改时限。"
    assert standing(build()) == "全省2021年上半年末有4个后进支部未销号，其中1个超过整改时限。"
    assert standing(build(), "v", "单位v") == "单位v2021年上半年末有2个后进支部未销号，其中1个超过整改时限。"


def test_key_figures_of_a_cleared_ledger_say_so():
    found = [(one.value, one.change) for one in headlines.indicators(made(EARLIER), PROVINCE)]

    assert found == [("0个", "动态清零"), ("0个", None), ("0个", None), ("无", None)]


def test_an_unknown_scope_has_no_key_figures():
    assert {one.value for one in headlines.indicators(build(), "nobody")} == {Weak.UNKNOWN}


def test_the_months_tell_how_the_open_ones_moved():
    assert headlines.months(build(), PROVINCE).on_page == (
        "月末未销号由1个增至4个（2020年1月至2021年6月），其间认定5个、销号2个"
    )
    assert headlines.months(made(b.weak("u1", TODAY, LATER)), PROVINCE).on_page.startswith(
        "2021年6月认定1个、没有销号"
    )
    assert headlines.months(made(), PROVINCE).on_page == Weak.MONTHS_NONE


def test_the_kind_most_entries_have_is_named_and_a_tie_is_a_tie():
    assert headlines.kinds(build(), PROVINCE).on_page.startswith("未销号中虚化最多（3个），没有超期的")
    assert headlines.kinds(build(), "v").on_page.startswith(
        "未销号中虚化、边缘化并列最多（各1个），其中超期1个"
    )
    assert headlines.kinds(made(EARLIER), PROVINCE).on_page == Weak.KINDS_NOTHING


def test_open_entries_of_one_kind_are_not_called_most_of_them():
    one = b.weak("u1", LONG_AGO, LATER)

    assert headlines.kinds(made(one), PROVINCE).on_page == "未销号的1个是虚化，没有超期的"
    two = made(one, b.weak("v1", LONG_AGO, OVERDUE))
    assert headlines.kinds(two, PROVINCE).on_page == "未销号的2个都是虚化，其中超期1个"


def test_units_are_counted_and_none_is_named():
    every = unit_figures.ALL

    assert headlines.units(build(), PROVINCE, every) == "3个单位有未销号后进支部，其中1个单位有超期的，共1个"
    assert headlines.units(build(), "市直", every) == "1个单位有未销号后进支部，都没有超期"
    assert headlines.units(made(EARLIER), PROVINCE, every) == Weak.UNITS_NONE


def test_one_unit_and_all_units_with_overdue_entries_have_their_own_sentences():
    every, late = unit_figures.ALL, b.weak("u1", LONG_AGO, OVERDUE)

    assert headlines.units(made(late), PROVINCE, every) == "1个单位有未销号后进支部，其中1个超期"
    both = made(late, b.weak("v1", LONG_AGO, OVERDUE))
    assert headlines.units(both, PROVINCE, every) == "2个单位有未销号后进支部，每个单位都有超期的，共2个"


def test_where_all_provincial_units_are_drawn_only_the_cities_are_elsewhere(monkeypatch):
    monkeypatch.setattr(unit_figures, "FEW", 2)

    told = headlines.units(build(), PROVINCE, unit_figures.MOST)

    assert told.endswith("；图中为省直的2个，其他的见“全部单位”")
    assert list(headlines.offered(build(), PROVINCE).values()) == ["只看省直", "全部单位"]


def test_open_entries_of_a_unit_that_has_ended_are_named_beside_the_units():
    ended = b.organisations(
        b.unit("u", 1),
        b.unit("old", 2, valid_to=date(2021, 3, 31)),
        b.branch("u1", "u"),
        b.branch("o1", "old"),
    )
    entries = [b.weak("u1", LONG_AGO, LATER), b.weak("o1", LONG_AGO, LATER)]
    results = pipeline.build(
        b.tables(organisations=ended, weak_branches=b.frame("weak_branches", entries)), parse("2021H1")
    )

    assert headlines.counts(results, PROVINCE)["open"] == 2
    told = headlines.units(results, PROVINCE, unit_figures.ALL)
    assert told.endswith("；另有1个未销号的支部，所在单位已不在列，图中没有，见工作清单")


def test_units_left_out_of_the_picture_are_said_to_be_elsewhere(monkeypatch):
    monkeypatch.setattr(unit_figures, "FEW", 1)
    results = replace(build())  # nothing was said of these yet

    assert headlines.units(results, PROVINCE, unit_figures.MOST).endswith(
        "；图中为省直前1个，其余见“全部单位”"
    )


def test_the_list_of_work_is_counted_step_by_step():
    rows = build().tables["worklist"]

    assert work.worklist(build(), PROVINCE, rows).on_page == (
        "后进支部共4个待办：超期1个，已超29天；30天内到时限2个；再次认定1个"
    )
    assert work.worklist(made(EARLIER), PROVINCE, rows.clear()).on_page == Weak.WORK_ZERO


def test_nothing_is_called_the_rest_where_nothing_came_before():
    rows = made(b.weak("u1", LONG_AGO, LATER)).tables["worklist"]

    assert work.worklist(build(), PROVINCE, rows).on_page == (
        "后进支部共1个待办：都在时限内，30天内没有到时限的，按时限推进"
    )


def test_reasons_stand_in_words():
    lines = work_reasons.lines(build().tables["worklist"])

    assert lines.select("org_id", "reason").rows() == [
        ("v1", "超期29天未销号"),
        ("m1", "期末当天到时限"),
        ("v2", "距时限15天，未填整改措施"),
        ("u1", "第2次认定，距时限184天"),
    ]


def test_a_branch_overdue_for_the_second_time_has_both_reasons():
    again = made(EARLIER, b.weak("u1", LONG_AGO, OVERDUE, measure="结对"))

    assert work_reasons.lines(again.tables["worklist"])["reason"].to_list() == ["超期29天未销号，第2次认定"]


def test_whose_it_is_and_why_come_before_everything_else():
    assert work_reasons.lines(build().tables["worklist"]).columns[:4] == ["place", "unit", "name", "reason"]


def test_every_step_has_its_words():
    assert set(STEPS) == set(LEDGER.steps)


@pytest.mark.parametrize(
    ("scope", "unit", "ids"), [("省直", None, ["v1", "v2", "u1"]), (PROVINCE, "m", ["m1"])]
)
def test_the_filters_narrow_the_list_and_keep_its_order(scope, unit, ids):
    assert work.of_scope(build().tables["worklist"], scope, unit)["org_id"].to_list() == ids


def test_low_star_branches_are_counted_apart():
    rows = build().tables["low_star_branches"]

    assert work.low_star(build(), rows).on_page == "低星支部2个（一星1、二星1），其中1个同时在账未销号"
    assert (
        work.low_star(build(), rows.filter(~rows["on_ledger"])).on_page
        == "低星支部1个（一星0、二星1），都不在账"
    )
    assert work.low_star(build(), rows.filter("on_ledger")).on_page == (
        "低星支部1个（一星1、二星0），都同时在账未销号"
    )
    assert work.low_star(build(), rows.clear()).on_page == Weak.LOW_NONE
    assert work.low_star(made(), rows.clear()).on_page == Weak.LOW_UNRATED.on_page


def test_an_edition_issued_before_these_tables_existed_says_so_and_claims_nothing():
    old = without(build(), "ledger_by_kind", "ledger_by_month", "worklist", "low_star_branches")

    assert (
        headlines.months(old, PROVINCE).on_page
        == headlines.kinds(old, PROVINCE).on_page
        == Weak.LATER.on_page
    )
    assert work.worklist(old, PROVINCE, old.tables["worklist"]).on_page == Weak.LATER.on_page


def test_low_star_of_an_edition_issued_before_is_not_called_none():
    old = without(build(), "low_star_branches")

    assert work.low_star(old, old.tables["low_star_branches"]).on_page == Weak.LATER.on_page


def test_what_was_found_after_the_period_is_not_there_yet():
    assert standing(made(b.weak("u1", date(2021, 7, 1), LATER))).startswith("到2021年上半年末")
