"""How terms and posts stand on a day: when each is due, and in which state it is."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from analytics.kit.spans import (
    SpanState,
    add_months,
    known_on,
    open_on,
    state_on,
    unbroken_since,
    whole_months,
)
from analytics.reference.spans import SpanLimit

Limits = Mapping[str, SpanLimit]
SEAT = ("org_id", "post", "seat_no")
SECRETARY, DISCIPLINE = "机关党委书记", "机关纪委书记"
VACANCY, TERMS_IN_POST, ROTATION, DISCIPLINE_BODY = (
    "vacancy_months",
    "terms_in_post",
    "post_rotation",
    "discipline_body",
)


def terms_on(bodies: pl.DataFrame, elections: pl.DataFrame, limits: Limits, day: date) -> pl.DataFrame:
    """Each body with code, since, first_due, due_on, state, is_long of the term of its last election.

    elections: org_id, elected_on, extended_to, document.
    """
    of_level = {level: one for one in limits.values() for level in one.levels if not one.posts}
    last = elections.filter(pl.col("elected_on") <= day).sort("elected_on").unique("org_id", keep="last")
    months, remind, extension = (
        _by_level({level: getattr(one, name) for level, one in of_level.items()}, pl.Int64)
        for name in ("months", "remind", "extension")
    )
    codes = _by_level({level: one.code for level, one in of_level.items()}, pl.String)
    today = pl.lit(day)
    return (
        bodies.join(last.rename({"elected_on": "since"}), on="org_id", how="left", maintain_order="left")
        .with_columns(code=codes, first_due=add_months(pl.col("since"), months))
        .with_columns(
            due_on=pl.max_horizontal("first_due", "extended_to"),
            is_long=(pl.col("extended_to") > add_months(pl.col("first_due"), extension)).fill_null(
                value=False
            ),
        )
        .with_columns(state=state_on(today, pl.col("due_on"), pl.col("first_due"), remind))
    )


def posts_on(bodies: pl.DataFrame, posts: pl.DataFrame, limits: Limits, day: date) -> pl.DataFrame:
    """Each body × post × limit with since, due_on, months, term_no, filled and state.

    posts: org_id, post, seat_no, since, until, filled, term_no. A committee owes a record of its secretary;
    a seat that was once written down and is not now is unknown. due_on is null where no day is a limit.
    """
    own = known_on(posts, day).join(bodies, on="org_id", how="semi")
    seats = _seats(bodies, own, day)
    frames = [
        _until(seats.filter(~pl.col("filled")), limits[VACANCY], day),
        _unknown(seats, limits[VACANCY]),
        _held_seats(seats, limits[VACANCY]),
        _too_often(seats, limits[TERMS_IN_POST]),
        _until(seats.filter(pl.col("filled")), limits[ROTATION], day),
        _without_discipline(bodies, own, limits[DISCIPLINE_BODY]),
    ]
    joined = bodies.join(pl.concat(frames, how="diagonal"), on="org_id", maintain_order="left")
    return joined.with_columns(is_long=pl.lit(value=False))


def _by_level(values: Mapping[str, object], dtype: type[pl.DataType]) -> pl.Expr:
    return pl.col("level").replace_strict(values, return_dtype=dtype)


def _seats(bodies: pl.DataFrame, own: pl.DataFrame, day: date) -> pl.DataFrame:
    """Every seat that was ever written down, and that of each secretary: since when it is as it is now."""
    spans = unbroken_since(own, ("filled",), SEAT).with_columns(
        since=pl.when("filled").then("since").otherwise("began")
    )
    held = open_on(spans, day, SEAT).select(*SEAT, "since", "filled", "term_no")
    committees = bodies.filter(level="机关党委").select(
        "org_id", post=pl.lit(SECRETARY), seat_no=pl.lit(1, pl.Int64)
    )
    recorded = own.select(SEAT).unique(maintain_order=True)
    missing = committees.join(recorded, on=["org_id", "post"], how="anti")
    return pl.concat([recorded, missing]).join(held, on=SEAT, how="left", maintain_order="left")


def _of(seats: pl.DataFrame, limit: SpanLimit) -> pl.DataFrame:
    return seats.filter(pl.col("post").is_in(list(limit.posts))).with_columns(code=pl.lit(limit.code))


def _until(seats: pl.DataFrame, limit: SpanLimit, day: date) -> pl.DataFrame:
    """Seats whose time has a limit; where it is only a reminder they are never over."""
    today, due = pl.lit(day), add_months(pl.col("since"), limit.months)
    reached = pl.when(due <= today).then(pl.lit(SpanState.SOON)).otherwise(pl.lit(SpanState.NORMAL))
    is_reminder = limit.threshold.comparator == ">="
    return _of(seats, limit).with_columns(
        due_on=due,
        months=whole_months(pl.col("since"), today),
        state=reached if is_reminder else state_on(today, due, due, limit.remind),
    )


def _unknown(seats: pl.DataFrame, limit: SpanLimit) -> pl.DataFrame:
    unknown = _of(seats, limit).filter(pl.col("filled").is_null())
    return unknown.with_columns(state=pl.lit(SpanState.NO_RECORD))


def _held_seats(seats: pl.DataFrame, limit: SpanLimit) -> pl.DataFrame:
    return _of(seats, limit).filter("filled").with_columns(state=pl.lit(SpanState.NORMAL))


def _too_often(seats: pl.DataFrame, limit: SpanLimit) -> pl.DataFrame:
    """Who holds a post more often running than is usual; of whom nothing is said of the term nobody knows."""
    is_over = pl.col("term_no") > limit.threshold.threshold
    state = pl.when(is_over).then(pl.lit(SpanState.OVER)).otherwise(pl.lit(SpanState.NORMAL))
    unknown = pl.when(pl.col("term_no").is_null()).then(pl.lit(SpanState.NO_RECORD)).otherwise(state)
    return _of(seats, limit).filter("filled").with_columns(state=unknown)


def _without_discipline(bodies: pl.DataFrame, own: pl.DataFrame, limit: SpanLimit) -> pl.DataFrame:
    """Committees that wrote down posts, and whether ever a secretary of discipline who was there."""
    ever = own.filter("filled", pl.col("post") == DISCIPLINE)["org_id"].unique().implode()
    known = bodies.filter(
        pl.col("level").is_in(list(limit.levels)), pl.col("org_id").is_in(own["org_id"].unique().implode())
    )
    state = (
        pl.when(pl.col("org_id").is_in(ever)).then(pl.lit(SpanState.NORMAL)).otherwise(pl.lit(SpanState.OVER))
    )
    return known.select(
        "org_id", post=pl.lit(DISCIPLINE), seat_no=pl.lit(1, pl.Int64), code=pl.lit(limit.code), state=state
    )
