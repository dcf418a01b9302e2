"""Every key figure of a page has its change in the colour of its direction, or a reason why it has none."""

import pytest

from analytics.base.rules import PROVINCE
from dashboard.kit import figure_change
from dashboard.screen import access, navigation
from dashboard.systems.overview import sentences as overview

PAGES = [
    entry.script
    for entry in navigation.offered_entries(access.OPERATOR)
    if entry.script not in ("unit", "import_data", "history", "methods", "reports", "reporting", "ranking")
]
WITHOUT = {
    "距25%参照线": "held against the yardstick, whose change is that of the share beside it",
    "未评星支部": "not judged: rated later they are none",
    "按季度进度": "a yardstick",
    "还没有观摩": "the rest of what is reached",
    "第四季度没有组织观摩": "of one quarter",
    "未销号在账天数": "of those open now",
    "有审核评分的单位": "how far the review of this period is",
    "全组失分率": "of the items of this period's rubric",
    "缺支撑材料": "of this period's self checks",
    "待提醒": "as of today",
}
# Volume is not judged, and what was not reported is no fall; whom documents bind is another set each period.
UNCOMPARED = (
    "activities", "requirements", "duty_tiers", "talks", "member_points", "inspections", "model_organs",
    "life_checks", "organisation",
)  # fmt: skip
AGAINST = ("环比", "同比")
MEASURES = {
    "五星支部占比": "five_star_share",
    "全省五星支部占比": "five_star_share",
    "省直单位平均分": "mean_score",
    "未销号后进支部": "ledger_open",
    "会议数比2019年同期": "burden_meetings",
    "低星支部": "low_star",
    "已观摩支部": "observed_share",
}


@pytest.mark.parametrize("script", PAGES)
def test_every_key_figure_has_its_change_or_a_reason_why_not(serve, sample_lake, script):
    app = serve(sample_lake, script, period="2023H2")
    is_counted_only = script in UNCOMPARED

    for metric in app.metric:
        said = f"{metric.delta} {metric.proto.delta_description}"
        assert is_counted_only or metric.label in WITHOUT or any(word in said for word in AGAINST), (
            metric.label
        )
        assert metric.label not in WITHOUT or not any(word in said for word in AGAINST)


def test_a_judged_key_figure_says_and_colours_its_change_as_the_list_of_changes(
    serve, sample_lake, sample_results
):
    results = sample_results("2023H2")
    shown = {}
    for script in ("overview", "stars", "observation"):
        shown |= {metric.label: metric for metric in serve(sample_lake, script, period="2023H2").metric}

    for label, measure in MEASURES.items():
        row = figure_change.of_scope(results, PROVINCE, measure)
        words, _ = figure_change.change_words(results, row)
        colour = {True: "GREEN", False: "ORANGE", None: "GRAY"}[figure_change.is_welcome(row["verdict"])]
        assert shown[label].delta.lstrip("+") in words, label
        assert colour in shown[label].proto.MetricColor.Name(shown[label].proto.color), label


def test_every_key_figure_of_the_overview_leads_to_its_page(sample_results):
    pages = {entry.script for entry in navigation.ENTRIES}

    for period in ("2023H2", "2023", "2021H1"):
        assert {one.page for one in overview.indicators(sample_results(period))} <= pages


def test_a_change_of_a_change_is_said_by_both(sample_results):
    results = sample_results("2023H2")
    figure = next(one for one in overview.indicators(results) if one.label == "会议数比2019年同期")

    assert (figure.value, figure.change) == ("−12.0%", "+1.8个百分点")
    assert figure.about.startswith("环比（上期−13.8%）")
