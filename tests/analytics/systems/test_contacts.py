"""Contacts in small: who is linked on the day, whether anybody came, who owes it, how long clearing takes."""

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics import pipeline
from analytics.base.periods import parse
from analytics.base.rules import League
from analytics.systems.contacts import RESULTS, left_by_unit
from tests.analytics import builders as b

CITY = League.MUNICIPAL
UNITS = (
    b.unit("u", 1), b.unit("v", 2), b.unit("w", 3),
    b.unit("m", 1, CITY, region="示例市03", name="示例市03", synthetic=True),
    b.unit("n", 2, CITY, region="示例市04", name="示例市04", synthetic=True),
)  # fmt: skip
BRANCHES = tuple(b.branch(f"{unit}{place}", unit) for unit in "uvmn" for place in (1, 2, 3))
END, DUE = date(2023, 12, 31), date(2024, 6, 1)
FOUND = date(2023, 10, 1)
NAMES = [result.name for result in RESULTS]


def tables_of(contacts=(), weak=(), visits=(), units=UNITS, branches=BRANCHES, until="2023-12", **more):
    return b.tables(
        organisations=b.organisations(*units, *branches),
        rubrics=b.rubric(60),
        self_checks=b.frame("self_checks", [b.self_check("u", until, 6000)]),
        contacts=b.frame("contacts", list(contacts)),
        weak_branches=b.frame("weak_branches", list(weak)),
        visits=b.frame("visits", list(visits)),
        **more,
    )


def made(*contacts, period="2023", names=NAMES, **more):
    return pipeline.tables_of(names, tables_of(contacts, **more), parse(period))


def came(org_id, day, **row):
    return b.visit(org_id, day, kind="联系点到访", **row)


def unit_row(tables, org_id):
    return tables["contacts_by_unit"].row(by_predicate=pl.col("org_id") == org_id, named=True)


def state(tables, org_id):
    return tables["contacts_watch"].filter(org_id=org_id)["state"].to_list()


def test_a_weak_branch_is_linked_while_a_contact_with_it_holds_on_the_day():
    weak = [b.weak(one, FOUND, DUE) for one in ("u1", "u2", "u3", "v1")]
    tables = made(
        b.contact("u1", date(2023, 12, 31)),
        b.contact("u2", date(2023, 1, 1), END),
        b.contact("u3", date(2023, 1, 1), date(2023, 12, 30)),
        b.contact("v1", date(2024, 1, 1)),
        weak=weak,
    )

    told = [unit_row(tables, one) for one in "uv"]
    assert [(one["weak"], one["linked"], one["left"]) for one in told] == [(3, 2, 1), (1, 0, 1)]
    assert [state(tables, one) for one in ("u3", "v1")] == [["未安排"], ["未安排"]]


def test_a_branch_cleared_by_the_day_is_not_weak_and_one_with_two_contacts_counts_once():
    cleared = b.weak("u2", FOUND, DUE, date(2023, 11, 1))
    tables = made(
        b.contact("u1", FOUND), b.contact("u1", FOUND, role="工委"), weak=[b.weak("u1", FOUND, DUE), cleared]
    )

    told = unit_row(tables, "u")
    assert (told["weak"], told["linked"], told["led"], told["links"]) == (1, 1, 1, 2)


def test_only_the_leaders_count_as_led_by_them():
    weak = [b.weak(one, FOUND, DUE) for one in ("u1", "u2", "u3")]
    roles = ("党组书记", "机关党委书记", "工委")
    tables = made(
        *(b.contact(one["org_id"], FOUND, role=role) for one, role in zip(weak, roles, strict=True)),
        weak=weak,
    )

    assert (unit_row(tables, "u")["linked"], unit_row(tables, "u")["led"]) == (3, 1)


@pytest.mark.parametrize(
    ("since", "visited", "found"),
    [
        (date(2023, 6, 30), None, "半年没有到访"),  # and six months is 30 December
        (date(2023, 7, 1), None, "建立不满半年"),
        (date(2022, 1, 1), date(2023, 6, 29), "半年没有到访"),
        (date(2022, 1, 1), date(2023, 7, 1), "半年内到访过"),
        (date(2023, 12, 1), date(2023, 11, 30), "建立不满半年"),  # before the contact began
        (date(2022, 1, 1), date(2024, 1, 1), "半年没有到访"),  # not known yet
        (date(2023, 12, 1), date(2023, 12, 1), "半年内到访过"),
    ],
)
def test_six_months_without_a_visit_count_from_the_last_one_or_from_the_beginning(since, visited, found):
    visits = [came("u1", visited)] if visited else []
    assert state(made(b.contact("u1", since), visits=visits), "u1") == [found]


