"""What is said of rounds of several tiers: who was heard by both, who by one, who is still awaited."""

from dataclasses import dataclass

import polars as pl

from analytics.kit import tier_rounds
from analytics.kit.matters import MatterState
from analytics.kit.verdict_spread import UNCOMPARED, WITHIN
from analytics.results import Results
from dashboard.base.display import day_name, percent_value, share_of
from dashboard.base.labels import safe
from dashboard.base.looks import Colour, Look, Marks, Pattern
from dashboard.base.shortening import short_names
from dashboard.kit.chart import Axis, Categories, Chart, Panel, Series, SeriesKind, Together
from dashboard.kit.few_names import name_tied
from dashboard.kit.statement import KeyFigure, Scope, Statement
from dashboard.kit.system import Reminder

_BAR, _ROW = 62, 26  # pixels a tier, a unit
_MOST_DRAWN = 20  # units


@dataclass(frozen=True, eq=False)
class TierNouns:
    """name: of its tables, verdicts the one of how they are spread; went: what is done (述职)."""

    name: str
    went: str
    verdicts: str
    best: str

    def rows(self, results: Results, scope: Scope) -> pl.DataFrame:
        """The tiers of a scope."""
        return scope.of(results.tables[f"{self.name}_by_{'unit' if scope.is_unit else 'tier'}"])


def tiers(nouns: TierNouns, results: Results, scope: Scope) -> str:
    """Tier by tier how many were heard by both, of which year and as of which day; empty without records."""
    rows = nouns.rows(results, scope).to_dicts()
    if not rows:
        return ""
    year, day = int(rows[0]["year"]), rows[0]["as_of"]
    closing = tier_rounds.closes(year)
    until = "" if day >= closing else f"，{day_name(closing)}截止"
    whole = "、".join(_tier(nouns, row, scope) for row in rows)
    rest = (
        "、".join(f"{row['tier']}{word}{row[name]}个" for row in rows if row[name])
        for name, word in (
            ("half", f"只向一方{nouns.went}"), ("left", f"没有{nouns.went}"), ("awaited", "待报")
        )
    )  # fmt: skip
    told = "；".join(filter(None, (whole, *rest)))
    return scope.before(f"{year}年度三级{nouns.went}（截至{day_name(day)}{until}）：{told}")


def _tier(nouns: TierNouns, row: dict, scope: Scope) -> str:
    if row["population"]:
        return f"{row['tier']}{row['both']}/{row['population']}"
    return f"{row['tier']}不适用" if scope.is_unit else f"{row['tier']}没有应{nouns.went}的"


def key_figures(nouns: TierNouns, results: Results, scope: Scope) -> list[KeyFigure]:
    """A tier each."""
    figures = []
    for row in nouns.rows(results, scope).to_dicts():
        count = row["population"]
        share = share_of(row["both"], count, 0, 1) if count else None
        half = f"，只向一方{nouns.went}{row['half']}个" if row["half"] else ""
        about = f"{row['both']}/{count}个{half}" if count else None
        figures.append(KeyFigure(f"{row['tier']}两方都{nouns.went}", share or "不适用", about=about))
    return figures


def tiers_chart(nouns: TierNouns, results: Results, scope: Scope) -> Chart:
    """A bar a tier: by both, by one, by nobody yet."""
    rows = nouns.rows(results, scope).filter(pl.col("population") > 0)
    if rows.is_empty():
        return Chart(none=f"没有{nouns.went}记录")
    nobody = "没有" if tier_rounds.closes(int(rows["year"][0])) <= rows["as_of"][0] else "待报"
    parts = (
        ("两方都已" + nouns.went, pl.col("both"), Look(Colour.MET, pattern=Pattern(""))),
        ("只向一方" + nouns.went, pl.col("half"), Look(Colour.SOME, pattern=Pattern("/", is_over=True))),
        (nobody, pl.col("left") + pl.col("awaited"), Look(Colour.NEUTRAL, pattern=Pattern("."))),
    )
    bars = tuple(
        Series(name, SeriesKind.BAR, tuple(counts), look, hover=tuple(f"{count}个" for count in counts))
        for name, counted, look in parts
        for counts in (rows.select(counted).to_series().to_list(),)
    )
    names = Categories(
        tuple(rows["tier"]),
        ticks=tuple(rows["tier"]),
        right=tuple(f"{both}/{count}" for both, count in rows.select("both", "population").iter_rows()),
        room=(0.5, 0.5), is_down=True, is_given=True, is_plain=True,
    )  # fmt: skip
    return Chart(
        (Panel(names, bars, Axis("占比（%）", from_zero=True, has_grid=True)),),
        height=110 + _BAR * rows.height, together=Together.SHARES, is_legend_above=True,
        is_legend_in_order=True,
    )  # fmt: skip


