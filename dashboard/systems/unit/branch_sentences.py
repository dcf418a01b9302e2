"""The branches of a unit, in words."""

import polars as pl

from analytics.results import Results
from analytics.systems.stars.stars import StarsByUnit
from analytics.systems.stars.unit_branches import LedgerState
from dashboard.base.display import word
from dashboard.kit.statement import KeyFigure
from dashboard.systems.reporting import reporting_sentences
from dashboard.systems.unit import unit_names
from dashboard.systems.unit.branch_words import UnitBranches
from dashboard.systems.unit.words import UnitFile

_STARS = StarsByUnit.columns()


def branches_of(results: Results, org_id: str) -> pl.DataFrame:
    """The unit's branches: open on the ledger first, then by stars and rate from low to high."""
    order = {state.value: place for place, state in enumerate(LedgerState)}
    open_first = pl.col("ledger").replace_strict(order, default=None, return_dtype=pl.Int64)
    still_open = pl.col("ledger").is_in([LedgerState.OVERDUE.value, LedgerState.OPEN.value]).fill_null(False)
    rows = results.tables["unit_branches"].filter(pl.col("unit_id") == org_id)
    return rows.sort(
        ~still_open, pl.when(still_open).then(open_first), "stars", "rate", "org_id", nulls_last=True
    )


def indicators(results: Results, org_id: str) -> list[KeyFigure]:
    """How many branches, the five-star share, low-star ones, those open on the ledger, cards come."""
    stars, ledger, covered = (
        unit_names.row(results, table, org_id) for table in ("stars_by_unit", "ledger_by_unit", "coverage")
    )
    overdue = ledger["overdue"]
    return [
        *_starred(stars),
        KeyFigure(
            UnitBranches.OPEN,
            UnitBranches.COUNT.format(count=ledger["open"]),
            UnitBranches.OVERDUE.format(count=overdue) if overdue else UnitBranches.NOT_OVERDUE,
            not overdue,
        ),
        KeyFigure(
            UnitBranches.CARDS,
            UnitBranches.CARDS_OF.format(come=covered["branch_cards"], due=covered["branches"])
            if reporting_sentences.cards_due(results, org_id)
            else UnitBranches.CARDS_NOT_DUE,
        ),
    ]


def without(results: Results, org_id: str) -> str:
    """That the unit has no branches; or that an older edition does not list them."""
    if unit_names.row(results, "stars_by_unit", org_id)["branches"]:
        return UnitFile.OLDER
    return UnitBranches.NO_BRANCHES.format(name=unit_names.name(results, org_id))


def branches(results: Results, org_id: str) -> str:
    """The counts of the table."""
    stars, ledger = (unit_names.row(results, table, org_id) for table in ("stars_by_unit", "ledger_by_unit"))
    words = UnitBranches.HEADLINE_NOT_RATED if stars["reached"] is None else UnitBranches.HEADLINE
    counts = [stars["five_star"], stars["low_star"], stars["unrated"], ledger["open"]]
    first = len(counts) - 1 if stars["reached"] is None else 0  # no stars yet
    return words.format(name=stars["name"], all=stars["branches"], parts=_parts(counts, first))


def _parts(counts: list[int], first: int) -> str:
    """How many there are of each kind, then the kinds of which there is none."""
    kinds = list(zip(counts, UnitBranches.SOME, UnitBranches.NONE, strict=True))[first:]
    some = [words.format(count=count) for count, words, _ in kinds if count]
    none = UnitBranches.KINDS.join(kind for count, _, kind in kinds if not count)
    return UnitBranches.PARTS.join([*some, *([UnitBranches.NO.format(kinds=none)] if none else [])])


def not_here(results: Results, org_id: str, branch: str) -> str:
    """Why the branch of a link is not shown: of another unit, or of none that stands."""
    found = unit_names.rows(results, "unit_branches", branch)
    if found.is_empty():
        return UnitBranches.UNKNOWN.format(code=branch)
    row = found.row(0, named=True)
    return UnitBranches.ELSEWHERE.format(
        branch=row["name"],
        unit=unit_names.name(results, row["unit_id"]),
        name=unit_names.name(results, org_id),
    )


def ledger_of(results: Results, org_id: str) -> pl.DataFrame:
    """The entries of the unit's branches, open ones first, the longest open on top."""
    return (
        results.tables["ledger"]
        .filter(pl.col("unit_id") == org_id)
        .sort("is_open", "days_open", "org_id", descending=[True, True, False])
    )


def ledger(results: Results, org_id: str) -> str:
    """How many entries there are, open, overdue and cleared."""
    rows = ledger_of(results, org_id)
    if rows.is_empty():
        return UnitBranches.LEDGER_NONE.format(name=unit_names.name(results, org_id))
    still, overdue = rows.filter("is_open").height, rows.filter("is_overdue").height
    cleared = rows.height - still
    words = UnitBranches.LEDGER_SOME if cleared else UnitBranches.LEDGER_ONLY_OPEN
    return (words if still else UnitBranches.LEDGER_ONLY_CLEARED).format(
        all=rows.height,
        every=UnitBranches.EVERY if rows.height > 1 else "",
        open=still,
        late=UnitBranches.LEDGER_LATE.format(overdue=overdue) if overdue else UnitBranches.LEDGER_NOT_LATE,
        cleared=cleared,
    )


def _starred(stars: dict) -> list[KeyFigure]:
    """The five-star share and the low-star branches; neither is known before anyone was rated."""
    if stars["reached"] is None:
        about = UnitBranches.NOT_RATED_ABOUT.format(all=stars["branches"])
        labels = (UnitBranches.FIVE, UnitBranches.LOW)
        return [KeyFigure(label, UnitBranches.NOT_RATED, about=about) for label in labels]
    short = UnitBranches.SHORT.format(count=stars["shortfall"])
    return [
        KeyFigure(
            UnitBranches.FIVE,
            word(stars["share"], _STARS["share"]),
            UnitBranches.REACHED if stars["reached"] else short,
            stars["reached"],
            UnitBranches.FIVE_ABOUT.format(five=stars["five_star"], all=stars["branches"]),
        ),
        KeyFigure(
            UnitBranches.LOW,
            UnitBranches.COUNT.format(count=stars["low_star"]),
            about=UnitBranches.LOW_ABOUT.format(one=stars["one_star"], two=stars["two_star"]),
        ),
    ]