def test_six_months_to_the_day_are_not_over_where_the_month_is_shorter():
    contact = b.contact("u1", date(2023, 8, 31))
    february = {"period": "2024-02", "until": "2024-02"}
    assert state(made(contact, **february), "u1") == ["建立不满半年"]
    assert state(made(contact, period="2024-03", until="2024-03"), "u1") == ["半年没有到访"]


def test_a_day_counts_once_however_many_came_and_also_as_the_day_of_an_observation():
    day = date(2023, 11, 1)
    tables = made(
        b.contact("u1", FOUND),
        visits=[
            came("u1", day), came("u1", day, organised_by="工委"), b.visit("u1", day),
            b.visit("u1", date(2023, 11, 2)), came("u1", date(2023, 12, 1)),
        ],
        names=[*NAMES, "rounds"],
    )  # fmt: skip

    (row,) = tables["contacts_watch"].filter(org_id="u1").to_dicts()
    assert (row["times"], row["seen_too"], row["last_on"]) == (2, 1, date(2023, 12, 1))
    assert tables["rounds"].filter(org_id="u1")["times"].to_list() == [2]


def test_a_contact_with_an_abolished_branch_ends_on_that_day():
    branches = [row | {"valid_to": date(2023, 9, 30)} if row["org_id"] == "u1" else row for row in BRANCHES]
    contacts = (b.contact("u1", FOUND.replace(year=2022)), b.contact("v1", FOUND))

    after = made(*contacts, branches=branches)
    on_the_day = made(*contacts[:1], branches=branches, period="2023-09", until="2023-09")

    assert (unit_row(after, "u")["links"], state(after, "u1")) == (0, [])
    assert unit_row(on_the_day, "u")["links"] == 1


def test_of_a_seat_that_passes_on_in_a_day_one_holds():
    before, after = b.contact("u1", date(2023, 1, 1), FOUND), b.contact("u1", FOUND)
    tables = made(before, after, period="2023-10", until="2023-10")
    assert tables["contacts_watch"]["since"].to_list() == [FOUND]


def test_a_branch_is_of_the_unit_it_stood_under_on_the_day():
    moved = b.branch("u1", "v")
    place = {"org_id": "u1", "parent_id": "u", "valid_to": date(2022, 12, 31), "league": None}
    places = b.frame("former_places", [place])
    others = [row for row in BRANCHES if row["org_id"] != "u1"]
    told = {
        period: made(
            b.contact("u1", date(2021, 1, 1)), branches=(moved, *others), period=period, former_places=places
        )
        for period in ("2022", "2023")
    }

    assert [unit_row(told[one], "u")["links"] for one in told] == [1, 0]
    assert [unit_row(told[one], "v")["links"] for one in told] == [0, 1]


def test_no_record_of_a_league_is_not_nobody():
    weak = [b.weak("u1", FOUND, DUE), b.weak("m1", FOUND, DUE)]
    tables = made(b.contact("v1", FOUND), weak=weak, names=[*NAMES, "worklist"])

    assert set(tables["contacts_by_unit"]["league"]) == {"省直"}
    assert dict(tables["worklist"].select("org_id", "contact").rows()) == {"u1": "未安排", "m1": None}
    none = made(weak=weak, names=[*NAMES, "worklist", "advice"])
    assert all(none[name].is_empty() for name in NAMES)
    assert none["worklist"]["contact"].null_count() == 2
    assert none["advice"].filter(code="contacts").is_empty()


def test_before_the_first_contact_nothing_is_told_of_the_past():
    tables = made(
        b.contact("u1", date(2023, 2, 1)), period="2022", weak=[b.weak("u1", date(2022, 5, 1), DUE)]
    )
    assert all(tables[name].is_empty() for name in NAMES)


def test_a_unit_without_branches_is_not_one_without_contacts():
    tables = made(b.contact("u1", FOUND))
    told = {row["org_id"]: (row["branches"], row["links"]) for row in tables["contacts_by_unit"].to_dicts()}
    assert told == {"u": (3, 1), "v": (3, 0), "w": (0, 0)}


