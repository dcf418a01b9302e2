"""The ranking's sentences agree with the result tables, also where there is nothing to rank."""

import pytest

from analytics.rules import League
from dashboard.headlines import ranking
from tests.analytics import builders as b
from tests.dashboard import ranking_data

PROVINCE, CITY = League.PROVINCIAL.value, League.MUNICIPAL.value


@pytest.fixture(scope="module")
def results():
    return ranking_data.results()


def mark(org_id, on_site=8000, debriefing=9000):
    return {"org_id": org_id, "period": "2021", "on_site": on_site, "debriefing": debriefing}


def alone():
    return ranking_data.results(
        organisations=b.organisations(b.unit("A")), reviews=b.reviews(b.review("A", 1, 1, 1, period="2021H2"))
    )


def cities(results):
    rows = results.tables["rankings"]
    return rows.filter(rows["league"] == CITY)


def test_who_is_far_above_the_review_is_worth_a_second_look_and_never_called_more():
    units = [f"U{n}" for n in range(1, 8)]
    own = {unit: (2000, 2000, 1010 + n) for n, unit in enumerate(units)} | {"U7": (2000, 2000, 2000)}
    inflated = ranking_data.results(
        organisations=b.organisations(*(b.unit(unit, n) for n, unit in enumerate(units))),
        reviews=b.reviews(*(b.review(unit, 2000, 2000, 1000, period="2021H2") for unit in units)),
        self_checks=b.frame("self_checks", [b.self_check(u, "2021-12", *s) for u, s in own.items()]),
    )

    said = ranking.self_against_review(inflated, PROVINCE)

    assert said == "1个单位自评明显高于审核，建议复核：单位U7（高10.00分）"


def test_a_complete_year_says_that_it_is_ranked_by_the_composite():
    year = ranking_data.results(period="2021", assessments=[mark(code) for code in "ABCD"])

    assert ranking.notes(year, PROVINCE)[0].startswith("全年按三位一体（满分100）排名")
