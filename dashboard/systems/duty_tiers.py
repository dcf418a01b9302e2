"""三级四岗: at which tier, at whose post, what binds a unit is not done; whose list of duties is missing."""

import polars as pl

from analytics.base import columns as c
from analytics.kit.case_columns import OfUnit
from analytics.kit.duty_posts import ALL_POSTS
from analytics.kit.matters import MatterState
from analytics.kit.worded import schema_of
from analytics.results import Results
from analytics.systems.duty_tiers import INDICATORS, RESULTS, TIER_DUTIES, TIERS, ListState, lists_owed
from dashboard.base.common_words import Menu
from dashboard.base.display import period_name, share_of
from dashboard.kit.duty_posts import BODY, counts_words, grid, no_share_word, tier_words
from dashboard.kit.few_names import name_tied
from dashboard.kit.finding import Finding, LeadsTo, Where
from dashboard.kit.statement import KeyFigure, Scope, Statement
from dashboard.kit.system import Reminder, System
from dashboard.systems.chapters import Chapter

_TIERS, _UNITS, _LISTS = (result.name for result in RESULTS)
_COUNTED = {(one.tier, one.post) for one in TIER_DUTIES if not one.not_counted}
_LINE = schema_of(
    "TierLine",
    OfUnit.columns()
    | {f"tier_{at}": c.text(tier) for at, tier in enumerate(TIERS)}
    | {"list": c.text("责任清单")},
)
_NOT_COUNTED: dict[str, list[str]] = {}
for _one in TIER_DUTIES:
    if _one.not_counted:
        _NOT_COUNTED.setdefault(_one.not_counted, []).append(_one.label)


def _state(results: Results, scope: Scope) -> Statement:
    """Tier by tier what share is met, of how many; then the lists that are missing."""
    tiers = results.tables[_TIERS]
    if tiers.is_empty():
        return Statement.of_nothing(f"{scope.name}没有履职填报记录")
    rows = scope.of(results.tables[_UNITS]) if scope.is_unit else _whole(results, scope)
    told = "、".join(tier_words(row) for row in rows.to_dicts())
    if not rows["owed"].sum():
        told = "没有文件约束的指标"
    left = {
        "未报、未报全": int((rows["unreported"] + rows["incomplete"]).sum()),
        "没有到期": int((rows["behind"] + rows["waiting"]).sum()),
    }
    open_ = "，".join(f"{name}{count}项次" for name, count in left.items() if count)
    words = scope.before(f"{period_name(results.period.code)}责任落实逐级看：{told}")
    parts = [words, f"还没有判断的：{open_}" if open_ else "", _list_words(results, scope)]
    return Statement("；".join(filter(None, parts)))


def _whole(results: Results, scope: Scope) -> pl.DataFrame:
    return scope.of(results.tables[_TIERS]).filter(pl.col("post") == ALL_POSTS)


def _list_words(results: Results, scope: Scope) -> str:
    """How many lists are missing; a yardstick where no document asks for one, and said to be."""
    rows = scope.of(results.tables[_LISTS])
    if scope.is_unit:
        return "".join(f"责任清单{_list_state(row)}" for row in rows.to_dicts())
    missing = rows.filter(pl.col("state") == ListState.MISSING)
    silent = rows.filter(pl.col("binds") & (pl.col("state") == ListState.UNREPORTED)).height
    told = rows.filter(pl.col("state").is_in([ListState.ISSUED, ListState.MISSING])).height
    if not told and not silent:
        return "没有单位报责任清单"
    more = f"，另有{silent}家未报" if silent else ""
    if missing.is_empty():
        return f"报责任清单的{told}家都已制定{more}" if told else f"有文件约束的{silent}家没有报责任清单"
    free = missing.height - int(missing["binds"].sum())
    whose = f"其中{free}家" if free < missing.height else ""
    beside = f"（{whose}没有文件约束，只作参照）" if free else ""
    return f"清单未制定的单位{missing.height}家{beside}{more}"


def _list_state(row: dict) -> str:
    """The state of a list; one that no document asks for is said to be a yardstick."""
    return row["state"] + ("" if row["binds"] else "（参照）")


def _key_figures(results: Results, scope: Scope) -> list[KeyFigure]:
    rows = scope.of(results.tables[_UNITS]) if scope.is_unit else _whole(results, scope)
    figures = []
    for row in rows.to_dicts():
        judged = row["met"] + row["unmet"]
        done = f"{row['met']}/{judged}"
        without = done if judged else no_share_word(row)
        value = share_of(row["met"], judged, 0, 1) if row["met_share"] is not None else without
        beside = f"已到期的，其余{row['behind'] + row['waiting']}项次没有到期" if value == done else done
        figures.append(KeyFigure(row["tier"], value, about=f"{beside}，应做{row['owed']}项次"))
    lists = scope.of(results.tables[_LISTS])
    missing = lists.filter(pl.col("state") == ListState.MISSING)
    value = (lists["state"].to_list() or ["暂无数据"])[0] if scope.is_unit else f"{missing.height}家"
    about = f"其中{int(missing['binds'].sum())}家有文件约束"
    return [*figures, KeyFigure("责任清单" if scope.is_unit else "清单未制定", value, None, None, about)]


