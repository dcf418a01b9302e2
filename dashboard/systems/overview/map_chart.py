"""What stands in a spreadsheet for the tile map."""

from analytics.base.rules import League
from analytics.results import Results
from dashboard.base.common_words import Filters
from dashboard.kit.chart import Chart
from dashboard.systems.stars import unit_figures


def chart(results: Results) -> Chart:
    """A bar a division with its share, coloured as its tile."""
    return unit_figures.shares(results, League.MUNICIPAL.value, Filters.EVERY_KIND, unit_figures.ALL)
