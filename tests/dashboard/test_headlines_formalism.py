"""The sentences of the page of formalism and burden say what was published and counted."""

from dashboard.headlines import formalism as headlines
from dashboard.text.formalism import Formalism
from tests.dashboard.test_figures_formalism import build


def test_where_2019_had_none_a_key_figure_says_so_and_no_ratio():
    assessments = headlines.indicators(build(), "省直")[3]

    assert (assessments.value, assessments.change, assessments.good) == ("1", Formalism.BASE_ZERO, False)


def test_units_over_2019_are_listed_and_those_not_comparable_counted():
    rows = headlines.over(build(), "全省").select("org_id", "kind").rows()

    assert rows == [("p", "文件"), ("p", "考核")]
    assert headlines.units(build(), "全省") == (
        "全省1个单位的2项超过2019年同期；另有1个单位的4项没有可比月份，不作判断"
    )
    assert headlines.units(build(), "市直") == "市直没有超过2019年同期的单位"
    assert headlines.left_out(build(), "全省").endswith("单位new")
    assert headlines.left_out(build(), "市直") == ""
