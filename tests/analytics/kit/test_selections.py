"""Titles are rows with days: the last step holds, a document's number is shown for its year alone."""

from datetime import date

import polars as pl
import pytest

from analytics.base.periods import parse
from analytics.kit.selections import Step, last_steps, seen_until
from analytics.kit.title_spread import _share, spread
from analytics.reference.criteria import titles
from tests.analytics import builders as b

YEAR = date(2022, 3, 31)


def steps(*rows, year=2021, day=YEAR):
    found = last_steps((b.frame("selections", list(rows)).lazy(),), year, day)
    return dict(found.select("org_id", "step").iter_rows())


def test_the_last_step_holds_in_whatever_order_the_rows_came():
    rows = [b.selection("a", "2021", step) for step in ("命名", "自荐", "推荐")]
    assert steps(*rows) == {"a": Step.NAMED}
    assert steps(*rows, b.selection("a", "2021", "撤销")) == {"a": Step.REVOKED}


def test_what_is_decided_later_is_not_known_yet_and_later_years_are_others():
    assert steps(b.selection("a", "2021", decided_on=date(2022, 4, 1))) == {}
    assert steps(b.selection("a", "2022"), day=date(2023, 1, 1)) == {}
    assert steps(b.selection("a", "2021", "推荐", decided_on=None)) == {"a": Step.RECOMMENDED}


@pytest.mark.parametrize(
    ("code", "counted_on", "until"),
    [
        ("2021", date(2021, 12, 31), date(2022, 3, 31)),
        ("2021H2", date(2021, 12, 31), date(2022, 3, 31)),
        ("2021", date(2021, 9, 30), date(2021, 9, 30)),
        ("2021H1", date(2021, 6, 30), date(2021, 6, 30)),
    ],
)
def test_a_year_hears_of_its_decisions_until_the_end_of_march(code, counted_on, until):
    assert seen_until(parse(code), counted_on) == until


def test_titles_lie_over_groups_beside_what_the_numbers_of_branches_would_give():
    names = [f"u{n}" for n in range(4)]
    bodies = pl.DataFrame(
        {"org_id": names, "unit_id": names, "level": ["单位"] * 4, "unit_kind": ["党", "党", "政", None]}
    )
    below = pl.DataFrame(
        {
            "org_id": [f"b{n}" for n in range(20)],
            "unit_id": ["u0"] * 12 + ["u2"] * 8,
            "level": ["党支部"] * 20,
            "unit_kind": ["党"] * 12 + ["政"] * 8,
        }
    )
    held = pl.DataFrame({"org_id": ["b0", "b1", "b13", "u0"], "title": ["先进党支部"] * 3 + ["先进单位"]})
    quarters = pl.DataFrame({"org_id": names, "quartile": [1, 2, 3, None]})

    found = spread(held, pl.concat([bodies, below]), quarters, titles())

    of_branches = found.filter(title="先进党支部", by="单位性质").select("part", "members", "named", "due")
    assert of_branches.sort("part").rows() == [("党", 12, 2, 3 * 12 / 20), ("政", 8, 1, 3 * 8 / 20)]
    of_units = found.filter(title="先进单位", by="支部数").select("part", "members", "named")
    assert of_units.sort("part").rows() == [("10个及以下", 3, 0), ("11至30个", 1, 1)]
    assert found.filter(title="示范单位").is_empty()


@pytest.mark.parametrize(("count", "unusual"), [(10, False), (7, False), (2, True), (19, True)])
def test_a_share_is_marked_only_where_chance_would_rarely_give_it(count, unusual):
    assert _share(count, 20, 50, 100)[1:] == (count, 10.0, unusual)
