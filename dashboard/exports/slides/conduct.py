"""The slides with charts: stars against the yardstick, the ledger, kinds of weakness, burden."""

import polars as pl

from analytics import reference
from analytics.measures.stars import PROVINCE
from analytics.periods import parse
from dashboard import display, theme
from dashboard.exports.blocks import Bars
from dashboard.exports.caption import Caption
from dashboard.exports.slides import plots
from dashboard.exports.slides.deck import BODY, Box, Deck, write
from dashboard.exports.slides.plots import Plot, Series
from dashboard.exports.source import Source
from dashboard.figures import formalism, weak_branches
from dashboard.headlines import formalism as burden_words
from dashboard.headlines import stars as star_words
from dashboard.headlines import weak_branches as weak_words
from dashboard.headlines import weak_groups as group_words
from dashboard.text.formalism import Formalism
from dashboard.text.slides import Slides
from dashboard.text.weak_branches import Weak

_MONTHS = 12  # as many as can be read from a distance
_NOTHING = Box(BODY.left, BODY.top, BODY.width, 0.6)


def stars(deck: Deck, source: Source) -> None:
    """The province's share, half-year by half-year, and the line of the yardstick."""
    headline = star_words.trend(source.results)
    slide = deck.slide(Slides.STARS, headline, _caption(source, "stars_pooled"))
    rows = source.results.tables["stars_pooled"].filter(
        (pl.col("scope") == PROVINCE) & pl.col("share").is_not_null()
    )
    if rows.is_empty():
        write(slide, _NOTHING, Slides.NONE, (18,))
        return
    target = reference.five_star_target()
    shares = tuple(display.percent_value(share) for share in rows["share"])
    line = Slides.TARGET.format(target=target)
    series = (
        Series(Slides.SHARE, shares, theme.LIGHT.met),
        Series(line, (float(target),) * rows.height, theme.LIGHT.target, dashed=True),
    )
    plots.lines(slide, BODY, Plot(_periods(rows["period"]), series, Slides.SHARE_FORMAT, headline))


def ledger(deck: Deck, source: Source) -> None:
    """What was open and overdue at the end of every month."""
    headline = weak_words.standing(source.results, PROVINCE, PROVINCE)
    slide = deck.slide(Slides.LEDGER, headline, _caption(source, "ledger_by_month"))
    rows = weak_branches.month_rows(source.results, PROVINCE).tail(_MONTHS)
    if rows.is_empty() or not weak_words.entries(source.results, PROVINCE):
        write(slide, _NOTHING, Slides.NONE, (18,))
        return
    series = (
        Series(Weak.MONTHS_OPEN, tuple(rows["open"]), theme.LIGHT.met),
        Series(Weak.MONTHS_OVERDUE, tuple(rows["overdue"]), theme.LIGHT.missed, dashed=True),
    )
    plots.lines(slide, BODY, Plot(_months(rows["month"]), series, Slides.COUNT_FORMAT, headline))


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
    plots.bars(slide, BODY, Bars("groups", "", series, names, sizes, Slides.COUNT_FORMAT, colours, headline))


def burden(deck: Deck, source: Source) -> None:
    """Counts beside those of the same months of the base year."""
    headline = burden_words.kinds(source.results, PROVINCE)
    slide = deck.slide(Slides.BURDEN, headline, _caption(source, "burden_pooled"))
    rows = formalism.pooled(source.results, PROVINCE)
    if rows.is_empty():
        write(slide, _NOTHING, Slides.NONE, (18,))
        return
    series = (
        Series(Formalism.BASE_YEAR, tuple(rows["base"]), theme.LIGHT.neutral),
        Series(Slides.NOW, tuple(rows["now"]), theme.LIGHT.met),
    )
    plots.columns(slide, BODY, Plot(tuple(rows["kind"]), series, Slides.COUNT_FORMAT, headline))


def _periods(codes: pl.Series) -> tuple[str, ...]:
    return tuple(display.period_name(code) for code in codes)


def _months(codes: pl.Series) -> tuple[str, ...]:
    """On two lines each, which else break where they should not."""
    months = (parse(code) for code in codes)
    return tuple(Slides.MONTH.format(year=month.year, month=month.number) for month in months)


def _caption(source: Source, table: str) -> Caption:
    return source.caption(table, title=Slides.NAME, unit="")
