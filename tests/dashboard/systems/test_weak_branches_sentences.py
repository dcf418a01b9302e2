"""The sentences of the page 后进支部: nothing, none open, one, many."""

from dataclasses import replace
from datetime import date

from analytics import pipeline
from analytics.base.periods import parse
from analytics.base.rules import PROVINCE
from analytics.systems.weak_branches import LEDGER
from dashboard.systems.weak_branches import sentences as headlines
from dashboard.systems.weak_branches import unit_figures, work_reasons
from dashboard.systems.weak_branches import worklist_sentences as work
from dashboard.systems.weak_branches.words import STEPS, Weak
from tests.analytics import builders as b
from tests.dashboard.weak_data import EARLIER, LATER, LONG_AGO, OVERDUE, build, made, without


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


def test_nothing_is_called_the_rest_where_nothing_came_before():
    rows = made(b.weak("u1", LONG_AGO, LATER)).tables["worklist"]

    assert work.worklist(build(), PROVINCE, rows) == (
        "后进支部共1个待办：都在时限内，30天内没有到时限的，按时限推进"
    )


def test_a_branch_overdue_for_the_second_time_has_both_reasons():
    again = made(EARLIER, b.weak("u1", LONG_AGO, OVERDUE, measure="结对"))

    assert work_reasons.lines(again.tables["worklist"])["reason"].to_list() == ["超期29天未销号，第2次认定"]


def test_every_step_has_its_words():
    assert set(STEPS) == set(LEDGER.steps)


def test_low_star_branches_are_counted_apart():
    rows = build().tables["low_star_branches"]

    assert work.low_star(build(), rows) == "低星支部2个（一星1、二星1），其中1个同时在账未销号"
    assert work.low_star(build(), rows.filter(~rows["on_ledger"])) == "低星支部1个（一星0、二星1），都不在账"
    assert work.low_star(build(), rows.filter("on_ledger")) == (
        "低星支部1个（一星1、二星0），都同时在账未销号"
    )
    assert work.low_star(build(), rows.clear()) == Weak.LOW_NONE
    assert work.low_star(made(), rows.clear()) == Weak.LOW_UNRATED


def test_an_edition_issued_before_these_tables_existed_says_so_and_claims_nothing():
    old = without(build(), "ledger_by_kind", "ledger_by_month", "worklist", "low_star_branches")

    assert headlines.months(old, PROVINCE) == headlines.kinds(old, PROVINCE) == Weak.LATER
    assert work.worklist(old, PROVINCE, old.tables["worklist"]) == Weak.LATER


def test_low_star_of_an_edition_issued_before_is_not_called_none():
    old = without(build(), "low_star_branches")

    assert work.low_star(old, old.tables["low_star_branches"]) == Weak.LATER
