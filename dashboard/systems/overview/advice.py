"""原因线索 and 下一步建议 in words: what stands together, and who is to do what until when."""

from datetime import date

import dataframely as dy
import polars as pl

from analytics import reference
from analytics.base import columns as c
from analytics.base.rules import PROVINCE
from analytics.kit.units import OFFICIAL_ORDER
from analytics.kit.worded import schema_of, with_heading
from analytics.results import Results
from analytics.systems.advice import FEWEST, LIKELY, TIMES_DEN, TIMES_NUM, Advice, Together
from dashboard.base.display import word

_PAIR, _ROW = Together.columns(), Advice.columns()
_FIRST = ("一是", "二是")  # matters at the head of a report
_NAMED = 4  # units of a line that are named; the annex has all
_RULES = {rule["code"]: rule for rule in reference.advice()}
_HELD = [code for code, rule in _RULES.items() if rule["beside"] == reference.BESIDE]


# A pair of facts that stand out together, and the units that have both.
TogetherLine = schema_of(
    "together_line",
    {
        **_PAIR,
        "share": with_heading(_PAIR["share"], "占前者"),
        "rest_share": with_heading(_PAIR["rest_share"], "其余单位中占"),
        "named": c.text("同时有两种情况的单位"),
    },
)
# A unit and a fact with what is to be done; the size in words with its unit.
UnitAdvice = schema_of("unit_advice", {**_ROW, "size": c.text("数量"), "what": c.text("建议办理")})


class SeveralLine(dy.Schema):
    """Unit that has several facts at once."""

    org_id = c.unit_code("单位代码", primary_key=True)
    name = c.text("单位")
    count = c.count("情况数")
    facts = c.text("同时有的情况")


class AdviceLine(dy.Schema):
    """Rule: the units it names, what is to be done, until when; numbered, the most urgent first."""

    fact = c.text("情况")
    whom = c.text("由谁办理")
    what = c.text("办什么")
    by_day = c.day(_ROW["by_day"].description or "", nullable=True)


def several_lines(results: Results) -> pl.DataFrame:
    """The units with several facts at once, those with most first."""
    rows = results.tables["unit_facts"].filter(pl.col("beside") > 1, ~pl.col("is_common"))
    said = [
        f"{fact}（{size}{_RULES[code]['counted_as']}）" if _RULES[code]["counted_as"] else fact
        for code, fact, size in rows.select("code", "fact", "size").iter_rows()
    ]
    return (
        rows.with_columns(facts=pl.Series(said, dtype=pl.String))
        .sort(-pl.col("beside"), *OFFICIAL_ORDER, maintain_order=True)
        .group_by("org_id", maintain_order=True)
        .agg(pl.col("name").first(), count=pl.col("beside").first(), facts=pl.col("facts").str.join("、"))
    )


def several(results: Results) -> str:
    """How many units have several facts at once; what most units have is left out."""
    rows = results.tables["unit_facts"]
    if rows.is_empty():
        return ""
    units = several_lines(results).height
    common = rows.filter(pl.col("is_common") & pl.col("code").is_in(_HELD))["fact"].unique(
        maintain_order=True
    )
    most = f"；半数以上单位都有的不计：{'、'.join(common)}" if len(common) else ""
    left_out = f"（不计名次升降{most}）"
    return f"{units}个单位同时有两种以上情况{left_out}" if units else f"没有单位同时有两种以上情况{left_out}"


def together_lines(results: Results) -> pl.DataFrame:
    """The pairs that stand out, in the order of the rules."""
    rows = results.tables["facts_together"].filter("stands_out")
    having = results.tables["unit_facts"]
    named = []
    for row in rows.iter_rows(named=True):
        second = having.filter(pl.col("code") == row["other_code"]).select("org_id")
        both = having.filter(
            pl.col("code") == row["code"], pl.col("league").is_in(reference.ranked_leagues())
        ).join(second, on="org_id", how="semi", maintain_order="left")
        named.append(_names(both))
    return rows.with_columns(named=pl.Series(named, dtype=pl.String)).select(*TogetherLine.column_names())


def together(results: Results) -> str:
    """Each pair that stands out with its counts; that it is no cause."""
    if results.tables["facts_together"].is_empty():
        return ""
    rows = together_lines(results)
    if rows.is_empty():
        return "没有哪两种情况明显更常同时出现"
    told = [
        f"“{other}”更常同{_beside(own)}同时出现"
        for (other,), own in rows.group_by("other", maintain_order=True)
    ]
    return "；".join(told) + "。这些情况同时出现，不等于互为原因"


def _beside(rows: pl.DataFrame) -> str:
    """The facts it is oftener found with, each with the counts among those that have it and the others."""
    return "、".join(
        f"“{row['fact']}”（{row['units']}个单位中，{row['both']}个，占{word(row['share'], _PAIR['share'])}；"
        f"其余{row['rest']}个单位中，{_rest(row)}）"
        for row in rows.iter_rows(named=True)
    )


