"""Small built results for the tests of the page of the items: three provincial units and a city."""

from datetime import date

from analytics import pipeline
from analytics.base import rules
from analytics.base.periods import parse
from tests.analytics import builders as b

CITY = rules.League.MUNICIPAL
UNITS = {"A": "甲单位", "B": "乙单位", "C": "丙单位"}
# Items worth 30, 20, 10 (dimensions 甲, 乙, 甲), in hundredths; A lost 1 and 3, B 2 and 0, C waits.
CARDS = {"A": (2900, 1700, 1000), "B": (2800, 2000, 1000), "C": (2950, None, 1000)}


def results(period="2021H1", cards=None, names=None, cut=(), city=True, **frames):
    """A lost 4, B 2, C is not wholly reviewed; item 3 of B does not apply when `cut` says so."""
    cards = CARDS if cards is None else cards
    units = [
        b.unit(code, order, name=(names or UNITS).get(code, code))
        for order, code in enumerate(UNITS, start=1)
        if code in cards or not cards
    ]
    if city:
        units.append(b.unit("X", 1, league=CITY, name="丁市"))
    reviews = [b.review(code, *card) for code, card in cards.items()]
    checks = [
        b.self_check("A", "2021-06", 3000, 2000, 1000, evidence=(1, 0, 1), submitted_on=date(2021, 7, 9)),
        b.self_check("B", "2021-06", 3000, 2000, 1000, evidence=(1, 1, 1), submitted_on=date(2021, 7, 1)),
    ]
    given = {
        "organisations": b.organisations(*units),
        "rubrics": b.rubric(30, 20, 10),
        "reviews": b.reviews(*reviews),
        "self_checks": b.frame("self_checks", [check for check in checks if check["org_id"] in cards]),
        "exemptions": b.frame("exemptions", list(cut)),
    }
    return pipeline.build(b.tables(**{**given, **frames}), parse(period))


def empty(period="2021H1"):
    """Results of an empty lake."""
    return pipeline.build(b.tables(), parse(period))
