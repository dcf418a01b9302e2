"""Model organs: yearly words for 21 points and seven opinions, and who was recommended, named, revoked."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from analytics.base import rules
from analytics.kit.appraisals import POINT
from analytics.kit.selections import Step
from analytics.reference.criteria import criteria
from sample_data import timeline
from sample_data.organisations import Branch, Tree
from sample_data.planted import ModelOrganRoles, UnitRoles
from sample_data.units import Unit

Frames = dict[str, pl.DataFrame]
Titles = dict[tuple[str, int], tuple[str, ...]]  # title and year → who was named
UNITS, BRANCHES = "先进单位", "先进党支部"
WEAK_POINT = "P12"
_YEARS = (2020, 2021, 2022, 2023)
_OF_2020, _LATER = (20, 100), (12, 60)  # units and branches named
_BEHIND, _LOW, _LISTED = (
    3,
    6,
    2,
)  # of those of 2020: units in the second half, branches of low star, on the ledger
_OVERDUE, _ABOVE = 2, 1  # of the units of 2023
_UNJUDGED, _LEFT_OUT = 5, 3  # units of 2023, and criteria of each
_RUNNERS_UP = 3  # recommended and not named
_WORDS = (0.5, 0.36, 0.11, 0.03)  # how often a point gets each word, the best first
_WEAK_WORDS = (0.06, 0.14, 0.5, 0.3)
_OPINIONS = (0.93, 0.05, 0.02)


def draw(
    seed: int, units: list[Unit], tree: Tree, roles: UnitRoles, frames: Frames
) -> tuple[ModelOrganRoles, Titles]:
    """Who is named in each year, and of what there is something to find among them."""
    rng = timeline.stream(seed, "titles")
    provincial = [one for one in units if one.league == rules.League.PROVINCIAL]
    lasting = [
        one.org_id for one in provincial if one.stands(date(2020, 12, 31)) and one.stands(timeline.LAST_DAY)
    ]
    order = [org_id for org_id in _by_score(frames, provincial) if org_id in lasting]
    perfect = order[len(order) // 4]
    half = (len(order) - 1) // 2
    first = rng.permutation([one for one in order[: half - 2] if one != perfect])[: _OF_2020[0] - _BEHIND]
    behind = rng.permutation(order[half + 6 :])[:_BEHIND]
    overdue = roles.overdue[:_OVERDUE]
    taken = {perfect, *roles.overdue, *roles.above_2019}
    others = [one for one in lasting if one not in taken]
    titles: Titles = {(UNITS, 2020): tuple(sorted([*first.tolist(), *behind.tolist()]))}
    for year in _YEARS[1:]:
        planted = [*overdue, *roles.above_2019[:_ABOVE]] if year == _YEARS[-1] else []
        drawn = rng.permutation(others)[: _LATER[0] - len(planted)].tolist()
        titles[UNITS, year] = tuple(sorted([*drawn, *planted]))
    low, listed = _branches(rng, tree, set(lasting), frames, titles)
    unjudged = rng.permutation([one for one in others if one not in titles[UNITS, 2023]])[:_UNJUDGED]
    revoked = titles[UNITS, 2021][0]
    return ModelOrganRoles(
        titles[UNITS, 2020],
        tuple(sorted(behind.tolist())),
        tuple(sorted(overdue)),
        roles.above_2019[:_ABOVE],
        low,
        listed,
        perfect,
        tuple(sorted(unjudged.tolist())),
        revoked,
    ), titles


def appraisals(seed: int, units: list[Unit], planted: ModelOrganRoles) -> pl.DataFrame:
    """Rows of the data set: provincial units, year by year."""
    rng = timeline.stream(seed, "appraisals")
    rows = [
        (unit.org_id, str(year), label, word)
        for year in _YEARS
        for unit in units
        if unit.league == rules.League.PROVINCIAL and unit.stands(date(year, 12, 31))
        for label, word in _of_unit(rng, unit.org_id, year, planted)
    ]
    return _frame(rows, ("org_id", "period", "criterion", "verdict"))


def selections(seed: int, titles: Titles, units: list[Unit], planted: ModelOrganRoles) -> Frames:
    """Rows of both data sets of selections."""
    rng = timeline.stream(seed, "selections")
    columns = ("org_id", "period", "title", "step", "decided_on", "document")
    rows: dict[str, list[tuple[Any, ...]]] = {UNITS: [], BRANCHES: []}
    for (title, year), named in titles.items():
        paper = f"模拟文件：{year}年命名决定"
        for org_id in named:
            rows[title].append((org_id, str(year), title, Step.RECOMMENDED.value, date(year, 12, 5), None))
            rows[title].append((org_id, str(year), title, Step.NAMED.value, date(year, 12, 25), paper))
    standing = [
        one.org_id for one in units if one.league == rules.League.PROVINCIAL and one.stands(timeline.LAST_DAY)
    ]
    free = [one for one in standing if one not in titles[UNITS, 2023] and one != planted.perfect]
    for org_id in sorted(rng.permutation(free)[:_RUNNERS_UP].tolist()):
        rows[UNITS].append((org_id, "2023", UNITS, Step.RECOMMENDED.value, date(2023, 12, 5), None))
    rows[UNITS].append(
        (planted.revoked, "2021", UNITS, Step.REVOKED.value, date(2022, 9, 1), "模拟文件：撤销命名决定")
    )
    return {
        "selections": _frame(rows[UNITS], columns),
        "branch_selections": _frame(rows[BRANCHES], columns),
    }


def _of_unit(
    rng: np.random.Generator, org_id: str, year: int, planted: ModelOrganRoles
) -> Iterator[tuple[str, str]]:
    """Each criterion with its word; some of the last year are left out where the unit is not judged whole."""
    every = criteria()
    is_whole = org_id not in planted.unjudged or year != _YEARS[-1]
    points = [one.code for one in every if one.kind == POINT]
    left_out = set() if is_whole else set(rng.permutation(points)[:_LEFT_OUT].tolist())
    for one in every:
        shares = _OPINIONS if one.kind != POINT else _WEAK_WORDS if one.code == WEAK_POINT else _WORDS
        word = one.words[int(rng.choice(len(one.words), p=shares))]
        is_perfect = org_id == planted.perfect and year <= 2022
        if one.code not in left_out:
            yield one.label, one.words[0] if is_perfect else word


def _branches(
    rng: np.random.Generator, tree: Tree, units: set[str], frames: Frames, titles: Titles
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Adds the branches named in each year; hands back the planted ones of 2020: low star, on the ledger."""
    ratings, ledger = frames["star_ratings"], frames["weak_branches"]
    rated = dict(ratings.filter(period="2020H2").select("org_id", "stars").iter_rows())
    until = date(2020, 12, 31)
    weak = set(ledger.filter(pl.col("found_on") <= until)["org_id"])
    ever = set(ledger["org_id"])
    own = [one for one in tree.branches if one.unit_id in units and _lasts(one)]
    drawn = [own[place].org_id for place in rng.permutation(len(own))]
    low = [one for one in drawn if rated.get(one, 3) <= max(rules.LOW_STARS) and one not in weak][:_LOW]
    listed = [one for one in drawn if one in weak and rated.get(one, 1) > max(rules.LOW_STARS)][:_LISTED]
    good = [one for one in drawn if one not in ever and rated.get(one, 1) > max(rules.LOW_STARS)]
    titles[BRANCHES, 2020] = tuple(sorted([*low, *listed, *good[: _OF_2020[1] - len(low) - len(listed)]]))
    for year in _YEARS[1:]:
        titles[BRANCHES, year] = tuple(sorted(rng.permutation(good)[: _LATER[1]].tolist()))
    return tuple(sorted(low)), tuple(sorted(listed))


