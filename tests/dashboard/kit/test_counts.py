"""What is said of counts that are only observed: sums, who reported, and no judgement anywhere."""

import polars as pl

from analytics.base.periods import parse
from analytics.results import Results
from dashboard.kit import counts
from dashboard.kit.statement import WHOLE, Scope

NOUNS = counts.CountNouns("done", "活动", {"党课": "场", "培训": "人次"})
_TYPES = {"scope": pl.String, "kind": pl.String, "period": pl.String, "units": pl.Int64, "total": pl.Int64}
_JUDGED = ("超过", "不足", "最多", "最少", "排名", "增加", "减少", "达标")


def results(*rows):
    return Results(parse("2023H2"), True, {"done": pl.DataFrame(rows, schema=_TYPES, orient="row")})


def test_totals_of_the_last_period_say_how_many_units_they_are_of():
    found = results(
        ("全省", "党课", "2023H1", 3, 9),
        ("全省", "党课", "2023H2", 2, 7),
        ("全省", "培训", "2023H2", 2, 120),
    )

    words = counts.totals(NOUNS, found, WHOLE).words

    assert words == "全省2023年下半年有2家单位报了活动数：党课7场、培训120人次；数量不作评价"
    assert [(one.label, one.value, one.good) for one in counts.key_figures(NOUNS, found, WHOLE)] == [
        ("党课", "7场", None),
        ("培训", "120人次", None),
    ]
    assert not any(word in words + counts.periods(NOUNS, found, WHOLE).words for word in _JUDGED)


def test_nobody_reporting_is_no_fault_and_no_table_is_another_thing():
    nobody = results(("全省", "党课", "2023H2", 0, 0))

    assert counts.totals(NOUNS, nobody, WHOLE).words.endswith("没有单位报活动数；这些数自愿报，不报不提醒")
    assert counts.totals(NOUNS, nobody, Scope("u", "甲", is_unit=True)).words == "甲2023年下半年没有报活动数"
    assert counts.totals(NOUNS, results(), WHOLE).words == "全省没有报活动数"
    assert "导入" in counts.totals(NOUNS, results(), WHOLE).hint
    assert [one.value for one in counts.key_figures(NOUNS, results(), WHOLE)] == ["暂无数据"] * 2
    assert counts.periods_chart(NOUNS, results(), WHOLE).none


def test_a_unit_that_missed_the_period_has_no_figures_of_an_older_one():
    found = results(("u", "党课", "2023H1", 1, 9), ("全省", "党课", "2023H2", 2, 7))
    unit = Scope("u", "甲", is_unit=True)

    assert counts.totals(NOUNS, found, unit).words == "甲2023年下半年没有报活动数"
    assert counts.key_figures(NOUNS, found, unit) == []
    assert "单位数" not in counts.periods(NOUNS, found, unit).words


def test_one_period_is_one_bar_a_kind_in_one_colour():
    found = results(("全省", "党课", "2023H2", 2, 7), ("全省", "培训", "2023H2", 2, 120))
    chart = counts.periods_chart(NOUNS, found, WHOLE)

    assert [one.values for panel in chart.fields for one in panel.series] == [(7,), (120,)]
    assert len({one.look.colours for panel in chart.fields for one in panel.series}) == 1
    assert counts.periods(NOUNS, found, WHOLE).words.startswith("2023年下半年各期")
