"""The whole pipeline on tiny and on odd lakes: every result, always."""

from datetime import date
from functools import cache

import polars as pl
import pytest

from analytics import datasets, pipeline, reference
from analytics.base import rules
from analytics.base.periods import parse
from analytics.pipeline import SOURCES
from analytics.results import RESULTS
from tests.analytics import builders as b

CODES = ("2021", "2021H2", "2021Q4", "2021-12")
RUBRIC = b.rubric(30, 20, 10)
FULL = (3000, 2000, 1000)
UNITS = (b.unit("a", 1), b.unit("b", 2))
BRANCHES = (b.branch("a1", "a"), b.branch("a2", "a"), b.branch("b1", "b"))
COMMITTEES = (b.committee("c1", "a"),)
HELD = [name for name in datasets.ALL if name != "former_places"]  # the full lake has rows of
# filled where there are enough weak branches: tests/analytics/systems/test_weak_kinds.py
OF_SIXTY_WEAK_BRANCHES = ["weak_groups", "weak_profiles", "weak_rules", "weak_group_units", "weak_recovered"]
OF_SIXTY_WEAK_BRANCHES += ["weak_group_recovered"]
# filled where a day is crowded, visits found something, a unit has ten branches: tests/analytics/kit
OF_MANY_BRANCHES = [
    "crowded_days",
    "visit_stars",
    "visit_agreement",
    "visit_disagreements",
    "verdicts_by_unit",
    "exemplars_by_unit",
    "exemplar_branches",
    "weak_unseen",
    "cases_none_found",
    "member_points_by_star",
    "talks_none",
    "contacts_clearance",
]
SHAPES = {name: result.schema.create_empty().schema for name, result in RESULTS.items()}
MARKUP = '<b onmouseover="x">&amp;</b>'


def build(tables, code):
    return pipeline.build(tables, parse(code))


def reviews_of(*org_ids, periods=("2020H2", "2021H1", "2021H2"), card=FULL, version=2020):
    return [b.review(org, *card, period=period, version=version) for period in periods for org in org_ids]


_SOURCES = {1: "督查检查", 2: "述职评议"}


def full_lake(*, units=UNITS, branches=BRANCHES, synthetic=()):
    """Something of everything; synthetic: the data sets that are marked as simulated."""
    months = [f"{year}-{month:02d}" for year in (2019, 2021) for month in range(1, 13)]
    ids, below = [row["org_id"] for row in units], [row["org_id"] for row in branches]
    rows = {
        "aliases": [{"org_id": "a", "name": "旧名", "kind": "曾用名", "valid_to": date(2021, 6, 30)}],
        "changes": [
            {"change_no": 1, "changed_on": date(2021, 7, 1), "kind": "更名", "from_org": "a", "to_org": "a"},
            {
                "change_no": 2,
                "changed_on": date(2021, 12, 1),
                "kind": "更名",
                "from_org": "a",
                "to_org": "a",
                "decided_on": date(2021, 11, 1),
            },
        ],
        "reviews": reviews_of(*ids),
        "self_checks": [
            b.self_check(org, m, *FULL, evidence=(1, 2, 3)) for org in ids for m in months if m > "2021"
        ],
        "branch_cards": [b.card(org, "a", *FULL, period="2021H2") for org in below],
        "exemptions": [{"org_id": "b1", "rubric_version": 2020, "item_no": 3, "reason": "无"}],
        "adjustments": [{"org_id": "a", "period": "2021H2", "entry_no": 1, "points": -100, "reason": "迟报"}],
        "assessments": [
            {"org_id": org, "period": "2021", "on_site": 9000, "debriefing": 8000} for org in ids
        ],
        "star_ratings": [b.rated(org, stars) for org, stars in zip(below, (5, 2), strict=False)],
        "weak_branches": [b.weak("a2", date(2021, 2, 1), date(2021, 8, 1))],
        "burden_counts": [b.burden(org, m, 1, 2, 3, 4) for org in ids for m in months],
        "cases": [
            b.problem("a", n, date(2021, 2, n), date(2021, 8, 1), source=_SOURCES.get(n, "自查"))
            for n in range(1, 25)
        ],
        "activities": [b.activities(org, "2021H2", 1, 2, 3) for org in ids],
        "visits": [
            *(b.visit(org, date(2021, 11, 3)) for org in below),
            *(b.visit(org, date(2021, 11, 3), kind="组织生活检查") for org in below),
            *(row for org in (*ids, *below) for row in b.heard(org, date(2021, 11, 3), result="好")),
        ],
        "duty_reports": [
            *(b.duty(org, "2021H2", "专题学习", 6) for org in ids),
            b.duty(ids[0], "2021", "党组向上级报告履责情况", 1),
            *(b.duty(org, "2021H2", "岗位变动必谈", 9, 9) for org in ids),
        ],
        "inspections": [b.inspection(org, date(2021, 11, 3)) for org in ids],
        "appraisals": [row for org in ids for row in b.appraisals(org, "2021", *("好",) * 20, "一般")],
        "selections": [b.selection(ids[0], "2021")],
        "branch_selections": [b.selection(below[0], "2021", title="先进党支部")],
        "terms": [b.term(org, date(2019, 3, 1)) for org in below],
        "posts": [b.post("c1", date(2021, 4, 1), filled=False)],
        "contacts": [b.contact(org, date(2021, 1, 4)) for org in below],
        "member_points": [b.points(org, f"2021Q{n}", 800, 10) for org in below for n in range(1, 5)],
    }
    frames = {name: b.frame(name, own) for name, own in rows.items()}
    frames |= {"organisations": b.organisations(*units, *COMMITTEES, *branches), "rubrics": RUBRIC}
    frames["survey_answers"] = reference.survey_pingdingshan()
    return b.tables(
        **{name: f.with_columns(synthetic=pl.lit(name in synthetic)) for name, f in frames.items()}
    )


