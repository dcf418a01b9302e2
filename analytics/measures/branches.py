"""Scorecards of branches: totals and dimensions, straight-lined cards, and the level of each half-year."""

from collections.abc import Callable, Iterable

import dataframely as dy
import polars as pl

from analytics import rules
from analytics.measures import columns as c
from analytics.measures.stars import PROVINCE, BranchStars
from analytics.measures.units import branches_of_all_times
from analytics.periods import parse


class BranchScore(dy.Schema):
    """Branch that stands at the end of the period × its card of the half-year (null: no card).

    points = sum of the reported applicable items; missing_items says how many of them are 未报.
    straight_lined: every applicable item got the same share of its points, which is worth a look.
    """

    org_id = c.text("支部代码", primary_key=True)
    name = c.text("支部")
    unit_id = c.text("单位代码")
    league = c.text("分组")
    stars = c.count("星级", nullable=True)
    rubric_version = c.count("考评要素版本", nullable=True)
    points = c.points("得分", nullable=True)
    max_points = c.points("满分", nullable=True)
    missing_items = c.count("未报要素", nullable=True)
    evidence = c.count("支撑材料数", nullable=True)
    straight_lined = c.flag("各项同一得分率", nullable=True)


class BranchDimension(dy.Schema):
    """Branch × dimension of its card of the half-year; points null while an item of it is 未报 or exempt."""

    org_id = c.text("支部代码", primary_key=True)
    dimension = c.text("维度", primary_key=True)
    points = c.points("得分", nullable=True)
    max_points = c.points("满分")


class BranchLevel(dy.Schema):
    """Province or league × half-year × rubric version: points over full marks of the complete cards."""

    scope = c.text("范围", primary_key=True)
    period = c.period("考核期", primary_key=True)
    rubric_version = c.count("考评要素版本", primary_key=True)
    cards = c.count("完整评分支部数")
    points = c.points("得分合计")
    max_points = c.points("满分合计")
    rate = c.share("得分率", nullable=True)


def card_totals(branch_cards: pl.LazyFrame, rubrics: pl.DataFrame, exemptions: pl.DataFrame) -> pl.LazyFrame:
    """Each card with points, max_points, missing_items, evidence, straight_lined and d_<n> a dimension.

    One pass over the wide columns a rubric version; d_0, d_1, … follow the version's dimensions in order.
    A card of a version that holds no item for branches has no totals.
    """
    versions = _versions(rubrics) or [rubrics.clear()]
    return pl.concat([_totals_of(branch_cards, rubric, exemptions) for rubric in versions], how="diagonal")


def branch_scores(stars: dy.DataFrame[BranchStars], totals: pl.DataFrame) -> dy.DataFrame[BranchScore]:
    """Put the card of the half-year beside the stars of each standing branch; totals: of one half-year."""
    return (
        stars.join(totals.drop("unit_id"), on="org_id", how="left", maintain_order="left")
        .select(*BranchScore.column_names())
        .pipe(BranchScore.validate)
    )


def branch_dimensions(totals: pl.DataFrame, rubrics: pl.DataFrame) -> dy.DataFrame[BranchDimension]:
    """The dimensions of the cards of one half-year, as rows."""
    ordered = totals.sort("org_id").with_row_index("place")
    frames = [
        ordered.filter(pl.col("rubric_version") == rubric["rubric_version"].first()).select(
            "place",
            "org_id",
            dimension=pl.lit(dimension),
            points=pl.col(f"d_{place}"),
            max_points=pl.lit(points, dtype=pl.Int64),
        )
        for rubric in _versions(rubrics)
        for place, (dimension, points) in enumerate(_dimensions(rubric).items())
    ]
    if not frames:
        return BranchDimension.create_empty()
    # Sorting whole numbers instead of the ids takes a tenth of the time.
    rows = pl.concat(frames).sort("place", maintain_order=True).drop("place")
    return rows.pipe(BranchDimension.validate)


def of_standing_branches(totals: pl.LazyFrame, organisations: pl.LazyFrame, codes: list[str]) -> pl.LazyFrame:
    """The totals of branches that stood at the end of the half-year of their card; temporary ones never do.

    codes: every half-year that totals hold.
    """
    if not codes:
        return totals
    spans = branches_of_all_times(organisations).select("org_id", "valid_from", "valid_to")
    ends = {code: parse(code).end for code in codes}
    day = pl.col("period").replace_strict(ends, default=None, return_dtype=pl.Date)
    stood = (pl.col("valid_from") <= day) & (pl.col("valid_to").is_null() | (pl.col("valid_to") >= day))
    return totals.join(spans, on="org_id").filter(stood).drop("valid_from", "valid_to")


def card_sums(totals: pl.LazyFrame) -> pl.LazyFrame:
    """unit_id, period, rubric_version, cards, points, max_points over the complete cards."""
    return (
        totals.filter(pl.col("missing_items") == 0)
        .group_by("unit_id", "period", "rubric_version")
        .agg(
            cards=pl.len().cast(pl.Int64),
            points=pl.col("points").sum(),
            max_points=pl.col("max_points").sum(),
        )
    )


