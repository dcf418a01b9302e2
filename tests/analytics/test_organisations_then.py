"""Results are read with the organisation that stood then: moved branches and units, names of the time."""

from datetime import date

import polars as pl
import pytest

from analytics import pipeline
from analytics.base import rules
from analytics.base.periods import parse
from analytics.base.rules import PROVINCE
from tests.analytics import builders as b

RUBRIC = b.rubric(30, 20, 10)
FULL, LESS, LEAST = (3000, 2000, 1000), (2900, 2000, 1000), (2800, 2000, 1000)
HALVES = ("2021H1", "2021H2", "2022H1")
LAST, NEXT = date(2021, 6, 30), date(2021, 7, 1)  # of the place it left, in the place it came to
MUNICIPAL, PROVINCIAL = rules.League.MUNICIPAL.value, rules.League.PROVINCIAL.value
UNITS = (b.unit("a", 1), b.unit("b", 2), b.unit("m", 3, MUNICIPAL))


def place(org_id, until, **where):
    return {"org_id": org_id, "valid_to": until, **where}


def former(org_id, name, until):
    return {"org_id": org_id, "name": name, "kind": rules.AliasKind.FORMER.value, "valid_to": until}


def lake(*branches, units=UNITS, places=(), aliases=(), between=()):
    ids = [row["org_id"] for row in branches if row["level"] == rules.Level.BRANCH]
    cards = [b.card(org, "a", *FULL, period=half) for half in HALVES for org in ids]
    scores = {"a": FULL, "b": LESS, "m": LEAST}
    reviews = [
        b.review(row["org_id"], *scores[row["org_id"]], period=half) for half in HALVES for row in units
    ]
    return b.tables(
        organisations=b.organisations(*units, *between, *branches),
        former_places=b.frame("former_places", list(places)),
        aliases=b.frame("aliases", list(aliases)),
        rubrics=RUBRIC,
        reviews=b.reviews(*reviews),
        branch_cards=b.frame("branch_cards", cards),
        star_ratings=b.frame("star_ratings", [b.rated(org, 5 if org == "x" else 1) for org in ids]),
        weak_branches=b.frame("weak_branches", [b.weak(org, date(2021, 2, 1), LAST) for org in ids]),
        visits=b.frame("visits", [b.visit(org, date(2021, 3, 1)) for org in ids]),
    )


def build(tables, code, *names):
    """The named tables of results, or all."""
    if names:
        return pipeline.tables_of(names, tables, parse(code))
    return pipeline.build(tables, parse(code), kinds=False).tables


def of_units(tables, code, name, column):
    rows = build(tables, code, name)[name]
    return {org: value for org, value in rows.select("org_id", column).iter_rows() if value}


BY_UNIT = [
    ("stars_by_unit", "branches", 2),
    ("stars_by_unit", "five_star", 1),
    ("ledger_by_unit", "open", 2),
    ("coverage", "branches", 2),
    ("coverage", "branch_cards", 2),
    ("rounds_by_unit", "population", 2),
]


@pytest.mark.parametrize(("name", "column", "count"), BY_UNIT)
def test_a_branch_that_moved_counts_where_it_stood_then(name, column, count):
    moved = lake(
        *(b.branch(org, "b", placed_on=NEXT) for org in "xy"),
        places=[place(org, LAST, parent_id="a") for org in "xy"],
    )
    assert of_units(moved, "2021H1", name, column) == {"a": count}
    assert of_units(moved, "2021H2", name, column) == {"b": count}


def test_a_branch_moves_with_the_committee_above_it():
    committee = {**b.branch("c", "b"), "level": rules.Level.COMMITTEE.value}
    general = {**b.branch("g", "c"), "level": rules.Level.GENERAL_BRANCH.value}
    tables = lake(b.branch("x", "g"), between=[committee, general], places=[place("c", LAST, parent_id="a")])

    assert of_units(tables, "2021H1", "stars_by_unit", "branches") == {"a": 1}
    assert of_units(tables, "2021H2", "stars_by_unit", "branches") == {"b": 1}


def test_a_branch_that_moved_twice_is_found_in_each_place():
    moves = [place("x", LAST, parent_id="a"), place("x", date(2021, 12, 31), parent_id="m")]
    found = [
        of_units(lake(b.branch("x", "b"), places=moves), one, "stars_by_unit", "branches") for one in HALVES
    ]

    assert found == [{"a": 1}, {"m": 1}, {"b": 1}]


def test_the_ledger_of_a_month_counts_a_branch_in_the_league_it_was_in():
    tables = lake(b.branch("x", "m"), places=[place("x", LAST, parent_id="a")])
    rows = build(tables, "2021H2", "ledger_by_month")["ledger_by_month"].filter(pl.col("open") > 0)
    leagues = rows.filter(pl.col("scope") != PROVINCE).sort("month").select("scope", "month").rows()

    assert [row for row in leagues if row[0] in (PROVINCIAL, MUNICIPAL)] == [
        *((PROVINCIAL, f"2021-{month:02d}") for month in range(2, 7)),
        *((MUNICIPAL, f"2021-{month:02d}") for month in range(7, 13)),
    ]


