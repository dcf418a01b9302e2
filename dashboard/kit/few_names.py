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


def first_with_ties(rows: pl.DataFrame, by: pl.Expr, most: int) -> pl.DataFrame:
    """So many rows, the largest first; more where others are as large as the last of them."""
    return rows.filter(by.rank("min", descending=True) <= most).sort(by, descending=True, maintain_order=True)
