"""Which units are drawn where there are many: the first of the leagues that have an order of size, or all."""

import polars as pl

from analytics import reference
from dashboard.kit.few_names import first_of_order

FEW = 15  # bars a reader takes in at once
_MOST_OF_FEW = 1.5  # so many times as many still fit
MOST, ALL = "most", "all"


def in_order(rows: pl.DataFrame, *sizes: str) -> pl.DataFrame:
    """Rows in official order by size: the largest first, by one count after another; cities as they are."""
    sized = pl.col("league").is_in(reference.ranked_leagues())
    size = [pl.when(sized).then(-pl.col(count)).otherwise(0) for count in sizes]
    return rows.sort(~sized, *size, maintain_order=True)


def select_drawn(rows: pl.DataFrame, show: str, *sizes: str) -> pl.DataFrame:
    """Those of the ordered rows that are drawn."""
    return rows if show != MOST or not _is_long(rows) else _first(rows, sizes)


def choices(rows: pl.DataFrame, *sizes: str) -> dict[str, str]:
    """The choices of how many units are drawn; none where all are."""
    if not _is_long(rows):
        return {}
    drawn = _first(rows, sizes).height
    most = f"最多的{drawn}个" if _of_ranked_leagues(rows).height > drawn else f"只看{_ranked_leagues()}"
    return {MOST: most, ALL: "全部单位"}


def left_out(rows: pl.DataFrame, drawn: int) -> str:
    """What a page says of the units that are not drawn; nothing where all are."""
    if drawn == rows.height:
        return ""
    words = "前{count}个，其余" if drawn < _of_ranked_leagues(rows).height else "的{count}个，其他的"
    return f"；图中为{_ranked_leagues()}{words.format(count=drawn)}见“全部单位”"


def _of_ranked_leagues(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(pl.col("league").is_in(reference.ranked_leagues()))


def _first(rows: pl.DataFrame, sizes: tuple[str, ...]) -> pl.DataFrame:
    """The first few and all that are as large as the last of them; where those are too many, none of them."""
    ranked = _of_ranked_leagues(rows)
    first = first_of_order(ranked, FEW, *sizes)
    if first.height <= _MOST_OF_FEW * FEW:
        return first
    last = first[-1].select(sizes)
    larger = first.join(last, on=sizes, how="anti", maintain_order="left")
    return larger if larger.height else first


def _is_long(rows: pl.DataFrame) -> bool:
    """Whether a reader is asked how many to see; where there is no order of size, none are left out."""
    return rows.height > FEW and rows["league"][0] in reference.ranked_leagues()


def _ranked_leagues() -> str:
    return "、".join(reference.ranked_leagues())
