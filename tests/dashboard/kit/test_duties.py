"""What is said of duties: whom they bind, what is not due yet, few persons, dues, silence."""

import polars as pl
import pytest

from analytics.base.periods import parse
from analytics.base.rules import League
from analytics.kit.duties import duties_of_units
from analytics.kit.duty_counts import DutyTables
from analytics.kit.matters import MatterState
from analytics.reference.thresholds import Standing
from analytics.results import Results
from analytics.systems.requirements import DUTIES
from dashboard.base.looks import Colour
from dashboard.kit import duties
from dashboard.kit import duty_charts as charts
from dashboard.kit.duty_charts import DutyNouns
from dashboard.kit.statement import WHOLE, Scope
from tests.analytics import builders as b
from tests.analytics.kit.test_duties import BOUND, REPORTS, units_of

NOUNS = DutyNouns("duties", "履职填报")
TABLES = DutyTables("duties", "量化指标")
BY_CODE = {one.code: one for one in DUTIES}
SESSIONS, DUES, HOURS = BY_CODE["study_sessions"], BY_CODE["dues_remitted"], BY_CODE["training_hours"]
UNITS = (
    b.unit("u", 1, name="示例单位01"),
    b.unit("v", 2, name="示例单位02"),
    b.unit("w", 3, name="示例单位03"),
)
ONE = Scope("u", "示例单位01", is_unit=True)


def results(*reports, bound=("u", "v"), codes=("study_sessions",), code="2023", day=None):
    """reports: org, period, duty, done, due."""
    rows = [
        (org, period, one.label, *numbers, *[None] * (2 - len(numbers)))
        for org, period, one, *numbers in reports
    ]
    of_units = duties_of_units(
        DUTIES, units_of(*UNITS, code=code),
        pl.DataFrame([(org, one) for org in bound for one in codes], schema=BOUND, orient="row"),
        pl.DataFrame(rows, schema=REPORTS, orient="row").lazy(), parse(code), day or parse(code).end,
    )  # fmt: skip
    return Results(parse(code), True, TABLES.tables(of_units))


def told(found, scope=ONE):
    return {row["indicator"]: row["told"] for row in duties.told_rows(NOUNS, found, scope).to_dicts()}


def test_a_name_that_ends_in_a_figure_stands_apart_from_the_year():
    found = results(("u", "2023", SESSIONS, 6), ("v", "2023", SESSIONS, 2))

    assert duties.state_statement(NOUNS, found, ONE).words == "示例单位01，2023年约束性指标1项，已做到1项"
    assert Scope("x", "省水利厅", is_unit=True).before("2023年").startswith("省水利厅2023年")


def test_who_did_all_is_said_only_once_nothing_runs_any_more():
    over = results(("u", "2023", SESSIONS, 6), ("v", "2023", SESSIONS, 2))
    running = results(("u", "2023H1", SESSIONS, 6), ("v", "2023H1", SESSIONS, 2), code="2023H1")

    assert duties.state_statement(NOUNS, over, WHOLE).words == (
        "全省2023年约束性指标1项，约束2家单位，其中1家全部做到；"
        "做到率最低的是理论学习中心组集中学习研讨（1/2家）"
    )
    assert duties.state_statement(NOUNS, running, WHOLE).words == (
        "全省2023年上半年约束性指标1项，约束2家单位，已做到1项次，没有到期1项次（其中落后于进度1项次）"
    )
    labels = [one.label for one in duties.key_figures(NOUNS, running, WHOLE)]
    assert ("没有到期" in labels, "全部做到的单位" in labels) == (True, False)


@pytest.mark.parametrize(
    ("done", "bound", "words"),
    [
        ((6, 6), ("u", "v"), "约束2家单位，已全部做到"),
        ((5, 5), ("u", "v"), "约束2家单位，还没有一家全部做到；"),
        ((5, 5), ("u",), "约束1家单位，没有全部做到；"),
    ],
)
def test_none_and_all_are_said_in_words_and_not_as_a_count(done, bound, words):
    found = results(
        *((name, "2023", SESSIONS, one) for name, one in zip("uv", done, strict=True)), bound=bound
    )
    assert words in duties.state_statement(NOUNS, found, WHOLE).words


def test_what_was_not_done_is_drawn_stronger_than_what_there_is_time_for_and_told_by_a_sign():
    found = results(("u", "2023H1", SESSIONS, 1), ("v", "2023H1", SESSIONS, 1), code="2023H1")
    grid = charts.matrix(NOUNS, found, WHOLE, Standing.BINDING, charts.ALL).grid
    looks = dict(zip(grid.bands, grid.looks, strict=True))

    assert (looks["✗ 未做到"], looks["▽ 落后于进度"]) == (Colour.TARGET, Colour.MISSED)
    assert grid.signs == (("▽",), ("▽",))


@pytest.mark.parametrize(("code", "done", "state"), [("2023Q3", 3, "落后于进度"), ("2023Q3", 4, "按进度")])
def test_a_running_year_is_read_against_the_months_so_far(code, done, state):
    found = results(("u", "2023H1", SESSIONS, done), code=code, bound=("u",))
    row = duties.told_rows(NOUNS, found, ONE).row(0, named=True)

    assert (row["state"], row["told"]) == (state, f"{done}次")
    assert (
        "落后于进度1项（理论学习中心组集中学习研讨）" in duties.state_statement(NOUNS, found, ONE).words
    ) == (state == "落后于进度")


