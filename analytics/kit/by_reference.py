"""Units that take part by reference (参照执行): their rows apart from all others; no sum mixes them."""

from collections.abc import Mapping

import polars as pl

from analytics.base import rules

_NAMES_ORGANISATIONS = ("from_org", "to_org")  # of a change: it is theirs where both are
Tables = Mapping[str, pl.LazyFrame]


def apart(tables: Tables) -> tuple[Tables, Tables | None]:
    """The data sets without those units and all below them, and of them alone; None where there are none.

    tables: organisations as they stood, a row a stretch, so that a unit counts with its league of the time:
    who was in both has its rows in both, and stands in each while it was there.
    """
    register = tables["organisations"]
    is_unit = pl.col("level") == rules.Level.UNIT
    by_reference = pl.col("league") == rules.League.REFERENCE
    units = register.filter(is_unit).select("org_id", theirs=by_reference.fill_null(value=False)).collect()
    if not units["theirs"].any():
        return tables, None
    above = _units_above(register.filter(~is_unit).select("org_id", "parent_id").unique().collect())
    theirs, ours = (set(units.filter(pl.col("theirs") == one)["org_id"]) for one in (True, False))
    outside = {*(theirs - ours), *(org for org, tops in above.items() if tops and tops <= theirs - ours)}
    inside = {*theirs, *(org for org, tops in above.items() if tops & theirs)}
    stood = (
        register.filter(~is_unit | ~by_reference.fill_null(value=False)),
        register.filter(~is_unit | by_reference.fill_null(value=False)),
    )
    return (
        _those({**tables, "organisations": stood[0]}, outside, is_in=False),
        _those({**tables, "organisations": stood[1]}, inside, is_in=True),
    )


def _those(tables: Tables, codes: set[str], *, is_in: bool) -> Tables:
    return {name: _rows(rows, sorted(codes), is_in=is_in) for name, rows in tables.items()}


def _rows(rows: pl.LazyFrame, codes: list[str], *, is_in: bool) -> pl.LazyFrame:
    columns = rows.collect_schema().names()
    named = [one for one in ("org_id", *_NAMES_ORGANISATIONS) if one in columns]
    if not named:
        return rows
    found = [pl.col(one).is_in(codes) for one in named]
    theirs = pl.all_horizontal(one.fill_null(value=True) for one in found)
    return rows.filter(theirs if is_in else ~theirs)


def _units_above(below: pl.DataFrame) -> dict[str, set[str]]:
    """Each organisation below the units with what ever stood at the top of its line."""
    parents: dict[str, set[str]] = {}
    for org_id, parent in below.iter_rows():
        parents.setdefault(org_id, set()).add(parent)
    return {org_id: _tops(org_id, parents, frozenset()) for org_id in parents}


def _tops(org_id: str, parents: Mapping[str, set[str]], seen: frozenset[str]) -> set[str]:
    if org_id not in parents:
        return {org_id}
    steps = parents[org_id] - seen  # a tree that was typed in may hold a circle
    return {top for parent in steps for top in _tops(parent, parents, seen | {org_id})}
