"""A lake in which every name and number tells whose it is: what is shown can be searched for them."""

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from analytics import actions
from analytics.base.periods import parse
from analytics.lake import Lake, open_lake
from tests.analytics import builders as b

NOW = datetime(2024, 1, 8, tzinfo=UTC)
NAMES = ["甲子局", "乙丑局", "丙寅局", "丁卯局", "戊辰局", "己巳局", "庚午局"]
CODES = [f"u{number}" for number in range(len(NAMES))]
BRANCHES = [f"ZB{number}" for number in range(len(NAMES))]
FINAL, DRAFT, EDITION = "2021H1", "2021H2", "2021H1-1"
CORRECTED = 5  # the unit whose review of the final period was changed after that
_FULL = (30, 20, 10)
_FILE = b"as it came"


def marks(number: int, start: int = 0) -> tuple[int, int, int]:
    """The reviewed items of a unit, hundredths of a point: the higher the number, the higher each."""
    return 2011 + start + 97 * number, 1203 + start + 61 * number, 505 + start + 37 * number


EARLIER = "2020H2"
EARLIER_MARKS = {number: marks(number, -46) for number in range(len(NAMES))}
FINAL_MARKS = {number: marks(number) for number in range(len(NAMES))}
DRAFT_MARKS = {number: marks(number, 23) for number in range(len(NAMES))} | {CORRECTED: (2977, 1973, 983)}


def many_units(folder: Path) -> Lake:
    """The lake, open: one period final and since corrected, one a draft; whoever asked closes it."""
    lake = open_lake(folder)
    rows = range(len(NAMES))
    tree = [b.unit(CODES[one], one + 1, name=NAMES[one]) for one in rows]
    tree += [b.branch(BRANCHES[one], CODES[one], name=f"{NAMES[one]}第一支部") for one in rows]
    months = ("2019-03", "2021-03")
    tables = {
        "organisations": b.organisations(*tree),
        "rubrics": b.rubric(*_FULL),
        "reviews": b.reviews(
            *(b.review(CODES[one], *FINAL_MARKS[one]) for one in rows),
            *(b.review(CODES[one], *EARLIER_MARKS[one], period=EARLIER) for one in rows),
        ),
        "self_checks": b.frame("self_checks", [b.self_check(CODES[one], "2021-03", 1500) for one in rows]),
        "branch_cards": b.frame(
            "branch_cards", [b.card(BRANCHES[one], CODES[one], *marks(one)) for one in rows]
        ),
        "star_ratings": b.frame("star_ratings", [b.rated(BRANCHES[one], 1 + one % 5) for one in rows]),
        "weak_branches": b.frame(
            "weak_branches", [b.weak(one, date(2021, 2, 1), date(2021, 5, 1)) for one in BRANCHES]
        ),
        "burden_counts": b.frame(
            "burden_counts", [b.burden(CODES[one], month, *[4 + one] * 4) for one in rows for month in months]
        ),
    }
    actions.seed(lake, tables, actor="测试", made_at=NOW)
    actions.finalise(lake, parse(FINAL), actor="测试", made_at=NOW)
    later = [b.review(CODES[one], *DRAFT_MARKS[one], period=DRAFT) for one in rows]
    changed = b.review(CODES[CORRECTED], *DRAFT_MARKS[CORRECTED])
    change = actions.preview(lake.snapshot(), "reviews", b.reviews(*later, changed))
    actions.commit(
        lake,
        change,
        file_name="补正.xlsx",
        sha256=hashlib.sha256(_FILE).hexdigest(),
        actor="测试",
        made_at=NOW,
        original=_FILE,
    )
    return lake


def numbers(own: tuple[int, int, int]) -> set[str]:
    """How the marks of a unit, their sum and the dimensions are written: in points and as stored."""
    first, _second, third = own
    amounts = {*own, sum(own), first + third}
    return {f"{amount / 100:.2f}" for amount in amounts} | {str(amount) for amount in amounts}


def told(text: str, wanted: set[str]) -> list[str]:
    """Those of the words and numbers that stand in the text, each as a whole and none within an id."""
    return sorted(
        one for one in wanted if re.search(rf"(?<![0-9A-Za-z.]){re.escape(one)}(?![0-9A-Za-z])", text)
    )


def of_others(own: int) -> set[str]:
    """All codes, names and numbers that are another unit's, and what of them no level of the group gives."""
    others = [one for one in range(len(NAMES)) if one != own]
    levels = {len(NAMES) // 4, (len(NAMES) - 1) // 2, (len(NAMES) - 1) * 3 // 4}
    hidden = [one for one in others if one not in levels]
    named = {words for one in others for words in (CODES[one], NAMES[one], BRANCHES[one])}
    return named | (_written(hidden) - _written([own, *levels]))


def of_drafts() -> set[str]:
    """All numbers that no edition holds, and the words that go with them."""
    draft = set().union(*(numbers(one) for one in DRAFT_MARKS.values()))
    return (draft - _written(range(len(NAMES)))) | {"2021年下半年", "草稿"}


def of_results() -> set[str]:
    """All codes and names of units and branches and all their numbers."""
    drafts = set().union(*(numbers(one) for one in DRAFT_MARKS.values()))
    return {*CODES, *NAMES, *BRANCHES} | _written(range(len(NAMES))) | drafts


def _written(units: Iterable[int]) -> set[str]:
    """The numbers of these units that the edition holds."""
    return {number for one in units for own in (FINAL_MARKS, EARLIER_MARKS) for number in numbers(own[one])}
