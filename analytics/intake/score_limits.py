"""Stored scores above the points of their item: what a rubric may not make of the cards that stand."""

from collections.abc import Iterable

import polars as pl

from analytics import datasets
from analytics.base import periods, rules
from analytics.intake.issues import Problem, RefusedError
from analytics.intake.known import Known, Table
from analytics.intake.organisations import Organisations
from analytics.intake.period_texts import words_of
from analytics.intake.sheet_rows import SheetRows

SCORED = {one.name: one.score_prefixes[0] for one in datasets.ALL.values() if one.score_prefixes}
_LIMIT = {"rubric_version": pl.Int64, "item_no": pl.Int64, "max_points": pl.Int64}
_MOST_TOLD = 3


def scores_beyond(table: Table, limits: pl.DataFrame, names: Iterable[str] = tuple(SCORED)) -> pl.DataFrame:
    """The scores of these data sets of cards above max_points of their rubric_version and item_no.

    Columns: dataset, org_id, period, score (hundredths of a point) and those of limits.
    """
    found = [
        _of_cards(table(name), name, items)
        for name in names
        for items in limits.partition_by("rubric_version")
    ]
    return pl.concat(found).sort("dataset", "period", "org_id", "item_no") if found else limits.clear()


def refuse_beyond_rubric(sheet: SheetRows, known: Known) -> None:
    """Refuse the points of an item that stored scores exceed, with the first of these and their number."""
    if known.table is None:
        return
    values = [sheet.values[name] for name in _LIMIT]
    whole = {
        record: row
        for record, row in enumerate(zip(*values, strict=True))
        if all(isinstance(value, int) for value in row) and 1 <= row[1] <= rules.ITEM_SLOTS
    }
    limits = pl.DataFrame(list(whole.values()), schema=_LIMIT, orient="row")
    beyond = scores_beyond(known.table, limits)
    texts = sheet.texts("max_points")
    for record, row in whole.items():
        rows = beyond.filter(pl.col(name) == value for name, value in zip(_LIMIT, row, strict=True))
        if rows.height:
            told = _list_scores(rows, known.organisations)
            refused = RefusedError(Problem.BELOW_STORED_SCORES, told)
            sheet.refuse(record, "max_points", texts[record], refused)


def _of_cards(cards: pl.LazyFrame, dataset: str, items: pl.DataFrame) -> pl.DataFrame:
    """Only cards with such a score are collected, so that a lake of many stays where it is."""
    slots = {rules.slot(SCORED[dataset], number): number for number in items["item_no"]}
    most = dict(items.select("item_no", "max_points").iter_rows())
    higher = pl.any_horizontal(pl.col(slot) > most[number] for slot, number in slots.items())
    version = pl.col("rubric_version") == items["rubric_version"][0]
    return (
        cards.filter(version & higher)
        .select("org_id", "period", *slots)
        .unpivot(on=list(slots), index=["org_id", "period"], variable_name="slot", value_name="score")
        .with_columns(
            dataset=pl.lit(dataset), item_no=pl.col("slot").replace_strict(slots, return_dtype=pl.Int64)
        )
        .join(items.lazy(), on="item_no")
        .filter(pl.col("score") > pl.col("max_points"))
        .select("dataset", "org_id", "period", pl.col("score").cast(pl.Int64), *_LIMIT)
        .collect()
    )


def _list_scores(rows: pl.DataFrame, organisations: Organisations) -> str:
    """审核评分 示例单位01 2023年下半年 2.00, and how many there are where not all are listed."""
    told = [
        "{title} {name} {period} {score}".format(
            title=datasets.ALL[dataset].title,
            name=_whole_name(org_id, organisations),
            period=words_of(periods.parse(period)),
            score=f"{score / rules.POINT:.2f}",
        )
        for dataset, org_id, period, score in rows.select("dataset", "org_id", "period", "score")
        .head(_MOST_TOLD)
        .iter_rows()
    ]
    joined = "、".join(told)
    return joined if rows.height <= _MOST_TOLD else f"{joined}等{rows.height}个分数"


def _whole_name(org_id: str, organisations: Organisations) -> str:
    """The name, of a branch with its unit before it; the code of one the register no longer has."""
    if not organisations.knows(org_id):
        return org_id
    unit, name = organisations.unit_of(org_id), organisations.name_of(org_id)
    return (
        name if unit == org_id or not organisations.knows(unit) else f"{organisations.name_of(unit)}·{name}"
    )
