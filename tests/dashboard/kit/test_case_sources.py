"""Cases of units whose finder is known: who found them, deadlines moved, days until they are cleared."""

from datetime import date, timedelta

import polars as pl
import pytest

from analytics.base.periods import parse
from analytics.kit import case_tables, units
from analytics.kit.cases import Cases
from analytics.results import Results
from dashboard.kit import case_charts, case_findings, case_sources, cases
from dashboard.kit.finding import LeadsTo, Where
from dashboard.kit.statement import WHOLE, Scope
from tests.analytics import builders as b

CHORES = Cases(
    "chores",
    "杂事",
    worklist="chores_worklist",
    found="发现",
    cleared="销号",
    kind_heading="类型",
    kinds=("甲类", "乙类"),
    due_soon_days=15,
    of_units=True,
    again_within=365,
    sources=("自查", "督查"),
    own_source="自查",
    clearance_table="chores_clearance",
)
NOUNS = cases.CaseNouns(CHORES, "杂事", "杂事", "杂事台账", "全部办完")
START, DUE = date(2021, 1, 4), date(2021, 9, 30)
FINDINGS = {one.name: one for one in case_findings.findings(NOUNS)}
_TYPES = {
    "org_id": pl.String,
    "case_no": pl.Int64,
    "source": pl.String,
    "kind": pl.String,
    "found_on": pl.Date,
    "due_on": pl.Date,
    "cleared_on": pl.Date,
    "first_due_on": pl.Date,
    "measure": pl.String,
}


def chore(number, source="自查", kind="甲类", days=None, *, first=None, due=DUE):
    cleared = START + timedelta(days) if days is not None else None
    return ("u", number, source, kind, START, due, cleared, first, "谈话")


def results(*rows):
    period = parse("2021H1")
    tree = b.organisations(b.unit("u", 1), b.unit("v", 2)).lazy()
    standing = units.standing_units(tree, b.frame("aliases", []).lazy(), period.end)
    frame = pl.LazyFrame(rows, schema=_TYPES, orient="row")
    made = case_tables.tables(CHORES, tree, frame, standing, period)
    return Results(period, True, {**made, "rankings": standing})


def said(name, found, scope=WHOLE):
    one = FINDINGS[name]
    return one.sentence(found, scope, *one.codes(found, scope)).words


def test_the_share_found_by_oneself_and_moved_deadlines_are_told_without_a_judgement():
    found = results(chore(1), chore(2, "督查"), chore(3, first=date(2021, 5, 1)))

    assert said("sources", found) == (
        "本期发现3个，其中自查2个（66.7%）；未销号和本期销号的有1个改过时限（都是单位u），按原时限超期的1个"
    )
    assert said("sources", results()) == "本期没有发现杂事"


def test_too_few_cases_make_no_curve():
    found = results(*(chore(number) for number in range(1, 20)))

    assert said("clearance", found) == "杂事件数不足，不作用时分布"
    assert case_charts.clearance_chart(NOUNS, WHOLE.of(found.tables["chores_clearance"])).none


def test_the_share_cleared_in_30_60_and_90_days_counts_open_cases_as_far_as_they_came():
    done = [chore(number, days=20) for number in range(1, 11)]
    slow = [chore(number, days=70) for number in range(11, 16)]
    found = results(*done, *slow, *(chore(number) for number in range(16, 41)))

    assert said("clearance", found).startswith("发现后销号的：30天内25.0%、60天内25.0%、90天内37.5%")
    assert "半数用时" not in said("clearance", found)
    (panel,) = case_charts.clearance_chart(NOUNS, WHOLE.of(found.tables["chores_clearance"])).fields
    assert panel.series[0].values[0] == 0.0
    assert 37.5 in panel.series[0].values
    assert panel.categories.keys == tuple(range(panel.categories.keys[-1] + 1))
    assert panel.categories.ticks[:2] == ("0天", "30天")
    assert said("clearance", found, Scope("u", "甲", is_unit=True)) == ""


