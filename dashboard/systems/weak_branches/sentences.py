"""What the page of weak branches says of the ledger: how it stands against 动态清零."""

import polars as pl

from analytics import reference
from analytics.base.columns import is_welcome
from analytics.results import Results
from analytics.systems.weak_branches import LEDGER
from dashboard.base.display import period_name
from dashboard.kit.finding import KeyFigure, Statement
from dashboard.systems.weak_branches import unit_figures
from dashboard.systems.weak_branches.figures import kind_rows, month_rows
from dashboard.systems.weak_branches.words import Weak

_POOLED = LEDGER.pooled.columns()


def counts(results: Results, scope: str) -> dict:
    """The counts of the province, a league or (by code) a unit."""
    by_unit = results.tables["ledger_by_unit"].filter(pl.col("org_id") == scope)
    pooled = results.tables["ledger_pooled"].filter(pl.col("scope") == scope)
    found = pooled if by_unit.is_empty() else by_unit
    return found.row(0, named=True) if found.height else {}


def entries(results: Results, scope: str) -> int:
    """How many entries the ledger has ever had of the scope's branches."""
    ledger = results.tables["ledger"]
    if scope in results.tables["ledger_by_unit"]["org_id"]:
        return ledger.filter(pl.col("unit_id") == scope).height
    return ledger.filter(pl.col("league").is_in(unit_figures.leagues(scope))).height


def standing(results: Results, scope: str, name: str) -> Statement:
    """Whether nothing is open, and if something is, whether it is overdue; name: the scope in words."""
    period, written = period_name(results.period.code), entries(results, scope)
    if results.tables["ledger"].is_empty():
        return Weak.NEVER.fill(period=period)
    if not written:
        return Statement(Weak.NEVER_HERE.format(scope=name, period=period))
    row = counts(results, scope)
    template = Weak.OVERDUE if row["overdue"] else Weak.OPEN if row["open"] else Weak.ZERO
    return Statement(
        template.format(scope=name, period=period, open=row["open"], overdue=row["overdue"], count=written)
    )


def indicators(results: Results, scope: str) -> list[KeyFigure]:
    """Open, cleared, found, and how long the open ones have been on the ledger."""
    row = counts(results, scope)
    if not row:
        labels = (Weak.OPEN_COUNT, Weak.CLEARED, Weak.FOUND, Weak.DAYS_OPEN)
        return [KeyFigure(label, Weak.UNKNOWN) for label in labels]
    return [_open(row), _cleared(row), _found(row), _days(row)]


def months(results: Results, scope: str) -> Statement:
    """How the open entries moved from the first month shown to the last."""
    rows = month_rows(results, scope)
    if rows.is_empty():
        return Statement(Weak.MONTHS_NONE) if results.tables["ledger"].is_empty() else Weak.LATER
    first, last = rows["open"][0], rows["open"][-1]
    since, until = (period_name(rows["month"][place]) for place in (0, -1))
    template = Weak.MONTHS_RISEN if last > first else Weak.MONTHS_FALLEN if last < first else Weak.MONTHS_SAME
    later = rows if rows.height == 1 else rows[1:]  # what moved the first month's end to the last one's
    return Statement(
        (Weak.MONTHS_ONE if rows.height == 1 else template).format(
            then=first,
            now=last,
            since=since,
            until=until,
            moved=_moved(int(later["found"].sum()), int(later["cleared"].sum())),
        )
    )


def _moved(found: int, cleared: int) -> str:
    """How many came and went; in words where none did."""
    if not found and not cleared:
        return Weak.MONTHS_QUIET
    sides = zip((found, cleared), Weak.MONTHS_MOVED, Weak.MONTHS_UNMOVED, strict=True)
    return Weak.AND.join(
        some.format(found=found, cleared=cleared) if count else none for count, some, none in sides
    )


def kinds(results: Results, scope: str) -> Statement:
    """The kind most of the open entries have."""
    rows = kind_rows(results, scope)
    if rows.is_empty():
        return Weak.LATER
    if not rows["open"].sum():
        cleared, in_time = rows["cleared"].sum(), rows["cleared_in_time"].sum()
        return Statement(
            (Weak.KINDS_ZERO if cleared else Weak.KINDS_NOTHING).format(cleared=cleared, in_time=in_time)
        )
    told = _commonest(rows)
    days = counts(results, scope).get("cleared_median_days")
    return Statement(told if days is None else told + Weak.ABOUT_DAYS.format(days=days))