@cache
def full(code):
    return build(full_lake(), code)


TREE = b.organisations(*UNITS, *BRANCHES)
STARS = b.frame("star_ratings", [b.rated("a1", 5, "2021H2")])
LEAGUE_OF_ONE = b.organisations(b.unit("a"), b.unit("m", 1, rules.League.MUNICIPAL))
EMPTY_CARDS = b.reviews(*reviews_of("a", "b", card=(None, None, None)))
ONE, EARLIER = (b.reviews(*reviews_of("a", periods=[half])) for half in ("2021H2", "2020H2"))
TWO_VERSIONS = b.reviews(
    *reviews_of("a", "b", periods=["2020H2", "2021H1"]),
    *reviews_of("a", "b", periods=["2021H2"], card=(4000, 2000), version=2021),
)
BOTH_RUBRICS = pl.concat([RUBRIC, b.rubric(40, 20, version=2021)])


def all_with(**more):
    """The units and branches with other details."""
    return {"units": [row | more for row in UNITS], "branches": [row | more for row in BRANCHES]}


def of_units(**frames):
    return b.tables(**{"organisations": b.organisations(*UNITS), "rubrics": RUBRIC, **frames})


def but(**frames):
    """The full lake with other frames of some data sets."""
    return {**full_lake(), **{name: frame.lazy() for name, frame in frames.items()}}


LAKES = {
    "nothing at all": b.tables,
    "organisations only": lambda: b.tables(organisations=TREE),
    "one period only": lambda: of_units(reviews=ONE),
    "a branch without stars": lambda: b.tables(organisations=b.organisations(*UNITS, b.branch("a1", "a"))),
    "stars only": lambda: b.tables(organisations=TREE, star_ratings=STARS),
    "ratings of branches nobody knows": lambda: b.tables(star_ratings=STARS),
    "a league of one": lambda: of_units(
        organisations=LEAGUE_OF_ONE, reviews=b.reviews(*reviews_of("a", "m"))
    ),
    "nothing reviewed yet": lambda: but(reviews=b.frame("reviews", [])),
    "reviews without a rubric": lambda: but(rubrics=b.frame("rubrics", [])),
    "a rubric without items for branches": lambda: but(rubrics=b.rubric(30, 20, 10, branches=False)),
    "nothing but empty cards": lambda: but(reviews=EMPTY_CARDS),
    "a period not closed": lambda: of_units(reviews=EARLIER),
    "a rubric that changed": lambda: of_units(rubrics=BOTH_RUBRICS, reviews=TWO_VERSIONS),
    "names with markup": lambda: full_lake(**all_with(name=MARKUP)),
    "units that stand no more": lambda: full_lake(**all_with(valid_to=date(2021, 3, 1))),
}


