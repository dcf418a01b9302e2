"""What is said of terms and posts: over, soon, unknown; of what is over, how much a document forbids."""

from collections.abc import Mapping

import polars as pl

from dashboard.base.display import period_name
from dashboard.kit.few_names import name_tied

FREE = "没有文件约束，只作参照"
COUNTED = (
    "bodies", "terms_unknown", "terms_over", "terms_extended", "terms_extended_long", "terms_soon",
    "terms_over_binding", "seats", "seats_unknown", "vacant", "vacant_soon", "vacant_over",
    "vacant_over_binding", "terms_in_post", "rotation", "no_discipline",
)  # fmt: skip


def of_terms(told: Mapping[str, int]) -> tuple[str, ...]:
    """Clauses of bodies, some empty: past their term, soon so, never written down."""
    if not told["bodies"]:
        return ("没有换届记录",)
    past = told["terms_over"] + told["terms_extended"]
    allowed = f"已批准延期{told['terms_extended']}个" if told["terms_extended"] else ""
    longer = f"延期超过一年{told['terms_extended_long']}个" if told["terms_extended_long"] else ""
    binding = _how_bound(told["terms_over"], told["terms_over_binding"], "没有批准延期的")
    inside = "，".join(filter(None, (allowed, longer, binding)))
    over = f"任期已满而没有换届的{past}个党组织" + (f"（其中{inside}）" if inside else "")
    return (
        over if past else "没有任期已满而没有换届的党组织",
        f"未来半年届满{told['terms_soon']}个" if told["terms_soon"] else "",
        f"没有换届记录{told['terms_unknown']}个，不当作按期" if told["terms_unknown"] else "",
    )


def of_posts(told: Mapping[str, int]) -> tuple[str, ...]:
    """Clauses of posts, some empty: empty too long, unknown, held too often or too long."""
    if not told["seats"]:
        return ("没有岗位记录",)
    binding = _how_bound(told["vacant_over"], told["vacant_over_binding"], "")
    inside = f"（{binding}）" if binding else ""
    over = f"负责人岗位空缺超过6个月的{told['vacant_over']}个{inside}"
    return (
        over if told["vacant_over"] else "没有负责人岗位空缺超过6个月",
        f"负责人岗位没有记录{told['seats_unknown']}个" if told["seats_unknown"] else "",
        f"连任超过两届{told['terms_in_post']}个" if told["terms_in_post"] else "",
        f"同岗满5年应轮岗{told['rotation']}个" if told["rotation"] else "",
        f"未设机关纪委{told['no_discipline']}家机关党委" if told["no_discipline"] else "",
    )


def _how_bound(over: int, binding: int, of: str) -> str:
    """Of what is over, how much a document forbids; the rest is held against a yardstick."""
    if not over:
        return ""
    return f"{of}有文件约束{binding}个" + ("" if binding == over else "，其余只作参照") if binding else FREE


def in_groups(rows: pl.DataFrame) -> str:
    """How many of a list of watched ones are in which state, in its order."""
    counts = rows.group_by("said", maintain_order=True).len().iter_rows()
    return "、".join(f"{said}{count}个" for said, count in counts)


def of_months(rows: pl.DataFrame) -> str:
    """How many will be over in the months told, and in which the most; nothing of no months."""
    counts = rows.select("month", count=pl.col("committees") + pl.col("below"))
    total = int(counts["count"].sum())
    if not total:
        return "今后一年没有任期到期的党组织" if rows.height else ""
    most = counts.filter(pl.col("count") == counts["count"].max())
    months = name_tied([period_name(one) for one in most["month"]], "个月")
    return f"今后一年任期到期{total}个，其中最多的一个月{most['count'][0]}个（{months}）"


def of_vacancies(told: Mapping[str, int]) -> str:
    """How many posts are empty, too long or soon so."""
    if not told["vacant"]:
        return "没有空缺的负责人岗位" if told["seats"] else ""
    soon = f"，满3个月、没有超过6个月的{told['vacant_soon']}个" if told["vacant_soon"] else ""
    over = f"其中超过6个月的{told['vacant_over']}个" if told["vacant_over"] else "没有超过6个月的"
    return f"空缺的负责人岗位{told['vacant']}个，{over}{soon}"
