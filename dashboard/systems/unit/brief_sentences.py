"""What only the brief of a unit says: what it could gain, what to see to, which branches come first."""

import polars as pl

from analytics.results import Results
from dashboard.base.display import period_name, word
from dashboard.kit.few_names import few
from dashboard.kit.statement import Scope
from dashboard.systems.reporting import sentences
from dashboard.systems.scores import loss_map
from dashboard.systems.scores.item_words import Items
from dashboard.systems.unit import unit_names
from dashboard.systems.unit.brief_words import Brief
from dashboard.systems.unit.score_figures import lost_items
from dashboard.systems.weak_branches.findings import WORK

_MOST = 3  # items named
_REMINDERS_ROOM, _WORK_ROOM = 150, 100  # characters


def gains(results: Results, org_id: str) -> str:
    """The three items with the greatest loss rates; how many more have that of the last; or that none did."""
    lost = lost_items(results, org_id)
    if lost.is_empty():
        reviewed = unit_names.rows(results, "items", org_id)["lost"].count()
        return "已审核的要素都没有失分" if reviewed else "还没有审核评分，提分空间无从判断"
    named = lost.head(_MOST)
    items = "、".join(
        "第{number}项“{label}”（{rate}，失{lost}分）".format(
            number=row["item_no"],
            label=row["label"],
            rate=word(row["loss_rate"], loss_map.RATE),
            lost=word(row["lost"], loss_map.POINTS),
        )
        for row in named.iter_rows(named=True)
    )
    tied = lost[_MOST:].filter(pl.col("loss_rate") == named["loss_rate"][-1]).height
    more = f"；另有{tied}项失分率与末一项相同" if tied else ""
    total = word(sum(named["lost"].to_list()), loss_map.POINTS)
    return f"失分率最高的{named.height}项要素：{items}，合计{total}分" + more


def reminders(results: Results, org_id: str) -> str:
    """The reminders in their order, those alike put together; the rest counted; or that there are none."""
    league = unit_names.row(results, "rankings", org_id)["league"]
    lines = sentences.lines(results, league).filter(pl.col("org_id") == org_id)
    if lines.is_empty():
        return "没有需要提醒的事项"
    alike = lines.group_by("what", "due", "whom", maintain_order=True).agg("period").rows()
    said = [
        "{what}（{periods}，{due}）".format(
            what=what if whom == Items.TO_UNIT else f"（此条由工委办理）{what}",
            periods="、".join(map(period_name, periods)),
            due=due,
        )
        for what, due, whom, periods in alike
    ]
    named = few(said, _REMINDERS_ROOM)
    left = lines.height - sum(len(periods) for *_, periods in alike[: len(named)])
    more = [f"另有{left}条，见提醒清单"] if left else []
    return f"提醒事项：{Brief.GAP.join([*named, *more])}"


def work(results: Results, org_id: str) -> str:
    """The unit's open branches in the order of work with kind and reason; empty where there are none."""
    rows = WORK.rows_of(results, Scope(org_id, org_id, is_unit=True))
    if rows.is_empty():
        return ""
    said = [
        "{name}（{kind}，{reason}）".format(**row)
        for row in rows.select("name", "kind", "reason").iter_rows(named=True)
    ]
    named = few(said, _WORK_ROOM)
    words = f"先办：{Brief.WORK_GAP.join(named)}"
    left = rows.height - len(named)
    return words + (f"，另有{left}个" if left else "")