# A year and a month take every branch of the pipeline; halves and quarters are tried where it is cheap.
@pytest.mark.parametrize(
    ("lake", "code"),
    [
        *((lake, code) for lake in LAKES for code in ("2021", "2021-12")),
        *((lake, code) for lake in list(LAKES)[:3] for code in ("2021H2", "2021Q4")),
    ],
)
def test_every_result_comes_out_of_every_lake_in_its_shape(lake, code):
    assert {name: frame.schema for name, frame in build(LAKES[lake](), code).tables.items()} == SHAPES


def test_results_come_out_in_the_order_they_are_registered_in():
    assert list(full("2021").tables) == list(RESULTS)


@pytest.mark.parametrize("code", CODES)
def test_a_full_lake_leaves_no_result_empty_but_what_is_missing(code):
    results = full(code)

    compared = results.tables["comparisons"]["obstacle"].null_count() > 0
    accounts = [] if compared else ["item_changes", "overtakes"]
    empty = {name for name, frame in results.tables.items() if frame.is_empty()}
    rare = {*OF_SIXTY_WEAK_BRANCHES, *OF_MANY_BRANCHES}
    unbound = {"duties_by_unit", "talks_by_unit"}  # no document names these units
    of_years = [] if code == "2021" else ["grade_uses", "grade_use_facts"]  # grades are used year by year
    told = {*accounts, "missing", "evidence_missing", "reminders", *unbound, *rare, *of_years}
    assert empty == told


def test_a_year_is_closed_once_its_last_month_is_reported():
    assert full("2021").closed
    assert not build(LAKES["a period not closed"](), "2021").closed


def test_later_halves_do_not_change_an_earlier_period():
    lake = full_lake()
    until = lambda frame: frame.filter(pl.col("period") <= "2021H1")  # noqa: E731
    earlier = {**lake, **{name: until(lake[name]) for name in ("reviews", "star_ratings", "branch_cards")}}

    now, then = build(lake, "2021H1"), build(earlier, "2021H1")

    for name in RESULTS:
        assert now.tables[name].equals(then.tables[name]), name


def test_names_with_markup_come_out_as_they_went_in():
    results = build(LAKES["names with markup"](), "2021H2")

    for name in ("rankings", "branch_scores", "ledger", "stars_by_unit"):
        assert results.tables[name]["name"].unique().to_list() == [MARKUP]


def test_a_list_of_stars_alone_closes_its_half_years():
    pooled = build(LAKES["stars only"](), "2021H2").tables["stars_pooled"]
    assert pooled["is_closed"].to_list() == [True, True]


@pytest.mark.parametrize("bit", range(5))
def test_a_simulated_row_marks_the_results_made_from_its_data_set_and_no_other(bit):
    """Mark the data sets whose number has this bit, so that every two are told apart in some round."""
    marked = [name for number, name in enumerate(HELD) if number >> bit & 1]

    results = build(full_lake(synthetic=marked), "2021H2")

    for table in RESULTS:
        assert results.synthetic(table) is bool(set(marked) & set(SOURCES[table])), table


def test_the_sources_of_a_result_are_all_it_depends_on():
    """Take one data set away: a result that changes must name it, or the mark would be lost."""
    lake, empty = full_lake(), b.tables()
    whole = build(lake, "2021")

    for name in datasets.ALL:
        less = build({**lake, name: empty[name]}, "2021")
        changed = {table for table in RESULTS if not less.tables[table].equals(whole.tables[table])}
        named = {table for table in RESULTS if name in SOURCES[table]} | {"provenance"}
        assert changed <= named, name
