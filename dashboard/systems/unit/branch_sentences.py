"""The branches of a unit, in words."""

import polars as pl

from analytics.results import Results
from analytics.systems.stars.stars import StarsByUnit
from analytics.systems.stars.unit_branches import LedgerState
from dashboard.base.display import word
from dashboard.kit.statement import KeyFigure
from dashboard.systems.reporting import reporting_sentences
from dashboard.systems.unit import unit_names
from dashboard.systems.unit.branch_words import UnitBranches
from dashboard.systems.unit.words import UnitFile

_STARS = StarsByUnit.columns()


def branches_of(results: Results, org_id: str) -> pl.DataFrame:
    """The unit's branches: open on the ledger first, then by stars and rate from low to high."""
    order = {state.value: place for place, state in enumerate(LedgerState)}
    open_first = pl.col("ledger").replace_strict(order, default=None, return_dtype=pl.Int64)
    still_open = pl.col("ledger").is_in([LedgerState.OVERDUE.value, LedgerState.OPEN.value]).fill_null(False)
    rows = results.tables["unit_branches"].filter(pl.col("unit_id") == org_id)
    return rows.sort(
        ~still_open, pl.when(still_open).then(open_first), "stars", "rate", "org_id", nulls_last=True
    )


def indicators(results: Results, org_id: str) -> list[KeyFigure]:
    """How many branches, the five-star share, low-star ones, those open on the ledger, cards come."""
    stars, ledger, covered = (
        unit_names.row(results, table, org_id) for table in ("stars_by_unit", "ledger_by_unit", "coverage")
    )
    overdue = ledger["overdue"]
    return [
        *_star_figures(stars),
        KeyFigure(
            "未销号后进支部",
            UnitBranches.COUNT.format(count=ledger["open"]),
            f"超期{overdue}个" if overdue else "无超期",
            not overdue,
        ),
        KeyFigure(
            "支部评分已报",
            "{come}/{due}个".format(come=covered["branch_cards"], due=covered["branches"])
            if reporting_sentences.cards_due(results, org_id)
            else "本期无应报",
        ),
    ]


def without(results: Results, org_id: str) -> str:
    """That the unit has no branches; or that an older edition does not list them."""
    if unit_names.row(results, "stars_by_unit", org_id)["branches"]:
        return UnitFile.OLDER
    return f"{unit_names.name(results, org_id)}期末没有支部，属单列情形：不计算五星支部占比。"


def branches(results: Results, org_id: str) -> str:
    """The counts of the table."""
    stars, ledger = (unit_names.row(results, table, org_id) for table in ("stars_by_unit", "ledger_by_unit"))
    words = UnitBranches.HEADLINE_NOT_RATED if stars["reached"] is None else "{name}有{all}个支部：{parts}"
    counts = [stars["five_star"], stars["low_star"], stars["unrated"], ledger["open"]]
    first = len(counts) - 1 if stars["reached"] is None else 0  # no stars yet
    return words.format(name=stars["name"], all=stars["branches"], parts=_parts(counts, first))


def _parts(counts: list[int], first: int) -> str:
    """How many there are of each kind, then the kinds of which there is none."""
    kinds = list(zip(counts, UnitBranches.SOME, UnitBranches.NONE, strict=True))[first:]
    some = [words.format(count=count) for count, words, _ in kinds if count]
    none = UnitBranches.KINDS.join(kind for count, _, kind in kinds if not count)
    return UnitBranches.PARTS.join([*some, *([f"没有{none}"] if none else [])])


def not_here(results: Results, org_id: str, branch: str) -> str:
    """Why the branch of a link is not shown: of another unit, or of none that stands."""
    found = unit_names.rows(results, "unit_branches", branch)
    if found.is_empty():
        return f"链接里的支部代码“{branch}”，本期在册支部里没有。请从下表点选一个支部。"
    row = found.row(0, named=True)
    return UnitBranches.ELSEWHERE.format(
        branch=row["name"],
        unit=unit_names.name(results, row["unit_id"]),
        name=unit_names.name(results, org_id),
    )


def ledger_of(results: Results, org_id: str) -> pl.DataFrame:
    """The entries of the unit's branches, open ones first, the longest open on top."""
    return (
        results.tables["ledger"]
        .filter(pl.col("unit_id") == org_id)
        .sort("is_open", "days_open", "org_id", descending=[True, True, False])
    )


def ledger(results: Results, org_id: str) -> str:
    """How many entries there are, open, overdue and cleared."""
    rows = ledger_of(results, org_id)
    if rows.is_empty():
        return (
            f"{unit_names.name(results, org_id)}期末在册的支部在后进支部台账上没有记录。"  # others moved away
        )
    still, overdue = rows.filter("is_open").height, rows.filter("is_overdue").height
    cleared = rows.height - still
    words = UnitBranches.LEDGER_SOME if cleared else "台账共{all}条，{every}未销号（{late}）"
    return (words if still else "台账共{all}条，{every}已销号").format(
        all=rows.height,
        every="都" if rows.height > 1 else "",
        open=still,
        late=f"其中超期{overdue}条" if overdue else "没有超期的",
        cleared=cleared,
    )


def _star_figures(stars: dict) -> list[KeyFigure]:
    """The five-star share and the low-star branches; neither is known before anyone was rated."""
    if stars["reached"] is None:
        about = "共{all}个支部".format(all=stars["branches"])
        labels = (UnitBranches.FIVE, UnitBranches.LOW)
        return [KeyFigure(label, "尚未评定", about=about) for label in labels]
    short = "还差{count}个".format(count=stars["shortfall"])
    return [
        KeyFigure(
            UnitBranches.FIVE,
            word(stars["share"], _STARS["share"]),
            "达到参照线" if stars["reached"] else short,
            stars["reached"],
            "{five}/{all}个".format(five=stars["five_star"], all=stars["branches"]),
        ),
        KeyFigure(
            UnitBranches.LOW,
            UnitBranches.COUNT.format(count=stars["low_star"]),
            about="一星{one}·二星{two}".format(one=stars["one_star"], two=stars["two_star"]),
        ),
    ]
