"""What an import or an undo would do, in words: the headline, the rows it changes, what an undo leaves."""

import dataframely as dy
import polars as pl

from analytics import datasets
from analytics.actions import Committed, Undoing
from analytics.actions import Effect as EffectOfChange
from analytics.actions.past_scores import RescoredHalf
from analytics.actions.result_changes import PeriodEffect
from analytics.base import columns as c
from analytics.base.record_columns import Reads
from dashboard.base.display import period_name, word
from dashboard.base.number_words import Numbers
from dashboard.words import move_sentences
from dashboard.words.effect import Columns, Effect, Undo

_COUNTED = {
    "scores_changed": "{count}个评分变化",
    "places_changed": "{count}个单位名次变化",
    "grades_changed": "{count}个考核等次变化",
    "quartiles_changed": "{count}个四分位变化",
}
_BEFORE_AND_AFTER = {"reviewed": Effect.REVIEWED, "share": Effect.SHARE, "five_star": Effect.FIVE_STAR}
_COUNTED_LAST = {
    "ledger_changed": "后进支部{count}处状态变化",
    "branches_moved": "{count}个支部归属变化",
    "units_moved": "{count}个单位分组变化",
    "attention_new": "新增关注原因{count}条",
    "attention_gone": "消除关注原因{count}条",
}
_MOST_UNITS = 3  # named in a sentence
_SHOWN = {Reads.POINTS: c.points(""), Reads.PERCENT: c.percent(""), Reads.NUMBER: c.count("")}


Rows = EffectOfChange | Committed  # whatever lists changed rows and counts them

_Row = dict[str, int | float | str | None]


class RowLine(dy.Schema):
    """One field of a row that a change overwrites, or a row it adds or takes out."""

    dataset = c.text(Columns.DATASET)
    period = c.text(Columns.PERIOD)
    name = c.text(Columns.NAME, nullable=True)
    row = c.text(Columns.ROW)
    fate = c.text("变化")
    field = c.text("字段", nullable=True)
    before = c.text("原值", nullable=True)
    after = c.text("新值", nullable=True)


# On a page what changed stands first: a phone shows three or four columns.
ROW_ORDER = ["name", "field", "before", "after", "fate", "row", "dataset", "period"]


class KeptLine(dy.Schema):
    """A row that an undo leaves, and the commit that touched it later."""

    dataset = c.text(Columns.DATASET)
    period = c.text(Columns.PERIOD)
    name = c.text(Columns.NAME, nullable=True)
    row = c.text(Columns.ROW)
    by = c.count("由哪次变更")


def about_effect(effect: EffectOfChange) -> list[str]:
    """A sentence a period, such as 2023年下半年：12个评分变化，3个单位名次变化; unchanged periods last."""
    moved = move_sentences.about_moves(effect.moves)
    if not effect.periods:
        return ["没有可以计算的考核期，看不出对结果的影响。", *moved]
    rows = sorted(effect.by_period.iter_rows(named=True), key=_counts_nothing)
    lines = [_of_period(row) for row in rows]
    if effect.others:
        names = Effect.LIST.join(period_name(one.code) for one in effect.others)
        lines.append(f"还涉及{names}，未逐一计算。")
    return [*lines, *moved, *_about_rescored(effect), *_about_remeasured(effect)]


def about_rows(effect: Rows) -> str:
    """How many fields and rows differ, and how many of them are listed."""
    listed = effect.rows.height
    words = "共{count}处数据变化。" if listed == effect.row_count else Effect.ROWS_LISTED
    return words.format(count=effect.row_count, listed=listed)


def about_undo(change: Undoing) -> str:
    """What an undo would put back and take out, and what stays because of whom."""
    total, revision = change.total, change.commit.id
    counted = change.kept.group_by("by").len().sort("by").iter_rows()
    by = Effect.LIST.join(f"第{number}次变更{count}行" for number, count in counted)
    if not change.frames:
        return f"第{revision}次变更的{total.kept}行此后都被改过（{by}），没有可以撤销的内容" + Undo.END
    words = f"撤销第{revision}次变更：恢复{total.restored}行，移除{total.removed}行"
    return words + (f"；{total.kept}行在此后又被改过（{by}），保持不变" if total.kept else "") + Undo.END


