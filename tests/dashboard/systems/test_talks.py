"""What is said of talks: sums and a clue, never a unit beside another; what is hidden is said to be."""

from analytics import pipeline
from analytics.base.periods import parse
from analytics.systems.talks import FEWEST_MEMBERS, TALKS
from dashboard.kit.finding import Where
from dashboard.kit.statement import WHOLE, Scope
from dashboard.systems.talks import SYSTEM
from tests.analytics import builders as b

POST, DISCIPLINE, FAMILY, _ = [one.label for one in TALKS]
TREE = (b.unit("u", 1), b.unit("v", 2), b.branch("u1", "u", members=FEWEST_MEMBERS))


def built(*reports, period="2023"):
    rows = b.frame("duty_reports", [b.duty(*report) for report in reports])
    tables = b.tables(organisations=b.organisations(*TREE), duty_reports=rows)
    return pipeline.build(tables, parse(period), kinds=False)


def said(results, name, scope=WHOLE):
    one = next(one for one in SYSTEM.findings if one.name == name)
    return one.statement_of(results, scope, *one.codes(results, scope)).words


def test_the_headline_says_due_held_and_who_had_none_all_year():
    results = built(
        ("u", "2023H1", POST, 0, 0), ("u", "2023H2", POST, 0, 0), ("v", "2023H2", DISCIPLINE, 8, 10)
    )
    assert said(results, "standing") == (
        "全省2023年四必谈：2家单位填报，应谈10人次，已谈数不列；2023年有1家党员100人以上的单位全年没有应谈"
    )
    results = built(("u", "2023H1", POST, 0, 0), ("v", "2023H2", DISCIPLINE, 30, 40))
    assert said(results, "standing") == (
        "全省2023年四必谈：2家单位填报，应谈40人次，已谈30人次（75.0%）；"
        "2023年有1家党员100人以上的单位全年没有应谈"
    )


def test_nobody_due_is_said_as_nobody_and_no_report_as_no_report():
    assert "2家单位填报，应谈0人次" in said(
        built(("u", "2023H1", POST, 0, 0), ("v", "2023H1", POST, 0, 0)), "standing"
    )
    assert "没有单位填报" in said(built(("u", "2023", "支部结对共建", 1, 1)), "standing")


def test_the_picture_has_a_row_a_number_and_none_of_a_unit():
    results = built(
        ("v", "2023H2", DISCIPLINE, 30, 40), ("u", "2023H2", POST, 3, 4), ("u", "2023H2", FAMILY, 55, 56)
    )
    chart = next(one for one in SYSTEM.findings if one.name == "shares").chart(results, WHOLE)
    names = chart.fields[0].categories

    assert dict(zip(names.names, names.right, strict=True)) == {
        POST: "不列", DISCIPLINE: "30/40", FAMILY: "不列/56",
    }  # fmt: skip
    assert said(results, "shares", Scope("u", "某单位", is_unit=True)) == ""
    tables = [one.table for one in SYSTEM.findings if one.chart]
    assert tables == ["talks_by_indicator"]


def test_a_hidden_number_is_never_said_to_be_small_itself():
    results = built(("u", "2023H2", POST, 12, 15), ("v", "2023H2", POST, 30, 40))
    own = next(one for one in SYSTEM.findings if one.name == "own")
    rows = {name: own.rows_of(results, Scope(name, name, is_unit=True)) for name in ("u", "v")}

    assert rows["u"]["told"].to_list() == ["人数少，不列数（应做15人）"]
    assert rows["v"]["told"].to_list() == ["人数少，不列数（应做40人）"]  # hidden beside it, and large


def test_of_a_unit_that_nothing_binds_no_figure_says_that_there_are_no_data():
    results = built(("u", "2023H2", POST, 12, 12))
    assert SYSTEM.key_figures(results, Scope("u", "某单位", is_unit=True)) == []


def test_talks_remind_nobody_and_stand_in_the_report_as_a_sentence():
    assert SYSTEM.reminders is None
    assert [one.name for one in SYSTEM.findings_at(Where.REPORT)] == ["standing"]
    assert not any(one.chart or one.columns for one in SYSTEM.findings_at(Where.REPORT))
