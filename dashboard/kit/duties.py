"""What is said of a system of duties: which numbers are done, which are not, and who did not report."""

import polars as pl

from analytics.kit.duties import State
from analytics.kit.matters import MatterState
from analytics.reference.thresholds import CENTS, PERSONS, Standing, duties
from analytics.results import Results
from analytics.statistics.suppression import LEAST
from dashboard.base.display import period_name, share_of
from dashboard.kit import duty_charts as charts
from dashboard.kit.duty_charts import DutyNouns
from dashboard.kit.few_names import first_with_ties, name_tied
from dashboard.kit.statement import KeyFigure, Scope, Statement, Urgency
from dashboard.kit.system import Reminder

_OPEN = (State.UNREPORTED, State.INCOMPLETE)
_WORST = 3
_UNITS = {one.code: one.unit for one in duties()}
_HALVES = frozenset(one.code for one in duties() if one.comparator == "=")
_PAIRS = frozenset(one.code for one in duties() if one.is_pair)
COUNTS = ("owed", "met", "unmet", "behind", "waiting", "incomplete", "unreported")


def state_statement(nouns: DutyNouns, results: Results, scope: Scope) -> Statement:
    """How many numbers bind whom, who did all of them, and which is done least."""
    if nouns.table(results).is_empty():
        return Statement.of_nothing(f"{scope.name}没有{nouns.what}记录")
    period = period_name(results.period.code)
    if scope.is_unit:
        return _of_unit(nouns, results, scope, period)
    rows = _bound_rows(nouns, results, scope)
    if rows.is_empty():
        return Statement(f"没有文件对{scope.name}的单位规定量化次数，以下均为参照")
    units = scope.of(nouns.table(results, "_by_unit"))
    words = f"{period}约束性指标{rows.height}项，约束{units.height}家单位，{_done_by(units)}"
    told = (scope.before(words), _least_done(rows), _still_open(rows))
    return Statement("；".join(part for part in told if part))


def key_figures(nouns: DutyNouns, results: Results, scope: Scope) -> list[KeyFigure]:
    """How many bind, who did all, how often something was not done, and how often nobody reported."""
    units = scope.of(nouns.table(results, "_by_unit"))
    labels = ("约束性指标", "全部做到的单位", "未做到", "未报、未报全")
    if units.is_empty():
        return [KeyFigure(label, "暂无数据") for label in labels]
    whole = units.filter(pl.col("met") == pl.col("owed")).height
    sums = {name: int(units[name].sum()) for name in COUNTS}
    about = "一家一项计一次"
    running = sums["waiting"] + sums["behind"]
    done = KeyFigure(
        labels[1], f"{whole}家", share_of(whole, units.height, 0, 1), None, f"受约束的{units.height}家"
    )
    if running:
        done = KeyFigure("没有到期", f"{running}项次", None, None, f"其中落后于进度{sums['behind']}项次")
    missing = sums["unreported"] + sums["incomplete"]
    if scope.is_unit:
        own = (sums["owed"], sums["met"], sums["unmet"], missing)
        names = (labels[0], "已做到", *labels[2:])
        return [KeyFigure(label, f"{number}项") for label, number in zip(names, own, strict=True)]
    return [
        KeyFigure(labels[0], f"{_bound_rows(nouns, results, scope).height}项"),
        done,
        KeyFigure(labels[2], f"{sums['unmet']}项次", None, None, about),
        KeyFigure(labels[3], f"{missing}项次", None, None, about),
    ]


def urgency(nouns: DutyNouns, results: Results, scope: Scope) -> Urgency:
    """Behind where something was not done or not reported."""
    rows = scope.of(nouns.table(results, "_by_unit"))
    if rows.is_empty():
        return Urgency.NONE
    left = rows.select(pl.sum_horizontal(pl.col("unmet", "incomplete", "unreported", "behind").sum())).item()
    return Urgency.BEHIND if left else Urgency.NEWS