def bodies_left(nouns: TierNouns, results: Results, scope: Scope) -> pl.DataFrame:
    """The bodies that were not heard by both, and whose they are."""
    rows = scope.of(results.tables[nouns.name]).filter(
        pl.col("state").is_in([tier_rounds.HALF, tier_rounds.NOT_REACHED, tier_rounds.AWAITED])
    )
    units = results.tables[f"{nouns.name}_by_unit"].unique("org_id").select(unit_id="org_id", unit="name")
    return rows.join(units, on="unit_id", how="left", maintain_order="left").select(
        "unit", pl.exclude("unit")
    )


def left_words(nouns: TierNouns, results: Results, scope: Scope) -> Statement:
    """How many are not heard by both; nothing where nothing was written down."""
    if not nouns.rows(results, scope).height:
        return Statement("")
    rows = bodies_left(nouns, results, scope)
    whose = "" if scope.is_unit else f"，涉及{rows['unit_id'].n_unique()}家单位"
    words = f"还没有向两方都{nouns.went}的组织{rows.height}个{whose}"
    return Statement(words if rows.height else f"都已向两方{nouns.went}")


def outside(nouns: TierNouns, results: Results, scope: Scope) -> pl.DataFrame:
    """The units whose share of the best word lies outside the limits of their league."""
    rows = scope.of(results.tables[nouns.verdicts])
    return rows.filter(~pl.col("place").is_in([WITHIN, UNCOMPARED]))


def spread_words(nouns: TierNouns, results: Results, scope: Scope) -> Statement:
    """Who judges otherwise than the units of its league; said to nobody but the committee."""
    rows = scope.of(results.tables[nouns.verdicts])
    compared = rows.filter(pl.col("place") != UNCOMPARED).height
    if rows.is_empty() or scope.is_unit:
        return Statement("")
    if not compared:
        return Statement(f"{rows.height}家单位的支部评议结果可看，家数不足，不与同组比较")
    far = outside(nouns, results, scope)
    high = far.filter(pl.col("share") > pl.col("pooled"))["name"].to_list()
    low = far.filter(pl.col("share") < pl.col("pooled"))["name"].to_list()
    parts = [
        f"评{nouns.best}的占比高于同组界限的{len(high)}家（{name_tied(high, '家')}）" if high else "",
        f"低于同组界限的{len(low)}家（{name_tied(low, '家')}）" if low else "",
    ]
    told = "，".join(filter(None, parts))
    words = f"{told}，建议了解掌握的尺度" if told else f"评{nouns.best}的占比都在同组界限内"
    return Statement(f"{compared}家单位中，{words}")


def spread_chart(nouns: TierNouns, results: Results, scope: Scope) -> Chart:
    """The units outside the limits: the share of the best word, and between which limits it would lie."""
    rows = outside(nouns, results, scope).head(_MOST_DRAWN)
    if rows.is_empty():
        return Chart(none="没有超出同组界限的单位")
    shares, low, high = (
        tuple(percent_value(share, 0, 1) for share in rows[name]) for name in ("share", "low", "high")
    )
    hover = tuple(
        f"{safe(row['name'])}<br>{row['best']}/{row['judged']}个评为{nouns.best}，{row['place']}"
        for row in rows.to_dicts()
    )
    codes = tuple(rows["org_id"])
    within = Series("95%界限", SeriesKind.RANGE, low, Look(Colour.MUTED, width=3), ends=high)
    marks = Series(
        f"评{nouns.best}的占比", SeriesKind.MARKS, shares, Look(Colour.MISSED, marks=Marks("diamond", 10)),
        hover=hover, codes=codes,
    )  # fmt: skip
    names = Categories(
        codes, names=tuple(rows["name"]), ticks=tuple(map(safe, short_names(rows["name"]))),
        right=tuple(f"{row['best']}/{row['judged']}" for row in rows.to_dicts()),
        room=(0.5, 0.5), is_down=True, is_given=True,
    )  # fmt: skip
    return Chart(
        (Panel(names, (within, marks), Axis("占有结果支部的比例（%）", ends=(0, 105), has_grid=True)),),
        height=130 + _ROW * rows.height, is_legend_above=True,
    )  # fmt: skip


def reminders(nouns: TierNouns, results: Results) -> list[Reminder]:
    """From December on: whom a document asks, and as a yardstick all others that give account at all."""
    rows = results.tables[f"{nouns.name}_by_unit"]
    due = tier_rounds.due_rows(rows, results.counted_on).with_columns(
        left=pl.col("population") - pl.col("both")
    )
    found = []
    for (org_id,), own in due.group_by("org_id", maintain_order=True):
        told = "、".join(f"{tier}{count}个" for tier, count in own.select("tier", "left").iter_rows())
        closes = tier_rounds.closes(int(own["year"][0]))
        asked = MatterState.OWED if own["as_of"][0] >= closes else MatterState.AHEAD
        state = asked if own["binds"][0] else MatterState.YARDSTICK
        words = f"{own['year'][0]}年度还没有向上级、向本级都{nouns.went}的：{told}"
        found.append(Reminder(org_id, words, due=closes, state=state))
    return found
