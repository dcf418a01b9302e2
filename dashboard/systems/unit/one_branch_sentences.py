"""What is known of one branch, in words."""

from fractions import Fraction

import polars as pl

from analytics.base import rules
from analytics.results import Results
from analytics.systems.stars.branches import BranchDimension, BranchScore
from analytics.systems.stars.unit_branches import LedgerState, UnitBranch
from dashboard.base.display import day_name, period_name, word
from dashboard.kit.finding import KeyFigure
from dashboard.systems.unit import branch_group_sentences
from dashboard.systems.unit.branch_words import BranchView
from dashboard.systems.unit.one_branch_figures import dimensions_of, stars_of

_BRANCHES = UnitBranch.columns()
_SCORES = BranchScore.columns()
_DIMENSIONS = BranchDimension.columns()


def name(results: Results, branch: str) -> str:
    """The branch's name."""
    return _row(results, branch)["name"]


def indicators(results: Results, branch: str) -> list[KeyFigure]:
    """Stars, rate of its card, state on the ledger, evidence."""
    row = _row(results, branch)
    score = results.tables["branch_scores"].row(by_predicate=pl.col("org_id") == branch, named=True)
    rated = row["stars"] is not None
    stars = BranchView.STARS_OF.format(stars=row["stars"]) if rated else BranchView.UNRATED
    evidence = score["evidence"]
    straight = BranchView.STRAIGHT if score["straight_lined"] else None
    return [
        KeyFigure(BranchView.STARS, stars),
        _rate(row),
        KeyFigure(
            BranchView.LEDGER,
            row["ledger"] or BranchView.NEVER,
            about=None if row["found_on"] is None else day_name(row["found_on"]),
        ),
        KeyFigure(
            BranchView.EVIDENCE,
            word(evidence, _SCORES["evidence"])
            if evidence is None
            else BranchView.EVIDENCE_COUNT.format(count=evidence),
            straight,
            False if straight else None,
        ),
    ]


def card(results: Results, branch: str) -> str:
    """The dimension with the lowest rate; compared as fractions, never rounded."""
    unit_rows = dimensions_of(results, branch)
    own = name(results, branch)
    if unit_rows.is_empty():
        return BranchView.DIMENSION_NONE.format(name=own)
    whole = unit_rows.filter(pl.col("points").is_not_null() & (pl.col("max_points") > 0))
    if whole.height < unit_rows.height:
        return BranchView.DIMENSION_WAITING.format(name=own)
    rates = [Fraction(row["points"], row["max_points"]) for row in whole.iter_rows(named=True)]
    if len(set(rates)) == 1:
        return BranchView.DIMENSION_SAME.format(name=own)
    lowest = whole.row(rates.index(min(rates)), named=True)
    return BranchView.DIMENSION_LOWEST.format(
        name=own,
        dimension=lowest["dimension"],
        points=word(lowest["points"], _DIMENSIONS["points"]),
        full=word(lowest["max_points"], _DIMENSIONS["max_points"]),
    )


def history(results: Results, branch: str) -> str:
    """How often it was rated, the last stars, and against the rating before."""
    rows, own = stars_of(results, branch), name(results, branch)
    if rows.is_empty():
        return BranchView.HISTORY_NONE.format(name=own)
    last = rows["stars"][-1]
    if rows.height == 1:
        return BranchView.HISTORY_ONE.format(name=own, period=period_name(rows["period"][0]), stars=last)
    step = last - rows["stars"][-2]
    words = (
        BranchView.HISTORY_SAME
        if not step
        else BranchView.HISTORY_UP
        if step > 0
        else BranchView.HISTORY_DOWN
    )
    return words.format(name=own, count=rows.height, stars=last, size=abs(step))


def ledger_of(results: Results, branch: str) -> pl.DataFrame:
    """The entries of the branch, the latest first."""
    return results.tables["ledger"].filter(pl.col("org_id") == branch).sort("found_on", descending=True)


def ledger(results: Results, branch: str) -> str:
    """How often it was on the ledger, and how it stands now."""
    rows, own = ledger_of(results, branch), name(results, branch)
    if rows.is_empty():
        return BranchView.LEDGER_NONE.format(name=own)
    last = rows.row(0, named=True)
    words = BranchView.LEDGER_CLEARED
    if last["is_open"]:
        words = BranchView.LEDGER_OVERDUE if last["is_overdue"] else BranchView.LEDGER_OPEN
    state = words.format(days=last["days_open"], due=day_name(last["due_on"]))
    return BranchView.LEDGER_SOME.format(name=own, all=rows.height, state=state)


def group(results: Results, branch: str) -> str:
    """Whether the branch is among those whose weakness is looked into, and why."""
    row = _row(results, branch)
    is_open = row["ledger"] in (LedgerState.OPEN, LedgerState.OVERDUE)
    is_low = row["stars"] in rules.LOW_STARS
    if not (is_open or is_low):
        return BranchView.NOT_WEAK.format(name=row["name"])
    why = BranchView.WHY_OPEN if is_open else BranchView.WHY_LOW
    return BranchView.WEAK.format(
        name=row["name"],
        why=BranchView.WHY_BOTH if is_open and is_low else why,
        kind=branch_group_sentences.kind(results, branch),
    )


def _rate(row: dict) -> KeyFigure:
    if row["points"] is None:
        return KeyFigure(BranchView.RATE, word(None, _BRANCHES["rate"]), about=BranchView.NO_CARD)
    if row["missing_items"]:
        about = BranchView.UNREPORTED.format(count=row["missing_items"])
        return KeyFigure(BranchView.RATE, word(None, _BRANCHES["rate"]), about=about)
    points = BranchView.POINTS.format(
        points=word(row["points"], _BRANCHES["points"]), full=word(row["max_points"], _BRANCHES["max_points"])
    )
    return KeyFigure(BranchView.RATE, word(row["rate"], _BRANCHES["rate"]), about=points)


def _row(results: Results, branch: str) -> dict:
    return results.tables["unit_branches"].row(by_predicate=pl.col("org_id") == branch, named=True)
