"""Terms of bodies and posts of their heads: what is over and what not, whom it binds, what is unknown."""

from datetime import date

import polars as pl
import pytest

from analytics import pipeline
from analytics.base.periods import parse
from analytics.base.rules import League
from analytics.systems.terms_of_office import RESULTS
from tests.analytics import builders as b

TABLES = [one.name for one in RESULTS]
CITY = b.unit("m", 1, League.MUNICIPAL, region="示例市03", name="示例市03", synthetic=True)
UNITS = (b.unit("u", 1), b.unit("v", 2), CITY)
TREE = (*UNITS, b.committee("uc", "u"), b.committee("mc", "m"), b.branch("b1", "uc"), b.branch("b2", "mc"))
GENERAL = {**b.committee("ug", "uc", name="第一党总支"), "level": "党总支"}
DEPUTY, DISCIPLINE, FULL_TIME = "机关党委专职副书记", "机关纪委书记", "专职党务岗位"


def made(terms=(), posts=(), period="2023", tree=TREE, **frames):
    tables = b.tables(
        organisations=b.organisations(*tree),
        terms=b.frame("terms", list(terms)),
        posts=b.frame("posts", list(posts)),
        **frames,
    )
    return pipeline.tables_of(TABLES, tables, parse(period))


def said(found, table="terms_watch", *columns):
    return found[table].select("org_id", *(columns or ("said",))).rows()


