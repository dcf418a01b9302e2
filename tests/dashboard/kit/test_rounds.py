"""What is said of rounds in small states: the pace is shown while the year runs, and judges nobody."""

from datetime import date

import polars as pl
import pytest

from analytics.base.periods import parse
from analytics.results import Results
from dashboard.kit import first_units, round_units, rounds
from dashboard.kit.statement import WHOLE, Scope, Urgency
from dashboard.systems import observation

NOUNS = rounds.RoundNouns("seen", "观摩", "支部")
U = Scope("u", "本单位", is_unit=True)
_ONES = {
    "org_id": pl.String,
    "unit_id": pl.String,
    "league": pl.String,
    "state": pl.String,
    "last_on": pl.Date,
}


def quarter(code, population, covered, pace, units_without=0, scope="全省", unseen=0):
    keys = ("scope", "quarter", "population", "covered", "pace", "units_without", "unseen")
    return dict(zip(keys, (scope, code, population, covered, pace, units_without, unseen), strict=True))


def unit(org_id, *new, population=4, visits=1):
    parts = dict(zip(rounds.QUARTERS, new, strict=True))
    return {
        "org_id": org_id,
        "name": org_id,
        "league": "省直",
        "population": population,
        "covered": sum(new),
        "visits": visits,
        "without": not visits,
        **parts,
    }


def results(*quarters, units=(), ones=(), period="2023H2"):
    types = {"scope": pl.String, "quarter": pl.String, **dict.fromkeys(quarter("", 0, 0, 0), pl.Int64)}
    types |= {"scope": pl.String, "quarter": pl.String}
    of_units = {
        **dict.fromkeys(unit("u", 0, 0, 0, 0), pl.Int64),
        "org_id": pl.String,
        "name": pl.String,
        "without": pl.Boolean,
    }
    tables = {
        "seen": pl.DataFrame(list(ones), schema=_ONES),
        "seen_by_quarter": pl.DataFrame(list(quarters), schema=types),
        "seen_by_unit": pl.DataFrame(list(units), schema={**of_units, "league": pl.String}),
    }
    return Results(parse(period), True, tables)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (
            quarter("2023Q3", 4, 2, 3, 2),
            "全省截至2023年第三季度，观摩了2/4个支部（50.0%），按季度进度为75.0%；第三季度2家单位没有组织观摩",
        ),
        (
            quarter("2023Q4", 4, 3, 4),
            "全省2023年观摩了3/4个支部（75.0%），还有1个没有观摩；第四季度应组织观摩的单位都组织了",
        ),
        (
            quarter("2023Q4", 1, 1, 1),
            "全省2023年观摩了1/1个支部（100.0%），实现全覆盖；第四季度应组织观摩的单位都组织了",
        ),
        (
            quarter("2023Q4", 1, 1, 1, unseen=2, scope="全省"),
            "全省2023年观摩了1/1个支部（100.0%），实现全覆盖；第四季度应组织观摩的单位都组织了；还有2个支部两年没有观摩过",
        ),
        (quarter("2023Q1", 0, 0, 0), "全省2023年第一季度末没有应观摩的支部"),
    ],
)
def test_coverage_while_the_year_runs_and_after_it(row, words):
    row["quarter"] = row["quarter"].replace("-", "")

    assert rounds.coverage(NOUNS, results(row), WHOLE).words == words


@pytest.mark.parametrize(
    ("count", "kappa", "told"),
    [(2, None, "不足32个，不计算一致程度"), (40, 0.5, "一致程度（加权κ）为0.50"), (40, None, "结果；只作")],
)
def test_agreement_is_told_of_enough_branches_alone(count, kappa, told):
    finding = next(one for one in observation.SYSTEM.findings if one.table == "visit_stars")
    row = pl.DataFrame({"scope": ["全省"], "branches": [count], "kappa": [kappa]})
    given = Results(parse("2023H2"), True, {"visit_agreement": row.cast({"kappa": pl.Float64})})

    assert told in finding.statement_of(given, WHOLE).words


def test_behind_the_pace_is_news_and_only_a_year_that_is_over_is_behind():
    running = results(quarter("2023Q3", 4, 0, 3, scope="u"))
    over = results(quarter("2023Q4", 4, 3, 4, scope="u"))

    assert rounds.urgency(NOUNS, running, U) is Urgency.NEWS
    assert rounds.urgency(NOUNS, over, U) is Urgency.BEHIND
    assert rounds.urgency(NOUNS, results(), U) is Urgency.NONE
    assert [one.good for one in rounds.key_figures(NOUNS, running, U)] == [None, None, None]


