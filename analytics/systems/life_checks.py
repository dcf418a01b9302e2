"""组织生活检查: all that stands right below a unit is checked once a year; one check somewhere is not all."""

from datetime import date

import dataframely as dy
import polars as pl

from analytics.base.dataset import Dataset
from analytics.base.indicator import Direction, Indicator
from analytics.base.periods import Period
from analytics.base.pressing import Pressing, ToDo
from analytics.kit import rounds
from analytics.kit.bound import bound_units
from analytics.kit.round_left import things_left
from analytics.kit.rounds import Frames, Rounds
from analytics.kit.units import Unit, direct_subordinates
from analytics.kit.visit_words import Verdict, VisitKind
from analytics.reference.thresholds import thresholds

_DUTY = next(one for one in thresholds() if one.code == "organisation_life_checks")
ROUNDS = Rounds(
    "life_checks", "组织生活检查", "检查", (VisitKind.LIFE_CHECK.value,), "life_check_outcomes",
    tuple(word.value for word in Verdict), one_body="所属组织", each_quarter=False,
)  # fmt: skip
DATASETS: tuple[Dataset, ...] = ()
RESULTS = ROUNDS.results
PRESSING: tuple[Pressing, ...] = ()
TO_DO = (ToDo("组织生活检查未完成", "life_checks_by_unit", lambda rows, day: _count_left(rows, day)),)
INDICATORS = (
    Indicator(
        "life_checks_covered", "组织生活检查", "对所属组织检查覆盖",
        "单位直接管的党委、总支、支部里，本年到期末至少检查过一次的；检查它下面的支部也算检查过它，再检查只算一个。"
        "一个单位只查了一处，不算都查了。只有一个机关党委的单位，看机关党委直接管的。",
        "有文件约束的单位，以及登记过检查的单位；期末存续的直接所属组织，四季度新设的另列。", Direction.UP,
        "水文局要点", tuple(one.name for one in RESULTS), target=(_DUTY.code,),
        assumption="各单位指直接所属的党组织；检查下面的支部算检查过上面的组织；水利系统以外只作参照",
    ),
)  # fmt: skip


def build(
    units: dy.DataFrame[Unit],
    organisations: pl.LazyFrame,
    rubrics: pl.LazyFrame,
    visits: pl.LazyFrame,
    period: Period,
    counted_on: date,
) -> Frames:
    """The tables of the period, of the units a document asks and of those that ever wrote a check down."""
    direct, below = direct_subordinates(organisations, counted_on)
    known = pl.col("held_on") <= counted_on
    own = visits.filter(pl.col("kind").is_in(ROUNDS.kinds), known).join(below.lazy(), on="org_id")
    checks = own.with_columns(org_id=pl.col("direct_id"))
    bound = bound_units([_DUTY], units, organisations, rubrics, period)["org_id"].to_list()
    telling = direct.join(checks.select("org_id").collect(), on="org_id", how="semi")["unit_id"].to_list()
    bodies = direct.filter(pl.col("unit_id").is_in([*bound, *telling])).lazy()
    return rounds.tables(
        ROUNDS, organisations, checks, units, period, day=counted_on, bodies=bodies, bound=bound
    )


def _count_left(by_unit: pl.DataFrame, day: date) -> pl.DataFrame:
    return things_left(by_unit.filter("binds"), day)