def branch_levels(sums: pl.DataFrame, leagues: pl.DataFrame) -> dy.DataFrame[BranchLevel]:
    """Pool the card_sums of units into leagues and the province; leagues: org_id, league of the units."""
    of_units = sums.join(leagues.select(unit_id="org_id", scope="league"), on="unit_id")
    both = pl.concat([of_units, of_units.with_columns(scope=pl.lit(PROVINCE))])
    return (
        both.group_by("scope", "period", "rubric_version")
        .agg(pl.col("cards", "points", "max_points").sum())
        .with_columns(rate=pl.col("points") / pl.col("max_points"))
        .select(*BranchLevel.column_names())
        .sort("scope", "period", "rubric_version")
        .pipe(BranchLevel.validate)
    )


def _totals_of(cards: pl.LazyFrame, rubric: pl.DataFrame, exemptions: pl.DataFrame) -> pl.LazyFrame:
    version = pl.lit(rubric["rubric_version"].first(), dtype=pl.Int64)
    items: dict[int, int] = dict(rubric.select("item_no", "max_points").iter_rows())
    exempt = _exempt_organisations(exemptions.filter(pl.col("rubric_version") == version), items)
    missing = _count(_slots("score", items, pl.Expr.is_null)) - _count(_slots("exempt", exempt))
    exempt_points = _count(pl.col(rules.slot("exempt", number)) * items[number] for number in exempt)
    given, most = _scored(items)
    return (
        cards.filter(pl.col("rubric_version") == version)
        .with_columns(
            pl.col("org_id").is_in(orgs).alias(rules.slot("exempt", number))
            for number, orgs in exempt.items()
        )
        .with_columns(_emptied(number) for number in exempt)
        .with_columns(missing_items=missing, given=given, most=most)
        .select(
            "org_id",
            "unit_id",
            "period",
            "rubric_version",
            "missing_items",
            points=pl.col("given").cast(pl.Int64),
            max_points=sum(items.values()) - exempt_points,
            evidence=_sum("evidence", items),
            straight_lined=(pl.col("missing_items") == 0) & _same_share(items),
            **_dimension_sums(rubric),
        )
    )


def _exempt_organisations(exemptions: pl.DataFrame, items: Iterable[int]) -> dict[int, list[str]]:
    """Item to the organisations it does not apply to; a join would copy every slot of every card."""
    by_item = exemptions.group_by("item_no").agg("org_id").sort("item_no")
    return {number: orgs for number, orgs in by_item.iter_rows() if number in items}


def _emptied(number: int) -> pl.Expr:
    """The slot of an exempt item, should one have been scored all the same."""
    return pl.when(~pl.col(rules.slot("exempt", number))).then(rules.slot("score", number))


def _count(flags: Iterable[pl.Expr]) -> pl.Expr:
    return pl.sum_horizontal(pl.lit(0), *flags).cast(pl.Int64)


def _slots(
    prefix: str, items: Iterable[int], of: Callable[[pl.Expr], pl.Expr] = lambda slot: slot
) -> list[pl.Expr]:
    return [of(pl.col(rules.slot(prefix, number))) for number in items]


def _sum(prefix: str, items: Iterable[int], *, ignore_nulls: bool = True) -> pl.Expr:
    # Int32 cannot overflow here: at most 60 slots of at most 6000; Int16, as stored, could.
    wide = _slots(prefix, items, lambda slot: slot.cast(pl.Int32))
    return pl.sum_horizontal(pl.lit(0), *wide, ignore_nulls=ignore_nulls).cast(pl.Int64)


def _dimension_sums(rubric: pl.DataFrame) -> dict[str, pl.Expr]:
    return {
        f"d_{place}": _sum(
            "score", rubric.filter(pl.col("dimension") == dimension)["item_no"], ignore_nulls=False
        )
        for place, dimension in enumerate(_dimensions(rubric))
    }


def _versions(rubrics: pl.DataFrame) -> list[pl.DataFrame]:
    """The items for branches, version by version."""
    of_branches = rubrics.filter("applies_to_branches").sort("rubric_version", "item_no")
    return of_branches.partition_by("rubric_version", maintain_order=True)


def _dimensions(rubric: pl.DataFrame) -> dict[str, int]:
    """Dimension to its full marks, in the order of the rubric."""
    points = pl.col("max_points").sum()
    return dict(rubric.group_by("dimension", maintain_order=True).agg(points).iter_rows())


def _scored(items: dict[int, int]) -> tuple[pl.Expr, pl.Expr]:
    """What the scored items got together, and what they could have got."""
    slots = [(pl.col(rules.slot("score", number)), full) for number, full in items.items()]
    given = [slot.cast(pl.Int32) for slot, _ in slots]
    most = [pl.when(slot.is_not_null()).then(pl.lit(full, dtype=pl.Int32)) for slot, full in slots]
    return pl.sum_horizontal(pl.lit(0), *given), pl.sum_horizontal(pl.lit(0), *most)


def _same_share(items: dict[int, int]) -> pl.Expr:
    """Whether every item that was scored got the share that all of them got together.

    Cross products, so that no share is rounded: at most 6000 · 6000, which Int32 holds.
    """
    given, most = pl.col("given"), pl.col("most")
    alike = [
        (pl.col(rules.slot("score", number)).cast(pl.Int32) * most == given * full).fill_null(True)
        for number, full in items.items()
    ]
    return pl.all_horizontal(pl.lit(True), *alike)
