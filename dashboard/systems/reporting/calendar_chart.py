"""What stands in a spreadsheet for the calendar of reports."""

import polars as pl

from analytics.results import Results
from dashboard.base.display import period_name
from dashboard.base.looks import Look
from dashboard.kit.chart import Axis, Categories, Chart, Panel, Series, SeriesKind, Together
from dashboard.systems.reporting import calendar_figure
from dashboard.systems.scores.item_words import STATE_LEGEND, STATE_SIGNS, STATE_WORDS


def chart(results: Results, league: str, show: str) -> Chart:
    """A bar a period: how many squares of each state stand in its column."""
    rows = calendar_figure.reports(results, league, show)
    order = calendar_figure.columns(rows)
    series = []
    for state, sign in STATE_SIGNS.items():
        found = rows.filter(pl.col("state") == state).group_by("period").len()
        counts = dict(found.iter_rows())
        if counts:
            name = STATE_LEGEND.format(sign=sign, state=STATE_WORDS[state])
            values = tuple(counts.get(code, 0) for code in order)
            series.append(Series(name, SeriesKind.BAR, values, Look(calendar_figure.PAINTED[state][0])))
    names = Categories(tuple(period_name(code) for code in order), periods=tuple(order))
    panel = Panel(names, tuple(series), Axis("报告（份）"))
    return Chart((panel,), together=Together.STACK)
