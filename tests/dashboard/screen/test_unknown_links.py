"""A link that asks for what is not there: the page says what it asked for and what is shown instead."""

import pytest

from dashboard.base.common_words import Filters
from dashboard.screen.markup import plain


@pytest.mark.parametrize(
    ("script", "query", "label", "shown"),
    [
        ("overview", {"period": "1999H1"}, Filters.PERIOD, "2023年下半年"),
        ("overview", {"period": "2023H1", "edition": "none"}, Filters.EDITION, Filters.LATEST),
        ("overview", {"period": "2023H2", "edition": "2023H1-1"}, Filters.EDITION, Filters.LATEST),
        ("ranking", {"league": "县直"}, Filters.LEAGUE, "省直"),
        ("ranking", {"kind": "学校"}, Filters.KIND, Filters.EVERY_KIND),
        ("ranking", {"against": "逐月"}, "对比方式", "环比"),
        ("stars", {"kind": "学校"}, Filters.KIND, Filters.EVERY_KIND),
        ("items", {"dimension": "none"}, "维度", None),
        ("items", {"units": "none"}, "单位", "前20个单位"),
        ("reporting", {"show": "none"}, "报送日历显示", "有未报、迟报、待审核的单位"),
        ("problems", {"of_unit": "none"}, None, Filters.NOTHING),
        ("history", {"records": "none"}, None, "数据变更"),
        ("reports", {"file": "none"}, None, None),
        ("weak_branches", {"section": "none"}, None, None),
        ("overview", {"period": "[x](http://evil.test)" * 9}, Filters.PERIOD, "2023年下半年"),
    ],
)
def test_an_unknown_choice_of_a_link_is_said(serve, sample_lake, script, query, label, shown):
    app = serve(sample_lake, script, **query)

    (said,) = [one.value for one in app.warning if "链接里的" in one.value]
    asked = list(query.values())[-1]
    assert plain(asked) in said or "…" in said
    assert "](http" not in said
    assert label is None or f"链接里的{label}" in said
    assert shown is None or f"现在显示的是：{shown}" in said


def test_a_unit_that_is_none_is_said_once(serve, sample_lake):
    app = serve(sample_lake, "unit", unit="XX999")

    assert len([one for one in app.warning if "XX999" in one.value]) == 1


def test_what_the_reader_does_away_with_is_no_link(serve, sample_lake):
    app = serve(sample_lake, "overview", period="2023H1", edition="2023H1-1")

    app.selectbox[0].select("2022H1").run()

    assert not [one.value for one in app.warning if "链接里的" in one.value]


def test_a_link_whose_choices_are_there_says_nothing(serve, sample_lake):
    app = serve(sample_lake, "ranking", period="2023H1", league="市直", kind=Filters.EVERY_KIND)

    assert not [one.value for one in app.warning if "链接里的" in one.value]


@pytest.mark.parametrize("script", ["ranking", "overview"])
@pytest.mark.parametrize(("asked", "named"), [("2023-05", "2023年5月"), ("2023Q2", "2023年第二季度")])
def test_a_link_to_a_month_or_quarter_says_which_half_year_is_shown(serve, sample_lake, script, asked, named):
    app = serve(sample_lake, script, period=asked, edition="latest")

    (said,) = [one.value for one in app.warning]
    assert said.startswith(f"各页按半年和全年显示。链接里的{named}没有单独的结果")
    assert app.selectbox[0].value == "2023H1"
