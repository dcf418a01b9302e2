"""Small lakes whose numbers a reader can count by hand, each hard in its own way."""

from collections.abc import Callable
from datetime import date

import polars as pl

from analytics.base import rules
from tests.analytics import builders as b

PERIOD = "2021H1"
Frames = dict[str, pl.DataFrame]
_MONTHS = [f"2021-{month:02d}" for month in range(1, 7)]
_UNITS = {"A": "甲单位", "B": "乙单位", "C": "丙单位", "D": "丁单位"}
_POINTS = {"A": (2900, 1700, 900), "B": (2800, 2000, 1000), "C": (2950, None, 1000), "D": (3000, 2000, 1000)}
_PAIRS = {code: (2900 if code in "AB" else 2800, 1700, 900) for code in _UNITS}


def _whole(points: dict = _POINTS, stars: tuple[int, ...] = (5, 2, 4, 3), **changed: pl.DataFrame) -> Frames:
    """Every kind of data of four units with two branches each, and a city; B reports late."""
    units = [b.unit(code, order, name=name) for order, (code, name) in enumerate(_UNITS.items(), start=1)]
    city = b.unit("X", 1, rules.League.MUNICIPAL, name="某市")
    below = [b.branch(f"{code}{number}", code) for code in _UNITS for number in (1, 2)]
    codes = [one["org_id"] for one in below]
    return {
        "organisations": b.organisations(*units, city, *below),
        "rubrics": b.rubric(30, 20, 10),
        "reviews": b.reviews(*(b.review(code, *given) for code, given in points.items())),
        "self_checks": b.frame("self_checks", [_check(code, month) for code in _UNITS for month in _MONTHS]),
        "branch_cards": b.frame(
            "branch_cards", [b.card(one, one[0], 2000, 1000, 900, evidence=(1, 2, 3)) for one in codes]
        ),
        "star_ratings": b.frame(
            "star_ratings", [b.rated(one, stars[at % len(stars)]) for at, one in enumerate(codes)]
        ),
        "burden_counts": b.frame(
            "burden_counts",
            [
                b.burden(code, f"{year}{month[4:]}", *counts)
                for code in _UNITS
                for month in _MONTHS
                for year, counts in ((2021, (5, 6, 7, 8)), (2019, (6, 6, 5, 9)))
            ],
        ),
        "survey_answers": b.frame("survey_answers", [b.answer("甲", 60), b.answer("乙", 40)]),
        "weak_branches": b.frame(
            "weak_branches",
            [
                b.weak("A2", date(2021, 1, 10), date(2021, 6, 1), measure="结对"),
                b.weak("D2", date(2021, 1, 10), date(2021, 12, 1), measure="结对"),
                b.weak("B2", date(2021, 1, 10), date(2021, 5, 1), date(2021, 4, 1), measure="帮扶"),
            ],
        ),
        **changed,
    }


def _check(code: str, month: str) -> dict:
    late = code == "B" and month == _MONTHS[-1]
    day = date(2021, int(month[5:]) + 1, 30 if late else 1)
    return b.self_check(code, month, 3000, 2000, 1000, evidence=(1, 0, 1), submitted_on=day)


def _one_period() -> Frames:
    return _whole()


def _tied() -> Frames:
    """Two pairs of equal points, and half of the branches of every unit with five stars."""
    return _whole(_PAIRS, (5, 2))


def _other_rubric() -> Frames:
    """Two halves under the first rubric, one under a simulated other one."""
    cards = [
        b.review(code, *given, period=period)
        for code, given in _POINTS.items()
        for period in ("2021H1", "2021H2")
    ]
    later = [
        b.review(code, 3900, 1500 + 100 * at, period="2022H1", version=2022) for at, code in enumerate(_UNITS)
    ]
    stars = [b.rated(f"{code}1", 5, period) for code in _UNITS for period in ("2021H2", "2022H1")]
    other = b.rubric(40, 20, version=2022).with_columns(synthetic=True)
    return _whole(
        rubrics=b.rubric(30, 20, 10).vstack(other),
        reviews=b.reviews(*cards, *later),
        star_ratings=b.frame("star_ratings", stars),
    )


def _no_branches() -> Frames:
    units = [b.unit(code, order, name=name) for order, (code, name) in enumerate(_UNITS.items(), start=1)]
    none = {name: b.frame(name, []) for name in ("branch_cards", "star_ratings", "weak_branches")}
    return _whole(organisations=b.organisations(*units), **none)


def _nothing_rated() -> Frames:
    """Units and branches stand and report, but nothing is reviewed and no branch has stars."""
    return _whole(**{name: b.frame(name, []) for name in ("reviews", "star_ratings", "branch_cards")})


STATES: dict[str, tuple[Callable[[], Frames], str]] = {
    "empty": (dict, PERIOD),
    "one_period": (_one_period, PERIOD),
    "tied": (_tied, PERIOD),
    "other_rubric": (_other_rubric, "2022H1"),
    "no_branches": (_no_branches, PERIOD),
    "nothing_rated": (_nothing_rated, PERIOD),
}
