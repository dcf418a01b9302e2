"""Whose branches do less than the tiers above, and who has no list, is found on fresh seeds."""

import pytest
from polars import col

from analytics import pipeline
from analytics.base.periods import parse
from analytics.systems import duty_tiers
from sample_data.generate import generate_with_plan

SEEDS = [161803, 141421]


@pytest.fixture(scope="module", params=SEEDS)
def found(request):
    frames, plan = generate_with_plan(request.param, branches=200)
    tables = {name: frame.lazy() for name, frame in frames.items()}
    names = [result.name for result in duty_tiers.RESULTS]
    return pipeline.tables_of(names, tables, parse("2023")), plan.tiers


def test_the_planted_branches_do_less_than_both_tiers_above(found):
    tables, planted = found
    tiers = tables["duty_tiers_by_unit"].sort("org_id", maintain_order=True)
    worse = set()
    for (org_id,), own in tiers.group_by("org_id", maintain_order=True):
        # Accounts of the year are awaited until March, so the branches of a city have no share yet.
        judged = [met / (met + unmet) if met + unmet else None for met, unmet in own["met", "unmet"].rows()]
        *above, branches = judged
        if branches is not None and all(share is not None and share > branches for share in above):
            worse.add(org_id)

    assert worse == set(planted.worse_branches)
    assert len(worse) == 2  # no document binds the branches of anybody else


def test_exactly_the_planted_units_have_no_list_and_it_is_a_yardstick(found):
    tables, planted = found
    missing = tables["duty_lists"].filter(col("state") == duty_tiers.ListState.MISSING)

    assert set(missing["org_id"]) == set(planted.without_list)
    assert len(planted.without_list) == 3
    assert not missing["binds"].any()
