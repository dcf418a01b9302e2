"""Marks of time where Office draws a chart: a series with one point, an error bar from it down to the axis.

Office draws nothing between two categories: the line stands in the first period the mark bears on.
"""

import math

from dashboard.base.file_words import Workbooks
from dashboard.base.labels import bare
from dashboard.kit.chart import Panel, Values

_ABOVE = 0.15  # of what is drawn, as a share of its height


def series(panel: Panel, *, are_stacked: bool = False) -> dict[str, tuple[str, Values]]:
    """By the name of each mark's series: its words, and its values, as high as the field reaches."""
    count = len(panel.categories.keys)
    top = _top(panel, are_stacked=are_stacked)
    return {
        Workbooks.UPRIGHT.format(words=bare(mark.words)): (
            bare(mark.words),
            tuple(top if at == mark.before else None for at in range(count)),
        )
        for mark in panel.marks
        if top
    }


def _top(panel: Panel, *, are_stacked: bool) -> float:
    """A little above all that is drawn, so that the words of the mark stand free; within the axis."""
    drawn = [tuple(value or 0 for value in (*one.values, *one.ends)) for one in panel.series]
    every = [value for one in panel.series for value in (*one.values, *one.ends) if value is not None]
    every += [one.value for one in panel.targets] + [
        sum(row) for row in zip(*drawn, strict=False)
    ] * are_stacked
    if not every:
        return 0
    highest, lowest = max(every), min(every) if panel.is_cut else 0
    top = highest + _ABOVE * (highest - lowest)
    if all(isinstance(value, int) for value in every):
        top = math.ceil(top)  # else the axis would write decimals
    return min(top, max(panel.numbers.ends or (math.inf,)))
