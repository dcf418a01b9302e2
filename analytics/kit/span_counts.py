"""Terms and posts counted: what is not in order, by unit, by limit, by month in which it will be."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

import polars as pl

from analytics.base.periods import month_of
from analytics.base.rules import PROVINCE, League, Level
from analytics.kit.duties import State
from analytics.kit.span_states import (
    DISCIPLINE_BODY,
    ROTATION,
    TERMS_IN_POST,
    VACANCY,
    Limits,
)
from analytics.kit.spans import SpanState, begun_months
from analytics.kit.units import OFFICIAL_ORDER
from analytics.reference.thresholds import Standing

AHEAD, LONGEST = 12, 13  # months told of expiries; from which on a vacancy is only longer
_ORDER = [state.value for state in SpanState]
_BOUND = pl.col("standing") == Standing.BINDING


def with_standing(rows: pl.DataFrame, units: pl.DataFrame, bound: pl.DataFrame) -> pl.DataFrame:
    """The rows with unit, official_order and standing, in official order; bound: org_id and code of units."""
    of_units = units.select("official_order", unit_id="org_id", unit="name")
    binding = bound.select("code", unit_id="org_id", standing=pl.lit(Standing.BINDING))
    return (
        rows.join(of_units, on="unit_id", maintain_order="left")
        .join(binding, on=["unit_id", "code"], how="left", maintain_order="left")
        .with_columns(pl.col("standing").fill_null(Standing.YARDSTICK))
    )


def rows_to_watch(rows: pl.DataFrame, limits: Limits, day: date) -> pl.DataFrame:
    """The rows that are not in order, those without a record first; said: the state in words."""
    words = {
        (one.code, state): text
        for one in limits.values()
        for state, text in ((SpanState.SOON, one.soon), (SpanState.OVER, one.over))
    }
    said = pl.Series(
        [words.get((code, state), state) for code, state in rows.select("code", "state").iter_rows()],
        dtype=pl.String,
    )
    # Of whom nobody said the term everything else is known.
    is_bare = (pl.col("code") == TERMS_IN_POST) & (pl.col("state") == SpanState.NO_RECORD)
    days = (pl.lit(day) - pl.col("due_on")).dt.total_days()
    return (
        rows.with_columns(said=said, days_over=pl.when(_is(SpanState.OVER)).then(days))
        .filter(pl.col("state") != SpanState.NORMAL, ~is_bare)
        .sort(
            pl.col("state").cast(pl.Enum(_ORDER)),
            ~_BOUND,
            "due_on",
            pl.col("league") != "省直",
            "official_order",
            "org_id",
            nulls_last=True,
            maintain_order=True,
        )
    )


def by_unit(terms: pl.DataFrame, posts: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """Rows as UnitSpans of every unit that has bodies, in official order."""
    of_terms = {
        "bodies": pl.lit(value=True),
        "terms_unknown": _is(SpanState.NO_RECORD),
        "terms_over": _is(SpanState.OVER),
        "terms_extended": _is(SpanState.EXTENDED),
        "terms_extended_long": _is(SpanState.EXTENDED) & pl.col("is_long"),
        "terms_soon": _is(SpanState.SOON),
        "terms_over_binding": _is(SpanState.OVER) & _BOUND,
    }
    vacancy, empty = pl.col("code") == VACANCY, ~pl.col("filled").fill_null(value=True)
    of_posts = {
        "seats": vacancy,
        "seats_unknown": vacancy & _is(SpanState.NO_RECORD),
        "vacant": vacancy & empty,
        "vacant_soon": vacancy & _is(SpanState.SOON),
        "vacant_over": vacancy & _is(SpanState.OVER),
        "terms_in_post": (pl.col("code") == TERMS_IN_POST) & _is(SpanState.OVER),
        "rotation": (pl.col("code") == ROTATION) & _is(SpanState.SOON),
        "no_discipline": (pl.col("code") == DISCIPLINE_BODY) & _is(SpanState.OVER),
        "vacant_over_binding": vacancy & _is(SpanState.OVER) & _BOUND,
    }
    counted = [_sums(rows, ["unit_id"], sums) for rows, sums in ((terms, of_terms), (posts, of_posts))]
    joined = units.select("org_id", "name", "league", "official_order")
    for counts in counted:
        joined = joined.join(counts.rename({"unit_id": "org_id"}), on="org_id", how="left")
    known = pl.any_horizontal(pl.col("bodies", "seats").is_not_null())
    names = [*of_terms, *of_posts]
    return joined.filter(known).with_columns(pl.col(names).fill_null(0)).sort(*OFFICIAL_ORDER)


def by_limit(rows: Iterable[pl.DataFrame], limits: Limits) -> pl.DataFrame:
    """Rows as LimitCounted of the province, each league and each unit."""
    columns = ("unit_id", "league", "code", "state", "standing")
    every = _of_scopes(pl.concat(frame.select(columns) for frame in rows))
    sums = {
        "counted": pl.lit(value=True),
        "unknown": _is(SpanState.NO_RECORD),
        "over": _is(SpanState.OVER),
        "extended": _is(SpanState.EXTENDED),
        "soon": _is(SpanState.SOON),
        "counted_binding": _BOUND,
        "over_binding": _is(SpanState.OVER) & _BOUND,
    }
    labels = {code: one.threshold.label for code, one in limits.items()}
    place = pl.col("code").replace_strict({code: n for n, code in enumerate(limits)}, return_dtype=pl.Int64)
    return (
        _sums(every, ["scope", "code"], sums)
        .with_columns(limit=pl.col("code").replace_strict(labels, return_dtype=pl.String), place=place)
        .sort("scope", "place")
    )


def expiries_by_month(terms: pl.DataFrame, day: date) -> pl.DataFrame:
    """Rows as ExpiriesOfMonth: every month of every scope that has bodies; what is over is in none."""
    first = month_of(day + timedelta(days=1))
    months = pl.DataFrame({"month": [first.shift_by(step).code for step in range(AHEAD)]})
    every = _of_scopes(terms)
    due = pl.max_horizontal("due_on", pl.lit(day + timedelta(days=1)))  # what ends today is not over
    ahead = every.filter(pl.col("due_on") >= day).with_columns(month=due.dt.strftime("%Y-%m"))
    is_committee = pl.col("level") == Level.COMMITTEE
    counted = _sums(ahead, ["scope", "month"], {"committees": is_committee, "below": ~is_committee})
    grid = every.select("scope").unique().join(months, how="cross")
    return _fill_grid(grid, counted, "month")


def vacant_for(posts: pl.DataFrame, day: date) -> pl.DataFrame:
    """Rows as VacantFor: every length of every scope that has an empty post."""
    empty = posts.filter(pl.col("code") == VACANCY, ~pl.col("filled").fill_null(value=True))
    length = pl.min_horizontal(begun_months(pl.col("since"), pl.lit(day)), pl.lit(LONGEST))
    every = _of_scopes(empty.with_columns(months=length.cast(pl.Int64)))
    lengths = pl.DataFrame({"months": range(1, LONGEST + 1)}, schema={"months": pl.Int64})
    grid = every.select("scope").unique().join(lengths, how="cross")
    counted = _sums(every, ["scope", "months"], {"seats": pl.lit(value=True)})
    return _fill_grid(grid, counted, "months")


def _is(state: SpanState) -> pl.Expr:
    return pl.col("state") == state


def _sums(rows: pl.DataFrame, by: list[str], flags: dict[str, pl.Expr]) -> pl.DataFrame:
    told = rows.select(*by, **{name: flag.cast(pl.Int64) for name, flag in flags.items()})
    return told.group_by(by).agg(pl.col(list(flags)).sum())


def _fill_grid(grid: pl.DataFrame, counted: pl.DataFrame, by: str) -> pl.DataFrame:
    joined = grid.join(counted, on=["scope", by], how="left")
    return joined.with_columns(pl.selectors.integer().fill_null(0)).sort("scope", by)


def _of_scopes(rows: pl.DataFrame) -> pl.DataFrame:
    """Every row three times: under the province, its league and its unit."""
    scopes = (pl.lit(PROVINCE), pl.col("league"), pl.col("unit_id"))
    return pl.concat([rows.with_columns(scope=scope) for scope in scopes])


def states_of(by_limit: pl.DataFrame, codes: Collection[str]) -> pl.DataFrame:
    """org_id, code, state of the units a document binds: met where nothing is over and nothing unknown.

    by_limit: rows as LimitCounted; only these limits.
    """
    state = (
        pl.when(pl.col("over_binding") > 0)
        .then(pl.lit(State.UNMET))
        .when(pl.col("unknown") > 0)
        .then(pl.lit(State.UNREPORTED))
        .otherwise(pl.lit(State.MET))
    )
    scopes = [PROVINCE, *(league.value for league in League)]
    of_units = by_limit.filter(
        ~pl.col("scope").is_in(scopes), pl.col("counted_binding") > 0, pl.col("code").is_in(codes)
    )
    return of_units.select("code", org_id="scope", state=state).select("org_id", "code", "state")
