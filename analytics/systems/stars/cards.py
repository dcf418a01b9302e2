"""Scorecards of branches added up: one pass over the wide columns of each rubric version."""

from collections.abc import Callable, Iterable, Sequence

import polars as pl

from analytics.base import rules
from analytics.base.periods import parse
from analytics.kit.units import branches_of_all_times, stood_on, with_units

_ADDED_UNWIDENED = 5  # slots of at most 6000 each; six could pass what Int16 holds


def totals(branch_cards: pl.LazyFrame, rubrics: pl.DataFrame, exemptions: pl.DataFrame) -> pl.LazyFrame:
    """Each card with points, max_points, missing_items, evidence, straight_lined and d_<n> a dimension.

    complete_points: the points of a card without missing items, null for the others. d_0, d_1, … follow the
    version's dimensions in order. A card of a version that holds no item for branches has no totals.
    """
    each = versions(rubrics) or [rubrics.clear()]
    return pl.concat([_totals_of(branch_cards, rubric, exemptions) for rubric in each], how="diagonal")


def of_standing_branches(
    card_totals: pl.LazyFrame, organisations: pl.LazyFrame, codes: list[str]
) -> pl.LazyFrame:
    """The totals of branches that stood at the end of the half-year of their card; temporary ones never do.

    codes: every half-year that card_totals holds. The organisations know every card's branch, so that
    looking for those that did not stand is enough; they are few.
    """
    if not codes:
        return card_totals
    known = organisations.select("org_id").unique().collect()
    spans = with_units(branches_of_all_times(organisations), organisations).collect()
    stood = {code: spans.filter(stood_on(pl.lit(parse(code).end))) for code in codes}
    did_not = [
        known.join(ones, on="org_id", how="anti").with_columns(period=pl.lit(code))
        for code, ones in stood.items()
    ]
    return card_totals.join(pl.concat(did_not).lazy(), on=["org_id", "period"], how="anti")


def sums(card_totals: pl.LazyFrame) -> pl.LazyFrame:
    """unit_id, period, rubric_version, cards, points, max_points over the complete cards."""
    return (
        card_totals.filter(pl.col("complete_points").is_not_null())
        .group_by("unit_id", "period", "rubric_version")
        .agg(
            cards=pl.len().cast(pl.Int64),
            points=pl.col("complete_points").sum(),
            max_points=pl.col("max_points").sum(),
        )
    )


def versions(rubrics: pl.DataFrame) -> list[pl.DataFrame]:
    """The items for branches, version by version."""
    of_branches = rubrics.filter("applies_to_branches").sort("rubric_version", "item_no")
    return of_branches.partition_by("rubric_version", maintain_order=True)


def dimensions(rubric: pl.DataFrame) -> dict[str, int]:
    """Dimension to its full marks, in the order of the rubric."""
    points = pl.col("max_points").sum()
    return dict(rubric.group_by("dimension", maintain_order=True).agg(points).iter_rows())


def _totals_of(cards: pl.LazyFrame, rubric: pl.DataFrame, exemptions: pl.DataFrame) -> pl.LazyFrame:
    version = pl.lit(rubric["rubric_version"].first(), dtype=pl.Int64)
    items: dict[int, int] = dict(rubric.select("item_no", "max_points").iter_rows())
    exempt = _exempt_organisations(exemptions.filter(pl.col("rubric_version") == version), items)
    missing = _count(_slots("score", items, pl.Expr.is_null)) - _count(_slots("exempt", exempt))
    exempt_points = _count(pl.col(rules.slot("exempt", number)) * items[number] for number in exempt)
    given, most = _scored_sums(items)
    return (
        cards.filter(pl.col("rubric_version") == version)
        .with_columns(
            pl.col("org_id").is_in(orgs).alias(rules.slot("exempt", number))
            for number, orgs in exempt.items()
        )
        .with_columns(_empty_exempt_slot(number) for number in exempt)
        .with_columns(missing_items=missing, given=given, most=most)
        .select(
            "org_id",
            "unit_id",
            "period",
            "rubric_version",
            "missing_items",
            points=pl.col("given").cast(pl.Int64),
            complete_points=_sum(_applicable(items, exempt), ignore_nulls=False),
            max_points=sum(items.values()) - exempt_points,
            evidence=_sum(_slots("evidence", items)),
            straight_lined=(pl.col("missing_items") == 0) & _same_share(items),
            **_dimension_sums(rubric),
        )
    )


def _exempt_organisations(exemptions: pl.DataFrame, items: Iterable[int]) -> dict[int, list[str]]:
    """Item to the organisations it does not apply to; a join would copy every slot of every card."""
    by_item = exemptions.group_by("item_no").agg("org_id").sort("item_no")
    return {number: orgs for number, orgs in by_item.iter_rows() if number in items}


def _empty_exempt_slot(number: int) -> pl.Expr:
    """The slot of an exempt item, should one have been scored all the same."""
    return pl.when(~pl.col(rules.slot("exempt", number))).then(rules.slot("score", number))


def _count(flags: Iterable[pl.Expr]) -> pl.Expr:
    return pl.sum_horizontal(pl.lit(0), *flags).cast(pl.Int64)


def _slots(
    prefix: str, items: Iterable[int], of: Callable[[pl.Expr], pl.Expr] = lambda slot: slot
) -> list[pl.Expr]:
    return [of(pl.col(rules.slot(prefix, number))) for number in items]


def _applicable(items: Iterable[int], exempt: Iterable[int]) -> list[pl.Expr]:
    """The scored slots; an item that does not apply is worth nothing instead of missing."""
    return [
        pl.when(rules.slot("exempt", number)).then(pl.lit(0, pl.Int16)).otherwise(slot)
        if number in exempt
        else slot
        for number, slot in zip(items, _slots("score", items), strict=True)
    ]


def _sum(slots: Sequence[pl.Expr], *, ignore_nulls: bool = True) -> pl.Expr:
    """The slots added up, in the stored Int16 as far as it cannot overflow: that takes half of the time."""
    parts = [
        pl.sum_horizontal(slots[start : start + _ADDED_UNWIDENED], ignore_nulls=ignore_nulls).cast(pl.Int32)
        for start in range(0, len(slots), _ADDED_UNWIDENED)
    ]
    return pl.sum_horizontal(pl.lit(0), *parts, ignore_nulls=ignore_nulls).cast(pl.Int64)


def _dimension_sums(rubric: pl.DataFrame) -> dict[str, pl.Expr]:
    of_dimension = {
        name: rubric.filter(pl.col("dimension") == name)["item_no"] for name in dimensions(rubric)
    }
    return {
        f"d_{place}": _sum(_slots("score", numbers), ignore_nulls=False)
        for place, numbers in enumerate(of_dimension.values())
    }


def _scored_sums(items: dict[int, int]) -> tuple[pl.Expr, pl.Expr]:
    """What the scored items got together, and what they could have got."""
    slots = [(pl.col(rules.slot("score", number)), full) for number, full in items.items()]
    most = [pl.when(slot.is_not_null()).then(pl.lit(full, dtype=pl.Int16)) for slot, full in slots]
    return _sum([slot for slot, _ in slots]).cast(pl.Int32), _sum(most).cast(pl.Int32)


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
