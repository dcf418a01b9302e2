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
from dashboard.kit.system import System
from dashboard.systems.chapters import Chapter

_NOUNS = rounds.RoundNouns(
    OBSERVATION.name,
    "观摩",
    "支部",
    judged="observed_share",
)
_COVERAGE, *_MORE = round_findings.findings(_NOUNS)
SYSTEM = System(
    name="observation",
    title="支部观摩",
    chapter=Chapter.CONDUCTED,
    part="organisation",
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
        *round_visits.exemplars(_NOUNS, EXEMPLARS, HELD_UP),
        round_visits.weak_unseen(_NOUNS, WEAK),
        round_visits.disagreements(_NOUNS, DISAGREEMENTS),
        round_visits.crowded_days(_NOUNS, CROWDED, MOST_A_DAY),
    ),
    definitions=INDICATORS,
    matter="支部观摩",
    reminders=partial(rounds.reminders, _NOUNS),
    records="rounds_by_quarter",
)
