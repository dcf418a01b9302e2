"""Duties read by whose they are: the grid of tiers and posts, and a tier in words."""

from collections.abc import Collection, Sequence

import polars as pl

from analytics.kit.duty_posts import ALL_POSTS
from analytics.statistics.suppression import LEAST
from dashboard.base.display import percent_value, share_of
from dashboard.base.labels import safe
from dashboard.base.looks import Colour, Look
from dashboard.kit.chart import Axis, Categories, Chart, HeatMap, Panel, Series, SeriesKind, Together

BODY = "集体"  # the post of what the tier does together
_HEADS = (ALL_POSTS, BODY, "书记", "专职副书记")  # ends of the posts: the columns of the grid
_BANDS = ("50%以下", "50%—80%", "80%以上", "全部做到")
_LIMITS = (49.99, 79.99, 99.99)
_COLOURS = (Colour.LEAST, Colour.LITTLE, Colour.MUCH, Colour.MOST)


def tier_words(row: dict) -> str:
    """A tier and its share, of how many, and of how few units where they are few."""
    if not row["owed"]:
        return f"{row['tier']}没有文件约束的指标"
    units = f"，只涉及{row['units']}家单位" if row.get("units", LEAST) < LEAST else ""
    judged = row["met"] + row["unmet"]
    if row["met_share"] is None:
        done = counted_words(row, "项次") or "还没有做到的"
        return f"{row['tier']}{done}（应做{row['owed']}{units}）"
    return f"{row['tier']}{share_of(row['met'], judged, 0, 1)}（{row['met']}/{judged}项次{units}）"


def counted_words(row: dict, of: str = "") -> str:
    """What is done and what is not, where there is no share; empty where nothing can be said yet."""
    parts = [
        f"{name}{row[column]}{of}" for name, column in (("已做到", "met"), ("未做到", "unmet")) if row[column]
    ]
    return "、".join(parts)


def no_share_word(row: dict) -> str:
    """Why there is no share."""
    if not row["owed"]:
        return "参照"
    return "没有到期" if row["behind"] + row["waiting"] else "未报"


def counts_words(row: dict) -> str:
    """Of a unit and a tier: done of judged, and what is not judged yet."""
    if not row["binds"]:
        return "参照"
    missing, waiting = row["unreported"] + row["incomplete"], row["behind"] + row["waiting"]
    parts = [f"{row['met']}/{row['met'] + row['unmet']}" if row["met"] + row["unmet"] else ""]
    parts += [f"未报、未报全{missing}" if missing else "", f"没有到期{waiting}" if waiting else ""]
    return "，".join(filter(None, parts))


def grid(of_posts: pl.DataFrame, tiers: Sequence[str], counted: Collection[tuple[str, str]]) -> Chart:
    """Tiers down, posts across; done of judged in each, its share as a colour.

    counted: the tier and post of which any data exist.
    """
    rows = {(row["tier"], row["post"]): row for row in of_posts.to_dicts()}
    if not rows:
        return Chart(none="没有记录")
    found = {(tier, _column(post)): row for (tier, post), row in rows.items()}
    lines = [[found.get((tier, post)) for post in _HEADS] for tier in tiers]
    posts = [row for row in rows.values() if row["post"] != ALL_POSTS]
    keys = tuple(f"{row['tier']}·{row['post']}" for row in posts)
    bars = tuple(
        Series(name, SeriesKind.BAR, tuple(float(row[column]) for row in posts), Look(colour))
        for name, column, colour in (("已做到", "met", Colour.MET), ("未做到", "unmet", Colour.MISSED))
    )
    drawn = HeatMap(
        rows=tuple(tiers),
        columns=_HEADS,
        cells=tuple(tuple(_cell(row, counted) for row in line) for line in lines),
        limits=_LIMITS,
        bands=_BANDS,
        hover=tuple(tuple(_hover(row) for row in line) for line in lines),
        signs=tuple(tuple(_sign(row, counted) for row in line) for line in lines),
        looks=_COLOURS,
    )
    panel = Panel(Categories(keys), bars, Axis("项次", is_whole=True))
    return Chart((panel,), together=Together.STACK, grid=drawn)


def _column(post: str) -> str:
    return next((end for end in reversed(_HEADS) if post.endswith(end)), post)


def _cell(row: dict | None, counted: Collection[tuple[str, str]]) -> float | str:
    if row and row["met_share"] is not None:
        return percent_value(row["met_share"], 0, 1)
    return _sign(row, counted)


def _sign(row: dict | None, counted: Collection[tuple[str, str]]) -> str:
    if row is None:
        return ""
    if row["met_share"] is not None:
        return f"{row['met']}/{row['met'] + row['unmet']}"
    if row["owed"]:
        return counted_words(row) or no_share_word(row)
    has_data = row["post"] == ALL_POSTS or (row["tier"], row["post"]) in counted
    return "参照" if has_data else "待接入"


def _hover(row: dict | None) -> str:
    if row is None:
        return "没有这个岗位"
    judged = row["met"] + row["unmet"]
    share = f"，做到率{share_of(row['met'], judged, 0, 1)}" if row["met_share"] is not None else ""
    where = f"{safe(row['tier'])}·{safe(row['post'])}"
    counts = f"应做{row['owed']}，已做到{row['met']}，未做到{row['unmet']}项次{share}"
    return f"{where}<br>{counts}<br>涉及{row['units']}家单位"
