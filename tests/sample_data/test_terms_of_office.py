"""What was planted among terms and posts is found again, on seeds that were not used while building."""

from itertools import pairwise

import polars as pl
import pytest

from analytics import pipeline
from analytics.base.periods import parse
from analytics.systems.terms_of_office import RESULTS
from sample_data.generate import generate_with_plan

SEEDS = (424242, 161803)


@pytest.fixture(scope="module", params=SEEDS)
def found(request):
    frames, plan = generate_with_plan(request.param, branches=2500)
    lake = {name: frame.lazy() for name, frame in frames.items()}
    return plan, pipeline.tables_of([one.name for one in RESULTS], lake, parse("2023H2")), frames


def bodies(rows, **which):
    return set(rows.filter(**which)["org_id"])


def test_the_planted_terms_are_found_and_no_others(found):
    plan, tables, frames = found
    roles, terms = plan.spans, tables["terms_watch"]

    assert bodies(terms, said="届满未换届") == set(roles.over)
    assert bodies(terms, said="经批准延期") == {roles.extended, roles.extended_long}
    assert bodies(terms, is_long=True) == {roles.extended_long}
    assert bodies(terms, said="半年内届满") == set(roles.soon)
    assert len(roles.soon) == 41
    assert bodies(terms, said="无记录") == set(roles.unknown)
    elected = frames["terms"].filter(org_id=roles.early).sort("elected_on")["elected_on"].to_list()
    assert any((after - before).days < 2 * 366 for before, after in pairwise(elected))


def test_the_planted_posts_are_found_and_no_others(found):
    plan, tables, _ = found
    roles, posts = plan.spans, tables["posts_watch"]

    assert bodies(posts, said="空缺超过6个月") == set(roles.vacant)
    assert len(roles.vacant) == 3
    assert roles.at_the_limit in bodies(posts, said="空缺满3个月")
    assert bodies(posts, said="任职满5年应轮岗") == set(roles.long_held)
    assert bodies(posts, said="连任超过两届（一般）") == {roles.third}
    assert posts.filter(pl.col("said").is_in(["无记录", "未设机关纪委"])).is_empty()


def test_the_city_that_is_bound_has_one_of_each(found):
    plan, tables, _ = found
    city = tables["spans_by_unit"].filter(org_id=plan.duties.city)

    assert city.select("terms_over_binding", "vacant_over_binding").row(0) == (1, 1)
    others = tables["spans_by_unit"].filter(pl.col("org_id") != plan.duties.city)
    assert others["terms_over_binding"].sum() == 0
