"""Periods that are hard to write about: empty ones, units of impossible names, ties, ends of units."""

from collections.abc import Callable
from datetime import date
from functools import cache

import polars as pl

from analytics import pipeline
from analytics.base import rules
from analytics.base.periods import parse
from dashboard.base.source import Source
from tests.analytics import builders as b

PERIOD, MONTH = "2021H1", "2021-06"
LONG = "河南省示例单位" * 8 + "机关党委"
HOSTILE = "<&>\"']]>甲👍\U0002000b单位"
CONTROLLED, CLEAN = "丙\x01\x08\x1b\ufffe\uffff单位", "丙单位"
FORMULA = "=cmd|'/c calc'!A1"
MANY = 500
NAMES, LONG_ANNEX = "impossible names", "500 rows in an annex"


def _built(**frames: pl.DataFrame) -> Source:
    return Source(pipeline.build(b.tables(**frames), parse(PERIOD), kinds=False), None, 7)


def _full(names: dict[str, str], branches: int = 2, stars: int = 5, **changed: pl.DataFrame) -> Source:
    """Every kind of data of the units, whose codes and names these are, and a city."""
    units = [b.unit(code, order, name=name) for order, (code, name) in enumerate(names.items(), start=1)]
    city = b.unit("X", 1, rules.League.MUNICIPAL, name=f"{next(iter(names.values()))}市")
    below = [
        b.branch(f"{code}{number}", code, name=f"{name}支部{number}")
        for code, name in names.items()
        for number in range(branches)
    ]
    given = {
        "organisations": b.organisations(*units, city, *below),
        "rubrics": b.rubric(30, 20, 10),
        "reviews": b.reviews(*(b.review(code, 2900 - at, 1700, 900) for at, code in enumerate(names))),
        "self_checks": b.frame(
            "self_checks", [b.self_check(code, MONTH, 3000, 2000, 1000, evidence=(1, 0, 1)) for code in names]
        ),
        "star_ratings": b.frame("star_ratings", [b.rated(one["org_id"], stars) for one in below[::2]]),
        "weak_branches": b.frame(
            "weak_branches",
            [
                b.weak(one["org_id"], date(2021, 1, 10), date(2021, 6, 1), measure="结对")
                for one in below[1::2]
            ],
        ),
        "burden_counts": b.frame("burden_counts", [b.burden(code, MONTH, 5, 6, 7, 8) for code in names]),
    }
    return _built(**{**given, **changed})


def _units(*rows: dict) -> pl.DataFrame:
    return b.organisations(*rows)


def _without(*data: str) -> Callable[[], Source]:
    return lambda: _full({"A": "甲单位", "B": "乙单位"}, **{name: b.frame(name, []) for name in data})


def _ended() -> Source:
    """B went into A before the period, C ended in it."""
    rows = (
        b.unit("A", 1, name="甲单位"),
        b.unit("B", 2, name="乙单位", valid_to=date(2020, 12, 31)),
        b.unit("C", 3, name="丙单位", valid_to=date(2021, 3, 31)),
        b.branch("A0", "A"),
        b.branch("B0", "B", valid_to=date(2020, 12, 31)),
    )
    changes = b.frame(
        "changes",
        [{"change_no": 1, "changed_on": date(2020, 12, 31), "kind": "合并", "from_org": "B", "to_org": "A"}],
    )
    return _full({"A": "甲单位"}, organisations=_units(*rows), changes=changes)


SOURCES: dict[str, Callable[[], Source]] = {
    "an empty lake": _built,
    "nothing but units": lambda: _built(organisations=_units(b.unit("A"), b.unit("B", 2))),
    "no scores": _without("reviews", "self_checks"),
    "no stars and no ledger": _without("star_ratings", "weak_branches"),
    "a tie of all without a five-star branch": lambda: _full(
        dict.fromkeys("ABC", "同名单位"),
        stars=2,
        reviews=b.reviews(*(b.review(code, 2900, 1700, 900) for code in "ABC")),
    ),
    "ended units": _ended,
    NAMES: lambda: _full(dict(zip("ABCD", (LONG, HOSTILE, CONTROLLED, FORMULA), strict=True))),
    LONG_ANNEX: lambda: _full({"A": "甲单位", "B": "乙单位"}, branches=MANY),
    "only one unit": lambda: _full({"A": "甲单位"}),
    "all unranked": lambda: _full(
        {"A": "甲单位", "B": "乙单位"}, reviews=b.reviews(*(b.review(code, 2900, None, 900) for code in "AB"))
    ),
}


@cache
def source(case: str) -> Source:
    """The draft of that case, made once."""
    return SOURCES[case]()