def test_a_committee_has_five_years_a_branch_and_a_general_branch_three_and_the_day_itself_is_not_over():
    terms = [
        b.term("uc", date(2018, 12, 31)), b.term("mc", date(2018, 12, 30)),
        b.term("ug", date(2020, 12, 31)), b.term("b1", date(2020, 12, 30)), b.term("b2", date(2021, 7, 1)),
    ]  # fmt: skip
    tree = [{**row, "valid_from": date(2018, 1, 1)} for row in (*TREE, GENERAL)]

    found = made(terms, tree=tree)

    assert said(found, "terms_watch", "said", "days_over") == [
        ("mc", "届满未换届", 1), ("b1", "届满未换届", 1),
        ("uc", "半年内届满", None), ("ug", "半年内届满", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("elected", "day", "state"),
    [
        (date(2020, 2, 29), "2023-02", "半年内届满"),  # three years on: the 28th itself
        (date(2020, 2, 28), "2023-02", "半年内届满"),
        (date(2020, 2, 27), "2023-02", "届满未换届"),
        (date(2020, 8, 31), "2023-02", "半年内届满"),  # six months before the end of August
        (date(2020, 9, 1), "2023-02", None),
    ],
)
def test_the_last_day_of_a_shorter_month_stands_for_days_it_lacks(elected, day, state):
    assert dict(said(made([b.term("b1", elected)], period=day))).get("b1") == state


def test_an_extension_moves_the_day_is_counted_apart_and_one_longer_than_a_year_is_marked():
    terms = [
        b.term("b1", date(2020, 3, 1), extended_to=date(2024, 3, 1), document="一号"),
        b.term("b2", date(2020, 3, 1), extended_to=date(2024, 3, 2), document="二号"),
    ]

    found = made(terms)
    later = made(terms, period="2024")

    assert said(found, "terms_watch", "said", "is_long")[2:] == [
        ("b2", "经批准延期", True), ("b1", "经批准延期", False),
    ]  # fmt: skip
    assert said(later, "terms_watch", "said", "due_on")[2:] == [
        ("b2", "届满未换届", date(2024, 3, 2)), ("b1", "届满未换届", date(2024, 3, 1)),
    ]  # fmt: skip
    units = found["spans_by_unit"].select("org_id", "terms_over", "terms_extended", "terms_extended_long")
    assert units.rows() == [("u", 0, 1, 0), ("m", 0, 1, 1)]


def test_an_election_before_the_end_begins_a_new_term_and_ends_the_old_one():
    terms = [b.term("b1", date(2020, 6, 1)), b.term("b1", date(2022, 1, 10)), b.term("b1", date(2024, 2, 1))]

    found = made(terms)

    assert "b1" not in dict(said(found))


def test_a_body_without_any_record_is_unknown_and_stands_first_and_never_in_order():
    found = made([b.term("b2", date(2020, 1, 1))])

    assert sorted(said(found)[:3]) == [("b1", "无记录"), ("mc", "无记录"), ("uc", "无记录")]
    assert said(found)[3] == ("b2", "届满未换届")
    counts = found["spans_by_limit"].filter(scope="全省").select("code", "counted", "unknown", "over")
    assert counts.rows() == [("committee_term_years", 2, 2, 0), ("branch_term_years", 2, 1, 1)]


def test_where_nobody_wrote_anything_down_there_is_nothing_and_not_all_unknown():
    assert all(rows.is_empty() for rows in made().values())
    only_terms = made([b.term("b1", date(2022, 1, 1))])
    assert only_terms["posts_watch"].is_empty()
    assert only_terms["spans_by_unit"]["seats"].to_list() == [0, 0]


def test_only_the_units_a_document_names_are_bound():
    terms = [b.term(one, date(2018, 1, 1)) for one in ("b1", "b2")]
    tree = [{**row, "valid_from": date(2017, 1, 1)} for row in TREE]

    found = made(terms, [b.post("uc", date(2023, 1, 1), filled=False)], tree=tree)

    standing = dict(found["terms_watch"].filter(said="届满未换届").select("org_id", "standing").iter_rows())
    assert standing == {"b2": "约束", "b1": "参照"}
    binding = found["spans_by_unit"].select(
        "org_id", "terms_over", "terms_over_binding", "vacant_over_binding"
    )
    assert binding.rows() == [("u", 1, 0, 0), ("m", 1, 1, 0)]


def test_a_post_is_empty_too_long_from_the_day_after_six_months_on():
    posts = [
        b.post("uc", date(2023, 6, 30), DISCIPLINE, filled=False),  # until 2023-12-30
        b.post("mc", date(2023, 7, 1), DISCIPLINE, filled=False),  # until 2024-01-01
    ]

    found = made(posts=posts)

    states = found["posts_watch"].filter(post=DISCIPLINE, code="vacancy_months").select("org_id", "said")
    assert states.rows() == [("uc", "空缺超过6个月"), ("mc", "空缺满3个月")]
    lengths = found["vacancies_by_length"].filter(pl.col("seats") > 0, scope="全省")
    assert lengths.select("months", "seats").rows() == [(6, 1), (7, 1)]


def test_spells_of_an_empty_post_that_follow_on_each_other_count_as_one():
    posts = [
        b.post("uc", date(2023, 4, 1), until=date(2023, 8, 31), filled=False),
        b.post("uc", date(2023, 9, 1), filled=False),
        b.post("mc", date(2023, 4, 1), until=date(2023, 8, 31), filled=False),
        b.post("mc", date(2023, 9, 15), filled=False),
    ]

    found = made(posts=posts)["posts_watch"].filter(code="vacancy_months")

    assert found.select("org_id", "said", "since").rows() == [
        ("uc", "空缺超过6个月", date(2023, 4, 1)), ("mc", "空缺满3个月", date(2023, 9, 15)),
    ]  # fmt: skip


def test_a_post_nobody_tells_of_any_more_is_unknown_and_so_is_a_committee_without_a_secretary():
    posts = [b.post("uc", date(2022, 1, 1), DEPUTY, until=date(2023, 3, 1))]

    found = made(posts=posts)

    unknown = found["posts_watch"].filter(said="无记录").select("org_id", "post").sort("org_id", "post")
    assert unknown.rows() == [("mc", "机关党委书记"), ("uc", DEPUTY), ("uc", "机关党委书记")]
    at_the_time = made(posts=posts, period="2022")["posts_watch"]
    assert at_the_time.filter(post=DEPUTY, said="无记录").is_empty()


def test_rotation_is_told_of_full_time_posts_from_five_years_on_and_is_never_over():
    since = date(2018, 12, 31)
    posts = [
        b.post("uc", since, FULL_TIME), b.post("uc", date(2019, 1, 1), FULL_TIME, seat_no=2),
        b.post("uc", since, "机关党委书记"), b.post("mc", date(2010, 1, 1), DEPUTY),
    ]  # fmt: skip

    found = made(posts=posts)["posts_watch"].filter(code="post_rotation")

    assert found.select("org_id", "post", "seat_no", "said", "state", "months").rows() == [
        ("mc", DEPUTY, 1, "任职满5年应轮岗", "将到", 167),
        ("uc", FULL_TIME, 1, "任职满5年应轮岗", "将到", 60),
    ]  # fmt: skip


def test_a_third_term_is_more_than_usual_and_an_untold_one_is_not_judged():
    posts = [
        b.post("uc", date(2021, 1, 1), term_no=3), b.post("uc", date(2021, 1, 1), DISCIPLINE, term_no=2),
        b.post("mc", date(2021, 1, 1)), b.post("mc", date(2021, 1, 1), DISCIPLINE),
    ]  # fmt: skip

    found = made(posts=posts)

    assert said(found, "posts_watch", "said") == [("uc", "连任超过两届（一般）")]
    counts = found["spans_by_limit"].filter(scope="全省", code="terms_in_post")
    assert counts.select("counted", "unknown", "over").row(0) == (4, 2, 1)


def test_a_committee_that_tells_of_its_posts_and_never_had_a_secretary_of_discipline_has_no_such_body():
    posts = [
        b.post("uc", date(2021, 1, 1)), b.post("mc", date(2021, 1, 1)),
        b.post("mc", date(2021, 1, 1), DISCIPLINE, until=date(2022, 1, 1)),
    ]  # fmt: skip

    found = made(posts=posts)

    assert said(found, "posts_watch", "said") == [("mc", "无记录"), ("uc", "未设机关纪委")]


def test_the_next_twelve_months_tell_of_each_body_once_in_the_month_its_term_ends():
    terms = [
        b.term("uc", date(2019, 2, 1)), b.term("b1", date(2021, 1, 31)), b.term("b2", date(2021, 12, 31)),
        b.term("mc", date(2018, 12, 31)),
    ]  # fmt: skip
    tree = [{**row, "valid_from": date(2018, 1, 1)} for row in TREE]

    months = made(terms, tree=tree)["expiries_by_month"].filter(scope="全省")

    assert months.height == 12
    told = months.filter(pl.col("committees") + pl.col("below") > 0).drop("scope")
    assert told.rows() == [
        ("2024-01", 1, 1),
        ("2024-02", 1, 0),
        ("2024-12", 0, 1),
    ]  # mc ends on the day itself


def test_a_branch_that_moved_is_counted_where_it_stood_and_under_its_name_of_the_time():
    moved = {**b.branch("b1", "mc", name="今名"), "placed_on": date(2023, 7, 1)}
    tree = (*UNITS, b.committee("uc", "u"), b.committee("mc", "m"), moved)
    until = {"org_id": "b1", "valid_to": date(2023, 6, 30)}
    past = {
        "former_places": b.frame("former_places", [{**until, "parent_id": "uc"}]),
        "aliases": b.frame("aliases", [{**until, "name": "原名", "kind": "曾用名"}]),
    }
    term = [b.term("b1", date(2020, 1, 1))]

    before, after = (made(term, tree=tree, period=code, **past) for code in ("2023H1", "2023H2"))

    columns = ("name", "unit_id", "standing", "said")
    assert said(before, "terms_watch", *columns)[-1] == ("b1", "原名", "u", "参照", "届满未换届")
    own = after["terms_watch"].filter(org_id="b1").select(columns).row(0)
    assert own == ("今名", "m", "约束", "届满未换届")


def test_a_body_that_stood_no_more_is_counted_in_the_periods_it_stood_in_and_a_temporary_one_never():
    tree = (
        *UNITS, b.committee("uc", "u"), b.branch("b1", "uc", valid_to=date(2023, 6, 30)),
        b.branch("b2", "uc", temporary=True),
    )  # fmt: skip
    terms = [b.term(one, date(2020, 1, 1)) for one in ("uc", "b1", "b2")]

    bodies = [
        made(terms, tree=tree, period=code)["spans_by_unit"]["bodies"][0] for code in ("2023H1", "2023H2")
    ]

    assert bodies == [2, 1]


def test_leagues_and_the_province_are_the_sums_of_their_units():
    terms = [b.term("b1", date(2020, 3, 1)), b.term("b2", date(2022, 3, 1))]
    posts = [b.post("uc", date(2023, 2, 1), filled=False), b.post("mc", date(2018, 2, 1), FULL_TIME)]

    counts = made(terms, posts)["spans_by_limit"]

    numbers = [name for name, kind in counts.schema.items() if kind == pl.Int64]
    sums = {
        scope: counts.filter(pl.col("scope").is_in(of))
        .group_by("code")
        .agg(pl.col(numbers).sum())
        .sort("code")
        for scope, of in {"whole": ["全省"], "leagues": ["省直", "市直"], "units": ["u", "m"]}.items()
    }
    assert sums["whole"].equals(sums["leagues"])
    assert sums["whole"].equals(sums["units"])
