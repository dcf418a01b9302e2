"""Counts against the same months of 2019: only months both years report, counts before ratios."""

from fractions import Fraction

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.base import rules
from analytics.base.periods import parse
from analytics.base.rules import PROVINCE
from analytics.kit import counts as kit
from analytics.kit.units import standing_units
from analytics.systems.burden import BURDEN
from tests.analytics import builders as b

MEETINGS = rules.Burden.MEETINGS.value


def units_of(*rows):
    organisations = b.organisations(*(rows or (b.unit("u"),))).lazy()
    return standing_units(organisations, b.frame("aliases", []).lazy(), parse("2021").end)


def compared(*counts, units=None, code="2021"):
    units = units_of() if units is None else units
    months = kit.compared_months(
        BURDEN, units, b.frame("burden_counts", list(counts)).lazy(), parse(code).months
    )
    return months, kit.by_unit(BURDEN, units, months)


def meetings(*counts, **given):
    _, found = compared(*counts, **given)
    return found.filter(pl.col("kind") == MEETINGS).row(0, named=True)


def test_only_months_that_both_years_report_are_compared():
    counts = [
        b.burden("u", "2019-01", 10),
        b.burden("u", "2019-02", 20),
        b.burden("u", "2021-02", 15),
        b.burden("u", "2021-03", 99),
    ]

    row = meetings(*counts)

    assert (row["months"], row["now"], row["base"], row["change"]) == (1, 15, 20, -5)
    assert (row["ratio"], row["within"]) == (-0.25, True)


def test_each_kind_is_compared_over_its_own_months_and_those_outside_the_period_are_left_out():
    kinds = [b.burden("u", "2019-01", 1, 2, 3, 4), b.burden("u", "2021-01", 1, None, 5, 3)]
    months = [b.burden("u", month, 1) for month in ("2019-06", "2019-07", "2021-06", "2021-07", "2020-07")]

    assert compared(*kinds)[1].select("kind", "months", "change").rows() == [
        ("会议", 1, 0), ("文件", 0, 0), ("检查", 1, 2), ("考核", 1, -1),
    ]  # fmt: skip
    assert meetings(*months, code="2021H2")["months"] == 1


@given(st.lists(st.tuples(st.none() | st.integers(0, 9), st.none() | st.integers(0, 9)), max_size=12))
@settings(max_examples=25, deadline=None)
def test_sums_run_over_the_months_with_both_counts(pairs):
    counts = [
        b.burden("u", f"{year}-{month:02d}", pair[side])
        for month, pair in enumerate(pairs, start=1)
        for side, year in enumerate((2019, 2021))
    ]

    row = meetings(*counts)

    both = [(then, now) for then, now in pairs if then is not None and now is not None]
    base, now = sum(then for then, _ in both), sum(now for _, now in both)
    assert (row["months"], row["now"], row["base"]) == (len(both), now, base)
    assert row["within"] == (now <= base if both else None)
    assert row["ratio"] == (float(Fraction(now - base, base)) if base else None)


def test_pooled_sums_units_and_counts_those_over_2019():
    units = units_of(b.unit("u"), b.unit("v", 2), b.unit("silent", 3), b.unit("m", 1, rules.League.MUNICIPAL))
    counts = [
        *(b.burden(org, "2019-01", base) for org, base in (("u", 10), ("v", 10), ("m", 7))),
        *(b.burden(org, "2021-01", now) for org, now in (("u", 11), ("v", 2), ("m", 8), ("silent", 5))),
    ]

    months, by_unit = compared(*counts, units=units)

    columns = ("scope", "months", "now", "base", "units_over", "units_compared", "within")
    pooled = kit.by_scope(BURDEN, by_unit).filter(pl.col("kind") == MEETINGS).select(columns)
    assert sorted(pooled.rows()) == sorted(
        [(PROVINCE, 3, 21, 27, 2, 3, True), ("省直", 2, 13, 20, 1, 2, True), ("市直", 1, 8, 7, 1, 1, False)]
    )
    by_month = kit.by_month(BURDEN, months).select("scope", "period", "units", "now", "base")
    assert sorted(by_month.rows()) == sorted(
        [(PROVINCE, "2021-01", 3, 21, 27), ("省直", "2021-01", 2, 13, 20), ("市直", "2021-01", 1, 8, 7)]
    )
