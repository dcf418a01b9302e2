"""The organisations as they stood: one row for each stretch of time under one name, parent and league."""

import polars as pl

from analytics.base import rules

_CUT = "starts_on"


def as_they_stood(
    organisations: pl.LazyFrame, former_places: pl.LazyFrame, aliases: pl.LazyFrame
) -> pl.LazyFrame:
    """The rows of organisations, each once a stretch with the name, parent and league it had then.

    valid_from and valid_to are those of the stretch, so that whoever asks for a day finds one row. Units keep
    today's name here: units_on knows theirs. Nothing noted of the past: the rows as they are.
    """
    places = former_places.select("org_id", "valid_to", "parent_id", "league").collect()
    names = _former_names(organisations, aliases).collect()
    if places.is_empty() and names.is_empty():
        return organisations
    everybody = organisations.collect()
    return (
        _stretches(everybody, places, names)
        .pipe(_with_names, names)
        .pipe(_with_places, places)
        .select(everybody.columns)
        .lazy()
    )


def _former_names(organisations: pl.LazyFrame, aliases: pl.LazyFrame) -> pl.LazyFrame:
    """org_id, former_name, began, ended of all below the units."""
    below = organisations.filter(pl.col("level") != rules.Level.UNIT).select("org_id")
    former = aliases.filter(pl.col("kind") == rules.AliasKind.FORMER, pl.col("valid_to").is_not_null())
    named = former.select("org_id", former_name="name", began="valid_from", ended="valid_to")
    return named.join(below, on="org_id", how="semi")


def _stretches(everybody: pl.DataFrame, places: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """Every row cut on the days on which something changed within its span."""
    after = pl.col("valid_to").dt.offset_by("1d")
    days = [
        places.select("org_id", after.alias(_CUT)),
        names.select("org_id", pl.col("ended").dt.offset_by("1d").alias(_CUT)),
        names.select("org_id", pl.col("began").alias(_CUT)).drop_nulls(),
    ]
    spans = everybody.select("org_id", "valid_from", "valid_to")
    began = pl.col(_CUT) > pl.col("valid_from")
    ended = (pl.col(_CUT) > pl.col("valid_to")).fill_null(value=False)
    within = pl.concat(days).join(spans, on="org_id").filter(began, ~ended).select("org_id", _CUT)
    starts = pl.concat([within, spans.select("org_id", pl.col("valid_from").alias(_CUT))]).unique()
    next_start = pl.col(_CUT).shift(-1).over("org_id", order_by=_CUT)
    ends = starts.with_columns(ends_on=next_start.dt.offset_by("-1d"))
    return (
        everybody.join(ends, on="org_id", how="left", maintain_order="left")
        .with_columns(valid_from=pl.col(_CUT), valid_to=pl.coalesce("ends_on", "valid_to"))
        .sort("org_id", "valid_from", maintain_order=True)
    )


def _with_names(stretches: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    day = pl.col("valid_from")
    borne = (
        stretches.select("org_id", "valid_from")
        .join(names, on="org_id")
        .filter((pl.col("ended") >= day) & (pl.col("began").is_null() | (pl.col("began") <= day)))
        .sort("org_id", "valid_from", "ended")
        .unique(["org_id", "valid_from"], keep="first", maintain_order=True)
        .select("org_id", "valid_from", "former_name")
    )
    joined = stretches.join(borne, on=["org_id", "valid_from"], how="left", maintain_order="left")
    return joined.with_columns(name=pl.coalesce("former_name", "name"))


def _with_places(stretches: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """Of several former places the one that ended first on the day or after it; of none the register's."""
    held = (
        stretches.select("org_id", "valid_from")
        .join(places.rename({"valid_to": "until"}), on="org_id")
        .filter(pl.col("until") >= pl.col("valid_from"))
        .sort("org_id", "valid_from", "until")
        .unique(["org_id", "valid_from"], keep="first", maintain_order=True)
    )
    joined = stretches.join(
        held, on=["org_id", "valid_from"], how="left", suffix="_then", maintain_order="left"
    )
    then = pl.col("until").is_not_null()
    return joined.with_columns(
        pl.when(then).then(f"{name}_then").otherwise(name).alias(name) for name in ("parent_id", "league")
    )
