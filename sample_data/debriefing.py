"""Accounts given of 2022 and 2023 in three tiers; some to one side only, one unit that finds all good."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from analytics.base import rules
from analytics.kit.visit_words import DEBRIEFED, Organiser, Verdict
from analytics.systems.problems import Source
from sample_data import timeline
from sample_data.organisations import Branch, Tree
from sample_data.planted import DebriefingRoles, ProblemRoles

_COLUMNS = ("org_id", "kind", "held_on", "organised_by", "result", "about_year")
_YEARS = (2022, 2023)
_LAST = _YEARS[-1]
_ONE_SIDED, _USUAL_SIZE, _LIKE_IT, _FEWEST = 3, 40, 6, 8
_BOTH, _ONE = 0.94, 0.97  # below: heard by both, by one; of branches
_LATE = 0.3  # of 2022: held early next year
_UNRATED, _NEAR = 2, (0.12, 0.2, 0.36, 0.2, 0.12)  # beside the word that goes with the stars

Row = tuple[Any, ...]


def roles(seed: int, free: Sequence[str], tree: Tree, stars: dict[str, int]) -> DebriefingRoles:
    """Which committees, and which units of those without another part, show something."""
    rng = timeline.stream(seed, "debriefing roles")
    drawn = rng.permutation(list(free)).tolist()
    own = {unit: [one for one in tree.branches if one.unit_id == unit and _lasting(one)] for unit in drawn}
    sized = sorted(drawn, key=lambda unit: abs(len(own[unit]) - _USUAL_SIZE))
    large = [unit for unit in sized if len(own[unit]) >= _FEWEST][:_LIKE_IT] or sized[:1]
    lenient = min(large, key=lambda unit: np.mean([stars.get(one.org_id, 3) for one in own[unit]] or [3]))
    silent = next(unit for unit in drawn if unit != lenient and len(own[unit]) > 1)
    committees = [one["org_id"] for one in tree.between if one["level"] == rules.Level.COMMITTEE]
    return DebriefingRoles(tuple(sorted(rng.permutation(committees)[:_ONE_SIDED].tolist())), lenient, silent)


def debriefings(seed: int, tree: Tree, planted: DebriefingRoles, stars: dict[str, int]) -> pl.DataFrame:
    """Rows of visits."""
    rng = timeline.stream(seed, "debriefings")
    rows = [row for year in _YEARS for row in _of_year(rng, tree, year, planted, stars)]
    types = {"held_on": pl.Date, "about_year": pl.String}
    return pl.DataFrame(rows, schema=list(_COLUMNS), schema_overrides=types, orient="row").with_columns(
        pl.lit(value=True).alias("synthetic")
    )


def raised(cases: pl.DataFrame, troubled: ProblemRoles) -> pl.DataFrame:
    """The ledger of problems, in which the last overdue one of its own of each unit was raised by others."""
    overdue = (
        pl.col("org_id").is_in(troubled.overdue)
        & pl.col("closed_on").is_null()
        & (pl.col("due_on") < timeline.LAST_DAY)
        & (pl.col("source") == Source.SELF)
    )
    last = cases.filter(overdue).group_by("org_id").agg(pl.col("case_no").max(), raised=True)
    is_raised = pl.col("raised").fill_null(value=False)
    source = pl.when(is_raised).then(pl.lit(Source.DEBRIEFING.value)).otherwise("source")
    joined = cases.join(last, on=["org_id", "case_no"], how="left", maintain_order="left")
    return joined.with_columns(source=source).drop("raised")


def _of_year(
    rng: np.random.Generator, tree: Tree, year: int, planted: DebriefingRoles, stars: dict[str, int]
) -> Iterator[Row]:
    is_last = year == _LAST
    for unit in tree.units:
        if unit.stands(date(year, 12, 31)):
            yield from _both(rng, unit.org_id, year, Organiser.WORKING_COMMITTEE, _good(rng))
    for committee in tree.between:
        if committee["level"] == rules.Level.COMMITTEE:
            one = committee["org_id"]
            rows = list(_both(rng, one, year, Organiser.WORKING_COMMITTEE, _good(rng)))
            yield from rows[:1] if is_last and one in planted.one_sided else rows
    for branch in tree.branches:
        chance = rng.random()
        if not _stands(branch, year) or (is_last and branch.unit_id == planted.silent):
            continue
        is_lenient = is_last and branch.unit_id == planted.lenient
        word = Verdict.GOOD if is_lenient else _near(rng, stars.get(branch.org_id))
        rows = list(_both(rng, branch.org_id, year, Organiser.COMMITTEE, word))
        yield from rows if chance < _BOTH or is_lenient else rows[:1] if chance < _ONE else []


def _both(rng: np.random.Generator, org_id: str, year: int, above: Organiser, word: Verdict) -> Iterator[Row]:
    """To those above, who judge, and to the own."""
    is_late = year != _LAST and rng.random() < _LATE
    first = date(year + 1, 1, 1) if is_late else date(year, 11, 1)
    held = first.replace(month=first.month + int(rng.integers(2)))
    about = str(year) if is_late else None
    for kind, by, result in zip(DEBRIEFED, (above, Organiser.UNIT), (word.value, None), strict=True):
        yield org_id, kind, held.replace(day=3 + int(rng.integers(24))), by.value, result, about


def _good(rng: np.random.Generator) -> Verdict:
    return (Verdict.GOOD, Verdict.FAIR)[int(rng.integers(2))]


def _near(rng: np.random.Generator, stars: int | None) -> Verdict:
    words = list(Verdict)
    fits = _UNRATED if stars is None else min(rules.TOP_STAR - stars, len(words) - 1)
    return words[min(max(fits + int(rng.choice((-2, -1, 0, 1, 2), p=_NEAR)), 0), len(words) - 1)]


def _lasting(branch: Branch) -> bool:
    return not branch.temporary and branch.valid_to is None


def _stands(branch: Branch, year: int) -> bool:
    """Before accounts are given, and until the last of them may be."""
    ends = branch.valid_to or timeline.LAST_DAY
    return (
        not branch.temporary
        and branch.valid_from < date(year, 11, 1)
        and ends >= min(date(year + 1, 2, 28), timeline.LAST_DAY)
    )