def test_an_edition_older_than_the_table_has_nothing_but_a_hint():
    nothing = results()

    assert rounds.coverage(NOUNS, nothing, WHOLE).hint
    assert rounds.coverage(NOUNS, nothing, U).words == "本单位没有观摩记录"
    assert rounds.coverage_chart(NOUNS, nothing, WHOLE).none
    assert rounds.reminders(NOUNS, nothing) == []


def test_units_are_reminded_of_an_idle_quarter_and_at_the_years_end_of_what_is_left():
    idle, short, done = unit("a", 0, 0, 0, 0, visits=0), unit("b", 1, 1, 1, 0), unit("c", 1, 1, 1, 1)
    told = {period: results(units=(idle, short, done), period=period) for period in ("2023H1", "2023H2")}

    said = {
        period: [(one.org_id, one.what) for one in rounds.reminders(NOUNS, found)]
        for period, found in told.items()
    }

    assert said["2023H1"] == [("a", "2023年第二季度没有组织观摩")]
    assert said["2023H2"] == [
        ("a", "2023年第四季度没有组织观摩"),
        ("a", "本年还有4个支部没有观摩"),
        ("b", "本年还有1个支部没有观摩"),
    ]
    assert round_units.units(NOUNS, told["2023H2"], WHOLE, first_units.ALL).words.startswith(
        "3家单位中，1家全部观摩，1家一个也没有观摩"
    )


def test_bars_of_a_unit_add_up_to_its_branches():
    found = results(units=(unit("a", 0, 0, 0, 0), unit("b", 1, 2, 0, 0)))
    (panel,) = round_units.units_chart(NOUNS, found, WHOLE, first_units.ALL).fields

    assert [sum(values) for values in zip(*(one.values for one in panel.series), strict=True)] == [4, 4]
    assert panel.categories.right == ("0/4", "3/4")


def test_the_units_with_most_left_are_drawn_first_and_cities_only_among_all(monkeypatch):
    monkeypatch.setattr(first_units, "FEW", 2)
    city = {**unit("m", 0, 0, 0, 0, population=90), "league": "市直"}
    units = (
        unit("a", 0, 0, 0, 0, population=1),
        unit("b", 9, 0, 0, 0, population=30),
        unit("c", 1, 2, 0, 0),
        city,
    )
    found = results(units=units)

    def drawn(show):
        (panel,) = round_units.units_chart(NOUNS, found, WHOLE, show).fields
        return panel.categories.keys

    assert drawn(first_units.MOST) == ("b", "a", "c")  # a and c lack one each
    assert drawn(first_units.ALL) == ("b", "a", "c", "m")
    assert (
        round_units.units(NOUNS, found, WHOLE, first_units.MOST).hint
        == "；图中为省直的3个，其他的见“全部单位”"
    )


def test_what_is_left_says_how_many_were_never_seen():
    ones = [
        {"org_id": "b1", "unit_id": "u", "league": "省直", "state": "未覆盖", "last_on": None},
        {"org_id": "b2", "unit_id": "u", "league": "省直", "state": "未覆盖", "last_on": date(2022, 1, 1)},
        {"org_id": "b3", "unit_id": "u", "league": "省直", "state": "已覆盖", "last_on": date(2023, 1, 1)},
    ]
    found = results(quarter("2023Q4", 3, 1, 3), ones=ones, units=[unit("u", 0, 0, 0, 1)])

    assert rounds.left_statement(NOUNS, found, WHOLE).words == "本年没有观摩的支部2个，其中1个从未观摩过"
    assert rounds.not_reached(NOUNS, found, WHOLE).select("org_id", "unit").rows() == [
        ("b1", "u"),
        ("b2", "u"),
    ]


def test_where_only_some_units_are_counted_the_statement_says_how_many():
    some = rounds.RoundNouns("seen", "检查", "所属组织", each_quarter=False)
    units = [unit("u", 1, 0, 0, 0), unit("w", 0, 0, 0, 0), unit("empty", 0, 0, 0, 0, population=0)]
    told = results(quarter("2023Q4", 8, 1, 8), units=units)

    assert rounds.coverage(some, told, WHOLE).words == (
        "全省2023年有约束或登记过检查的2家单位检查了1/8个所属组织（12.5%），还有7个没有检查"
    )
    assert "有约束" not in rounds.coverage(NOUNS, told, WHOLE).words
