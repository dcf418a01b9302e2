"""The ranking's sentences agree with the result tables, also where there is nothing to rank."""

from analytics.rules import League
from dashboard.headlines import ranking
from tests.dashboard import ranking_data

PROVINCE, CITY = League.PROVINCIAL.value, League.MUNICIPAL.value


def mark(org_id, on_site=8000, debriefing=9000):
    return {"org_id": org_id, "period": "2021", "on_site": on_site, "debriefing": debriefing}


def test_a_complete_year_says_that_it_is_ranked_by_the_composite():
    year = ranking_data.results(period="2021", assessments=[mark(code) for code in "ABCD"])

    assert ranking.notes(year, PROVINCE)[0].startswith("全年按三位一体（满分100）排名")
