"""等次运用: whom the rules of the year name, with the facts behind it, for the committee to decide."""

import polars as pl

from analytics.base.periods import Grain
from analytics.reference.thresholds import Standing
from analytics.results import Results
from analytics.systems.grade_uses import BEHIND, INDICATORS, USED, USES
from dashboard.base.common_words import Menu
from dashboard.kit import facts
from dashboard.kit.finding import Choice, Finding, LeadsTo, Where
from dashboard.kit.statement import KeyFigure, Scope, Statement
from dashboard.kit.system import System
from dashboard.systems.chapters import Chapter

_ALL = "all"


def _uses(results: Results, scope: Scope, use: str = _ALL) -> pl.DataFrame:
    """Who is named, one use after the other; use: its number, or all."""
    rows = scope.of(results.tables[USED.name])
    order = {name: place for place, name in enumerate(USES)}
    place = pl.col("use").replace_strict(order, return_dtype=pl.Int8)
    rows = rows.sort(place, maintain_order=True)
    return rows.filter(use=USES[int(use)]) if use.isdigit() else rows


def _choices(results: Results, scope: Scope) -> dict[str, str]:
    rows = _uses(results, scope)
    own = {str(place): name for place, name in enumerate(USES) if rows.filter(use=name).height}
    return {_ALL: "全部", **own} if len(own) > 1 else {}


def _statement(results: Results, scope: Scope, *_use: str) -> Statement:
    """How many each use names; nothing is decided here."""
    year = f"{results.period.year}年"
    if results.period.grain != Grain.YEAR:
        return Statement("考核等次按全年运用", f"。请在“考核期”里选“{year}”")
    rows = _uses(results, scope)
    if rows.is_empty():
        return Statement(scope.before(f"{year}没有按规定列入表扬、约谈、问责的"))
    if scope.is_unit:
        named = "、".join(dict.fromkeys(rows["use"]))
        return Statement(scope.before(f"{year}按规定列入{named}的清单，由工委研究决定"))
    counts = {use: rows.filter(use=use)["org_id"].n_unique() for use in USES}
    told = "、".join(f"{use}{count}家" for use, count in counts.items())
    bound = rows.filter(standing=Standing.BINDING.value)["org_id"].n_unique()
    how = f"文件有约束力的{bound}家，其余只作参照" if bound else "都没有文件约束，只作参照"
    return Statement(scope.before(f"{year}按规定列出：{told}；{how}；只列名单和事实，由工委研究决定"))


def _key_figures(results: Results, scope: Scope) -> list[KeyFigure]:
    """How many each use names."""
    if scope.is_unit or results.period.grain != Grain.YEAR:
        return []
    rows = _uses(results, scope)
    return [KeyFigure(use, f"{rows.filter(use=use)['org_id'].n_unique()}家") for use in USES]


def _standing_words(results: Results, scope: Scope, use: str = _ALL) -> Statement:
    rows = _uses(results, scope, use)
    told = [
        f"{name}{rows.filter(standing=name).height}条"
        for name in rows["standing"].unique(maintain_order=True)
    ]
    words = f"依据的文件对该单位有约束力的为约束，其余为参照：{'、'.join(told)}"
    return Statement(words if rows.height else "")


def _lines(results: Results, scope: Scope, use: str = _ALL) -> pl.DataFrame:
    """Who is named, with the number of the fact in words."""
    rows = _uses(results, scope, use)
    told = [row["grade"] if row["value"] is None else _number(row) for row in rows.to_dicts()]
    return rows.with_columns(value=pl.Series(told, dtype=pl.String)).select(_LINE.column_names())


def _number(row: dict) -> str:
    return facts.number_words({**row, "state": "", "word": None})


def _behind(results: Results, scope: Scope) -> pl.DataFrame:
    rows = scope.of(results.tables[BEHIND.name])
    return facts.lines(rows.with_columns(unit_id="org_id", standing=pl.lit("")))


def _behind_words(results: Results, scope: Scope) -> Statement:
    rows = _behind(results, scope)
    if rows.is_empty() or not scope.is_unit:
        return Statement("")
    return Statement(f"{scope.name}有利、不利的事实逐条列出，不合计、不给建议")


_LINE = facts.with_told(USED.schema, "value", "数或等次")
_SHOWN = ("name", "league", "use", "fact", "value", "place", "standing", "rule", "source")
SYSTEM = System(
    name="grade_uses",
    title="等次运用",
    chapter=Chapter.CONDUCTED,
    menu=Menu.DUTIES,
    about=(
        "省事管局意见：考评优秀的按规定给予表扬，较差的依规依纪进行问责，评价意见作为确定等次的重要依据；"
        "洛阳意见：履责不到位的给予通报约谈、追责问责。推及其他单位、哪些算履责不到位、何时约谈何时问责，待工委确认。"
        "清单只供工委研究，不写进报告，不发给单位。"
    ),
    headline=_statement,
    key_figures=_key_figures,
    findings=(
        Finding("named", USED.name, _standing_words, Where.PAGE,
                title="按规定列出的单位（按固定顺序，不排名）", unit="见各行",
                rows=_lines, schema=_LINE, columns=_SHOWN,
                choices=(Choice("use", "运用", _choices),), leads_to=LeadsTo.UNIT, is_wide=True),
        Finding("facts", BEHIND.name, _behind_words, Where.PAGE, title="所列单位的事实",
                unit="见各行", rows=_behind, schema=facts.LINE, columns=facts.SHOWN,
                leads_to=LeadsTo.PAGE, is_wide=True),
    ),
    definitions=INDICATORS,
    for_deciders=True,
)  # fmt: skip
