"""Facts of units and branches that speak for or against a candidate, of what is counted without a shape.

A system declares its own as FACTS beside its tables. Which side a fact is on is an assumption.
"""

from datetime import date

import polars as pl

from analytics.base.rules import LOW_STARS, Level
from analytics.kit.facts import Fact, count_rows, tell
from analytics.systems.reporting.reporting import Report, ReportState

_GOOD_GRADES = ("优秀", "良好")
_HIGH_STARS = 4  # three stars, in the middle of five, speak for neither side
_LOWEST = 10  # a tenth of the branches of the league
_MONTHS = "1y"  # how long an entry of the ledger is looked back upon


def _on_the_ledger(ledger: pl.DataFrame, day: date) -> pl.DataFrame:
    """Branches with an entry that was open on some day of the last twelve months."""
    since = pl.lit(day).dt.offset_by(f"-{_MONTHS}")
    recent = pl.col("is_open") | (pl.col("cleared_on") > since)
    rows = ledger.group_by("org_id", maintain_order=True).agg(value=recent.sum().cast(pl.Int64))
    nothing = pl.lit(None, pl.Int64)
    return rows.select(
        "org_id", "value", of=nothing, word=pl.lit(None, pl.String), against=pl.col("value") > 0
    )


def _placed_by_rate(branches: pl.DataFrame, day: date) -> pl.DataFrame:
    """Branches with a whole card by their rate, the highest first, within their league.

    The last tenth speaks against, as the first half speaks for; what lies between is told without a side.
    """
    rated = branches.filter(pl.col("rate").is_not_null())
    place = pl.col("rate").rank("min", descending=True).over("league").cast(pl.Int64)
    ranked = rated.with_columns(place=place, every=pl.len().over("league").cast(pl.Int64))
    is_low = _LOWEST * (pl.col("every") - pl.col("place")) < pl.col("every")
    is_high = 2 * pl.col("place") <= pl.col("every")
    return tell(value="place", of="every", against=_side(is_low, is_high))(ranked, day)


def _side(against: pl.Expr, speaks_for: pl.Expr) -> pl.Expr:
    """Whether it speaks against; null where it speaks for neither side."""
    return pl.when(against).then(pl.lit(value=True)).when(speaks_for).then(pl.lit(value=False))


_COUNTED = pl.col("within").is_not_null()
_PLACED, _GRADED = pl.col("place").is_not_null(), pl.col("grade").is_not_null()
FACTS = (
    Fact("place", "名次", "rankings",
         tell(value="place", of="field", against=2 * pl.col("place") > pl.col("field"), known=_PLACED),
         "名", "ranking", "单位排名"),
    Fact("grade", "考核等次", "rankings",
         tell(word="grade", against=~pl.col("grade").is_in(_GOOD_GRADES), known=_GRADED),
         "", "ranking", "单位排名"),
    Fact("weak_overdue", "超期未销号后进支部", "ledger_by_unit",
         tell(value="overdue", of="open", against=pl.col("overdue") > 0), "个", "weak_branches", "后进支部"),
    Fact("burden_above", "超过2019年同期的减负项目", "burden_by_unit",
         count_rows(~pl.col("within"), _COUNTED), "项", "formalism", "减负对比"),
    Fact("reports_missing", "未报的月自查、半年报送", "reporting_calendar",
         count_rows(pl.col("state") == ReportState.MISSING, pl.col("report") != Report.QUARTER),
         "份", "reporting", "报送日历"),
    Fact("stars", "星级", "standing_stars",
         tell(value="stars", known=pl.col("stars").is_not_null(),
              against=_side(pl.col("stars") <= max(LOW_STARS), pl.col("stars") >= _HIGH_STARS)),
         "星", "stars", "五星支部", Level.BRANCH),
    Fact("on_the_ledger", "近12个月列入后进台账", "ledger", _on_the_ledger,
         "次", "weak_branches", "后进支部", Level.BRANCH, absent_is_none_found=True),
    Fact("card_rate", "支部评分在本组的次序", "unit_branches", _placed_by_rate,
         "名", "unit", "支部一览", Level.BRANCH),
)  # fmt: skip
