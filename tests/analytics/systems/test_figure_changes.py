"""What changed most: each judged figure against the period before, and its own history."""

from datetime import date

import polars as pl
import pytest

from analytics import pipeline
from analytics.base import columns as c
from analytics.base.good import Good
from analytics.base.periods import parse
from analytics.kit.judged import Judged, last_step, periods_back, series, times_usual
from analytics.systems.figure_changes import JUDGED, Verdict, figure_changes, verdict
from tests.analytics import builders as b

OPEN = Judged("open", "未销号", c.count("未销号"), Good.FALL, 1, "x")
SHARE = Judged("share", "占比", c.share("占比"), Good.RISE, 0.005, "x")
PERIOD = parse("2023H2")


def told(values, judged=OPEN, of=None):
    """The verdict and how many times the usual step, of a series that ends in the last value."""
    of = of or [""] * len(values)
    step = last_step(list(zip(values, of, strict=True)))
    return verdict(judged, step), times_usual(judged, step)


def frame(values, measure="open", of=None, scope="全省"):
    periods = [one.code for one in periods_back(PERIOD)][-len(values) :]
    return pl.DataFrame(
        {"scope": scope, "measure": measure, "period": periods, "value": values, "of": of or ""},
        schema_overrides={"value": pl.Float64},
    )


def changes(*frames, is_over=True):
    return figure_changes(series(frames), PERIOD, is_over=is_over, judged=(OPEN, SHARE))


def test_a_change_is_much_from_twice_the_median_of_earlier_steps_on():
    # Steps 30, 10, 20, 40: their median is 25; the root of 300 is 17.3.
    assert told([200, 230, 240, 260, 300, 350]) == (Verdict.MUCH_WORSE, 2.0)
    assert told([200, 230, 240, 260, 300, 349]) == (Verdict.WORSE, 49 / 25)
    assert told([200, 230, 240, 260, 300, 250]) == (Verdict.MUCH_BETTER, 2.0)


def test_what_chance_does_to_a_count_is_never_much():
    # Steps of 1 between counts of 100: the root of 100 is 10.
    assert told([100, 101, 100, 101, 100, 119]) == (Verdict.WORSE, 1.9)
    assert told([100, 101, 100, 101, 100, 120]) == (Verdict.MUCH_WORSE, 2.0)


def test_a_count_without_history_is_much_from_four_times_its_root_on():
    assert told([64, 96]) == (Verdict.MUCH_WORSE, None)  # the root of 64 is 8
    assert told([64, 95]) == (Verdict.WORSE, None)
    assert told([52, 217])[0] is Verdict.MUCH_WORSE


def test_a_short_history_gives_a_direction_and_no_size():
    assert told([57, 58, 57, 80]) == (Verdict.WORSE, None)
    assert told([0.2, 0.2, 0.9], SHARE) == (Verdict.BETTER, None)
    assert told([57, 58, 57, 58, 57, 90])[0] is Verdict.MUCH_WORSE


def test_a_rise_of_what_should_rise_is_better():
    assert told([0.20, 0.21, 0.22, 0.23, 0.24, 0.30], SHARE)[0] is Verdict.MUCH_BETTER
    assert told([0.20, 0.21, 0.22, 0.23, 0.24, 0.235], SHARE)[0] is Verdict.WORSE


def test_equal_shares_are_equal_whatever_their_last_bit():
    assert told([0.1, 0.2, 0.1 + 0.2 - 0.1], SHARE)[0] is Verdict.SAME


def test_values_of_two_rubrics_are_neither_compared_nor_history():
    assert told([50, 51, 52], of=["1", "1", "2"])[0] is Verdict.NOT_COMPARED
    step = last_step([(50, "1"), (10, "2"), (11, "2"), (12, "2")])
    assert (step.then, step.now, step.steps) == (11, 12, 1)


def test_what_is_not_known_is_no_history():
    assert last_step([(1, ""), (None, ""), (5, ""), (6, "")]).steps == 0


def test_much_worse_comes_first_and_larger_before_smaller():
    rows = changes(
        frame([100, 101, 100, 101, 100, 150]),
        frame([0.2, 0.21, 0.22, 0.23, 0.24, 0.34], "share"),
    )

    assert rows.select("place", "measure", "verdict").rows() == [
        (1, "open", Verdict.MUCH_WORSE.value),
        (2, "share", Verdict.MUCH_BETTER.value),
    ]


def test_a_period_that_is_not_over_has_no_change():
    assert changes(frame([1, 2, 3]), is_over=False).is_empty()


def test_a_figure_without_a_value_in_the_period_is_not_told():
    assert changes(frame([1, 2, None])).is_empty()


def test_every_code_is_of_one_figure():
    codes = [one.code for one in JUDGED]

    assert len(codes) == len(set(codes)) > 10


@pytest.mark.parametrize(("code", "before"), [("2021H2", "2021H1"), ("2021", "2020")])
def test_both_sides_are_what_the_results_of_their_period_say(code, before):
    findings = [
        b.weak("a1", date(2020, 3, 1), date(2020, 9, 1), date(2021, 7, 1)),
        b.weak("b1", date(2021, 2, 1), date(2021, 5, 1)),
        b.weak("a1", date(2021, 8, 1), date(2022, 5, 1)),
        b.weak("c1", date(2021, 8, 1), date(2021, 9, 1)),
    ]
    tables = b.tables(
        organisations=b.organisations(
            *(b.unit(one, at) for at, one in enumerate("abc", 1)),
            *(b.branch(f"{one}1", one) for one in "abc"),
        ),
        reviews=b.reviews(b.review("a", 100, period="2021H2")),
        weak_branches=b.frame("weak_branches", findings),
    )

    row = (
        pipeline.tables_of(["figure_changes"], tables, parse(code))["figure_changes"]
        .filter(pl.col("measure") == "ledger_open", pl.col("scope") == "全省")
        .row(0, named=True)
    )
    for side, period in (("now", code), ("then", before)):
        pooled = pipeline.tables_of(["ledger_pooled"], tables, parse(period))["ledger_pooled"]
        assert row[side] == pooled.filter(pl.col("scope") == "全省")["open"].item() > 0, side
