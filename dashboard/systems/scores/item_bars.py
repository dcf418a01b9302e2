"""The items of a league by loss rate: a bar each, the league's median as a mark, the points in words."""

import polars as pl

from analytics.base import columns as c
from analytics.results import Results
from analytics.systems.scores.item_losses import ItemLoss
from dashboard.base.display import percent_value, word
from dashboard.base.labels import in_lines, safe
from dashboard.base.looks import Colour, Look, Marks
from dashboard.kit.chart import Axis, Categories, Chart, Panel, Series, SeriesKind
from dashboard.kit.few_names import first_of_order
from dashboard.systems.scores import item_matrix
from dashboard.systems.scores.item_words import Items

MOST = 20  # on a page
_ROW = 32  # a name on two lines beside the bar
_NAME_SIZE = 11
_FEW, _LOW_ROW, _WIDE_LINE = 10, 27, 24  # of the picture for a page, whose names have one line
_LINE = 10  # characters, so that a phone has room for the bar
_LOSSES = ItemLoss.columns()


def every(results: Results, league: str) -> pl.DataFrame:
    """All items of the league, the greatest loss rate first, for the workbook."""
    return item_matrix.worst_items(results, league)


def losing_items(results: Results, league: str) -> pl.DataFrame:
    """The items on which the league lost anything, the greatest loss rate first."""
    return every(results, league).filter(pl.col("lost") > 0)


def few(results: Results, league: str) -> pl.DataFrame:
    """As many of them as a page has room for, and those with the rate of the last."""
    return first_of_order(losing_items(results, league), _FEW, "loss_rate")


def worst(results: Results, league: str) -> pl.DataFrame:
    """As many as stand beside tables, and those with the rate of the last."""
    return first_of_order(losing_items(results, league), MOST, "loss_rate")


def bars(results: Results, league: str) -> Chart:
    """The worst of them beside tables."""
    return _chart(worst(results, league), league, _ROW, _LINE)


def first(results: Results, league: str) -> Chart:
    """The same of the few worst items, low enough for a page."""
    return _chart(few(results, league), league, _LOW_ROW, _WIDE_LINE)


def _chart(rows: pl.DataFrame, league: str, height: int, line: int) -> Chart:
    """height: pixels a row; line: characters of a line of a name."""
    if rows.is_empty():
        return Chart(none=Items.BARS_NOTHING.format(league=league))
    hover = tuple(_hover(row) for row in rows.iter_rows(named=True))
    series = [Series(Items.RATE, SeriesKind.BAR, _percents(rows["loss_rate"]), Look(Colour.MET), hover=hover)]
    if rows["median_rate"].count():  # editions had none
        mark = Look(Colour.TEXT, marks=Marks("line-ns-open", 14, edge=2))
        medians = _percents(rows["median_rate"])
        series.append(Series(Items.MEDIAN, SeriesKind.MARKS, medians, mark, hover=hover))
    panel = Panel(
        Categories(
            tuple(range(rows.height)),
            ticks=tuple(_item_heading(row, line) for row in rows.iter_rows(named=True)),
            right=tuple(word(rate, _LOSSES["loss_rate"]) for rate in rows["loss_rate"]),
            room=(0.6, 0.6),
            size=_NAME_SIZE,
            is_down=True,
            is_counted=True,
            is_plain=True,
        ),
        tuple(series),
        Axis(Items.RATE_AXIS, from_zero=True, has_grid=True),
    )
    return Chart((panel,), height=110 + height * rows.height, is_legend_above=True, margins={"t": 44})


def _percents(rates: pl.Series) -> tuple[float | None, ...]:
    limits = c.limits(_LOSSES["loss_rate"])
    return tuple(None if rate is None else percent_value(rate, *limits) for rate in rates)


def _item_heading(row: dict, line: int) -> str:
    return Items.ITEM_HEADING.format(number=row["item_no"], label=in_lines(row["label"], line))


def _hover(row: dict) -> str:
    said = {name: word(row[name], column) for name, column in _LOSSES.items()}
    told = (
        "{item}（{dimension}）<br>失分率{rate}，单位中位数{median}"
        "<br>{losing}/{reviewed}个单位失分，共失{lost}分，占全部失分的{share}"
    ).format(
        item=safe(Items.ITEM_HEADING.format(number=row["item_no"], label=row["label"])),
        dimension=safe(row["dimension"]),
        lost=said["lost"],
        share=said["share"],
        median=said["median_rate"],
        losing=row["losing_units"],
        reviewed=row["reviewed_units"],
        rate=said["loss_rate"],
    )
    if row["most_name"] is None:
        return told
    template = "<br>失分最多：{name}（{lost}分）" if row["most_sharing"] == 1 else Items.BARS_MOST_TIED
    return told + template.format(
        name=safe(row["most_name"]), count=row["most_sharing"], lost=said["most_lost"]
    )
