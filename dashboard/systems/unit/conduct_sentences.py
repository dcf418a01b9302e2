"""Burden and reports of a unit, in words."""

import polars as pl

from analytics.results import Results
from analytics.systems.reporting.reporting import ReportState
from dashboard.base.display import period_name
from dashboard.kit.statement import KeyFigure
from dashboard.systems.reporting import reporting_sentences
from dashboard.systems.unit import unit_names
from dashboard.systems.unit.words import Conduct


def indicators(results: Results, org_id: str) -> list[KeyFigure]:
    """Reports come of those due, and how it stands with each half-year."""
    row = unit_names.row(results, "coverage", org_id)
    late = row["months_late"]
    branches = row["branches"] if reporting_sentences.cards_due(results, org_id) else 0
    return [
        _come(
            "月自查已报",
            row["months_reported"],
            row["months_due"],
            f"迟报{late}份" if late else "无迟报",
            not late,
        ),
        *_half_years(results, org_id),
        _come("支部评分已报", row["branch_cards"], branches),
        _come("减负统计已报", row["burden_reported"], row["burden_due"]),
    ]


def burden_of(results: Results, org_id: str) -> pl.DataFrame:
    """The four kinds of the unit that have months to compare."""
    return unit_names.rows(results, "burden_by_unit", org_id).filter(pl.col("months") > 0)


def burden(results: Results, org_id: str) -> str:
    """Which kinds are over the same months of 2019, which are not, which cannot be compared."""
    rows, unit = burden_of(results, org_id), unit_names.name(results, org_id)
    if rows.is_empty():
        due = unit_names.row(results, "coverage", org_id)["burden_due"]
        return f"{unit}本期没有可与2019年同月对比的减负统计。{'请检查减负统计是否已报。' if due else ''}"
    over, within = (
        Conduct.GAP.join(rows.filter(pl.col("within") == judged)["kind"]) for judged in (False, True)
    )
    if over:
        said = f"{unit}{over}多于2019年同期"
        said += f"，{within}不多于" if within else ""
    else:
        said = f"{unit}{within}都不多于2019年同期"
    every = unit_names.rows(results, "burden_by_unit", org_id)
    unknown = every.filter(pl.col("months") == 0)["kind"]
    return said + (f"；{Conduct.GAP.join(unknown)}没有可比月份" if unknown.len() else "")


def _half_years(results: Results, org_id: str) -> list[KeyFigure]:
    """One a half-year that ends in the period; that none is due where the calendar has none."""
    found = reporting_sentences.half_years(results, org_id)
    if found.height:
        return [_half_year(row) for row in found.iter_rows(named=True)]
    half = period_name(results.period.half.code)
    return [KeyFigure(Conduct.HALF_YEAR.format(half=half), Conduct.NOT_DUE)]


def _half_year(row: dict) -> KeyFigure:
    label = Conduct.HALF_YEAR.format(half=period_name(row["period"]))
    if row["state"] == ReportState.LATE:
        return KeyFigure(label, row["state"], "迟报{days}天".format(days=row["days_late"]), False)
    if row["state"] != ReportState.WAITING:
        return KeyFigure(label, row["state"])
    left = row["waiting_items"]
    words = f"未审核{left}项" if left else "还没有审核评分"
    return KeyFigure(label, row["state"], words)


def _come(label: str, come: int, due: int, change: str | None = None, good: bool | None = None) -> KeyFigure:
    if not due:
        return KeyFigure(label, Conduct.NOT_DUE)
    return KeyFigure(label, f"{come}/{due}", change, good)
