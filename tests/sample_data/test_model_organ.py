"""What was planted among appraisals and titles is found again by the counting, on fresh seeds."""

import pytest
from polars import col

from analytics import pipeline
from analytics.base.periods import parse
from analytics.systems import model_organ
from sample_data.generate import generate_with_plan
from sample_data.model_organ import WEAK_POINT

SEEDS = [577215, 693147]


@pytest.fixture(scope="module", params=SEEDS)
def found(request):
    frames, plan = generate_with_plan(request.param, branches=500)
    tables = {name: frame.lazy() for name, frame in frames.items()}
    names = [result.name for result in model_organ.RESULTS]
    wanted = {"2020": names, "2022": ["appraisal_years", "titles_held"], "2023": names}
    every = {code: pipeline.tables_of(some, tables, parse(code)) for code, some in wanted.items()}
    return every, plan.model_organs


def ids(table, *where, **values):
    return set(table.filter(*where, **values)["org_id"])


def against(tables, code):
    return ids(tables["candidates"], code=code, state="不利")


def test_the_numbers_of_2020_are_those_of_the_document_and_later_years_have_none(found):
    every, planted = found
    counts = every["2020"]["titles_by_step"].select("title", "named", "quota", "first_half")

    assert counts.rows()[:2] == [("先进单位", 20, 20, 17), ("先进党支部", 100, 100, None)]
    assert every["2023"]["titles_by_step"]["quota"].null_count() == 3
    assert ids(every["2020"]["titles_held"], level="单位") == set(planted.named)


def test_what_does_not_fit_a_title_stands_among_the_facts_of_its_holder(found):
    every, planted = found
    named = ids(every["2020"]["titles_held"], level="党支部")
    branches = every["2020"]["candidates"].filter(level="党支部", state="不利")

    assert against(every["2020"], "place") & set(planted.named) == set(planted.behind)
    assert ids(branches, code="stars") & named == set(planted.low_star)
    assert ids(branches, code="on_the_ledger") == set(planted.listed)
    assert 1 <= len(planted.low_star) <= 6  # as many as so few branches have
    assert 1 <= len(planted.listed) <= 2


def test_units_named_in_2023_with_overdue_branches_or_counts_above_2019_are_told(found):
    every, planted = found
    held = every["2023"]["titles_held"]

    assert ids(held, col("overdue") > 0, year="2023", level="单位") == set(planted.overdue)
    named = ids(held, year="2023", level="单位")
    assert against(every["2023"], "burden_above") & named == set(planted.above_2019)


def test_one_unit_is_good_throughout_three_years_and_has_no_title(found):
    every, planted = found
    years = every["2022"]["appraisal_years"]
    best = years.filter(good=21).group_by("org_id").len().filter(len=3)

    assert best["org_id"].to_list() == [planted.perfect]
    assert years.filter(org_id=planted.perfect)["titles"].null_count() == 3


def test_five_units_are_not_judged_whole_and_one_point_is_weak_everywhere(found):
    every, planted = found
    points = every["2023"]["appraisal_points"].filter(kind="考评要点")
    below = points.filter(col("verdict").is_in(["一般", "差"])).group_by("code").len()

    assert ids(every["2023"]["appraisal_counts"], complete=False) == set(planted.unjudged)
    assert len(planted.unjudged) == 5
    assert below.sort("len")["code"][-1] == WEAK_POINT
    assert below.sort("len")["len"][-1] > 2 * below.sort("len")["len"][-2]


def test_a_title_that_was_revoked_is_held_no_more_from_that_day_on(found):
    every, planted = found
    states = [
        every[code]["titles_held"].filter(org_id=planted.revoked, year="2021")["state"].to_list()
        for code in ("2022", "2023")
    ]
    assert states == [["撤销"], ["撤销"]]
