"""The slides with charts: stars against the yardstick, the ledger, kinds of weakness, burden."""

from dataclasses import replace

from analytics.base.rules import PROVINCE
from dashboard.base import theme
from dashboard.base.caption import Caption
from dashboard.base.source import Source
from dashboard.kit.chart import Chart, Cloud, Panel
from dashboard.media.blocks import Bars
from dashboard.media.slides import bars_and_tables, charts
from dashboard.media.slides.presentation import BODY, Box, Deck, write
from dashboard.media.slides.words import Slides
from dashboard.systems.burden import figures
from dashboard.systems.burden import sentences as burden_words
from dashboard.systems.stars import figures as star_figures
from dashboard.systems.stars import sentences as star_words
from dashboard.systems.weak_branches import figures as weak_branches
from dashboard.systems.weak_branches import sentences as weak_words
from dashboard.systems.weak_branches.words import Weak
from dashboard.systems.weak_kinds import sentences as group_words

_MONTHS = 12  # as many as can be read from a distance
_NOTHING = Box(BODY.left, BODY.top, BODY.width, 0.6)


def stars(deck: Deck, source: Source) -> None:
    """The province's share, half-year by half-year, and the line of the yardstick."""
    panel = _first(star_figures.trend(source.results))
    province = replace(panel, series=panel.series[:1]) if panel else None
    _slide(deck, source, "stars_pooled", Slides.STARS, star_words.trend(source.results), province)


def ledger(deck: Deck, source: Source) -> None:
    """What was open and overdue at the end of every month."""
    panel = _first(weak_branches.months(source.results, PROVINCE))
    found = weak_words.entries(source.results, PROVINCE)
    headline = weak_words.standing(source.results, PROVINCE, PROVINCE)
    _slide(
        deck, source, "ledger_by_month", Slides.LEDGER, headline, _last(panel) if panel and found else None
    )


def groups(deck: Deck, source: Source) -> None:
    """The kinds of weakness found, else the kinds of the ledger."""
    results = source.results
    headline = group_words.verdict(results)
    slide = deck.slide(Slides.GROUPS, headline, _caption(source, "weak_groups"))
    if group_words.found(results):
        found = results.tables["weak_groups"]
        names = tuple(
            Slides.GROUP.format(group=group, name=group_words.name(results, group))
            for group in found["group"]
        )
        sizes = tuple(found["branches"])
    else:
        kinds = weak_branches.kind_rows(results, PROVINCE)
        names, sizes = tuple(kinds["kind"]), tuple(kinds["open"])
    if not any(sizes):
        write(slide, _NOTHING, Slides.NONE, (18,))
        return
    series = Slides.GROUP_SIZE if group_words.found(results) else Weak.MONTHS_OPEN
    colours = (theme.LIGHT.met,) * len(names)
    bars_and_tables.bars(
        slide, BODY, Bars("groups", "", series, names, sizes, Slides.COUNT_FORMAT, colours, headline)
    )


def burden(deck: Deck, source: Source) -> None:
    """Counts beside those of the same months of the base year."""
    panel = _first(figures.burden_kinds(source.results, PROVINCE))
    _slide(deck, source, "burden_pooled", Slides.BURDEN, burden_words.kinds(source.results, PROVINCE), panel)


def _slide(deck: Deck, source: Source, table: str, topic: str, headline: str, panel: Panel | None) -> None:
    """A sentence with the chart it is taken from; shares in percent, all else in whole numbers."""
    slide = deck.slide(topic, headline, _caption(source, table))
    if panel is None:
        write(slide, _NOTHING, Slides.NONE, (18,))
        return
    number_format = Slides.SHARE_FORMAT if panel.targets else Slides.COUNT_FORMAT
    charts.draw(slide, BODY.places, panel, number_format, headline)


def _first(chart: Chart) -> Panel | None:
    """The first field: a second would be too small to be read."""
    return next((field for field in chart.fields if not isinstance(field, Cloud)), None)


def _last(panel: Panel) -> Panel:
    """The same of the last months only."""
    months = panel.categories
    shown = replace(months, keys=months.keys[-_MONTHS:], names=months.names[-_MONTHS:])
    return replace(
        panel, categories=shown, series=tuple(replace(one, at=months.keys) for one in panel.series)
    )


def _caption(source: Source, table: str) -> Caption:
    return source.caption(table, title=Slides.NAME, unit="")
