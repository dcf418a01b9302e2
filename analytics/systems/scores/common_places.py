"""Change of place among the units ranked in both periods; beside it what comings and goings did."""

import polars as pl

from analytics.statistics import ranks


def with_common(rows: pl.DataFrame, prefix: str, *over: str) -> pl.DataFrame:
    """Rows with {prefix}_common_place, _common_change and _field_effect beside {prefix}_place_change.

    over: whose places stand together, such as the league. Of the units that have a place_change both
    places are taken anew among these alone; place_change = common_change + field_effect. Positive is better.
    """
    change = pl.col(f"{prefix}_place_change")
    then, now = (_among_common(pl.col(name), change, over) for name in (f"{prefix}_place", "place"))
    return rows.with_columns(
        now.alias(f"{prefix}_common_place"),
        (then - now).alias(f"{prefix}_common_change"),
        (change - then + now).alias(f"{prefix}_field_effect"),
    )


def _among_common(place: pl.Expr, change: pl.Expr, over: tuple[str, ...]) -> pl.Expr:
    """The place among those of a change; the better the place, the lower the number."""
    return ranks.place(pl.when(change.is_not_null()).then(-place)).over(over)
