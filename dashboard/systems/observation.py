"""支部观摩: who went to which branch, beside the pace of the year, on the shape of rounds."""

from functools import partial

from analytics.kit.round_stars import fewest_compared
from analytics.kit.round_visits import MOST_A_DAY
from analytics.systems.observation import (
    AGREEMENT,
    CROWDED,
    DISAGREEMENTS,
    EXEMPLARS,
    HELD_UP,
    INDICATORS,
    OBSERVATION,
    STARS,
    WEAK,
)  # fmt: skip
from dashboard.base.common_words import Menu
from dashboard.kit import round_findings, round_visits, rounds
from dashboard.kit.finding import Where
from dashboard.kit.system import System
from dashboard.systems.chapters import Chapter

_NOUNS = rounds.RoundNouns(
    OBSERVATION.name,
    "观摩",
    "支部",
    judged="observed_share",
)
_LISTED = Where.PAGE | Where.UNIT | Where.TEMPLATE
_COVERAGE, *_MORE = round_findings.findings(_NOUNS)
SYSTEM = System(
    name="observation",
    title="支部观摩",
    chapter=Chapter.CONDUCTED,
    menu=Menu.BRANCHES,
    about=(
        "一个支部一年观摩多次也只算一个；临时党支部不算，四季度新设的另列。年内的进度只作对照，不评价；"
        "由谁组织、洛阳以外是否适用，待工委确认。"
    ),
    headline=partial(rounds.coverage, _NOUNS),
    key_figures=partial(rounds.key_figures, _NOUNS),
    findings=(
        _COVERAGE,
        round_visits.stars(_NOUNS, STARS, AGREEMENT, OBSERVATION.words, fewest_compared(OBSERVATION)),
        *_MORE,
        round_visits.exemplars(_NOUNS, EXEMPLARS),
        round_visits.listed(
            _NOUNS,
            HELD_UP,
            ("name", "unit", "exemplar", "result", "held_on"),
            "列为正反典型的{one}{count}个，名单只给工委看",
            Where.PAGE,
        ),
        round_visits.listed(
            _NOUNS,
            WEAK,
            ("name", "unit", "found_on", "days", "last_on"),
            "后进{one}里，认定超过6个月一直没有观摩的{count}个",
            Where.PAGE | Where.UNIT | Where.TEMPLATE,
        ),
        round_visits.crowded_days(_NOUNS, CROWDED, MOST_A_DAY),
        round_visits.disagreements(_NOUNS, DISAGREEMENTS),
    ),
    definitions=INDICATORS,
    matter="支部观摩",
    reminders=partial(rounds.reminders, _NOUNS),
    records="rounds_by_quarter",
)
