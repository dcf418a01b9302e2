"""本期变化 in words: what changed much first, for worse before for better, each beside its usual step."""

from collections.abc import Mapping
from typing import Any

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.columns import Shows, shows
from analytics.base.good import Good
from analytics.base.rules import PROVINCE
from analytics.kit.judged import LEAST_STEPS, MUCH, MUCH_BY_CHANCE, Judged
from analytics.kit.unusual_run import LEAST_RUN
from analytics.results import Results
from analytics.systems.figure_changes import JUDGED, Verdict
from dashboard.base.display import magnitude
from dashboard.base.number_words import Numbers
from dashboard.kit import comparison_words, figure_change
from dashboard.kit.figure_change import BETTER, DECLARED, UNITS, WORSE, value_words

EVERY = "全部指标的变化"
TITLE = "本期变化（合并口径）"
_MUCH = (Verdict.MUCH_WORSE, Verdict.MUCH_BETTER)
_MOST = 3  # named in the sentence
_WORSE_SHOWN, _BETTER_SHOWN = 4, 3  # lines on a page
_SHORT = "以往期数太少"
_TIMES = c.decimal("", decimals=1)


class ChangeLine(dy.Schema):
    """Judged figure of the province, in words."""

    place = c.count("次序")
    measure = c.code("指标代码", name_in="label")
    label = c.text("指标")
    verdict = c.text("变化方向")
    base_period = c.period("对比期")
    then = c.text("对比期数值")
    now = c.text("本期数值")
    change = c.text("变化")
    times = c.text("为平常变化的倍数")
    moved = c.text("变化情况")


def lines(results: Results) -> pl.DataFrame:
    """The figures of the province with what they were and are, in the order of the result table."""
    usual = comparison_words.base(results.period).code
    rows = [_line(row, usual) for row in _of_province(results).iter_rows(named=True)]
    return pl.DataFrame(rows, schema=ChangeLine.create_empty().schema)


def system_of(measure: str) -> str:
    """The system the figure is of."""
    return DECLARED[measure].system


def on_page(results: Results) -> str:
    """How many figures went which way, how many of them much, and where to read what that means."""
    counts = dict(_with_base(results)["verdict"].value_counts().iter_rows())
    said = [_count(counts, *way) for way in (WORSE, BETTER)]
    same = counts.get(Verdict.SAME.value, 0)
    said += [f"没有变化的{same}项"] if same else []
    return f"{'，'.join(said)}。判断规则见口径说明"


def first_lines(results: Results) -> pl.DataFrame:
    """Those a page has room for: all that changed much, and at least the first of each way."""
    rows = lines(results)
    much = rows["verdict"].is_in([one.value for one in _MUCH])
    of_way = [
        rows.filter(pl.col("verdict").is_in(way))["measure"].head(most)
        for way, most in ((WORSE, _WORSE_SHOWN), (BETTER, _BETTER_SHOWN))
    ]
    return rows.filter(much | pl.col("measure").is_in(pl.concat(of_way).implode()))


def sentence(results: Results) -> str:
    """What changed much, how it stood before, and how many of the others went which way."""
    compared = _with_base(results)
    if compared.is_empty():
        return _nothing(results)
    said = [headline(results), *(_much(compared, one) for one in _MUCH), others(results)]
    return "；".join(part for part in said if part)


def headline(results: Results) -> str:
    """How many figures changed much, and which of them most; empty where nothing is compared."""
    compared = _with_base(results)
    if compared.is_empty():
        return ""
    before = f"与{comparison_words.words(results.period)}相比"
    counts = [(one.value, compared.filter(pl.col("verdict") == one.value).height) for one in _MUCH]
    if not any(count for _, count in counts):
        return f"{before}，没有明显变好或变差的"
    much = "、".join(f"{verdict}{count}项" if count else f"没有{verdict}的" for verdict, count in counts)
    first = compared.row(0, named=True)
    return f"{before}，{much}，{first['verdict'][-2:]}最明显的是{first['label']}{clause(first)}"


def others(results: Results) -> str:
    """How many of those that did not change much went which way."""
    compared = _with_base(results)
    if compared.is_empty():
        return ""
    is_rest = bool(named_measures(results))
    return f"{'其余' if is_rest else ''}{_others(compared)}"


def named_measures(results: Results) -> set[str]:
    """The codes of the figures that the sentence gives with both their sides."""
    compared = _with_base(results)
    named = [compared.filter(pl.col("verdict") == one.value).head(_MOST) for one in _MUCH]
    return {measure for rows in named for measure in rows["measure"]}


def of_way(results: Results, way: tuple[str, str]) -> str:
    """How many figures changed much that way; what got worse by less is named, what got better no success."""
    rows = _with_base(results)
    if rows.is_empty():
        return ""
    verdict, less = way
    much = rows.filter(pl.col("verdict") == verdict)
    some = rows.filter(pl.col("verdict") == less)
    said = f"{verdict}的有{much.height}项" if much.height else f"没有{verdict}的指标"
    if some.is_empty():
        return said
    rest = f"{said}。{'另有' if much.height else ''}{some.height}项{less}，够不上明显"
    if way == BETTER:
        return f"{rest}，不作为成效，见“{TITLE}”"
    named = "、".join(line["label"] + line["moved"] for line in some.iter_rows(named=True))
    return f"{rest}：{named}"


