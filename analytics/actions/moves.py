"""What an import of the register moves: parents, leagues, names, since when, and what is noted of before."""

from collections.abc import Mapping
from enum import StrEnum

import dataframely as dy
import polars as pl

from analytics import datasets
from analytics.actions.rows import names_of
from analytics.base import columns as c
from analytics.base import rules
from analytics.lake import Key, Snapshot

REGISTER = "organisations"
_PLACES, _NAMES = "former_places", "aliases"
# What an import of a data set notes of the past in others: it comes and goes with the rows imported.
NOTED_WITH = {REGISTER: frozenset({_PLACES, _NAMES})}


class Aspect(StrEnum):
    """What of an organisation became another."""

    PARENT = "上级组织"
    LEAGUE = "分组"
    NAME = "名称"


_COLUMNS = {Aspect.PARENT: "parent_id", Aspect.LEAGUE: "league", Aspect.NAME: "name"}


class Move(dy.Schema):
    """Organisation × aspect that becomes another; since null: a correction, in all periods alike."""

    org_id = c.text("组织代码", primary_key=True)
    what = c.text("事项", primary_key=True)
    name = c.text("组织")
    before = c.text("原为")
    after = c.text("改为")
    since = c.day("自何日起", nullable=True)


def moves(base: Snapshot, rows: pl.DataFrame) -> dy.DataFrame[Move]:
    """What these rows of the register change in those that stand; parents are told by name."""
    changed = _changed_rows(base, rows)
    names = names_of(base, {(REGISTER, datasets.WHOLE): rows})
    frames = [
        changed.filter(_differs(aspect)).select(
            "org_id",
            "since",
            what=pl.lit(aspect.value),
            before=f"{column}_then",
            after=column,
        )
        for aspect, column in _COLUMNS.items()
    ]
    called = dict(names.iter_rows())
    is_parent = pl.col("what") == Aspect.PARENT
    by_name = [
        pl.when(is_parent).then(pl.col(side).replace(called)).otherwise(side).alias(side)
        for side in ("before", "after")
    ]
    return (
        pl.concat(frames)
        .with_columns(*by_name, name=pl.col("org_id").replace(called))
        .sort("org_id", "what")
        .select(*Move.column_names())
        .pipe(Move.validate)
    )


def notes_of_the_past(base: Snapshot, rows: pl.DataFrame) -> Mapping[Key, pl.DataFrame]:
    """The rows that keep what was until the day before: former places and names; none where none moved."""
    dated = _changed_rows(base, rows).filter(pl.col("since").is_not_null())
    until = pl.col("since").dt.offset_by("-1d").alias("valid_to")
    synthetic = pl.col("synthetic_then").alias("synthetic")
    is_unit = pl.col("level") == rules.Level.UNIT
    moved = dated.filter(_differs(Aspect.PARENT) | _differs(Aspect.LEAGUE)).select(
        synthetic,
        "org_id",
        until,
        parent_id=pl.when(~is_unit).then("parent_id_then"),
        league=pl.when(is_unit).then("league_then"),
    )
    former = base.frame(_NAMES, datasets.WHOLE).filter(pl.col("kind") == rules.AliasKind.FORMER)
    renamed = dated.filter(_differs(Aspect.NAME)).select(
        synthetic,
        "org_id",
        until,
        name="name_then",
        kind=pl.lit(rules.AliasKind.FORMER.value),
    )
    renamed = renamed.join(_borne_since(renamed, former), on="org_id", how="left")
    noted = {_PLACES: moved, _NAMES: renamed}
    return {
        (name, datasets.WHOLE): datasets.ALL[name].schema.validate(frame, cast=True)
        for name, frame in noted.items()
        if frame.height
    }


def _borne_since(renamed: pl.DataFrame, former: pl.DataFrame) -> pl.DataFrame:
    """org_id, valid_from: since when the name was borne, null from the first; of one that came back likewise.

    A name that came back is one row, over which the dated ones in between prevail.
    """
    again = former.select("org_id", "name")
    ended = pl.col("valid_to").max().dt.offset_by("1d")
    return (
        renamed.select("org_id", "name")
        .join(again, on=["org_id", "name"], how="anti")
        .join(former.group_by("org_id").agg(valid_from=ended), on="org_id")
        .select("org_id", "valid_from")
    )


def _changed_rows(base: Snapshot, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows that stand already, beside what stood (…_then), and since when what differs holds."""
    then = base.frame(REGISTER, datasets.WHOLE)
    joined = rows.join(then, on="org_id", suffix="_then", maintain_order="left")
    told = pl.col("placed_on").ne_missing(pl.col("placed_on_then")) & (
        pl.col("placed_on") > pl.col("valid_from")
    )
    return joined.with_columns(since=pl.when(told).then("placed_on"))


def _differs(aspect: Aspect) -> pl.Expr:
    """Of units the league, of all others the parent."""
    column = _COLUMNS[aspect]
    other = pl.col(column).is_not_null() & (pl.col(column) != pl.col(f"{column}_then"))
    is_unit = pl.col("level") == rules.Level.UNIT
    match aspect:
        case Aspect.PARENT:
            return other & ~is_unit
        case Aspect.LEAGUE:
            return other & is_unit
        case Aspect.NAME:
            return other