def test_a_unit_stands_in_the_league_of_the_time_and_its_places_are_not_compared_across():
    units = (b.unit("a", 1), b.unit("b", 2, placed_on=NEXT), b.unit("m", 3, MUNICIPAL))
    tables = lake(b.branch("x", "b"), units=units, places=[place("b", LAST, league=MUNICIPAL)])
    then, now = (build(tables, one) for one in ("2021H1", "2021H2"))

    assert dict(then["rankings"].select("org_id", "league").iter_rows())["b"] == MUNICIPAL
    row = now["rankings"].row(by_predicate=pl.col("org_id") == "b", named=True)
    assert (row["league"], row["place"], row["previous_place_change"]) == (PROVINCIAL, 2, None)
    history = now["place_history"].filter(pl.col("org_id") == "b").sort("period")
    assert history["league"].to_list() == [MUNICIPAL, PROVINCIAL, PROVINCIAL][: history.height]
    levels = now["branch_levels"].sort("scope", "period").select("scope", "period").rows()
    assert (MUNICIPAL, "2021H1") not in levels  # the cards are of unit a
    assert now["unit_register"].filter(pl.col("org_id") == "b")["valid_from"].to_list() == [b.START]


def test_cards_are_pooled_into_the_league_the_unit_was_in():
    units = (b.unit("a", 1, placed_on=NEXT), b.unit("b", 2), b.unit("m", 3, MUNICIPAL))
    tables = lake(b.branch("x", "a"), units=units, places=[place("a", LAST, league=MUNICIPAL)])
    rows = build(tables, "2021H2", "branch_levels")["branch_levels"].filter(pl.col("scope") != PROVINCE)

    assert rows.sort("period").select("scope", "period").rows() == [
        (MUNICIPAL, "2021H1"),
        (PROVINCIAL, "2021H2"),
    ]


def test_falling_twice_is_said_within_one_league_only():
    others = {"b": 2900, "c": 2850, "d": 2800, "e": 2750, "f": 2700}
    own = {"2021H1": 3000, "2021H2": 2825, "2022H1": 2600}  # 1st, 4th and 6th of the six
    units = (b.unit("a", 1), *(b.unit(one, 2) for one in others), b.unit("m", 4, MUNICIPAL))
    cards = [
        b.review(org, given, 2000, 1000, period=half)
        for half, of_a in own.items()
        for org, given in {"a": of_a, **others}.items()
    ]
    tables = lake(units=units[:1]) | {
        "organisations": b.organisations(*units).lazy(), "reviews": b.reviews(*cards).lazy()
    }  # fmt: skip
    moved = tables | {"former_places": b.frame("former_places", [place("a", LAST, league=MUNICIPAL)]).lazy()}

    def fallen(of):
        rows = build(of, "2022H1", "attention")["attention"]
        return rows.filter(pl.col("reason") == "连续两期名次下降")["org_id"].to_list()

    assert fallen(tables) == ["a"]
    assert fallen(moved) == []


def test_a_renamed_branch_bears_the_name_of_the_time_everywhere():
    tables = lake(b.branch("x", "a", name="新名"), aliases=[former("x", "旧名", LAST)])
    for code, name in (("2021H1", "旧名"), ("2021H2", "新名")):
        results = build(tables, code)
        for table in ("branch_scores", "unit_branches", "ledger", "rounds"):
            assert results[table]["name"].to_list() == [name], table


def test_short_and_full_names_of_a_branch_are_never_its_name_of_the_time():
    aliases = [former("x", "简", date(2030, 1, 1)) | {"kind": rules.AliasKind.SHORT.value}]
    assert build(lake(b.branch("x", "a"), aliases=aliases), "2021H1", "ledger")["ledger"][
        "name"
    ].to_list() == ["支部x"]


ENDED = date(2021, 3, 31)


@pytest.mark.parametrize("span", [{"valid_to": ENDED}, {"valid_from": date(2023, 1, 1)}])
def test_what_is_counted_of_all_branches_is_what_the_units_add_up_to(span):
    """A branch left under a unit that does not stand is of nobody: no total holds what no unit has."""
    units = (b.unit("a", 1), b.unit("b", 2, **span))
    results = build(lake(b.branch("x", "a"), b.branch("y", "b"), units=units), "2021H2")

    def pooled(name, column):
        rows = results[name].filter(pl.col("scope") == PROVINCE)
        return rows.sort("period").tail(1)[column].item() if "period" in rows.columns else rows[column].item()

    for table, columns in {
        "ledger": ("open", "overdue"),
        "stars": ("branches", "five_star"),
    }.items():
        for column in columns:
            assert pooled(f"{table}_pooled", column) == results[f"{table}_by_unit"][column].sum() == 1
    assert results["branch_scores"]["org_id"].to_list() == ["x"]
    assert results["coverage"]["branches"].sum() == 1
    assert pooled("branch_levels", "cards") == 1


def test_nothing_noted_of_the_past_is_the_same_as_before():
    """A lake of an older program has no former places and no days of a move."""
    branches = (b.branch("x", "a"), b.branch("y", "b", valid_to=ENDED))
    with_none, tables = lake(*branches), lake(*branches, places=[place("z", LAST, parent_id="a")])
    for code in HALVES:
        before = build(tables, code)
        for name, frame in build(with_none, code).items():
            assert frame.equals(before[name]), name
