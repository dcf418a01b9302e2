"""Duties added up: by scope and number, and unit by unit; small counts of persons hidden beforehand."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base.result import Reach, Result, RollUp
from analytics.base.rules import PROVINCE
from analytics.kit.duties import State
from analytics.kit.duty_columns import DutiesOfUnit, Duty, DutyOfScope
from analytics.kit.units import OFFICIAL_ORDER
from analytics.reference.thresholds import PERSONS, Measure, Standing
from analytics.statistics.suppression import LEAST, is_small, suppress

_GROUP = ("code", "league")
_COUNTED = {
    "met": (State.MET,),
    "unmet": (State.UNMET,),
    "behind": (State.BEHIND,),
    "waiting": (State.ON_PACE, State.NOT_YET),
    "incomplete": (State.INCOMPLETE,),
    "unreported": (State.UNREPORTED,),
}
OWED = tuple(state for states in _COUNTED.values() for state in states)


@dataclass(frozen=True)
class DutyTables:
    """The tables of one system of duties; name begins theirs, title their titles."""

    name: str
    title: str

    @property
    def names(self) -> tuple[str, str, str]:
        """Unit × number, scope × number, unit."""
        return self.name, f"{self.name}_by_indicator", f"{self.name}_by_unit"

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """In the order of the workbook of everything."""
        one, of_scope, of_unit = self.names
        quoted, below = ("owed", "met", "unmet"), RollUp.CONCAT
        return (
            Result(one, self.title, Duty, Reach.UNIT, below, ("state",), least_cell=LEAST),
            Result(
                *(of_scope, f"{self.title}（合计）", DutyOfScope, Reach.LEAGUE, RollUp.SUM, quoted),
                of_units="owed",
                together=("scope", "code"),
                least_cell=LEAST,
            ),
            Result(of_unit, f"{self.title}（分单位）", DutiesOfUnit, Reach.UNIT, below, quoted),
        )

    def tables(self, of_units: pl.DataFrame) -> dict[str, dy.DataFrame[Any]]:
        """The tables of what duties.duties_of_units gives."""
        hidden, totals = _hide_few(of_units)
        one, of_scope, of_unit = self.names
        return {
            one: hidden.with_columns(_standing_of_unit()).select(*Duty.column_names()).pipe(Duty.validate),
            of_scope: _by_scope(hidden, totals),
            of_unit: _by_unit(hidden),
        }


def units_that_owe(of_units: pl.DataFrame) -> pl.DataFrame:
    """org_id, size: how many numbers each unit did not report, or not of all its periods."""
    missing = pl.col("unreported") + pl.col("incomplete")
    return of_units.filter(missing > 0).select("org_id", size=missing)


def _standing_of_unit() -> pl.Expr:
    """A number that binds others is a yardstick of the unit."""
    binds_others = (pl.col("standing") == Standing.BINDING) & ~pl.col("is_bound")
    return pl.when(binds_others).then(pl.lit(Standing.YARDSTICK)).otherwise("standing").alias("standing")


def _hide_few(of_units: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows without small counts of persons; scope, code, done, due: the sums that may be shown."""
    frames, sums = [], []
    for (code, league), rows in of_units.group_by(_GROUP, maintain_order=True):
        shown, totals = _of_group(rows)
        frames.append(shown)
        sums.append((league, code, *totals))
    columns = {"scope": pl.String, "code": pl.String, "done": pl.Int64, "due": pl.Int64}
    leagues = pl.DataFrame(sums, schema=columns, orient="row")
    whole = [pl.when(pl.col(name).is_not_null().all()).then(pl.col(name).sum()) for name in ("done", "due")]
    province = leagues.group_by("code", maintain_order=True).agg(*whole).with_columns(scope=pl.lit(PROVINCE))
    every = pl.concat([province.select(list(columns)), leagues])
    return pl.concat(frames).sort(*OFFICIAL_ORDER, maintain_order=True), every