def test_a_number_that_binds_others_is_a_yardstick_of_the_unit_everywhere():
    found = results(("u", "2023", SESSIONS, 6), ("w", "2023", SESSIONS, 0))
    other = Scope("w", "示例单位03", is_unit=True)

    own = found.tables["duties"].filter(pl.col("code") == "study_sessions")
    assert own["standing"].to_list() == ["约束", "约束", "参照"]
    assert duties.told_rows(NOUNS, found, other).select("standing", "state", "told").rows() == [
        ("参照", "参照", "0次")
    ]
    assert duties.state_statement(NOUNS, found, other).words == (
        "没有文件对示例单位03规定量化次数，填报的均为参照"
    )
    (row,) = found.tables["duties_by_indicator"].filter(
        (pl.col("code") == "study_sessions") & (pl.col("scope") == "全省")
    ).to_dicts()  # fmt: skip
    assert (row["standing"], row["owed"], row["observed"]) == ("约束", 2, 1)


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (100_000, 200_000, "1000.00/2000.00元（正好一半）"),
        (100_000, 200_001, "1000.00/2000.01元（比一半少0.005元）"),
        (99_999, 200_000, "999.99/2000.00元（比一半少0.01元）"),
        (100_050, 200_000, "1000.50/2000.00元（比一半多0.50元）"),
        (0, 0, "应做0"),
    ],
)
def test_dues_are_told_in_yuan_and_never_by_a_percentage_that_looks_met(part, whole, words):
    found = results(("u", "2023Q4", DUES, part, whole), codes=("dues_remitted",), code="2023Q4")
    assert told(found) == {DUES.label: words}


def test_few_persons_have_no_number_and_the_one_hidden_beside_them_is_not_called_few():
    rows = [("u", "2023", HOURS, 3, 20), ("v", "2023", HOURS, 12, 30), ("w", "2023", HOURS, 40, 50)]
    found = results(*rows, bound=("u", "v", "w"), codes=("training_hours",))

    words = [told(found, Scope(code, code, is_unit=True))[HOURS.label] for code in "uvw"]
    assert words == ["人数少，不列数（应做20人）", "人数少，不列数（应做30人）", "40/50人（80.0%）"]
    alone = results(("u", "2023", HOURS, 4, 4), codes=("training_hours",))
    assert told(alone) == {HOURS.label: "人数少，不列数"}


def test_what_was_not_reported_and_what_is_behind_are_matters_of_two_kinds():
    codes = ("study_sessions", "dues_remitted")
    over = duties.reminders(NOUNS, results(("u", "2023", SESSIONS, 6), codes=codes))
    assert {(one.org_id, one.what, one.state) for one in over} == {
        ("v", f"未报：{SESSIONS.label}、{DUES.label}", MatterState.OWED),
        ("u", f"未报：{DUES.label}", MatterState.OWED),
    }
    behind = duties.reminders(NOUNS, results(("u", "2023H1", SESSIONS, 2), code="2023H1"))
    assert [(one.org_id, one.what, one.state) for one in behind] == [
        ("u", "落后于进度：理论学习中心组集中学习研讨", MatterState.AHEAD)
    ]
    free = results(("w", "2023", SESSIONS, 0), bound=())
    assert duties.reminders(NOUNS, free) == []


def test_the_numbers_done_least_come_with_how_many_did_them_and_what_is_left_out():
    found = results(
        ("u", "2023H1", SESSIONS, 6), ("u", "2023Q1", DUES, 5, 10), ("u", "2023Q2", DUES, 5, 10),
        ("v", "2023Q1", DUES, 5, 10), ("v", "2023Q2", DUES, 1, 10),
        codes=("study_sessions", "dues_remitted"), code="2023H1",
    )  # fmt: skip
    said = duties.indicators(NOUNS, found, WHOLE, "约束")

    assert said.words == "没做到的单位最多的：党费上缴工委比例（1/2家做到）"
    counted, ends = "；有单位没做到或没报的约束性指标1项", "；横线为未报的都没做到、都做到时的下限和上限"
    assert said.hint == f"{counted}；没有到期的1项不画{ends}"
    assert charts.dots(NOUNS, found, WHOLE, "约束").fields[0].categories.keys == ("dues_remitted",)


def test_where_nobody_ever_reported_the_page_says_where_the_template_is():
    empty = {name: frame.clear() for name, frame in results().tables.items()}
    said = duties.state_statement(NOUNS, Results(parse("2023"), True, empty), WHOLE)

    assert said.words == "全省没有履职填报记录"
    assert "“导入”页导入，空白模板也在那里下载" in said.hint
    assert [one.value for one in duties.key_figures(NOUNS, Results(parse("2023"), True, empty), WHOLE)] == (
        ["暂无数据"] * 4
    )


def test_a_league_nothing_binds_says_so():
    found = results(("w", "2023", SESSIONS, 6), bound=())
    city = Scope(League.MUNICIPAL, "市直")
    for scope in (WHOLE, city):
        assert duties.state_statement(NOUNS, found, scope).words.startswith("没有文件对")
