"""How titles lie over kinds, sizes and places of units, beside what their numbers would give; a hint only."""

from collections.abc import Sequence
from itertools import pairwise

import dataframely as dy
import polars as pl
from scipy.stats import hypergeom

from analytics.base import columns as c
from analytics.base.rules import Level
from analytics.kit.selections import HONOUR
from analytics.reference.criteria import Title

SIZES = (10, 30, 100)  # branches up to which a unit is of one size with others (assumption)
UNUSUAL = 0.05  # a share of the titles further off would come about by chance in fewer cases than this
KIND, SIZE, PLACE = "单位性质", "支部数", "名次"
_QUARTERS = {1: "前四分之一", 2: "第二个四分之一", 3: "第三个四分之一", 4: "后四分之一"}
_NO_KIND = "未填"


class TitleSpread(dy.Schema):
    """Title × what units are told apart by × group: its titles beside its share of units, or of branches.

    due: as many as the share would give. unusual: so far from it by chance in few cases; a hint, no verdict.
    """

    title = c.text("称号", primary_key=True)
    level = c.text("层级")
    by = c.text("分法", primary_key=True)
    part = c.text("组别", primary_key=True)
    members = c.count("单位数、支部数")
    named = c.count("命名")
    due = c.decimal("按数量应有约", decimals=1)
    unusual = c.flag("相差较大")


def spread(
    held: pl.DataFrame, bodies: pl.DataFrame, quarters: pl.DataFrame, titles: Sequence[Title]
) -> pl.DataFrame:
    """How the titles of the year lie over groups of units (TitleSpread).

    held: named ones of the year, bodies: those of the leagues concerned; quarters: org_id, quartile.
    """
    branches = bodies.filter(level=Level.BRANCH).group_by("unit_id").agg(branches=pl.len())
    grouped = (
        bodies.join(branches, on="unit_id", how="left")
        .join(quarters.rename({"org_id": "unit_id"}), on="unit_id", how="left")
        .with_columns(
            pl.col("unit_kind").fill_null(_NO_KIND).alias(KIND),
            _size(pl.col("branches").fill_null(0)).alias(SIZE),
            pl.col("quartile")
            .replace_strict(_QUARTERS, default="没有名次", return_dtype=pl.String)
            .alias(PLACE),
        )
    )
    made = []
    for one in (title for title in titles if title.kind == HONOUR):
        own = grouped.filter(level=one.level)
        named = set(held.filter(title=one.title)["org_id"]) & set(own["org_id"])
        for by in (KIND, SIZE, PLACE) if named else ():
            for part, members in own.group_by(pl.col(by).alias("part"), maintain_order=True):
                count = members.filter(pl.col("org_id").is_in(named)).height
                made.append(
                    (
                        one.title,
                        one.level,
                        by,
                        part[0],
                        *_share(count, len(named), members.height, own.height),
                    )
                )
    return pl.DataFrame(made, schema=TitleSpread.create_empty().schema, orient="row")


def _share(count: int, titles: int, members: int, every: int) -> tuple[int, int, float, bool]:
    chance = hypergeom(every, members, titles)
    tail = min(float(chance.cdf(count)), float(chance.sf(count - 1)))
    return members, count, titles * members / every, 2 * tail < UNUSUAL


def _size(branches: pl.Expr) -> pl.Expr:
    """The group of units with so many branches, in words."""
    words = pl.lit(f"{SIZES[-1]}个以上")
    for low, high in reversed([(0, SIZES[0]), *pairwise(SIZES)]):
        within = f"{low + 1}至{high}个" if low else f"{high}个及以下"
        words = pl.when(branches <= high).then(pl.lit(within)).otherwise(words)
    return words
