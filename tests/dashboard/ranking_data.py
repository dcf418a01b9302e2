"""Small built results for the tests of the ranking: five provincial units, two cities, two half-years."""

from analytics import pipeline
from analytics.base import rules
from analytics.base.periods import parse
from tests.analytics import builders as b

CITY = rules.League.MUNICIPAL
MONTH = "2021-12"
# Points lost of the items worth 20, 20, 20 (dimensions 甲, 乙, 甲), in hundredths.
NOW = {
    "A": (2000, 2000, 2000),
    "B": (2000, 1000, 2000),
    "C": (1500, 1500, 2000),
    "D": (1900, 1500, 1600),
    "E": (1900, None, None),
}
BEFORE = {
    "A": (1000, 1000, 1000),
    "B": (2000, 2000, 2000),
    "C": (1900, 2000, 2000),
    "D": (1800, 1000, 2000),
    "E": (2000, 1000, 1000),
}
SELF = {
    "A": (2000, 2000, 2000),
    "B": (2000, 1010, 2000),
    "C": (1500, 1520, 2000),
    "D": (2000, 2000, 2000),
    "E": (1900, 2000, 2000),
}
CITIES = {"X": (2000, 1500, 1500), "Y": (1000, 1000, 1000)}


def results(period="2021H2", version_before=2020, assessments=(), names=None, **frames):
    """Places now: A 1, then B, C, D share place 2, E waits; before: B 1, C 2, D 3, E 4, A 5."""
    rubrics = b.rubric(20, 20, 20)
    if version_before != 2020:
        rubrics = rubrics.vstack(b.rubric(20, 20, 20, version=version_before))
    units = [
        b.unit(code, order, kind="政府机关" if code in "AB" else "群团机关", **(names or {}).get(code, {}))
        for order, code in enumerate(NOW, start=1)
    ]
    cities = [b.unit(code, order, league=CITY, kind="市直机关") for order, code in enumerate(CITIES, start=1)]
    reviews = [
        *(b.review(code, *scores, period="2021H2") for code, scores in (NOW | CITIES).items()),
        *(
            b.review(code, *scores, period="2021H1", version=version_before)
            for code, scores in (BEFORE | CITIES).items()
        ),
    ]
    given = {
        "organisations": b.organisations(*units, *cities),
        "rubrics": rubrics,
        "reviews": b.reviews(*reviews),
        "self_checks": b.frame(
            "self_checks", [b.self_check(code, MONTH, *scores) for code, scores in SELF.items()]
        ),
        "assessments": b.frame("assessments", list(assessments)),
    }
    return pipeline.build(b.tables(**{**given, **frames}), parse(period))


def empty(period="2021H2"):
    """Results of an empty lake."""
    return pipeline.build(b.tables(), parse(period))
