"""量化指标 as a system: without reports nothing, and no other number moves with them."""

from functools import cache

import pytest

from analytics import pipeline
from analytics.base.periods import parse
from analytics.results import RESULTS
from analytics.systems import duty_tiers, requirements, talks
from tests.analytics import builders as b
from tests.analytics.test_pipeline import full_lake

OWN = {result.name for result in requirements.RESULTS}
# The same reports, by whose duty it was; talks and what is owed upward among them.
READ = {one.name for system in (duty_tiers, talks) for one in system.RESULTS}
READ |= {"reports_upward", "reports_upward_pooled"}


@cache
def built(code, *, with_reports):
    lake = full_lake()
    reports = lake["duty_reports"] if with_reports else b.frame("duty_reports", []).lazy()
    return pipeline.build({**lake, "duty_reports": reports}, parse(code), kinds=False).tables


@pytest.mark.parametrize("code", ["2021", "2021H2"])
def test_reports_of_duties_move_no_number_of_another_system(code):
    with_them, without = (built(code, with_reports=one) for one in (True, False))

    assert {name for name in OWN if not with_them[name].is_empty()}
    assert all(without[name].is_empty() for name in OWN)
    assert not [
        name
        for name in RESULTS
        if name not in {*OWN, *READ, "provenance"} and not with_them[name].equals(without[name])
    ]
