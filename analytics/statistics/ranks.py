"""Places with ties, and the quarter of the field a place lies in."""

import polars as pl


def place(score: pl.Expr) -> pl.Expr:
    """Place by falling score; equal scores share the better place; null stays null. Never round first."""
    return score.rank(method="min", descending=True).cast(pl.Int64)


def quartile(place: pl.Expr, field: pl.Expr) -> pl.Expr:
    """1 (best) to 4 of a field of that many; integers only, so a tie never straddles a border."""
    return (place - 1) * 4 // field + 1
