"""What the page of the items says of items not reviewed and evidence missing."""

import polars as pl

from analytics import reference
from analytics.base.periods import Grain
from analytics.results import Results
from analytics.systems.reporting.coverage import ReviewState
from analytics.systems.reporting.gaps import Gap, waiting_halves
from analytics.systems.reporting.reporting import ending_in
from dashboard.base.display import period_name
from dashboard.kit.few_names import name_tied
from dashboard.kit.statement import Statement
from dashboard.systems.scores.item_words import Items

_MOST_NAMES = 3


def unreviewed_rows(results: Results, league: str) -> pl.DataFrame:
    """What of the league waits for the reviewers: whole half-years and single items."""
    kinds = [Gap.REVIEW.value, Gap.ITEM.value]
    return _of(results, "missing", league).filter(pl.col("gap").is_in(kinds))


def unreviewed_counts(results: Results, league: str) -> Statement:
    """How many half-years of how many units wait."""
    rows = unreviewed_rows(results, league)
    all_units = _of(results, "coverage", league).height
    if not all_units:
        return Items.MATRIX_NOBODY.fill(league=league)
    if rows.is_empty():
        return Statement(_nothing_waits(results, league))
    units = rows["org_id"].n_unique()
    return Statement(f"{league}{units}个单位的半年报送{waiting(rows)}")


def waiting(missing: pl.DataFrame) -> str:
    """How many half-years wait for the reviewers, whole or in items; empty where none does."""
    halves = waiting_halves(missing)
    if halves.is_empty():
        return ""
    whole, items = halves["left"].null_count(), halves["left"].drop_nulls()
    parts = [f"{whole}份整份未审核", f"{items.len()}份共{items.sum()}项要素未审核"]
    if not whole or not items.len():
        parts = ["整份未审核"] if whole else [f"共{items.sum()}项要素未审核"]
    return f"待审核{halves.height}份（{Items.AND.join(parts)}）"


def evidence(results: Results, league: str) -> Statement:
    """How many points are claimed without evidence; whose most only where units are ranked."""
    rows = _of(results, "evidence_missing", league)
    if self_checked(results, league).is_empty():
        return Items.EVIDENCE_UNKNOWN.fill(league=league)
    if rows.is_empty():
        told = Items.EVIDENCE_ALL.format(league=league, units=self_checked(results, league).len())
        return Statement(told + _others_unknown(results, league))
    told = Items.EVIDENCE_SOME.format(league=league, units=rows["org_id"].n_unique(), count=rows.height)
    if league not in reference.ranked_leagues():
        return Statement(told + _others_unknown(results, league))
    counts = rows.group_by("name", maintain_order=True).len("count")
    most = counts.filter(pl.col("count") == pl.col("count").max())
    each = "{count}项".format(count=most["count"][0])
    named = Items.EVIDENCE_MOST.format(names=_join_names(most["name"].to_list()), most=each)
    return Statement(told + named + _others_unknown(results, league))


def how_far(results: Results, league: str) -> str:
    """Of the review shown: who has it in part, who not at all; or that nothing waits for it yet."""
    states = _of(results, "coverage", league)["review_state"]
    partly, unreviewed = (int((states == state).sum()) for state in (ReviewState.PARTLY, ReviewState.NONE))
    if partly:
        return f"{partly}个只审核了一部分"
    if unreviewed == states.len() and unreviewed_rows(results, league).is_empty():
        return "没有待审核的半年材料"
    return f"{unreviewed}个没有审核评分" if unreviewed else "没有未审核要素"


def self_checked(results: Results, league: str) -> pl.Series:
    """The units whose self check there is to look at: of the half-year, come until the period's end."""
    half = results.period.half
    months = [month.code for month in half.months]
    calendar = _of(results, "reporting_calendar", league)
    checks = calendar.filter(pl.col("period").is_in(months) & pl.col("submitted_on").is_not_null())
    compared = pl.col("self_points").is_not_null() & (half == results.period.last_half)
    rated = results.tables["self_items"].filter(compared)["org_id"]
    claimed = _of(results, "evidence_missing", league)["org_id"]
    own = _of(results, "coverage", league)["org_id"]
    return own.filter(own.is_in(pl.concat([checks["org_id"], rated, claimed]).unique().implode()))


def _nothing_waits(results: Results, league: str) -> str:
    """That all is reviewed; that nothing was submitted; or where to look when no half-year ends here."""
    states = _of(results, "coverage", league)["review_state"]
    if (states == ReviewState.DONE).all():
        return f"{league}{states.len()}个单位的适用要素都已审核"
    if ending_in(results.period, Grain.HALF):
        return f"{league}单位本期没有待审核的半年材料"
    half = period_name(results.period.last_half.code)
    return f"{period_name(results.period.code)}没有应报的半年报送，待审核内容见{half}"


def _others_unknown(results: Results, league: str) -> str:
    """How many units nothing can be said of."""
    count = _of(results, "coverage", league).height - self_checked(results, league).len()
    return Items.EVIDENCE_OTHERS.format(count=count) if count > 0 else ""


def _of(results: Results, table: str, league: str) -> pl.DataFrame:
    return results.tables[table].filter(pl.col("league") == league)


def _join_names(names: list[str]) -> str:
    return name_tied(names, "个单位", _MOST_NAMES)
