"""A small ledger to draw and to word: two provincial units, a city, and what is asked of them."""

from datetime import date
from functools import cache

from analytics import pipeline
from analytics.base.periods import parse
from analytics.base.rules import League, WeakKind
from tests.analytics import builders as b

MARKUP = "<b>粗</b>*星*"
TREE = (
    b.unit("u", 1, name=MARKUP),
    b.unit("v", 2),
    b.unit("none", 3),
    b.unit("m", 1, League.MUNICIPAL),
    *(b.branch(f"{unit}{number}", unit) for unit in ("u", "v", "m") for number in range(1, 4)),
)
LONG_AGO = date(2021, 1, 10)
OVERDUE, TODAY, SOON, LATER = date(2021, 6, 1), date(2021, 6, 30), date(2021, 7, 15), date(2021, 12, 31)
EARLIER = b.weak("u1", date(2020, 1, 1), date(2020, 3, 1), date(2020, 2, 1))
ENTRIES = (
    EARLIER,
    b.weak("u1", LONG_AGO, LATER, measure="结对"),
    b.weak("v1", LONG_AGO, OVERDUE, kind=WeakKind.MARGINAL.value, measure="结对"),
    b.weak("v2", LONG_AGO, SOON),
    b.weak("m1", date(2021, 6, 1), TODAY, measure="结对"),
    b.weak("m2", date(2021, 5, 1), LATER, date(2021, 5, 11), kind=WeakKind.WEAKENED.value),
)
RATINGS = (b.rated("u1", 1, "2021H1"), b.rated("v3", 2, "2021H1"), b.rated("m3", 5, "2021H1"))


@cache
def build():
    """Results of 2021H1 of everything above."""
    return made(*ENTRIES, ratings=RATINGS)


def made(*entries, ratings=()):
    """Results of 2021H1 of these entries."""
    tables = b.tables(
        organisations=b.organisations(*TREE),
        weak_branches=b.frame("weak_branches", list(entries)),
        star_ratings=b.frame("star_ratings", list(ratings)),
    )
    return pipeline.build(tables, parse("2021H1"))


def without(results, *names):
    """As an edition of an older program brings it: these tables are empty."""
    empty = {name: results.tables[name].clear() for name in names}
    return type(results)(results.period, True, {**results.tables, **empty})
