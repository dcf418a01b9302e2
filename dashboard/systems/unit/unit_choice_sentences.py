"""The units a file can be opened of, and why there is none to show."""

import polars as pl

from analytics.results import Results
from analytics.systems.register.unit_register import BETWEEN
from dashboard.base.display import day_name, period_name
from dashboard.systems.unit import unit_names


def names(results: Results) -> dict[str, str]:
    """Code and option of every unit, those standing in the period first; others say that they do not.

    The option ends with the code, so that typing either finds the unit.
    """
    standing = results.tables["scores"].select("org_id", "name")
    others = results.tables["unit_register"].filter(~pl.col("standing")).select("org_id", "name")
    marked = {code: f"{name}（本期不在册）" for code, name in others.iter_rows()}
    both = dict(standing.iter_rows()) | marked
    return {code: f"{name} {code}" for code, name in both.items()}


def absent(results: Results, org_id: str) -> str:
    """Why the unit has no file in this period; empty where it stands."""
    if org_id in results.tables["scores"]["org_id"]:
        return ""
    row = unit_names.row(results, "unit_register", org_id)
    period = {"name": row["name"], "period": period_name(results.period.code)}
    ended = row["valid_to"]
    if ended is None or ended > results.counted_on:
        return "{name}于{day}成立，{period}还不在册。".format(day=day_name(row["valid_from"]), **period)
    if row["became"]:
        return "{name}已于{day}并入{became}，{period}不在册。".format(
            day=day_name(ended), became=row["became"], **period
        )
    return "{name}已于{day}终止，{period}不在册。".format(day=day_name(ended), **period)


def successors(results: Results, org_id: str) -> dict[str, str]:
    """Code and name of the units this one went into; none of a unit that went into none."""
    row = unit_names.row(results, "unit_register", org_id)
    known = dict(results.tables["unit_register"].select("org_id", "name").iter_rows())
    return {code: known[code] for code in (row["became_ids"] or "").split(BETWEEN) if code}


def instead(results: Results, org_id: str) -> str:
    """What the reader of the page may do where the unit is absent."""
    row = unit_names.row(results, "unit_register", org_id)
    if row["valid_to"] is None or row["valid_to"] > results.counted_on:
        return "请在上方改选以后的考核期，或改选其他单位。"
    if row["became"]:
        return "请改选那一天以前的考核期，或查看{became}的档案。".format(became=row["became"])
    return "请在上方改选那一天以前的考核期，或改选其他单位。"


def everybody(results: Results) -> str:
    """How many units there are, and how many are ranked."""
    rows = results.tables["rankings"]
    return "{period}在册{count}个单位，{ranked}个参与排名".format(
        period=period_name(results.period.code), count=rows.height, ranked=rows["place"].count()
    )