def indicators(nouns: DutyNouns, results: Results, scope: Scope, standing_: str) -> Statement:
    """The three numbers done least; of those that bind nobody how many units report."""
    rows = charts.of_standing(nouns, results, scope, standing_)
    if rows.is_empty() or scope.is_unit:
        return Statement("")
    if standing_ != Standing.BINDING:
        told = rows.filter(pl.col("observed") > 0).height
        return Statement(f"{standing_}{rows.height}项，有单位填报的{told}项；只列数，不判断做到没有")
    left = rows.filter(pl.col("unmet") > 0)
    if left.is_empty():
        return Statement("已判断的都做到了" if rows["met_share"].count() else "本期各项指标都还没有到期")
    worst = first_with_ties(left, pl.col("unmet"), _WORST)
    parts = [f"{row['indicator']}（{_of_judged(row)}做到）" for row in worst.to_dicts()]
    done, running = rows.filter(pl.col("low") == 1).height, rows["low"].null_count()
    rest = [f"全部做到的{done}项不画" if done else "", f"没有到期的{running}项不画" if running else ""]
    count = open_numbers(nouns, results, scope).words  # which the report says above its table
    hint = [*filter(None, [count, *rest]), "横线为未报的都没做到、都做到时的下限和上限"]
    return Statement(f"没做到的单位最多的：{'、'.join(parts)}", "".join(f"；{one}" for one in hint))


def open_numbers(nouns: DutyNouns, results: Results, scope: Scope) -> Statement:
    """How many binding numbers not everybody did or reported."""
    rows = charts.open_numbers(nouns, results, scope)
    return Statement(f"有单位没做到或没报的约束性指标{rows.height}项" if rows.height else "")


def matrix(nouns: DutyNouns, results: Results, scope: Scope, standing_: str, show: str) -> Statement:
    """How to read the signs, and what the picture leaves out; of one unit its own list says more."""
    rows = charts.matrix_units(nouns, results, scope, standing_, charts.ALL)
    drawn = charts.matrix_units(nouns, results, scope, standing_, show)
    if rows.is_empty() or scope.is_unit:
        return Statement("")
    shared, every = len(charts.shared_codes(nouns, results, scope)), _bound_rows(nouns, results, scope).height
    few = standing_ == Standing.BINDING and shared < every
    words = (
        f"只约束不足{LEAST}家的{every - shared}项不画，见单位档案"
        if few
        else "空格是没有文件约束、也没有填报"
    )
    return Statement(
        words, f"；图中为前{drawn.height}个，其余见“全部单位”" if drawn.height < rows.height else ""
    )


def own(nouns: DutyNouns, results: Results, scope: Scope) -> Statement:
    """What is said above the list of a single unit; on a page of many there is none."""
    return state_statement(nouns, results, scope) if scope.is_unit else Statement("")


def told_rows(nouns: DutyNouns, results: Results, scope: Scope, *_codes: str) -> pl.DataFrame:
    """The duties of the scope with what was reported in words; those nobody owes or told of are left out."""
    rows = scope.of(nouns.table(results)).filter(
        pl.col("done").is_not_null()
        | pl.col("hidden")
        | ~pl.col("state").is_in([State.NOT_OWED, State.YARDSTICK])
    )
    told = pl.Series([_reported_words(row) for row in rows.to_dicts()], dtype=pl.String)
    order = {state: place for place, state in enumerate(charts.WORST_FIRST)}
    return rows.with_columns(told=told).sort(
        pl.col("standing") != Standing.BINDING, pl.col("state").replace_strict(order), maintain_order=True
    )


def units(nouns: DutyNouns, results: Results, scope: Scope) -> Statement:
    """How many units left something open."""
    rows = scope.of(nouns.table(results, "_by_unit"))
    if rows.is_empty() or scope.is_unit:
        return Statement("")
    left = rows.filter(pl.col("met") + pl.col("waiting") < pl.col("owed")).height
    return Statement(f"受文件约束的{rows.height}家单位中，{left}家有没做到、没报或落后于进度的")


def reminders(nouns: DutyNouns, results: Results) -> list[Reminder]:
    """A line a unit: what it did not report, and what it is behind with."""
    elsewhere = list(nouns.told_elsewhere)
    rows = nouns.table(results).filter(standing=Standing.BINDING).filter(~pl.col("code").is_in(elsewhere))
    found = []
    told = ((_OPEN, "未报", MatterState.OWED), ((State.BEHIND,), "落后于进度", MatterState.AHEAD))
    for states, verb, state in told:
        of_units = rows.filter(pl.col("state").is_in(states)).group_by("org_id", maintain_order=True)
        found += [
            Reminder(org_id[0], f"{verb}：{name_tied(own['indicator'].to_list(), '项')}", state=state)
            for org_id, own in of_units
        ]
    return found


