"""Accounts in three tiers in small: by both or by one, of which year, who is awaited, who has no tier."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics import pipeline
from analytics.base.periods import parse
from analytics.base.rules import League
from analytics.kit.tier_rounds import due_rows
from analytics.systems.debriefing import RESULTS, TIERS, things_left
from tests.analytics import builders as b

GROUP, COMMITTEE, BRANCH = TIERS
CITY = b.unit("m", 1, League.MUNICIPAL, region="示例市03", name="示例市03", synthetic=True)
TREE = (
    b.unit("u", 1), b.unit("v", 2), CITY,
    b.branch("c", "u", level="机关党委"), b.branch("z", "c", level="党总支"),
    *(b.branch(f"u{n}", "z") for n in range(1, 4)), b.branch("v1", "v"), b.branch("m1", "m"),
)  # fmt: skip
WINTER, SPRING = date(2023, 12, 5), date(2024, 2, 1)
NAMES = [result.name for result in RESULTS]
_KINDS = {"above": "述职（向上级）", "own": "述职（向本级）"}


def made(*visits, period="2023", until="2023-12", tree=TREE, problems=()):
    tables = b.tables(
        organisations=b.organisations(*tree),
        self_checks=b.frame("self_checks", [b.self_check("u", until, 6000)]),
        visits=b.frame("visits", [row for rows in visits for row in rows]),
        cases=b.frame("cases", list(problems)),
    )
    return pipeline.tables_of(NAMES, tables, parse(period))


def of(tables, tier=BRANCH, scope="u"):
    rows = tables["debriefings_by_unit"].filter(org_id=scope, tier=tier)
    return rows.select("population", "both", "half", "left", "awaited").row(0)


def test_by_both_is_whole_and_by_one_is_half_however_often():
    tables = made(
        b.heard("u1", WINTER),
        b.heard("u2", WINTER, own=False),
        b.heard("u2", date(2023, 12, 6), own=False),
    )

    assert of(tables) == (3, 1, 1, 0, 1)
    states = dict(tables["debriefings"].filter(tier=BRANCH).select("org_id", "state").rows())
    assert (states["u1"], states["u2"], states["u3"]) == ("已覆盖", "只完成一半", "待报")


def test_nobody_is_late_before_the_year_is_closed_on_the_last_of_march():
    every = [b.heard("u1", WINTER)]
    for until, left in (("2023-12", 0), ("2024-02", 0), ("2024-03", 2), ("2024-06", 2)):
        population, both, _, late, awaited = of(made(*every, until=until))
        assert (population, both, late, awaited) == (3, 1, left, 2 - left)


def test_what_is_held_early_next_year_counts_for_the_year_it_names_and_else_for_its_own():
    late = b.heard("u1", SPRING, about_year="2023")
    unnamed = b.heard("u2", SPRING)

    assert of(made(late, unnamed, until="2024-03"))[:2] == (3, 1)
    assert of(made(late, unnamed, until="2024-12", period="2024"))[:2] == (3, 1)


def test_a_period_that_ends_before_december_speaks_of_the_year_before_as_of_its_own_day():
    before = b.heard("u1", date(2022, 12, 5))
    late = b.heard("u2", date(2023, 3, 5), about_year="2022")
    tables = {code: made(before, late, period=code) for code in ("2023-02", "2023H1", "2023H2")}

    years = {code: one["debriefings_by_unit"].select("year", "as_of").row(0) for code, one in tables.items()}
    assert years == {
        "2023-02": ("2022", date(2023, 2, 28)),
        "2023H1": ("2022", date(2023, 3, 31)),
        "2023H2": ("2023", date(2023, 12, 31)),
    }
    assert [of(one)[1] for one in tables.values()] == [1, 2, 0]


def test_a_unit_without_a_committee_has_no_second_tier_and_a_general_branch_belongs_to_none():
    tables = made(b.heard("z", WINTER), b.heard("c", WINTER), b.heard("u", WINTER))

    assert of(tables, COMMITTEE, "u") == (1, 1, 0, 0, 0)
    assert of(tables, COMMITTEE, "v") == (0, 0, 0, 0, 0)
    assert of(tables, GROUP, "u") == (1, 1, 0, 0, 0)
    assert "z" not in tables["debriefings"]["org_id"]


def test_who_was_founded_in_the_last_quarter_or_stands_for_a_time_is_in_no_share():
    tree = (*TREE, b.branch("n", "u", valid_from=date(2023, 10, 1)), b.branch("t", "u", temporary=True))
    tables = made(b.heard("n", WINTER), b.heard("t", WINTER), tree=tree)

    assert of(tables) == (3, 0, 0, 0, 3)
    assert tables["debriefings_by_unit"].filter(org_id="u", tier=BRANCH)["new"].item() == 1


def test_the_verdict_is_that_of_those_above_and_else_of_the_own():
    tables = made(
        [b.visit("u1", WINTER, kind=_KINDS["above"], result="一般"),
         b.visit("u1", date(2023, 12, 9), kind=_KINDS["own"], result="好"),
         b.visit("u2", WINTER, kind=_KINDS["own"], result="较好"),
         b.visit("u2", WINTER, kind=_KINDS["above"])],
    )  # fmt: skip
    results = dict(tables["debriefings"].select("org_id", "result").rows())

    assert (results["u1"], results["u2"], results["u3"]) == ("一般", "较好", None)


def test_nothing_is_said_before_anybody_wrote_an_account_down():
    assert all(made(period="2023")[name].is_empty() for name in NAMES)
    assert made(b.heard("u1", WINTER), period="2022")["debriefings"].is_empty()


def test_who_is_bound_has_to_see_to_it_from_december_on():
    every = [b.heard("m", WINTER), b.heard("u1", WINTER)]
    tables = made(*every)["debriefings_by_unit"]

    left = things_left(tables, date(2023, 12, 31))
    assert left.rows() == [("m", 1)]
    assert set(due_rows(tables, date(2023, 12, 31))["org_id"]) == {"u", "v", "m"}
    autumn = made(*every, b.heard("u1", date(2022, 12, 5)), period="2023Q3")["debriefings_by_unit"]
    assert things_left(autumn, date(2023, 9, 30)).is_empty()


def test_issues_raised_are_counted_from_the_ledger_of_problems():
    raised = [
        b.problem("u", 1, date(2023, 1, 9), date(2023, 3, 1), date(2023, 2, 1), source="述职评议"),
        b.problem("u", 2, date(2023, 1, 9), date(2023, 3, 1), source="述职评议"),
        b.problem("u", 3, date(2023, 1, 9), date(2023, 3, 1)),
    ]
    rows = made(b.heard("u1", WINTER), problems=raised)["debriefing_findings_by_source"]

    told = rows.filter(scope="省直").select("found", "cleared", "open", "overdue").row(0)
    assert told == (2, 1, 1, 1)


def test_who_finds_all_good_lies_outside_where_eight_and_five_are_enough():
    units = [b.unit(f"w{n}", n) for n in range(6)]
    branches = [b.branch(f"w{n}b{k}", f"w{n}") for n in range(6) for k in range(12 if n else 7)]
    words = {5: ["好"] * 12}
    visits = [
        b.heard(f"w{n}b{k}", WINTER, own=False, result=words.get(n, ["好", "较好", "一般", "差"] * 3)[k])
        for n in range(6) for k in range(12 if n else 7)
    ]  # fmt: skip
    rows = made(*visits, tree=(*units, *branches))["verdicts_by_unit"]

    assert rows["org_id"].to_list() == ["w1", "w2", "w3", "w4", "w5"]
    assert rows.filter(pl.col("place") != "在界限内")["org_id"].to_list() == ["w5"]
    assert rows.select("judged", "best", "second", "third", "last").row(0) == (12, 3, 3, 3, 3)
    few = made(*visits, tree=(*units[:4], *(one for one in branches if one["parent_id"] < "w4")))
    assert set(few["verdicts_by_unit"]["place"]) == {"不比较"}


@settings(max_examples=12, deadline=None)
@given(st.dictionaries(st.sampled_from(["u", "c", "u1", "u2", "u3", "v", "v1", "m", "m1"]),
                       st.sampled_from(["both", "above", "own"]), min_size=1))  # fmt: skip
def test_a_league_is_the_sum_of_its_units_and_every_body_is_in_one_state(told):
    visits = [b.heard(one, WINTER, above=how != "own", own=how != "above") for one, how in told.items()]
    tables = made(*visits)
    counts = ["population", "both", "half", "left", "awaited", "new"]
    summed = tables["debriefings_by_unit"].group_by("league", "tier").agg(pl.col(counts).sum())
    of_scope = tables["debriefings_by_tier"].rename({"scope": "league"}).filter(pl.col("league") != "全省")

    keys = ["league", "tier"]
    assert summed.select(*keys, *counts).sort(keys).equals(of_scope.select(*keys, *counts).sort(keys))
    assert (
        pl.Series(of_scope["population"]) == of_scope.select(pl.sum_horizontal(counts[1:5])).to_series()
    ).all()


@pytest.mark.parametrize("level", list(TIERS))
def test_every_tier_is_counted(level):
    assert made(b.heard("u", WINTER))["debriefings_by_tier"].filter(tier=level, scope="全省").height == 1
