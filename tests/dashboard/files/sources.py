"""Small built results to make files of: three provincial units, a city, branches, a ledger, burden."""

from datetime import date
from functools import cache

from analytics import pipeline
from analytics.base import rules
from analytics.base.periods import parse
from dashboard.base.source import Source
from tests.analytics import builders as b

PERIOD = "2021H1"
LONG = "河南省示例单位" * 8 + "机关委员会"  # 61 characters
HOSTILE = {"A": "=cmd|'/c calc'!A1", "B": "<&>\"'👍\u202e甲", "C": LONG, "D": "丁单位"}
PLAIN = {"A": "甲单位", "B": "乙单位", "C": "丙单位", "D": "丁单位"}
CITY = "X"
_CARDS = {"A": (2900, 1700, 1000), "B": (2800, 2000, 1000), "C": (2950, None, 1000), "D": (3000, 2000, 1000)}


def source(hostile: bool = False, five_star: bool = True) -> Source:
    """A is short of stars and has an overdue branch, B is late, C waits for review, D has nothing to do."""
    return Source(_built(hostile, five_star), None, 7)


def empty() -> Source:
    """A period of an empty lake."""
    return Source(pipeline.build(b.tables(), parse(PERIOD)), None, 1)


@cache
def _built(hostile: bool, five_star: bool):
    names = HOSTILE if hostile else PLAIN
    units = [b.unit(code, order, name=name) for order, (code, name) in enumerate(names.items(), start=1)]
    city = b.unit(CITY, 1, rules.League.MUNICIPAL, name="某市")
    branches = [b.branch(f"{code}{number}", code) for code in names for number in (1, 2)]
    stars = [b.rated(f"{code}1", 5 if five_star and code != "A" else 2, PERIOD) for code in names]
    cards = [
        b.card(f"{code}{number}", code, 2000, 1000, 900, evidence=(1, 2, 3), period=PERIOD)
        for code in names
        for number in (1, 2)
    ]
    months = [f"2021-{month:02d}" for month in range(1, 7)]
    late = {("B", "2021-06"): date(2021, 7, 30)}
    checks = [
        b.self_check(
            code,
            month,
            3000,
            2000,
            1000,
            evidence=(1, 1, 1),
            submitted_on=late.get((code, month), _on_time(month)),
        )
        for code in names
        for month in months
    ]
    burden = [b.burden(code, month, 5, 6, 7, 8) for code in names for month in months]
    before = [b.burden(code, f"2019{month[4:]}", 6, 6, 5, 9) for code in names for month in months]
    given = {
        "organisations": b.organisations(*units, city, *branches),
        "rubrics": b.rubric(30, 20, 10),
        "reviews": b.reviews(*(b.review(code, *points) for code, points in _CARDS.items())),
        "self_checks": b.frame("self_checks", checks),
        "branch_cards": b.frame("branch_cards", cards),
        "star_ratings": b.frame("star_ratings", stars),
        "burden_counts": b.frame("burden_counts", burden + before),
        "weak_branches": b.frame(
            "weak_branches",
            [
                b.weak("A2", date(2021, 1, 10), date(2021, 6, 1), measure="结对"),
                b.weak("D2", date(2021, 1, 10), date(2021, 12, 1), measure="结对"),
            ],
        ),
    }
    return pipeline.build(b.tables(**given), parse(PERIOD))


def _on_time(month: str) -> date:
    year, number = int(month[:4]), int(month[5:])
    return date(year, number + 1, 1)