def _bound_rows(nouns: DutyNouns, results: Results, scope: Scope) -> pl.DataFrame:
    """The numbers that bind somebody in the scope."""
    return scope.of(nouns.table(results, "_by_indicator")).filter(pl.col("owed") > 0)


def _least_done(rows: pl.DataFrame) -> str:
    """The number with the lowest share; of those that few units owe only where all are such."""
    judged = rows.filter(pl.col("met_share") < 1)
    of_many = judged.filter(pl.col("met") + pl.col("unmet") >= LEAST)
    pool = of_many if of_many.height else judged
    if pool.is_empty():
        return ""
    worst = pool.filter(pl.col("met_share") == pool["met_share"].min()).to_dicts()
    missing = worst[0]["unreported"] + worst[0]["incomplete"]
    names = name_tied([row["indicator"] for row in worst], "项")
    word = "未报、未报全" if worst[0]["incomplete"] else "未报"
    more = f"，另有{missing}家{word}" if len(worst) == 1 and missing else ""
    return f"做到率最低的是{names}（{_of_judged(worst[0])}{more}）"


def _of_judged(row: dict) -> str:
    return f"{row['met']}/{row['met'] + row['unmet']}家"


def _still_open(rows: pl.DataFrame) -> str:
    missing = int(rows.select(pl.col("unreported", "incomplete").sum()).sum_horizontal().item())
    return f"未报、未报全{missing}项次" if missing else ""


def _done_by(units: pl.DataFrame) -> str:
    """How many did all of it; while something still runs, how much is done and how much is not due yet."""
    behind = int(units["behind"].sum())
    if running := int(units["waiting"].sum()) + behind:
        pace = f"（其中落后于进度{behind}项次）" if behind else ""
        return f"已做到{units['met'].sum()}项次，没有到期{running}项次{pace}"
    whole = units.filter(pl.col("met") == pl.col("owed")).height
    none = "还没有一家全部做到" if units.height > 1 else "没有全部做到"
    return {0: none, units.height: "已全部做到"}.get(whole, f"其中{whole}家全部做到")


def _of_unit(nouns: DutyNouns, results: Results, scope: Scope, period: str) -> Statement:
    rows = scope.of(nouns.table(results)).filter(pl.col("standing") == Standing.BINDING)
    owed = scope.of(nouns.table(results, "_by_unit"))
    if owed.is_empty():
        return Statement(f"没有文件对{scope.name}规定量化次数，填报的均为参照")
    parts = []
    for state in (State.UNMET, State.UNREPORTED, State.INCOMPLETE, State.BEHIND):
        names = rows.filter(pl.col("state") == state)["indicator"].to_list()
        if names:
            parts.append(f"{state}{len(names)}项（{name_tied(names, '项')}）")
    row = owed.row(0, named=True)
    parts += [f"没有到期{row['waiting']}项"] if row["waiting"] else []
    done = [f"已做到{row['met']}项"] if row["met"] else [] if parts else ["还没有做到的"]
    return Statement("，".join([scope.before(f"{period}约束性指标{row['owed']}项"), *done, *parts]))


def _reported_words(row: dict) -> str:
    """What was reported, in the unit of the number; of few persons only that there are few."""
    done, due, counted = row["done"], row["due"], row["counted"]
    if row["hidden"]:
        return "人数少，不列数" if due is None else f"人数少，不列数（应做{due}人）"
    if done is None:
        return ""
    if row["code"] not in _PAIRS:
        return f"{done}{_UNITS[row['code']]}"
    if not due:
        return "应做0"
    if row["code"] in _HALVES:
        return _of_half(done, due)
    of = counted if counted in (PERSONS, CENTS) else "个"
    return f"{done}/{due}{of}（{share_of(done, due, 0, 1)}）"


def _of_half(part: int, whole: int) -> str:
    """A part of dues in 元, and by how much it is off the half: in percent 49.9995 would look met."""
    off = 2 * part - whole
    more = f"比一半{'多' if off > 0 else '少'}{abs(off) / 200:.3f}".removesuffix("0") + "元"
    return f"{part / 100:.2f}/{whole / 100:.2f}元（{more if off else '正好一半'}）"


def standings(nouns: DutyNouns, results: Results, scope: Scope) -> dict[str, str]:
    """约束 first; those nobody reports are not offered."""
    found = [one for one in Standing if charts.of_standing(nouns, results, scope, one).height]
    return {one.value: one.value for one in found}
