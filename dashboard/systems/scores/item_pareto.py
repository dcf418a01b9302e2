"""The Pareto of points lost: the dearest items first, and what they make up together."""

import polars as pl

from analytics.base import rules
from analytics.results import Results
from analytics.systems.scores.item_losses import ItemLoss
from dashboard.base.display import percent_value, word
from dashboard.base.labels import in_lines, safe
from dashboard.base.looks import Colour, Look, Marks
from dashboard.kit.chart import Axis, Categories, Chart, Panel, Series, SeriesKind
from dashboard.kit.few_names import first_of_order
from dashboard.systems.scores.item_words import Items

UNTIL = 80  # percent: items are drawn until they make up so much
_ROW = 32  # a name on two lines beside the bar
_NAME_SIZE = 11
_FEW, _LOW_ROW, _WIDE_LINE = 10, 27, 24  # of the picture for a page, whose names have one line
_LINE = 10  # characters, so that a phone has room for the bar
_LOSSES = ItemLoss.columns()


def every(results: Results, league: str) -> pl.DataFrame:
    """All items of the league, the dearest first, for the workbook."""
    return results.tables["item_losses"].filter(pl.col("league") == league)


def losing_items(results: Results, league: str) -> pl.DataFrame:
    """The items on which the league lost anything, the dearest first."""
    return every(results, league).filter(pl.col("lost") > 0)


def dearest(results: Results, league: str) -> pl.DataFrame:
    """The fewest of them that make up the share drawn, compared in integers."""
    found = losing_items(results, league)
    before = pl.col("cumulative_lost") - pl.col("lost")
    return found.filter(before * 100 < pl.col("lost").sum() * UNTIL)


def few(results: Results, league: str) -> pl.DataFrame:
    """As many of them as a page has room for, and those that cost as much as the last."""
    most = min(_FEW, dearest(results, league).height)
    return first_of_order(losing_items(results, league), most, "lost") if most else dearest(results, league)


def pareto(results: Results, league: str) -> Chart:
    """A bar an item, the line of the cumulative share over them, and its words at the right."""
    return _chart(dearest(results, league), league, _ROW, _LINE)


def first(results: Results, league: str) -> Chart:
    """The same of the few dearest items, low enough for a page."""
    return _chart(few(results, league), league, _LOW_ROW, _WIDE_LINE)


def _chart(rows: pl.DataFrame, league: str, height: int, line: int) -> Chart:
    """height: pixels a row; line: characters of a line of a name."""
    if rows.is_empty():
        return Chart(none=Items.PARETO_NOTHING.format(league=league))
    hover = tuple(_hover(row) for row in rows.iter_rows(named=True))
    lost = tuple(points / rules.POINT for points in rows["lost"])
    shares = tuple(percent_value(share) for share in rows["cumulative_share"])
    summed = Look(Colour.MISSED, width=1.5, marks=Marks(size=5))
    panel = Panel(
        Categories(
            tuple(range(rows.height)),
            ticks=tuple(_item_heading(row, line) for row in rows.iter_rows(named=True)),
            right=tuple(word(share, _LOSSES["cumulative_share"]) for share in rows["cumulative_share"]),
            room=(0.6, 0.6),
            size=_NAME_SIZE,
            is_down=True,
            is_counted=True,
            is_plain=True,
        ),
        (
            Series(Items.PARETO_BAR, SeriesKind.BAR, lost, Look(Colour.MET), hover=hover),
            Series("累计占全部失分", SeriesKind.LINE, shares, summed, hover=hover, is_second=True),
        ),
        Axis(Items.PARETO_AXIS, has_grid=False),
        Axis("累计占比（%）", ends=(0, 100), has_grid=False, ticks=(0, 20, 40, 60, UNTIL, 100)),
    )
    return Chart((panel,), height=150 + height * rows.height, is_legend_above=True, margins={"t": 84})


def _item_heading(row: dict, line: int) -> str:
    return Items.ITEM_HEADING.format(number=row["item_no"], label=in_lines(row["label"], line))


def _hover(row: dict) -> str:
    said = {name: word(row[name], column) for name, column in _LOSSES.items()}
    told = (
        "{item}（{dimension}）<br>共失{lost}分，占{share}，累计{cumulative}"
        "<br>{losing}/{reviewed}个单位失分，失分率{rate}"
    ).format(
        item=safe(Items.ITEM_HEADING.format(number=row["item_no"], label=row["label"])),
        dimension=safe(row["dimension"]),
        lost=said["lost"],
        share=said["share"],
        cumulative=said["cumulative_share"],
        losing=row["losing_units"],
        reviewed=row["reviewed_units"],
        rate=said["loss_rate"],
    )
    if row["most_name"] is None:
        return told
    template = "<br>失分最多：{name}（{lost}分）" if row["most_sharing"] == 1 else Items.PARETO_MOST_TIED
    return told + template.format(
        name=safe(row["most_name"]), count=row["most_sharing"], lost=said["most_lost"]
    )
