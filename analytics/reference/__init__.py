"""Facts and assumptions shipped with the program: the only home of a target, a weight or a cut-off.

Every table carries its source; an assumption carries the word of rules.TO_BE_CONFIRMED instead.
"""

import csv
from functools import cache
from pathlib import Path

import polars as pl

from analytics.base import rules

BESIDE = "是"  # of a fact of advice that is counted among those a unit has at once
COMMITTEE = "工委"  # whom of a rule of advice, where it is not the unit
_FOLDER = Path(__file__).parent


@cache
def table(name: str) -> pl.DataFrame:
    """The reference table of that name as it stands in the folder; do not change it."""
    return pl.read_csv(_FOLDER / f"{name}.csv", infer_schema_length=None)


def rubric_2020() -> pl.DataFrame:
    """The 39 items of 2020 as rows of the data set rubrics (not simulated)."""
    return _rubric("rubric_2020", synthetic=False)


def rubric_simulated_2022() -> pl.DataFrame:
    """The invented items of 2022 as rows of the data set rubrics."""
    return _rubric("rubric_simulated_2022", synthetic=True)


def _rubric(name: str, *, synthetic: bool) -> pl.DataFrame:
    kinds = pl.col("applies_to").str.split(";")
    return table(name).select(
        pl.lit(synthetic).alias("synthetic"),
        "rubric_version",
        "item_no",
        "dimension",
        pl.col("max_points") * rules.POINT,
        "label",
        kinds.list.contains("unit").alias("applies_to_units"),
        kinds.list.contains("branch").alias("applies_to_branches"),
        "evidence_kinds",
        pl.col("min_count").cast(pl.Int64),
        "count_period",
    )


def survey_pingdingshan() -> pl.DataFrame:
    """The nine published figures as rows of survey_answers (not simulated; year inferred, no base given)."""
    return table("survey_formalism_pingdingshan").select(
        pl.lit(False).alias("synthetic"),
        pl.lit("平顶山市形式主义调查").alias("survey"),
        pl.lit("2020").alias("period"),
        "question_id",
        "option",
        "question",
        (pl.col("percent") * rules.PERCENT).round().cast(pl.Int64),
        pl.col("respondents").cast(pl.Int64),
        pl.lit("平顶山市机关党建调研文章（座谈走访、调查问卷），年份与样本口径为推断").alias("source"),
    )


def advice() -> list[dict[str, str]]:
    """The rules of 下一步建议 in the order in which they are told: trigger, whom, what, until when.

    days, months: after the day the counts are of, one of them. Without whom a fact is only looked at beside
    the others: beside says whether in the unit's list of facts too (BESIDE), or in pairs alone; family: of
    facts that are counted from one thing; leagues and region: whom the rule concerns; asks: what lists and
    letters call it; part_of: the table that counts the whole it is a part of.
    """
    return read_lines("advice")


def dated_documents() -> list[dict[str, str]]:
    """Documents of which the day is known: short_name, title, issued_on, data_sets they bear on, source."""
    return read_lines("dated_documents")


def advice_beside() -> list[dict[str, str]]:
    """The rules whose facts are held beside each other; what is only to be done in time is none."""
    return [rule for rule in advice() if rule["beside"]]


@cache
def published_activities() -> pl.DataFrame:
    """activity, published, unit: how often a city says it did something; the period is not given there."""
    return table("activity_counts_pingdingshan").select("activity", "unit", published="count")


def activity_units() -> dict[str, str]:
    """Activity to what it is counted in."""
    return {row["activity"]: row["unit"] for row in read_lines("activity_counts_pingdingshan")}


def grades_begin() -> tuple[int, ...]:
    """The percentages of the full marks at which a grade begins, of whichever year."""
    return tuple(sorted({int(row["at_least_percent"]) for row in read_lines("grade_cutoffs")}))


def loss_bands() -> tuple[int, ...]:
    """The loss rates in percent up to which each band of colour goes; above the last there is one more."""
    return tuple(int(row["until_percent"]) for row in read_lines("loss_bands"))


@cache
def read_lines(name: str) -> list[dict[str, str]]:
    """For what is read on import, without polars: its threads must not start there."""
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def threshold(code: str) -> int:
    """The number an official document fixes for this indicator, in its own unit."""
    return int(next(row["threshold"] for row in read_lines("thresholds") if row["code"] == code))


def five_star_target() -> int:
    """Least share of five-star branches in percent (洛阳意见 26); binds Luoyang's city organs as a whole."""
    return threshold("five_star_share")


def composite_weights(year: int) -> dict[str, int]:
    """Weights in percent of the marks of a year's composite: dynamic, on_site, debriefing (assumption)."""
    marks = ("dynamic", "on_site", "debriefing")
    return dict(
        zip(
            marks,
            _in_force("composite_weights", year).select(f"{m}_percent" for m in marks).row(0),
            strict=True,
        )
    )


def grade_cutoffs(year: int) -> pl.DataFrame:
    """The least percentage of full marks for each grade as it holds in the year (assumption)."""
    return _in_force("grade_cutoffs", year)


@cache
def ranked_leagues() -> list[str]:
    """The leagues whose units get a place; do not change the list."""
    return table("leagues").filter(pl.col("ranked") == "是")["league"].to_list()


def tiles() -> pl.DataFrame:
    """region, column, row: the place of each division on the tile map, real or simulated."""
    places = table("tiles_henan")
    sample = places.select("column", "row", region="sample_region")
    return pl.concat([places.select("region", "column", "row"), sample.select("region", "column", "row")])


def days_to_report(report: str) -> int:
    """Days after the end of a period by which its report is due (assumption)."""
    return int(table("deadlines").filter(pl.col("report") == report)["days_after_end"].item())


def least_of_reason(reason: str) -> int:
    """The least size for which a unit needs attention for this reason (assumption)."""
    return int(next(row["least"] for row in read_lines("attention_reasons") if row["reason"] == reason))


@cache
def indicators() -> pl.DataFrame:
    """Every number on the pages in words: how it is counted, over what, from where; lists are split by ;.

    target holds codes of thresholds, tables names of results.RESULTS, pages names of scripts. An empty
    assumption: nothing about the indicator was assumed.
    """
    numbers = {
        "full_marks": rules.FULL_MARKS,
        "year_marks": rules.REVIEW_FULL_MARKS,
        "base_year": rules.BURDEN_BASE_YEAR,
        "trend_periods": rules.CLOSED_PERIODS_FOR_TREND,
        "self_check_days": days_to_report("self_checks"),
        "due_soon_days": rules.DUE_SOON_DAYS,
        "half_year_days": days_to_report("reviews"),
        "least_fall": least_of_reason("连续两期名次下降"),
    }
    rows = [
        {name: (text or "").format(**numbers) for name, text in row.items()}
        for row in table("indicators").iter_rows(named=True)
    ]
    lists = (
        pl.col("target", "tables", "pages").str.split(";").list.eval(pl.element().filter(pl.element() != ""))
    )
    return pl.DataFrame(rows).with_columns(lists)


def targets(codes: list[str]) -> pl.DataFrame:
    """The rows of thresholds with these codes, in their order there."""
    return table("thresholds").filter(pl.col("code").is_in(codes))


def _in_force(name: str, year: int) -> pl.DataFrame:
    """The rows of the latest year not after this one; before the first year, those of the first."""
    versions = table(name)
    begun = versions.filter(pl.col("year") <= year)["year"].max()
    return versions.filter(pl.col("year") == (versions["year"].min() if begun is None else begun))
