"""As many words of a list as a sentence has room for; of those that share a place none goes unsaid."""

from collections.abc import Sequence

import polars as pl


def few(words: Sequence[str], room: int) -> list[str]:
    """The first ones that together have at most so many characters; always one, where there is one."""
    taken = list(words[:1])
    for word in words[1:]:
        if sum(map(len, taken)) + len(word) > room:
            break
        taken.append(word)
    return taken


def name_tied(names: Sequence[str], measure: str, most: int = 3) -> str:
    """So many of the names that share a place; where there are more, how many they are: 甲、乙、丙等5项."""
    joined = "、".join(names[:most])
    return joined if len(names) <= most else f"{joined}等{len(names)}{measure}"


def of_so_many(words: str, count: int) -> str:
    """The words, before their slots are filled; where they speak of one alone, nothing is said of all."""
    return words if count > 1 else words.replace("都", "", 1)


def first_of_order(rows: pl.DataFrame, most: int, *by: str) -> pl.DataFrame:
    """So many rows of an ordered list, and those after that equal the last of them in all these columns.

    A list that ends among equals would say of some of them what is as true of those left out. No columns:
    where no two rows are alike in their order.
    """
    if rows.height <= most or not by:
        return rows[:most]
    same = pl.all_horizontal(
        pl.col(name).eq_missing(pl.lit(rows[name][most - 1], rows.schema[name])) for name in by
    )
    return pl.concat([rows[:most], rows[most:].filter(same)])


def first_with_ties(rows: pl.DataFrame, by: pl.Expr, most: int) -> pl.DataFrame:
    """So many rows, the largest first; more where others are as large as the last of them."""
    return rows.filter(by.rank("min", descending=True) <= most).sort(by, descending=True, maintain_order=True)
