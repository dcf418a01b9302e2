"""Duties read by whose they are: tier by tier and post by post, of scopes and of units."""

from collections.abc import Sequence

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.good import Good
from analytics.base.rules import PROVINCE
from analytics.kit.case_columns import OfUnit
from analytics.kit.duty_columns import DutiesOfUnit
from analytics.kit.duty_counts import count_states
from analytics.kit.units import OFFICIAL_ORDER, Unit
from analytics.kit.worded import schema_of

ALL_POSTS = "合计"  # in place of a post: all duties of the tier, those of its body among them
_COUNTS = {
    name: column
    for name, column in DutiesOfUnit.columns().items()
    if name not in OfUnit.column_names()
} | {"owed": c.count("应做项次")}  # fmt: skip
_HALF = 0.5
_SHARE = c.share("做到率", good=Good.RISE, limits=(0.0, 1.0), nullable=True)


class _OfTier(dy.Schema):
    """Scope × tier × post, over what binds its units: a unit and a duty count once.

    numbers: how many different duties; units: of how many units. met_share: met of those met and
    unmet; null while some are not due yet.
    """

    scope = c.text("范围", primary_key=True)
    tier = c.text("层级", primary_key=True)
    post = c.text("岗位", primary_key=True)
    numbers = c.count("计入的指标")
    units = c.count("受约束单位")


class _OfUnitTier(OfUnit):
    """Unit × tier. binds: whether anything of the tier binds the unit; else it is a yardstick, not judged.

    below_half: the list is issued, and less than half of what was judged is met.
    """

    tier = c.text("层级", primary_key=True)
    binds = c.flag("有文件约束")


def _schema(shape: type[dy.Schema], **more: dy.Column) -> type[dy.Schema]:
    columns = {**shape.columns(), **_COUNTS, "met_share": _SHARE, **more}
    return schema_of(shape.__name__.strip("_"), columns, shape)


OfTier = _schema(_OfTier)
OfUnitTier = _schema(_OfUnitTier, below_half=c.flag("清单已制定而做到率不到一半", good=Good.NO))


def by_scope(
    placed: pl.DataFrame, posts: Sequence[tuple[str, str]], units: dy.DataFrame[Unit]
) -> pl.DataFrame:
    """Province and leagues: every tier and post of posts, ALL_POSTS among them.

    placed: org_id, tier, post, code, state; a duty of several posts of a tier counts once for the tier.
    """
    known = placed.join(units.select("org_id", "league"), on="org_id")
    whole = known.with_columns(post=pl.lit(ALL_POSTS)).unique(["org_id", "tier", "code"])
    rows = pl.concat([whole, known])
    scoped = pl.concat([rows.with_columns(scope=one) for one in (pl.lit(PROVINCE), pl.col("league"))])
    distinct = {"numbers": pl.col("code").n_unique(), "units": pl.col("org_id").n_unique()}
    counts = scoped.group_by("scope", "tier", "post").agg(
        *count_states(), **{name: one.cast(pl.Int64) for name, one in distinct.items()}
    )
    scopes = [PROVINCE, *units["league"].unique(maintain_order=True)]
    every = [(scope, tier, post) for scope in scopes for tier, post in posts]
    return _fill_counts(every, ["scope", "tier", "post"], counts)


def by_unit(
    placed: pl.DataFrame, tiers: Sequence[str], units: dy.DataFrame[Unit], issued: pl.Series
) -> pl.DataFrame:
    """Units in official order, tier by tier; one that nothing of the tier binds has noughts.

    issued: the codes of the units that have a list of their duties.
    """
    counts = placed.unique(["org_id", "tier", "code"]).group_by("org_id", "tier").agg(*count_states())
    order = units.sort(*OFFICIAL_ORDER).select(*OfUnit.column_names())
    every = [(org_id, tier) for org_id in order["org_id"] for tier in tiers]
    return (
        _fill_counts(every, ["org_id", "tier"], counts)
        .join(order, on="org_id", maintain_order="left")
        .with_columns(
            binds=pl.col("owed") > 0,
            below_half=(pl.col("met_share") < _HALF).fill_null(value=False)
            & pl.col("org_id").is_in(issued.implode()),
        )
    )


def _fill_counts(every: Sequence[tuple[str, ...]], keys: list[str], counts: pl.DataFrame) -> pl.DataFrame:
    """The counts of every key, noughts where nothing is owed, and the share where all is judged.

    What is met counts at once and what is not only when its period is over: before that a share flatters.
    """
    numbers = [name for name in counts.columns if name not in keys]
    judged = pl.col("met") + pl.col("unmet")
    is_open = pl.col("waiting") + pl.col("behind") > 0
    return (
        pl.DataFrame(every, schema=keys, orient="row")
        .join(counts, on=keys, how="left", maintain_order="left")
        .with_columns(pl.col(numbers).fill_null(0))
        .with_columns(met_share=pl.when(~is_open & (judged > 0)).then(pl.col("met") / judged))
    )