def row_lines(effect: Rows) -> pl.DataFrame:
    """The changed rows with headings and values as a workbook writes them (RowLine)."""
    rows = [
        {
            **_place(row),
            "fate": row["fate"],
            "field": row["column"] and _column(row["dataset"], row["column"]).description,
            "before": stored_word(row["dataset"], row["column"], row["before"]),
            "after": stored_word(row["dataset"], row["column"], row["after"]),
        }
        for row in effect.rows.iter_rows(named=True)
    ]
    return pl.DataFrame(rows, schema=_types(RowLine))


def kept_lines(change: Undoing) -> pl.DataFrame:
    """The rows that an undo leaves (KeptLine)."""
    rows = [{**_place(row), "by": row["by"]} for row in change.kept.iter_rows(named=True)]
    return pl.DataFrame(rows, schema=_types(KeptLine))


def stored_word(dataset: str, column: str | None, value: str | None) -> str | None:
    """A stored value, given as text, as a reader writes it; None where there is none."""
    if column is None or value is None:
        return None
    metadata = _column(dataset, column).metadata or {}
    reads = metadata.get("reads", Reads.FLAG)
    if "prefix" in metadata:
        reads = Reads.NUMBER if metadata["prefix"] == "evidence" else Reads.POINTS
    if reads in _SHOWN:
        return word(int(value), _SHOWN[reads])
    if reads is Reads.FLAG:
        return Numbers.YES if value == "true" else Numbers.NO
    return period_name(value) if reads is Reads.PERIOD else value


def _about_rescored(effect: EffectOfChange) -> list[str]:
    """The official scores of half-years that were not built, whose units no table lists."""
    built = [period.code for period in effect.periods]
    rows = effect.rescored.filter(~pl.col("period").is_in(built))
    halves = [
        "{period}{count}个单位（{scores}）".format(
            period=period_name(half["period"][0]), count=half.height, scores=_scores_then_and_now(half)
        )
        for half in rows.partition_by("period", maintain_order=True)
    ]
    return ["其中评分变化的：" + "；".join(halves) + Undo.END] if halves else []


def _about_remeasured(effect: EffectOfChange) -> list[str]:
    """The half-years whose points lost and rates are others, though no score need be."""
    if not effect.remeasured:
        return []
    names = Effect.LIST.join(map(period_name, effect.remeasured))
    return [f"已用过的考评要素有改动，{names}的要素失分、维度失分和得分率都按改后的重新计算。"]


def _scores_then_and_now(rows: pl.DataFrame) -> str:
    """The first units of a half-year, each with its score before and after."""
    dynamic = RescoredHalf.columns()["before"]
    told = [
        f"{name}由{_score(before, dynamic)}变为{_score(after, dynamic)}"
        for name, before, after in rows.select("name", "before", "after").head(_MOST_UNITS).iter_rows()
    ]
    return Effect.LIST.join(told) + ("等" if rows.height > _MOST_UNITS else "")


def _score(points: int | None, column: dy.Column) -> str:
    return "无得分" if points is None else f"{word(points, column)}分"


def _counts_nothing(row: _Row) -> bool:
    return not any(row[name] for name in (*_COUNTED, *_COUNTED_LAST))


def _of_period(row: _Row) -> str:
    parts = [words.format(count=row[name]) for name, words in _COUNTED.items() if row[name]]
    parts = parts or ["评分、名次不变"]
    columns = PeriodEffect.columns()
    for name, words in _BEFORE_AND_AFTER.items():
        before, after = f"{name}_before", f"{name}_after"
        if None not in (row[before], row[after]) and row[before] != row[after]:
            sides = {"before": word(row[before], columns[before]), "after": word(row[after], columns[after])}
            parts.append(words.format(**sides))
    parts += [words.format(count=row[name]) for name, words in _COUNTED_LAST.items() if row[name]]
    return "{period}：{parts}。".format(period=period_name(str(row["period"])), parts="，".join(parts))


def _place(row: dict[str, str]) -> dict[str, str]:
    whole = row["partition"] == datasets.WHOLE
    return {
        "dataset": datasets.ALL[row["dataset"]].title,
        "period": "不分期" if whole else period_name(row["partition"]),
        "name": row["name"],
        "row": row["row"],
    }


def _column(dataset: str, column: str) -> dy.Column:
    return datasets.ALL[dataset].schema.columns()[column]


def _types(schema: type[dy.Schema]) -> dict[str, pl.DataType]:
    return {name: column.dtype for name, column in schema.columns().items()}
