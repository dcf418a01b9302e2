"""Units by reference: a page shows them where their league or one of them is chosen, and nowhere else."""

from functools import cache

import pytest

from analytics import actions
from analytics.lake import open_lake
from dashboard.base.source import Source
from dashboard.files import unit_brief
from dashboard.files.report import blocks
from dashboard.systems import reference_league
from tests.analytics.test_by_reference import beside, everything, joined, without
from tests.dashboard.screen.conftest import NOW
from tests.dashboard.screen.test_unit_page import said
from tests.dashboard.shown import everything as everything_on

HEADLINE = "参照执行单位，不参与排名和合计。"
NOTE = "全省、省直、市直各数不含参照执行的3家单位"
FIRST_SEEN = ("ranking", "problems")
PAGES = ("ranking", "items", "stars", "weak_branches", "reporting", "problems", "observation")


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    folder = tmp_path_factory.mktemp("by_reference")
    frames = {name: rows.collect() for name, rows in joined(everything()).items()}
    lake = open_lake(folder)
    actions.seed(lake, frames, actor="测试", made_at=NOW)
    lake.close()
    return folder


def test_the_file_of_such_a_unit_says_first_that_it_counts_nowhere(serve, lake):
    for view in ("score", "branches", "conduct", "systems", "change"):
        app = serve(lake, "unit", unit="x", period="2021H2", view=view)
        assert not app.exception
        assert said(app).count(HEADLINE) == 1
        assert "单位x" in said(app)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_them_where_their_league_is_chosen_and_not_before(serve, lake, page):
    if page in FIRST_SEEN:
        app = serve(lake, page, period="2021H2")
        assert NOTE in said(app)
        assert "单位x" not in everything_on(app)

    word = "reference" if page in ("items", "reporting") else "参照执行"
    every = {"show": "all"} if page == "reporting" else {}
    app = serve(lake, page, period="2021H2", league=word, group=word, **every)
    assert not app.exception
    assert "单位x" in everything_on(app)
    assert "单位a" not in everything_on(app)


@cache
def report_of(results):
    return blocks(Source(results, None, 1))


def test_the_report_differs_by_its_note_and_one_list():
    plain, told = ([str(one) for one in report_of(of("2021H2"))] for of in (without, beside))
    new = [one for one in told if one not in plain]

    assert len(told) - len(plain) <= 4
    assert any(NOTE in one for one in new)
    assert any(reference_league.TITLE in one for one in new)
    assert set(plain) <= set(told)


def test_such_a_unit_has_a_brief_that_says_so():
    source = Source(beside("2021H2"), None, 1)

    assert not unit_brief.why_no_brief(source, "x")
    assert HEADLINE in str(unit_brief.blocks(source, "x"))
    assert HEADLINE not in str(unit_brief.blocks(source, "a"))
    assert "x 单位x" in unit_brief.about(source, "x").filters
