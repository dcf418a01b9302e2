"""Whether a period is ready to be finalised: what is lacking and to be confirmed, and what is wrong."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import polars as pl

from analytics.kit.units import COUNTING_BRANCH, standing_on
from analytics.results import Results
from analytics.systems.reporting.coverage import ReviewState
from analytics.systems.reporting.gaps import Gap


class Lack(StrEnum):
    """What may be lacking, by the name it is confirmed with; in the order of the list."""

    UNREVIEWED = "unreviewed"  # units without a review, of a half-year of the period
    PARTLY = "partly-reviewed"  # units with items left
    CARDS = "branch-cards"  # branches without a card
    UNRATED = "unrated-branches"
    SELF_CHECKS = "self-checks"  # months that were due
    BURDEN = "burden-counts"  # likewise


class Fault(StrEnum):
    """What makes numbers wrong: nobody can confirm it."""

    BEYOND_ITEM = "score-beyond-item"  # items reviewed above their points
    NOWHERE = "branch-without-unit"  # standing branches that no standing unit counts


@dataclass(frozen=True)
class Lacking:
    """How many are lacking, of which units, by their names in official order."""

    lack: Lack
    count: int
    units: tuple[str, ...]


@dataclass(frozen=True)
class Contradiction:
    """How many contradict, and the names of those concerned."""

    fault: Fault
    count: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class Readiness:
    """What stands against finalising a period: faults refuse it, each lack has to be confirmed."""

    lacking: tuple[Lacking, ...]
    faults: tuple[Contradiction, ...]


def readiness(results: Results, organisations: pl.LazyFrame) -> Readiness:
    """What is lacking of the draft, and what is wrong; organisations: the register it was built from."""
    return Readiness(tuple(_lacking(results)), tuple(_faults(results.everybody, organisations)))


def _lacking(results: Results) -> Iterable[Lacking]:
    coverage, missing = (results.tables[name] for name in ("coverage", "missing"))
    named = coverage.select("org_id", "name", "official_order", "league")
    stars = results.tables["stars_by_unit"].select("org_id", count="unrated")
    rows = {
        Lack.UNREVIEWED: _reviews(results, ReviewState.NONE, Gap.REVIEW, Gap.HALF_YEAR),
        Lack.PARTLY: _reviews(results, ReviewState.PARTLY, Gap.ITEM),
        Lack.CARDS: coverage.select("org_id", count=pl.col("branches") - pl.col("branch_cards")),
        Lack.UNRATED: stars,
        Lack.SELF_CHECKS: missing.filter(gap=Gap.SELF_CHECK).select("org_id", "count"),
        Lack.BURDEN: missing.filter(gap=Gap.BURDEN).select("org_id", "count"),
    }
    for lack, frame in rows.items():
        found = frame.filter(pl.col("count") > 0)
        if found.height:
            units = named.join(found, on="org_id", how="semi")["name"]  # in the order of coverage
            yield Lacking(lack, int(found["count"].sum()), tuple(units))


def _reviews(results: Results, state: ReviewState, *gaps: Gap) -> pl.DataFrame:
    """Units in that state in one half-year or another, each once; of a year the list knows the first half."""
    last = results.tables["coverage"].filter(review_state=state)["org_id"]
    earlier = results.tables["missing"].filter(pl.col("gap").is_in(gaps))["org_id"]
    found = pl.concat([last, earlier]).unique(maintain_order=True)
    return found.to_frame().with_columns(count=pl.lit(1, pl.Int64))


def _faults(results: Results, organisations: pl.LazyFrame) -> Iterable[Contradiction]:
    names = dict(results.tables["coverage"].select("org_id", "name").iter_rows())
    beyond = results.tables["items"].filter(pl.col("reviewed") > pl.col("max_points"))
    if beyond.height:
        codes = beyond["org_id"].unique(maintain_order=True)
        yield Contradiction(Fault.BEYOND_ITEM, beyond.height, tuple(names.get(code, code) for code in codes))
    nowhere = _branches_nowhere(results, organisations, results.period.last_half.end)
    if nowhere:
        yield Contradiction(Fault.NOWHERE, len(nowhere), nowhere)


def _branches_nowhere(results: Results, organisations: pl.LazyFrame, day: date) -> tuple[str, ...]:
    standing = standing_on(organisations, day).filter(COUNTING_BRANCH).select("org_id", "name")
    counted = results.tables["unit_branches"].select("org_id")
    return tuple(standing.collect().join(counted, on="org_id", how="anti").sort("org_id")["name"])
