"""How much work there is to do, and the low-star branches beside it."""

import polars as pl

from analytics.base import rules
from analytics.results import Results
from analytics.systems.weak_branches import LEDGER
from dashboard.kit.finding import Statement
from dashboard.systems.weak_branches import unit_figures
from dashboard.systems.weak_branches.sentences import counts
from dashboard.systems.weak_branches.words import ONE_OVERDUE, STEPS, Weak

_STEPS = LEDGER.steps


def of_scope(rows: pl.DataFrame, scope: str, unit: str | None) -> pl.DataFrame:
    """The rows of the unit, else of the leagues the scope stands for."""
    if unit:
        return rows.filter(pl.col("unit_id") == unit)
    return rows.filter(pl.col("league").is_in(unit_figures.leagues(scope)))


def worklist(results: Results, scope: str, rows: pl.DataFrame) -> Statement:
    """How many entries there are to work on, step by step; scope: a league, the province or a unit's code."""
    if rows.is_empty():
        return Weak.LATER if counts(results, scope).get("open") else Statement(Weak.WORK_ZERO)
    if rows["step"].eq(_STEPS.later).all():
        return Statement(Weak.WORK_LATER.format(count=rows.height, days=rules.DUE_SOON_DAYS))
    parts = Weak.GAP.join(filter(None, (_part(step, rows.filter(pl.col("step") == step)) for step in _STEPS)))
    return Statement(Weak.WORK_SOME.format(count=rows.height, parts=parts))


def low_star(results: Results, rows: pl.DataFrame) -> Statement:
    """How many branches have one or two stars and how many of them are on the ledger as well."""
    if rows.is_empty():
        return _no_low_star(results)
    both = int(rows["on_ledger"].sum())
    one, two = ((rows["stars"] == stars).sum() for stars in rules.LOW_STARS)
    template = Weak.LOW_SOME if both else Weak.LOW_NEITHER
    if both == rows.height:
        template = Weak.LOW_BOTH
    return Statement(template.format(count=rows.height, one=one, two=two, both=both))


def _no_low_star(results: Results) -> Statement:
    stars = results.tables["branch_scores"]["stars"]
    if not stars.count():
        return Weak.LOW_UNRATED
    listed = not results.tables["low_star_branches"].is_empty()
    none = listed or not stars.is_in(list(rules.LOW_STARS)).any()
    return Statement(Weak.LOW_NONE) if none else Weak.LATER


def _part(step: str, rows: pl.DataFrame) -> str:
    if rows.is_empty():
        return ""
    days = rows["days_overdue"].max() if step == _STEPS.overdue else rules.DUE_SOON_DAYS
    template = ONE_OVERDUE if step == _STEPS.overdue and rows.height == 1 else STEPS[step]
    return template.format(count=rows.height, days=days)