def units(results: Results, scope: str, show: str) -> str:
    """How many units have open entries, how many of them overdue ones, and what the picture leaves out."""
    rows = unit_figures.with_open(results, scope)
    late = rows.filter(pl.col("overdue") > 0)
    told = _units(rows.height, late.height).format(
        units=rows.height, late=late.height, overdue=late["overdue"].sum()
    )
    ended = counts(results, scope).get("open", 0) - rows["open"].sum()
    drawn = unit_figures.shown(results, scope, show).height
    if drawn < rows.height:
        ranked = unit_figures.ranked(rows).height
        template = Weak.UNITS_SHOWN if drawn < ranked else Weak.UNITS_LEAGUE
        told += template.format(league=_ranked_leagues(), count=drawn)
    return told + (Weak.UNITS_ENDED.format(count=ended) if ended else "")


def offered(results: Results, scope: str) -> dict[str, str]:
    """The choices of how many units are drawn, in words."""
    many = unit_figures.ranked(unit_figures.with_open(results, scope)).height > unit_figures.FEW
    most = Weak.MOST.format(count=unit_figures.FEW) if many else Weak.ONLY.format(league=_ranked_leagues())
    return {unit_figures.MOST: most, unit_figures.ALL: Weak.ALL}


def _units(units: int, late: int) -> str:
    if not units:
        return Weak.UNITS_NONE
    if not late:
        return Weak.UNITS_NO_OVERDUE
    if units == 1:
        return Weak.UNITS_ONE
    return Weak.UNITS_ALL_OVERDUE if late == units else Weak.UNITS_SOME


def _ranked_leagues() -> str:
    return Weak.AND.join(reference.ranked_leagues())


def _commonest(rows: pl.DataFrame) -> str:
    """The kind or kinds most open entries are of, and how many of these are overdue."""
    open_now = rows["open"].sum()
    most = rows.filter(pl.col("open") == pl.col("open").max())
    count, overdue = most["open"][0], most["overdue"].sum()
    template = Weak.KINDS_TIED if most.height > 1 else Weak.KINDS_MOST
    if count == open_now:
        template = Weak.KINDS_ONE if count == 1 else Weak.KINDS_EVERY
    told = template.format(kinds=Weak.AND.join(most["kind"]), count=count)
    return told + (Weak.KINDS_OVERDUE if overdue else Weak.KINDS_NOT_OVERDUE).format(overdue=overdue)


def _found(row: dict) -> KeyFigure:
    again = Weak.ABOUT_FOUND.format(count=row["found_again"]) if row["found_again"] else Weak.NONE_AGAIN
    return KeyFigure(Weak.FOUND, Weak.COUNT.format(count=row["found"]), again if row["found"] else None)


def _open(row: dict) -> KeyFigure:
    overdue = row["overdue"]
    about = Weak.ABOUT_OVERDUE.format(count=overdue) if overdue else Weak.NONE_OVERDUE
    change = about if row["open"] else Weak.NONE_OPEN
    value = Weak.COUNT.format(count=row["open"])
    return KeyFigure(Weak.OPEN_COUNT, value, change, is_welcome(overdue, _POOLED["overdue"]), Weak.AT_END)


def _cleared(row: dict) -> KeyFigure:
    value = Weak.COUNT.format(count=row["cleared"])
    if not row["cleared"] or row["cleared_in_time"] is None:
        return KeyFigure(Weak.CLEARED, value)
    late = row["cleared_late"]
    change = Weak.ABOUT_CLEARED.format(in_time=row["cleared_in_time"], late=late)
    return KeyFigure(Weak.CLEARED, value, change, is_welcome(late, _POOLED["cleared_late"]))


def _days(row: dict) -> KeyFigure:
    if row["open_median_days"] is None:
        return KeyFigure(Weak.DAYS_OPEN, Weak.UNKNOWN if row["open"] else Weak.NO_DAYS)
    longest = Weak.LONGEST.format(days=row["open_longest_days"])
    value = Weak.DAYS.format(days=row["open_median_days"])
    return KeyFigure(Weak.DAYS_OPEN, value, longest, None, Weak.MEDIAN)
