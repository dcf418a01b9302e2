"""The list of work in words, and the low-star branches beside it."""

import polars as pl

from analytics import rules
from analytics.measures import columns as c
from analytics.measures.worklist import Step, Work
from analytics.results import Results
from dashboard.figures import weak_units
from dashboard.headlines.weak_branches import counts
from dashboard.text.weak_branches import STEPS, Reasons, Weak


class WorkLine(Work):
    """An open entry with the reason for its place in words."""

    reason = c.text(Weak.REASON)


def of_scope(rows: pl.DataFrame, scope: str, unit: str | None) -> pl.DataFrame:
    """The rows of the unit, else of the leagues the scope stands for."""
    if unit:
        return rows.filter(pl.col("unit_id") == unit)
    return rows.filter(pl.col("league").is_in(weak_units.leagues(scope)))


def lines(rows: pl.DataFrame) -> pl.DataFrame:
    """These rows of the list of work with their reasons."""
    said = [_reason(row) for row in rows.iter_rows(named=True)]
    return rows.with_columns(reason=pl.Series(said, dtype=pl.String))


def worklist(results: Results, scope: str, rows: pl.DataFrame) -> str:
    """How many entries there are to work on, step by step; scope: a league, the province or a unit's code."""
    if rows.is_empty():
        return Weak.LATER if counts(results, scope).get("open") else Weak.WORK_ZERO
    parts = [_part(step, rows.filter(pl.col("step") == step.value)) for step in Step]
    return Weak.WORK_SOME.format(count=rows.height, parts=Weak.GAP.join(part for part in parts if part))


def low_star(results: Results, rows: pl.DataFrame) -> str:
    """How many branches have one or two stars and how many of them are on the ledger as well."""
    if rows.is_empty():
        return _no_low_star(results)
    both = int(rows["on_ledger"].sum())
    one, two = ((rows["stars"] == stars).sum() for stars in rules.LOW_STARS)
    template = Weak.LOW_SOME if both else Weak.LOW_NEITHER
    return template.format(count=rows.height, one=one, two=two, both=both)


def _no_low_star(results: Results) -> str:
    stars = results.tables["branch_scores"]["stars"]
    if not stars.count():
        return Weak.LOW_UNRATED
    listed = not results.tables["low_star_branches"].is_empty()
    return Weak.LOW_NONE if listed or not stars.is_in(list(rules.LOW_STARS)).any() else Weak.LATER


def _part(step: Step, rows: pl.DataFrame) -> str:
    if rows.is_empty():
        return ""
    days = rows["days_overdue"].max() if step is Step.OVERDUE else rules.DUE_SOON_DAYS
    return STEPS[step].format(count=rows.height, days=days)


def _reason(row: dict) -> str:
    again = Reasons.FOUND_AGAIN.format(times=row["times_found"]) if row["times_found"] > 1 else ""
    parts = [again, _due(row)] if row["step"] == Step.FOUND_AGAIN else [_due(row), again]
    missing = "" if row["measure"] else Reasons.NO_MEASURE
    return Weak.REASON_GAP.join(part for part in (*parts, missing) if part)


def _due(row: dict) -> str:
    if row["days_overdue"]:
        return Reasons.OVERDUE.format(days=row["days_overdue"])
    return Reasons.LEFT.format(days=row["days_left"]) if row["days_left"] else Reasons.DUE_TODAY
