"""Duties on pages: how much a unit is asked, where the template is, no choice of one period for all rows."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from analytics import actions
from analytics.access import Role, User
from analytics.lake import open_lake
from dashboard.screen import access
from dashboard.systems import requirements
from tests.analytics import builders as b
from tests.dashboard.screen.test_access import everything

NOW = datetime(2024, 1, 8, tzinfo=UTC)
TREE = b.organisations(b.unit("W", 1, name="省水利厅"), b.unit("P", 2, name="省某厅"))
ASKED, NOTHING = "本系统每年向贵单位要", "没有文件对贵单位规定量化次数"


@pytest.fixture
def lake(tmp_path):
    opened = open_lake(tmp_path / "lake")
    frames = {
        "organisations": TREE,
        "rubrics": b.rubric(30, 20, 10),
        "reviews": b.reviews(b.review("W", 1, 2, 3)),
    }
    actions.seed(opened, frames, actor="测试", made_at=NOW)
    opened.close()
    return tmp_path / "lake"


@pytest.mark.parametrize(("unit", "words"), [("W", f"{ASKED}12个数"), ("P", NOTHING), ("", "")])
def test_a_unit_is_told_how_many_numbers_it_is_asked(serve, monkeypatch, lake, unit, words):
    user = User("某单位", frozenset({Role.UNIT}), unit=unit) if unit else access.OPERATOR
    monkeypatch.setattr(access, "user", lambda: user)

    shown = everything(serve(lake, "methods", part="asked"))

    assert words in shown
    assert (ASKED in shown, NOTHING in shown) == (unit == "W", unit == "P")
    assert "没有文件约束的单位" in shown


def test_a_page_without_reports_says_what_is_missing_and_where_the_template_is(serve, lake):
    app = serve(lake, "requirements")

    assert not app.exception
    assert "没有履职填报记录" in everything(app)
    assert "空白模板也在那里下载" in everything(app)


def test_rows_of_duties_have_periods_of_their_own_so_none_is_asked_for_all(serve, lake):
    app = serve(lake, "import_data", dataset="duty_reports")

    assert not app.exception
    assert not [box for box in app.selectbox if "期" in box.label and box.options[:1] != ["填哪一种表"]]


def test_the_template_is_offered_for_any_period_and_any_one_unit(serve, lake):
    app = serve(lake, "import_data")
    app.selectbox(key="template_of").set_value("duty_reports").run()

    assert not app.exception
    assert {"2023年", "2023年上半年", "2023年第三季度", "2023年9月"} <= set(
        app.selectbox(key="template_period_duty_reports").options
    )
    assert "省水利厅" in app.selectbox(key="template_unit").options


def test_whom_a_system_reminds_is_listed_on_its_page(serve, sample_lake, sample_results):
    reminders = requirements.SYSTEM.reminders(sample_results("2023H2"))
    app = serve(sample_lake, "requirements", period="2023H2")

    assert f"{len(reminders)}条提醒" in [box.label for box in app.expander]
    listed = next(
        table.value for table in app.dataframe if "单位" in table.value and table.value.shape[1] == 2
    )
    assert listed.iloc[:, 1].to_list() == [one.what for one in reminders]


def two_lists_of_one_table():
    from dataclasses import replace

    from dashboard.kit.statement import WHOLE
    from dashboard.screen import data, system_page
    from dashboard.systems.requirements import SYSTEM
    from tests.dashboard.systems.test_talks import POST, built

    lines = next(one for one in SYSTEM.findings if one.name == "own")
    both = [replace(lines, name=name, sentence=lambda *_: "两份名单") for name in ("first", "second")]
    shown = data.View(built(("u", "2023H2", POST, 20, 30)), None, "test", 1)
    system_page.findings(shown, tuple(both), WHOLE)


def test_two_lists_of_one_table_stand_on_one_page():
    app = AppTest.from_function(two_lists_of_one_table, default_timeout=60).run()

    assert not app.exception
    assert len(app.dataframe) == 2