def _by_score(frames: Frames, units: Sequence[Unit]) -> list[str]:
    """Units by the composite of 2020, the best first."""
    reviewed = frames["reviews"].filter(period="2020H2")
    slots = [name for name in reviewed.columns if name.startswith("reviewed_") and name != "reviewed_on"]
    added = frames["adjustments"].filter(period="2020H2").group_by("org_id").agg(pl.col("points").sum())
    marks = (
        frames["assessments"]
        .filter(period="2020")
        .select("org_id", both=pl.col("on_site") + pl.col("debriefing"))
    )
    scored = (
        reviewed.select("org_id", dynamic=pl.sum_horizontal(slots))
        .join(added, on="org_id", how="left")
        .join(marks, on="org_id", how="left")
        .with_columns(
            score=5 * (pl.col("dynamic") + pl.col("points").fill_null(0)) + pl.col("both").fill_null(0)
        )
    )
    ids = [one.org_id for one in units]
    return (
        scored.filter(pl.col("org_id").is_in(ids))
        .sort("score", "org_id", descending=[True, False])["org_id"]
        .to_list()
    )


def _lasts(branch: Branch) -> bool:
    return not branch.temporary and branch.valid_to is None and branch.valid_from == timeline.FOUNDED


def _frame(rows: list[tuple[Any, ...]], columns: tuple[str, ...]) -> pl.DataFrame:
    types = {"document": pl.String} if "document" in columns else {}
    frame = pl.DataFrame(rows, schema=list(columns), schema_overrides=types, orient="row")
    return frame.with_columns(pl.lit(value=True).alias("synthetic"))
