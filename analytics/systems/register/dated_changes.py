"""When units were merged, renamed, founded, abolished or added: what stands beside figures over time."""

from datetime import date

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base import rules
from analytics.base.result import Reach, Result, RollUp

# A new name leaves all others' figures as they are; the other kinds change how many are counted.
_OF_ITS_UNITS_ALONE = (rules.ChangeKind.RENAMED,)


class DatedChange(dy.Schema):
    """Province, league or unit × day × kind; before and after: how many units became how many."""

    scope = c.text("范围", primary_key=True)
    day = c.day("变动日期", primary_key=True)
    kind = c.text("变动种类", primary_key=True)
    before = c.count("变动前单位数")
    after = c.count("变动后单位数")


RESULT = Result("dated_changes", "单位变动日期", DatedChange, Reach.SCOPE, RollUp.NONE)


def dated_changes(
    organisations: pl.LazyFrame, changes: pl.LazyFrame, last_day: date
) -> dy.DataFrame[DatedChange]:
    """The changes of units until that day, oldest first; of other organisations none."""
    units = organisations.filter(pl.col("level") == rules.Level.UNIT)
    leagues = dict(units.select("org_id", "league").collect().iter_rows())
    ends = pl.coalesce("to_org", "from_org")
    steps = (
        changes.filter(pl.col("changed_on") <= last_day, ends.is_in(list(leagues)))
        .select("from_org", "to_org", "kind", day="changed_on")
        .collect()
        .with_columns(league=ends.replace_strict(leagues, return_dtype=pl.String))
    )
    event = ("day", "kind")
    of_units = pl.concat(
        steps.with_columns(
            pl.col("from_org").drop_nulls().n_unique().over(*event, "to_org").alias("before"),
            pl.col("to_org").drop_nulls().n_unique().over(*event, "from_org").alias("after"),
        )
        .filter(pl.col(own).is_not_null())
        .select("day", "kind", "before", "after", scope=own)
        for own in ("from_org", "to_org")
    )
    wide = steps.filter(~pl.col("kind").is_in(_OF_ITS_UNITS_ALONE))
    of_many = [
        wide.with_columns(scope=scope)
        .group_by("scope", *event)
        .agg(
            before=pl.col("from_org").drop_nulls().n_unique(),
            after=pl.col("to_org").drop_nulls().n_unique(),
        )
        for scope in (pl.lit(rules.PROVINCE), pl.col("league"))
    ]
    columns = DatedChange.column_names()
    parts = (of_units.unique(("scope", *event)), *of_many)
    return (
        pl.concat(rows.select(columns) for rows in parts)
        .with_columns(pl.col("before", "after").cast(pl.Int64))
        .sort("scope", *event)
        .pipe(DatedChange.validate)
    )