def _rest(row: dict) -> str:
    if not row["rest_other"]:
        return "没有"
    return f"{row['rest_other']}个，占{word(row['rest_share'], _PAIR['rest_share'])}"


def unit_lines(results: Results) -> pl.DataFrame:
    """What is advised, rule by rule, unit by unit."""
    rows = results.tables["advice"]
    told = [_RULES[code] for code in rows["code"]]
    sizes = [f"{size}{rule['counted_as']}" for size, rule in zip(rows["size"], told, strict=True)]
    return rows.with_columns(
        size=pl.Series(sizes, dtype=pl.String),
        what=pl.Series([rule["what"] for rule in told], dtype=pl.String),
    ).select(*UnitAdvice.column_names())


def lines(results: Results) -> pl.DataFrame:
    """A line a rule that names anybody, in the order of the rules."""
    rows = results.tables["advice"]
    made = [
        _line(results, _RULES[str(code)], own, number)
        for number, ((code,), own) in enumerate(rows.group_by("code", maintain_order=True), start=1)
    ]
    return pl.DataFrame(made, schema=AdviceLine.create_empty().schema)


def sentence(results: Results) -> str:
    """How many matters for how many units, and until when."""
    rows = results.tables["advice"]
    if rows.is_empty():
        return ""
    own = rows.filter(~pl.col("code").is_in(_of_committee()))
    days = sorted(set(rows["by_day"]))
    said = f"建议办理{rows['code'].n_unique()}类事项，涉及{own['org_id'].n_unique()}个单位"
    due = f"建议{_day(days[0])}前办结"
    if len(days) > 1:
        due = f"按轻重缓急，建议最早的{_day(days[0])}前、最晚的{_day(days[-1])}前办结"
    return f"{said}，{due}；逐单位清单在报告附表"


def first_steps(results: Results) -> str:
    """The most urgent matters: who is to do what until when."""
    named = zip(_FIRST, lines(results).iter_rows(named=True), strict=False)
    told = [
        f"{place}{_fact(line)}，由{line['whom']}{line['what']}，建议{_day(line['by_day'])}前办结"
        for place, line in named
    ]
    return f"下一步最先办的：{'；'.join(told)}" if told else ""


def rules() -> list[tuple[str, str, str, str]]:
    """The rules for 口径说明: fact, trigger, who does what, until when and from where."""
    told = [
        (
            rule["fact"],
            rule["trigger"] + (f"（只对{rule['region']}）" if rule["region"] else ""),
            f"{rule['whom']}：{rule['what']}" if rule["what"] else "不提建议，只看是否同其他情况同时出现",
            _limit(rule) + rule["source"],
        )
        for rule in _RULES.values()
    ]
    times = f"{TIMES_NUM / TIMES_DEN:g}"
    when = (
        f"两项同时出现在{FEWEST}个以上单位，有前一情况的单位中后一情况的占比不低于其余单位的{times}倍，"
        f"而且不是偶然（费希尔精确检验，按对照的对数校正后不超过{100 // LIKELY}%）"
    )
    return [*told, ("两种情况同时出现", when, "写入“原因线索”，只说同时", "本系统约定")]


def _of_committee() -> list[str]:
    return [code for code, rule in _RULES.items() if rule["whom"] == reference.COMMITTEE]


def _limit(rule: dict[str, str]) -> str:
    if rule["days"]:
        return f"统计日之后第{rule['days']}天，"
    return f"统计日之后第{rule['months']}个月的最后一天，" if rule["months"] else ""


def _line(results: Results, rule: dict[str, str], rows: pl.DataFrame, number: int) -> dict[str, object]:
    most = rows.sort("size", descending=True, maintain_order=True)
    total = f"共{rows['size'].sum()}{rule['counted_as']}{_of_whole(results, rule)}"
    whom = _names(most)
    if rule["whom"] == reference.COMMITTEE:
        whom = f"{rule['whom']}（涉及{whom}）"
    return {
        "fact": f"{number}．{rule['fact']}（{rows.height}个单位，{total}）",
        "whom": whom,
        "what": rule["what"],
        "by_day": rows["by_day"][0],
    }


def _fact(line: dict) -> str:
    """What it is about, without its number and counts."""
    return str(line["fact"]).partition("．")[2].partition("（")[0]


def _of_whole(results: Results, rule: dict[str, str]) -> str:
    """How many are open in all, of which the rule names a part."""
    if not rule["part_of"]:
        return ""
    whole = results.tables[rule["part_of"]].filter(pl.col("scope") == PROVINCE)["open"]
    return f"，未销号的一共{whole[0]}个" if whole.len() else ""


def _names(rows: pl.DataFrame) -> str:
    """The first names; of more, how many they are."""
    named = "、".join(rows["name"].head(_NAMED))
    return named if rows.height <= _NAMED else f"{named}等{rows.height}个单位"


def _day(day: date) -> str:
    return word(day, _ROW["by_day"])