def _grid_words(results: Results, scope: Scope) -> Statement:
    if scope.is_unit or scope.of(results.tables[_TIERS]).is_empty():
        return Statement("")
    posts = scope.of(results.tables[_TIERS]).filter(pl.col("post") != ALL_POSTS, pl.col("unmet") > 0)
    if posts.is_empty():
        return Statement("已判断的都做到了" if _whole(results, scope)["met"].sum() else "还没有可判断的")
    worst = posts.sort("unmet", descending=True, maintain_order=True).row(0, named=True)
    who = worst["tier"] + ("集体" if worst["post"] == BODY else f"的{worst['post']}")
    return Statement(f"没做到最多的是{who}（{worst['unmet']}项次）", "；“待接入”的岗位还没有数据，不计入")


def _lines(results: Results, scope: Scope) -> pl.DataFrame:
    """A unit a row: done of judged by tier, and its list; not of whom nothing binds or tells."""
    lists = {row["org_id"]: row for row in results.tables[_LISTS].to_dicts()}
    made = []
    for org_id, tiers in scope.of(results.tables[_UNITS]).group_by("org_id", maintain_order=True):
        rows, own = tiers.to_dicts(), lists[org_id[0]]
        if scope.is_unit or any(row["binds"] for row in rows) or own["state"] != ListState.NOT_TOLD:
            cells = {f"tier_{at}": counts_words(row) for at, row in enumerate(rows)}
            head = {name: rows[0][name] for name in OfUnit.column_names()}
            made.append({**head, **cells, "list": _list_state(own)})
    return pl.DataFrame(made, schema=_LINE.create_empty().schema)


def _units_words(results: Results, scope: Scope) -> Statement:
    rows = _lines(results, scope)
    if rows.is_empty():
        return Statement("")
    if scope.is_unit:
        return _state(results, scope)
    bound = scope.of(results.tables[_UNITS]).filter("binds")["org_id"].n_unique()
    return Statement(f"{bound}家单位有文件约束的指标；各级为做到的占已判断的，“参照”为没有文件约束")


def _beside(results: Results, scope: Scope, *_codes: str) -> pl.DataFrame:
    return scope.of(results.tables[_UNITS]).filter("below_half")


def _beside_words(results: Results, scope: Scope) -> Statement:
    """What does not fit the lists: issued and little done; missing and full marks."""
    rows, lists = _beside(results, scope), scope.of(results.tables[_LISTS])
    full = lists.filter("full_marks")["name"].to_list()
    parts = []
    if rows.height:
        alone = rows.filter(pl.col("met") + pl.col("unmet") == 1).height
        few = f"，其中{alone}处只有一项可判断" if alone else ""
        parts.append(
            f"清单已制定而有一级做到率不到一半的{rows['org_id'].n_unique()}家（{rows.height}处{few}）"
        )
    if full:
        parts.append(f"清单未制定而考评要素该项满分的{len(full)}家（{name_tied(full, '家')}）")
    return Statement("；".join(parts) + "，建议核对" if parts else "")


def _reminders(results: Results) -> list[Reminder]:
    """The lists that are missing where a document asks for one."""
    owing = lists_owed(results.tables[_LISTS])["org_id"]
    return [Reminder(org_id, "三级四岗责任清单未制定", state=MatterState.OWED) for org_id in owing]


_LINES = tuple(name for name in _LINE.column_names() if name not in ("org_id", "official_order"))
_NUMBERS = ("numbers", "units", "owed", "met", "unmet", "incomplete", "unreported", "met_share")
_COLUMNS = ("tier", "post", *_NUMBERS)
_CHECKED = ("name", "league", "tier", "met", "unmet", "met_share")
SYSTEM = System(
    name="duty_tiers",
    title="三级四岗",
    chapter=Chapter.CONDUCTED,
    menu=Menu.DUTIES,
    about=(
        "把量化指标、支部观摩、组织生活检查、三级述职、换届和岗位台账、问题台账里有文件约束的，按三级四岗归到该做的那一级、那个岗位；一个单位一项指标算一次，"
        "先加总再求比例。哪项属于谁，除洛阳意见写明的以外待工委确认。"
        + "".join(f"{why}、不计的：{'、'.join(labels)}。" for why, labels in _NOT_COUNTED.items())
    ),
    headline=_state,
    key_figures=_key_figures,
    findings=(
        Finding("standing", _TIERS, _state, Where.SAID | Where.TEMPLATE, title="三级四岗"),
        Finding("grid", _TIERS, _grid_words, Where.PAGE | Where.SHEET | Where.TEMPLATE,
                title="各级各岗的做到数与已判断数", unit="项次",
                chart=lambda results, scope: grid(scope.of(results.tables[_TIERS]), TIERS, _COUNTED),
                columns=_COLUMNS, is_wide=True),
        Finding("units", _UNITS, _units_words, Where.PAGE | Where.UNIT | Where.ANNEX,
                title="各单位逐级做到数（按固定顺序，不排名）", unit="见各行", rows=_lines,
                schema=_LINE, columns=_LINES, leads_to=LeadsTo.UNIT, is_wide=True),
        Finding("beside", _LISTS, _beside_words, Where.PAGE | Where.TEMPLATE,
                title="清单已制定而做到率不到一半的", unit="项次", rows=_beside, schema=RESULTS[1].schema,
                columns=_CHECKED, leads_to=LeadsTo.UNIT, is_wide=True),
    ),
    definitions=INDICATORS,
    matter="三级四岗责任清单",
    reminders=_reminders,
    records=_TIERS,
)  # fmt: skip
