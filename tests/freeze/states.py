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


_BEFORE = {"A": (1000,) * 3, "B": (2000,) * 3, "C": (1900, 2000, 2000), "D": (1800, 1000, 2000)}
_NOW = {"A": (2000,) * 3, "B": (2000, 1000, 2000), "C": (1500, 1500, 2000), "D": (1900, 1500, 1600)}
_WAITING = {"2021H1": (2000, 1000, 1000), "2021H2": (1900, None, None)}  # unit E
_CITIES = {"X": (2000, 1500, 1500), "Y": (1000,) * 3}


def _moved() -> Frames:
    """Of five units one rises, three share a place, one waits; of A's branches one is overdue, one fell."""
    kinds = dict(zip("ABCDE", ("政府机关",) * 2 + ("群团机关",) * 3, strict=True))
    units = [b.unit(code, order, kind=kind) for order, (code, kind) in enumerate(kinds.items(), start=1)]
    cities = [b.unit(code, order, rules.League.MUNICIPAL) for order, code in enumerate(_CITIES, start=1)]
    cards = [
        b.review(code, *given, period=period)
        for period, points in (("2021H1", _BEFORE), ("2021H2", _NOW))
        for code, given in {**points, "E": _WAITING[period], **_CITIES}.items()
    ]
    taken = {"org_id": "D", "period": "2021H1", "points": -150, "entry_no": 1, "reason": "通报"}
    cut = {"org_id": "Y", "rubric_version": 2020, "item_no": 2, "reason": "无此职能"}
    stars = {("b1", "2021H1"): 4, ("b1", "2021H2"): 5, ("b2", "2021H1"): 4, ("b2", "2021H2"): 2}
    points = {"b1": (1500, 1900, 1500), "b2": (1000,) * 3, "b3": (1500, None, 1000)}
    found = date(2021, 8, 1)
    return {
        "organisations": b.organisations(*units, *cities, *(b.branch(branch, "A") for branch in points)),
        "rubrics": b.rubric(20, 20, 20),
        "reviews": b.reviews(*cards),
        "self_checks": b.frame(
            "self_checks", [b.self_check(code, "2021-12", 2000, 1510, 2000) for code in "BCDE"]
        ),
        "exemptions": b.frame("exemptions", [cut]),
        "assessments": b.frame(
            "assessments",
            [{"org_id": one, "period": "2021", "on_site": 8000, "debriefing": 9000} for one in "AB"],
        ),
        "adjustments": b.frame("adjustments", [taken | {"document": "文"}]),
        "star_ratings": b.frame(
            "star_ratings", [b.rated(one, level, at) for (one, at), level in stars.items()]
        ),
        "branch_cards": b.frame(
            "branch_cards", [b.card(one, "A", *given, period="2021H2") for one, given in points.items()]
        ),
        "weak_branches": b.frame(
            "weak_branches", [b.weak("b3", found, date(2021, 9, 1)), b.weak("b2", found, date(2022, 9, 1))]
        ),
        "burden_counts": b.frame(
            "burden_counts", [b.burden("A", "2019-07", 5, 5, 5, 5), b.burden("A", "2021-07", 6, 5, 4)]
        ),
    }


def _ledger() -> Frames:
    """Nothing but a ledger: overdue, due on the day, soon and later, a second finding; a name with markup."""
    units = [b.unit("u", 1, name="<b>粗</b>*星*"), b.unit("v", 2), b.unit("none", 3)]
    units.append(b.unit("m", 1, rules.League.MUNICIPAL))
    below = [b.branch(f"{unit}{number}", unit) for unit in "uvm" for number in (1, 2, 3)]
    found, later = date(2021, 1, 10), date(2021, 12, 31)
    marginal, weakened = rules.WeakKind.MARGINAL.value, rules.WeakKind.WEAKENED.value
    entries = [
        b.weak("u1", date(2020, 1, 1), date(2020, 3, 1), date(2020, 2, 1)),
        b.weak("u1", found, later, measure="结对"),
        b.weak("v1", found, date(2021, 6, 1), kind=marginal, measure="结对"),
        b.weak("v2", found, date(2021, 7, 15)),
        b.weak("m1", date(2021, 6, 1), date(2021, 6, 30), measure="结对"),
        b.weak("m2", date(2021, 5, 1), later, date(2021, 5, 11), kind=weakened),
    ]
    return {
        "organisations": b.organisations(*units, *below),
        "star_ratings": b.frame("star_ratings", [b.rated("u1", 1), b.rated("v3", 2), b.rated("m3", 5)]),
        "weak_branches": b.frame("weak_branches", entries),
    }


def _alone() -> Frames:
    """One unit without full marks or anybody beside it, its ledger cleared, its branch never rated."""
    entry = b.weak("A1", date(2021, 2, 1), date(2021, 5, 1), date(2021, 4, 1))
    check = b.self_check("A", "2021-06", 3000, 2000, 1000, evidence=(1, 1, 1), submitted_on=date(2021, 7, 1))
    return {
        "organisations": b.organisations(b.unit("A", name="甲单位"), b.branch("A1", "A")),
        "rubrics": b.rubric(30, 20, 10),
        "reviews": b.reviews(b.review("A", 2900, 1900, 1000)),
        "self_checks": b.frame("self_checks", [check]),
        "weak_branches": b.frame("weak_branches", [entry]),
        "burden_counts": b.frame(
            "burden_counts", [b.burden("A", "2019-01", 5, 4, 0), b.burden("A", "2021-01", 4, None, 1)]
        ),
        "survey_answers": b.frame(
            "survey_answers", [b.answer("甲", 5000, respondents=200), b.answer("乙", 5000)]
        ),
    }