def _of_group(rows: pl.DataFrame) -> tuple[pl.DataFrame, tuple[int | None, int | None]]:
    """The rows of one league and number, and its sums of done and due."""
    reported = rows["done"].is_not_null()
    done, due = rows["done"].fill_null(0).to_list(), rows["due"].fill_null(0).to_list()
    is_pair = rows["measure"][0] in (Measure.SHARE, Measure.BALANCE)
    of_persons = rows["counted"][0] == PERSONS
    each = zip(reported, done, due, strict=True)
    few = [of_persons and heard and _is_few(part, whole, is_pair) for heard, part, whole in each]
    few_due = [one and whole < LEAST for one, whole in zip(few, due, strict=True)]
    parts, wholes = (_suppress(values, small, of_persons) for values, small in ((done, few), (due, few_due)))
    shown = rows.with_columns(
        done=pl.when(reported).then(pl.Series(parts[0], dtype=pl.Int64)),
        due=pl.when(pl.col("due").is_not_null()).then(pl.Series(wholes[0], dtype=pl.Int64)),
    ).with_columns(
        hidden=reported & (pl.col("done").is_null() | (pl.lit(is_pair) & pl.col("due").is_null())),
        done_share=pl.when(pl.lit(is_pair) & (pl.col("due") > 0)).then(pl.col("done") / pl.col("due")),
    )
    return shown, (parts[1], wholes[1] if is_pair else None)


def _suppress(values: list[int], few: list[bool], of_persons: bool) -> tuple[list[int | None], int | None]:
    if not of_persons:
        return list(values), sum(values)
    shown = suppress(values, few)
    return list(shown.cells), shown.total


def _is_few(part: int, whole: int, is_pair: bool) -> bool:
    """Whether the counts of persons are too small to be shown; of nobody nothing is hidden."""
    return (whole > 0 and is_small(part, whole)) if is_pair else 0 < part < LEAST


def _by_scope(hidden: pl.DataFrame, totals: pl.DataFrame) -> dy.DataFrame[Any]:
    """Province and league × number: how many units are in which state, and the bounds of the share."""
    scopes = [hidden.with_columns(scope=one) for one in (pl.lit(PROVINCE), pl.col("league"))]
    missing = pl.col("unreported") + pl.col("incomplete")
    over = (pl.col("behind") == 0) & (pl.col("waiting") == 0) & (pl.col("owed") > 0)
    return (
        pl.concat(scopes)
        .group_by("scope", "code", maintain_order=True)
        .agg(
            pl.col("indicator", "standing", "counted").first(),
            *count_states(),
            new=_number(State.NEW),
            observed=(
                (pl.col("state") == State.YARDSTICK) & (pl.col("done").is_not_null() | pl.col("hidden"))
            )
            .sum()
            .cast(pl.Int64),
        )
        .join(totals, on=["scope", "code"], how="left", maintain_order="left")
        .with_columns(
            met_share=pl.when(pl.col("met") + pl.col("unmet") > 0).then(
                pl.col("met") / (pl.col("met") + pl.col("unmet"))
            ),
            low=pl.when(over).then(pl.col("met") / pl.col("owed")),
            high=pl.when(over).then((pl.col("met") + missing) / pl.col("owed")),
        )
        .select(*DutyOfScope.column_names())
        .pipe(DutyOfScope.validate)
    )


def _by_unit(hidden: pl.DataFrame) -> dy.DataFrame[Any]:
    """The units that something binds, in official order."""
    bound = hidden.filter((pl.col("standing") == Standing.BINDING) & pl.col("state").is_in(OWED))
    return (
        bound.group_by("org_id", maintain_order=True)
        .agg(pl.col("name", "league", "official_order").first(), *count_states())
        .select(*DutiesOfUnit.column_names())
        .sort(*OFFICIAL_ORDER)
        .pipe(DutiesOfUnit.validate)
    )


def count_states() -> list[pl.Expr]:
    """owed, and of it how many are in which state."""
    owed = pl.col("state").is_in(OWED).sum().cast(pl.Int64).alias("owed")
    return [owed, *(_number(*states).alias(name) for name, states in _COUNTED.items())]


def _number(*states: State) -> pl.Expr:
    return pl.col("state").is_in(states).sum().cast(pl.Int64)