def test_the_day_by_which_half_are_cleared_is_told_where_it_is_reached():
    done = [chore(number, days=20) for number in range(1, 11)]
    later = [chore(number, days=40 + number) for number in range(11, 21)]
    assert "；半数用时不超过20天" in said("clearance", results(*done, *later))


def test_the_headline_tells_what_is_open_how_it_moved_how_long_it_takes_and_what_was_postponed():
    late = chore(21, due=date(2021, 6, 1))
    moved, rest = chore(22, first=date(2021, 5, 1)), [chore(number) for number in range(23, 31)]
    found = results(*(chore(number, days=20) for number in range(1, 21)), late, moved, *rest)

    assert case_sources.headline(NOUNS, found, WHOLE).words == (
        "全省2021年上半年末未销号杂事10个，其中超期1个（1家单位）；本期发现30个、销号20个；"
        "90天内销号的占66.7%；改过时限的1个"
    )
    own = Scope("u", "甲", is_unit=True)
    assert case_sources.headline(NOUNS, found, own) == cases.open_statement(NOUNS, found, own)
    nothing = results()
    assert case_sources.headline(NOUNS, nothing, WHOLE) == cases.open_statement(NOUNS, nothing, WHOLE)


def test_kinds_that_came_back_and_whose_deadlines_moved_are_named_and_ties_with_them():
    again = [
        ("u", 1, "自查", "甲类", date(2020, 9, 1), DUE, date(2020, 10, 1), None, None),
        ("u", 2, "自查", "甲类", START, DUE, None, None, None),
        ("v", 1, "自查", "乙类", date(2020, 9, 1), DUE, date(2020, 10, 1), None, None),
        ("v", 2, "自查", "乙类", START, DUE, None, date(2021, 8, 1), None),
    ]
    assert "；再次发现2个（最多的是甲类、乙类，各1个）；" in said("sources", results(*again))
    assert "有1个改过时限（都是单位v）" in said("sources", results(*again))
    assert "（" not in said("sources", results(*again), Scope("v", "乙", is_unit=True)).replace(
        "（100.0%）", ""
    ).replace("（都是乙类）", "")


def test_how_a_unit_mends_its_problems_stands_in_no_annex_of_all_units():
    listed = [one for one in FINDINGS.values() if one.table == "chores_worklist" and Where.ANNEX in one.where]
    assert [one.name for one in listed] == ["work_listed"]
    assert "measure" not in listed[0].columns
    assert "measure" in FINDINGS["work"].columns


def test_a_case_of_a_unit_leads_to_the_unit_and_is_reminded_of_by_its_number():
    found = results(chore(7, due=date(2021, 6, 1)))
    (one,) = case_findings.reminders(NOUNS, found)

    assert FINDINGS["work"].leads_to is LeadsTo.UNIT
    assert (one.org_id, one.what, one.days) == ("u", "杂事第7号（甲类）：超期29天未销号", 29)
    assert Where.UNIT in FINDINGS["work"].where
    assert FINDINGS["work"].rows_of(found, Scope("v", "乙", is_unit=True)).is_empty()


@pytest.mark.parametrize("name", ["standing", "months", "kinds", "work", "units"])
def test_the_shared_findings_speak_of_units_too(name):
    found = results(chore(1), chore(2, "督查", "乙类", due=date(2021, 6, 1)))

    assert "支部" not in said(name, found)


@pytest.mark.parametrize("scope", [WHOLE, Scope("u", "甲", is_unit=True)])
def test_an_edition_older_than_the_system_is_never_said_to_have_none(scope):
    found = results(chore(1))
    older = {
        name: table.clear() if name.startswith("chores") else table for name, table in found.tables.items()
    }
    words = {said(name, Results(found.period, True, older), scope) for name in FINDINGS}

    assert words <= {"", cases.LATER.words}