def test_only_where_a_document_asks_for_it_is_somebody_to_be_arranged():
    weak = [b.weak(one, FOUND, DUE) for one in ("u1", "m1", "n1")]
    tables = made(b.contact("v1", FOUND), b.contact("m2", FOUND), weak=weak)

    told = {row["org_id"]: (row["standing"], row["left"]) for row in tables["contacts_by_unit"].to_dicts()}
    assert (told["u"], told["m"], told["n"]) == (("约束", 1), ("约束", 1), ("参照", 1))
    assert left_by_unit(tables["contacts_by_unit"]).rows() == [("u", 1), ("m", 1)]


def test_the_list_of_work_says_who_links_in_the_order_of_posts():
    seats = [{"role": "机关党委书记"}, {}, {"seat_no": 2}]
    contacts = [b.contact("u1", FOUND, **one) for one in seats]
    tables = made(*contacts, weak=[b.weak("u1", FOUND, DUE)], names=["worklist"])
    assert tables["worklist"]["contact"].to_list() == ["班子成员、机关党委书记"]


def cohort(first, count, days, since):
    """Branches found on one day, cleared after so many days, with a contact from so many days after."""
    ids = [f"c{first + place}" for place in range(count)]
    found = date(2023, 1, 1)
    weak = [b.weak(one, found, DUE, found + timedelta(days)) for one in ids]
    contacts = [b.contact(one, found + timedelta(since)) for one in ids] if since is not None else []
    return [b.branch(one, "u") for one in ids], weak, contacts


def clearance_of(*cohorts):
    parts = list(zip(*cohorts, strict=True))
    branches, weak, contacts = ([row for rows in part for row in rows] for part in parts)
    first = b.contact("v1", date(2023, 1, 1))
    tables = made(first, *contacts, weak=weak, branches=(*BRANCHES, *branches))
    rows = tables["contacts_clearance"].filter(pl.col("share") >= 0.5 - 1e-9, scope="全省")
    return {kind: (day, cases) for kind, day, cases in rows.group_by("kind").agg(
        pl.col("day").min(), pl.col("cases").first()).select("kind", "day", "cases").rows()}  # fmt: skip


def test_clearing_takes_as_long_with_and_without_a_contact_side_by_side():
    linked = cohort(0, 20, 60, 0)
    assert clearance_of(linked, cohort(100, 25, 110, None)) == {"有联系": (60, 20), "没有联系": (110, 25)}


def test_a_contact_arranged_after_thirty_days_is_none_from_the_beginning():
    on_the_last, a_day_late = cohort(0, 20, 60, 30), cohort(100, 20, 60, 31)
    assert clearance_of(on_the_last, a_day_late) == {"有联系": (60, 20), "没有联系": (60, 20)}


def test_too_few_are_not_compared():
    assert set(clearance_of(cohort(0, 19, 60, 0), cohort(100, 20, 110, None))) == {"没有联系"}


def test_branches_found_before_anybody_wrote_contacts_down_are_not_compared():
    branches, weak, contacts = cohort(0, 20, 60, 0)
    early = [row | {"found_on": date(2022, 12, 31), "cleared_on": date(2023, 2, 1)} for row in weak]
    tables = made(*contacts, weak=early, branches=(*BRANCHES, *branches))
    assert tables["contacts_clearance"].is_empty()


SPANS = st.lists(
    st.tuples(
        st.sampled_from([row["org_id"] for row in BRANCHES]),
        st.dates(date(2021, 1, 1), date(2023, 12, 31)),
        st.none() | st.integers(0, 900),
    ),
    max_size=12,
    unique_by=lambda one: one[:2],
)


@settings(max_examples=15, deadline=None)
@given(SPANS, st.sets(st.sampled_from([row["org_id"] for row in BRANCHES])))
def test_linked_and_left_add_up_and_so_do_the_states_of_contacts(spans, weak):
    contacts = [b.contact(one, since, since + timedelta(days) if days is not None else None)
                for one, since, days in spans]  # fmt: skip
    tables = made(*contacts, weak=[b.weak(one, FOUND, DUE) for one in sorted(weak)])

    rows, watch = tables["contacts_by_unit"], tables["contacts_watch"]
    assert rows.filter(pl.col("linked") + pl.col("left") != pl.col("weak")).is_empty()
    states = pl.sum_horizontal("visited", "fresh", "unvisited")
    assert rows.filter(states != pl.col("links")).is_empty()
    assert rows["links"].sum() + rows["left"].sum() == watch.height
    told = {row["league"] for row in rows.to_dicts()}
    leagues = {"u": "省直", "v": "省直", "m": "市直", "n": "市直"}
    assert rows["weak"].sum() == sum(leagues[one[0]] in told for one in weak)
