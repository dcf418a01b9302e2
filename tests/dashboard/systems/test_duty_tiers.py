"""What is said of duties by tier: counts beside every share, a yardstick called one, none of half a year."""

import polars as pl
import pytest

from analytics import pipeline
from analytics.base.periods import parse
from analytics.base.rules import League
from dashboard.kit import duty_posts
from dashboard.kit.duty_posts import tier_words
from dashboard.kit.finding import Where
from dashboard.kit.statement import WHOLE, Scope
from dashboard.systems.duty_tiers import SYSTEM
from tests.analytics import builders as b

REVIEW, LIST, LIFE = "党组专题研究机关党建", "三级四岗责任清单已制定", "民主生活会"
BUREAU, CITY = "a", "m"
TREE = b.organisations(
    b.unit(BUREAU, 1, name="省机关事务管理局"),
    b.unit("z", 2, name="某厅"),
    b.unit(CITY, 1, League.MUNICIPAL, name="某市", region="洛阳市"),
    b.branch("a1", BUREAU),
)
REPORTS = [
    (BUREAU, "2021H1", REVIEW, 1),
    (BUREAU, "2021H2", REVIEW, 1),
    (CITY, "2021", LIFE, 1),
    (CITY, "2021", LIST, 0),
    ("z", "2021", LIST, 0),
]


def results(*reports, code="2021"):
    frames = {
        "organisations": TREE,
        "duty_reports": b.frame("duty_reports", [b.duty(*row) for row in reports or REPORTS]),
        "star_ratings": b.frame("star_ratings", [b.rated("a1", 5, "2021H2")]),
    }
    return pipeline.build(b.tables(**frames), parse(code), kinds=False)


def said(found, scope=WHOLE):
    return SYSTEM.headline(found, scope).words


def finding(name):
    return next(one for one in SYSTEM.findings if one.name == name)


def test_every_share_has_its_counts_and_what_is_of_few_units_says_so():
    words = said(results())
    assert "党组（党委）100.0%（2/2项次，只涉及2家单位）" in words
    assert "还没有判断的：未报、未报全" in words


def test_a_missing_list_that_no_document_asks_for_is_called_a_yardstick():
    assert "清单未制定的单位2家（其中1家没有文件约束，只作参照）" in said(results())
    only = results(("z", "2021", LIST, 0), (CITY, "2021", LIST, 1))
    assert "清单未制定的单位1家（没有文件约束，只作参照）" in said(only)
    assert "报责任清单的1家都已制定" in said(results((CITY, "2021", LIST, 1)))
    assert "有文件约束的1家没有报责任清单" in said(results((CITY, "2021", LIFE, 1)))


def test_only_whom_a_document_binds_is_reminded_of_its_list():
    assert [one.org_id for one in SYSTEM.reminders(results())] == [CITY]


def test_no_share_is_said_while_the_year_runs():
    words = said(results((CITY, "2021H1", LIFE, 1), code="2021H1"), Scope(CITY, "某市", is_unit=True))
    assert "党组（党委）已做到1项次（应做10）" in words
    assert "%" not in words


def test_what_is_known_is_counted_where_a_part_of_it_is_still_to_come():
    row = {"tier": "党支部", "post": "集体", "owed": 6, "met": 1, "unmet": 4, "units": 9, "met_share": None}
    row |= {"behind": 0, "waiting": 1, "unreported": 0, "incomplete": 0}

    assert tier_words(row) == "党支部已做到1项次、未做到4项次（应做6）"
    grid = duty_posts.grid(pl.DataFrame([row]), ["党支部"], set()).grid
    assert grid.signs[0][1] == "已做到1、未做到4"
    none = duty_posts.grid(pl.DataFrame([row | {"met": 0, "unmet": 0}]), ["党支部"], set()).grid
    assert none.signs[0][1] == "没有到期"


def test_a_unit_that_nothing_binds_is_told_so_and_has_one_row():
    found, scope = results(), Scope("z", "某厅", is_unit=True)
    assert said(found, scope).endswith("没有文件约束的指标；责任清单未制定（参照）")
    (own,) = (one for one in SYSTEM.findings_at(Where.UNIT))
    assert own.rows_of(found, scope).select(pl.exclude("org_id", "official_order")).rows() == [
        ("某厅", "省直", "参照", "参照", "参照", "未制定（参照）")
    ]


def test_the_grid_says_of_a_post_without_data_that_it_has_none():
    grid = finding("grid").chart(results(), WHOLE).grid
    assert grid.signs[0] == ("2/2", "2/2", "未报", "")
    assert grid.signs[1][2:] == ("参照", "参照")
    assert (
        finding("grid").chart(results(("z", "2021", LIST, 1)), Scope("市直", "市直")).grid.cells[0][0]
        == "未报"
    )


def test_a_list_beside_little_done_says_how_little_was_judged():
    found = results((BUREAU, "2021H1", REVIEW, 0), (BUREAU, "2021H2", REVIEW, 0), (BUREAU, "2021", LIST, 1))
    words = finding("beside").statement_of(found, WHOLE).words
    assert words == "清单已制定而有一级做到率不到一半的1家（1处，其中1处只有一项可判断），建议核对"


@pytest.mark.parametrize("scope", [WHOLE, Scope(CITY, "某市", is_unit=True)])
def test_without_any_report_it_says_where_to_import(scope):
    found = pipeline.build(b.tables(organisations=TREE), parse("2021"), kinds=False)
    assert "没有履职填报记录" in SYSTEM.headline(found, scope).on_page
    assert "导入" in SYSTEM.headline(found, scope).on_page


def test_every_duty_without_data_is_named_on_the_page():
    assert "按联系点另行统计、不计的：党组书记联系点" in SYSTEM.about
    assert "由谁组织待工委确认、不计的：支部巡回观摩" in SYSTEM.about