def _carried_out() -> Frames:
    """Problems, observations and activities: one of each that counts and one that must not."""
    day = date
    problems = [
        b.problem("A", 1, day(2021, 1, 10), day(2021, 3, 1), day(2021, 3, 1)),  # in time on its last day
        b.problem("A", 2, day(2021, 2, 1), day(2021, 5, 1), day(2021, 6, 1), source="督查检查"),  # late
        b.problem("A", 3, day(2021, 5, 1), day(2021, 6, 30), measure="培训"),  # due on the last day: not late
        b.problem("B", 1, day(2020, 9, 1), day(2021, 2, 1), kind="两张皮"),  # overdue, without a measure
        b.problem("B", 2, day(2021, 3, 1), day(2021, 9, 1), first_due_on=day(2021, 4, 1), measure="督办"),
        b.problem("X", 1, day(2021, 4, 1), day(2021, 12, 1), source="审计", measure="督办"),
        b.problem("C", 1, day(2021, 7, 2), day(2021, 9, 1)),  # after the half-year
    ]
    visits = [
        b.visit("A1", day(2021, 2, 1), result="好", exemplar="正面典型"),
        b.visit("A1", day(2021, 5, 1), result="较好"),  # twice counts once
        b.visit("A2", day(2021, 5, 1), result="差"),
        b.visit("B1", day(2021, 5, 1), kind="组织生活检查"),  # no observation
        b.visit("C1", day(2020, 5, 1), organised_by="工委", result="一般"),  # of last year
        b.visit("C2", day(2018, 5, 1)),  # longer than two years ago
        b.visit("D1", day(2021, 6, 30), organised_by="互观互学"),  # without a result, on the last day
    ]
    done = [
        b.activities("A", "2021H1", 10, 2, 3, 100, 1, 0),
        b.activities("B", "2021H1", 4, None, 3, None, 1, 5),
        b.activities("X", "2021H1", 6, 1, 1, 40),
        b.activities("A", "2020H1", 8, 2, 1, 90, 0, 0),
    ]
    return _whole(
        cases=b.frame("cases", problems),
        visits=b.frame("visits", visits),
        activities=b.frame("activities", done),
    )


def _owed() -> Frames:
    """A year of duties: met, unmet, not or not wholly reported; few persons; lists missing, bound and not."""
    names = {"A": "省机关事务管理局", "B": "省水利厅", "C": "丙单位"}
    units = [b.unit(code, order, name=name) for order, (code, name) in enumerate(names.items(), start=1)]
    units.append(b.unit("X", 1, rules.League.MUNICIPAL, name="某市", region="洛阳市"))
    below = [b.branch(f"{unit}{number}", unit) for unit in "ABCX" for number in (1, 2)]
    listed, dues = "三级四岗责任清单已制定", "党费上缴工委比例"
    reports = [
        ("A", "2021H1", "党组专题研究机关党建", 1),
        ("A", "2021H2", "党组专题研究机关党建", 0),  # one half of two
        ("A", "2021H1", "党委（总支）、支部专题研究机关党建", 2, 2),
        ("A", "2021H2", "党委（总支）、支部专题研究机关党建", 2, 2),
        ("A", "2021", "党员集中学习培训每人不少于32学时", 61, 100),
        ("A", "2021", "班子成员调研报告每人不少于1篇", 4, 4),  # too few persons to be told of
        ("B", "2021H1", "专题学习", 2),
        ("B", "2021H2", "专题学习", 4),
        ("B", "2021H1", "专题案例或警示教育", 1),  # and nothing of the second half
        ("B", "2021", "意识形态专题研究", 1),
        *(("B", f"2021Q{quarter}", dues, 5000, 10_000 + quarter) for quarter in (1, 2, 3)),
        ("B", "2021", listed, 1),  # no document asks for it
        ("C", "2021", "党员志愿服务每人不少于2次", 8, 50),
        ("C", "2021", listed, 0),
        ("X", "2021", "民主生活会", 1),
        ("X", "2021", "党员志愿服务每人不少于2次", 17, 20),
        ("X", "2021", "从事党务工作人员", 2),
        ("X", "2021", "书记廉政党课", 1),
        *(("X", f"2021Q{quarter}", "八项规定执行情况通报", 1) for quarter in (1, 2, 3, 4)),
        ("X", "2021", listed, 0),
    ]
    problems = [
        b.problem("A", 1, date(2021, 3, 1), date(2021, 9, 1)),
        b.problem("B", 1, date(2021, 3, 1), date(2021, 9, 1), date(2021, 8, 1)),
    ]
    halves = ("2021H1", "2021H2")
    return {
        "organisations": b.organisations(*units, *below),
        "rubrics": b.rubric(30, 20, 10),
        "reviews": b.reviews(
            *(b.review(one, 2900, 1900, 900, period=half) for one in "ABCX" for half in halves)
        ),
        "star_ratings": b.frame(
            "star_ratings", [b.rated(one["org_id"], 4, half) for one in below for half in halves]
        ),
        "duty_reports": b.frame("duty_reports", [b.duty(*row) for row in reports]),
        "visits": b.frame("visits", [b.visit(one, date(2021, 5, 1)) for one in ("X1", "A1")]),
        "cases": b.frame("cases", problems),
    }


STATES: dict[str, tuple[Callable[[], Frames], str]] = {
    "empty": (dict, PERIOD),
    "one_period": (_one_period, PERIOD),
    "tied": (_tied, PERIOD),
    "other_rubric": (_other_rubric, "2022H1"),
    "no_branches": (_no_branches, PERIOD),
    "nothing_rated": (_nothing_rated, PERIOD),
    "moved": (_moved, "2021H2"),
    "ledger": (_ledger, PERIOD),
    "alone": (_alone, PERIOD),
    "carried_out": (_carried_out, PERIOD),
    "owed": (_owed, "2021"),
}