def lines_of_way(results: Results, way: tuple[str, str]) -> pl.DataFrame:
    """The figures that changed much that way."""
    return lines(results).filter(pl.col("verdict") == way[0])


def clause(line: Mapping[str, Any]) -> str:
    """How the figure stood and stands: 由73个增至217个（+144个）."""
    return "{moved}（{change}{times}）".format(
        moved=line["moved"],
        change=line["change"],
        times=f"，为平常变化的{line['times']}" if line["times"].endswith("倍") else "",
    )


def is_welcome(line: Mapping[str, Any]) -> bool | None:
    """Whether the change is for the better; None: it is none."""
    return figure_change.is_welcome(line["verdict"])


def triggers() -> list[tuple[str, str]]:
    """What the usual change is, and every verdict with when it is given."""
    much = (
        f"达到平常变化的{MUCH}倍以上（以往变化至少{LEAST_STEPS}次）；"
        f"以往变化不足{LEAST_STEPS}次的，个数的变化达到对比期个数平方根的{MUCH_BY_CHANCE}倍"
    )
    return [
        ("平常变化", "以往各期变化的中位数；小于该指标最小变化的，按最小变化"),
        (Verdict.MUCH_WORSE.value, f"朝不好的方向变化，{much}"),
        (Verdict.MUCH_BETTER.value, f"朝好的方向变化，{much}"),
        (Verdict.WORSE.value, "朝不好的方向变化，够不上明显，或以往变化次数不足"),
        (Verdict.BETTER.value, "朝好的方向变化，够不上明显，或以往变化次数不足"),
        (Verdict.SAME.value, "与对比期相等"),
        (Verdict.NOT_COMPARED.value, "对比期没有数，或考评要素版本不同"),
        (
            "分月明显偏多、偏少",
            f"台账当月新增或销号连续{LEAST_RUN}个月以上都高于（或都低于）此前各月中位数，每月偏离达到平常偏离（此前各月偏离"
            f"中位数的中位数，不小于该中位数的平方根）的{MUCH}倍；此前不足{LEAST_STEPS + 1}个月的不判断",
        ),
    ]


def least_changes() -> list[tuple[str, str]]:
    """Every judged figure, which way is good, and the least change that can be much."""
    ways = {Good.RISE: "越高越好", Good.FALL: "越低越好"}
    return [(one.label, f"{ways[one.good]}；{least_of(one)}") for one in JUDGED]


def least_of(judged: Judged) -> str:
    """The least change that can be much, in words."""
    if shows(judged.column) is Shows.COUNT:
        return "对比期个数的平方根"
    unit = UNITS.get(shows(judged.column), "")
    return magnitude(judged.least, judged.step) + unit


def _count(counts: Mapping[str, int], much: str, some: str) -> str:
    every = counts.get(much, 0) + counts.get(some, 0)
    of_much = f"（其中明显的{counts[much]}项）" if much in counts else ""
    return f"{some}的{every}项{of_much}" if every else f"没有{some}的"


def _much(rows: pl.DataFrame, verdict: Verdict) -> str:
    found = rows.filter(pl.col("verdict") == verdict.value)
    named = found.head(_MOST).filter(pl.col("place") != rows["place"].min())  # which the headline names
    if named.is_empty():
        return ""
    also = "还有" if named.height < found.head(_MOST).height else "有"
    names = "、".join(line["label"] + clause(line) for line in named.iter_rows(named=True))
    return f"{verdict.value}的{also}{names}{'等' if found.height > _MOST else ''}"


def _with_base(results: Results) -> pl.DataFrame:
    return lines(results).filter(pl.col("verdict") != Verdict.NOT_COMPARED.value)


def _nothing(results: Results) -> str:
    return "没有可与以前比较的合并数字" if results.closed else "本期尚未截止，不与以前比较"


def _others(rows: pl.DataFrame) -> str:
    counts = dict(rows["verdict"].value_counts().iter_rows())
    said = [
        f"{one.value}{counts[one.value]}项"
        for one in (Verdict.WORSE, Verdict.BETTER, Verdict.SAME)
        if one.value in counts
    ]
    return ("、".join(said) + "，够不上明显") if said else "没有变化"


def _of_province(results: Results) -> pl.DataFrame:
    rows = results.tables["figure_changes"]
    return rows.filter(pl.col("scope") == PROVINCE, pl.col("measure").is_in(list(DECLARED)))


def _line(row: dict, usual_base: str) -> dict[str, object]:
    judged = DECLARED[row["measure"]]
    then, now = (value_words(row[side], judged, judged.column) for side in ("then", "now"))
    up, down = ("增至", "减至") if shows(judged.column) is Shows.COUNT else ("升至", "降至")
    way = up if (row["change"] or 0) > 0 else down
    return {
        **{name: row[name] for name in ("place", "measure", "verdict", "base_period")},
        "label": row["label"] + ("" if row["base_period"] == usual_base else "（与上年同期比）"),
        "then": then,
        "now": now,
        "moved": f"由{then}{way}{now}"
        if then != now
        else f"{'略' + way[0] + '，' if row['change'] else ''}仍为{now}",
        "change": value_words(row["change"], judged, judged.step),
        "times": _times(row),
    }


def _times(row: dict) -> str:
    if row["times"] is not None:
        return f"{magnitude(row['times'], _TIMES)}倍"
    return Numbers.MISSING if row["then"] is None else _SHORT
