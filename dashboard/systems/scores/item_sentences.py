"""What the page of the items says of points lost, items not reviewed and evidence missing."""

import polars as pl

from analytics import reference
from analytics.base.periods import Grain
from analytics.results import Results
from analytics.systems.reporting.coverage import ReviewState
from analytics.systems.reporting.gaps import Gap
from analytics.systems.reporting.reminders import Due
from analytics.systems.reporting.reporting import ending_in
from analytics.systems.scores.item_losses import ItemLoss
from dashboard.base.display import period_name, word
from dashboard.kit.few_names import name_tied
from dashboard.kit.statement import KeyFigure, Statement
from dashboard.systems.scores import item_matrix, item_pareto
from dashboard.systems.scores.item_words import Items

_LOSSES = ItemLoss.columns()
_MOST_NAMES = 3


def indicators(results: Results, league: str) -> list[KeyFigure]:
    """Units reviewed, points lost, evidence missing and reminders of the league."""
    covered = _of(results, "coverage", league)
    reviewed = covered.filter(pl.col("review_state") != ReviewState.NONE)
    lost = item_pareto.losing_items(results, league)["lost"].sum()
    evidence, reminders = (_of(results, name, league) for name in ("evidence_missing", "reminders"))
    known = _has_self_checks(results, league)
    return [
        KeyFigure(
            "已审核单位",
            f"{reviewed.height}/{covered.height}",
            _how_far(results, league),
        ),
        KeyFigure(
            "全组失分合计",
            word(int(lost), _LOSSES["lost"]) if reviewed.height else Items.UNKNOWN,
            "只计已审核要素" if reviewed.height else None,
        ),
        KeyFigure(
            "缺支撑材料",
            f"{evidence.height}项" if known else Items.UNKNOWN,
            "{count}个单位".format(count=evidence["org_id"].n_unique()) if known else None,
        ),
        KeyFigure(
            "待提醒",
            f"{reminders.height}条",
            "其中已到期{due}条".format(due=reminders.filter(pl.col("due") == Due.PAST).height),
        ),
    ]


def notes(results: Results, league: str) -> list[str]:
    """Which review is shown, why units have no places, and who was reviewed under another version."""
    period = results.period
    half = period_name(period.last_half.code)
    said = []
    if period.grain == Grain.YEAR:
        said.append(f"失分取{half}的审核评分（全年以下半年审核为准，待工委确认）。")
    elif period.grain != Grain.HALF:
        said += [f"失分取{half}的审核评分：{period_name(period.code)}没有单独的审核。", Items.NO_PLACES]
    if league not in reference.ranked_leagues():
        said.append(f"{league}单位仅供参照，不排名次，只按规定顺序排列。")
    strange = item_matrix.of_other_version(results, league)["name"].to_list()
    version = item_matrix.item_rows(results, league)["rubric_version"].max()
    if strange:
        said.append(Items.OTHER_VERSION.format(names=_join_names(strange), version=version))
    return said


def which(results: Results, league: str, dimension: str) -> str:
    """The items chosen in words."""
    return item_matrix.dimensions(results, league).get(dimension, Items.ALL)


def items_by_number(results: Results, league: str, dimension: str) -> list[str]:
    """The names behind the numbers over the columns of the matrix, where there is one."""
    items = item_matrix.item_rows(results, league, dimension).select("item_no", "label").iter_rows()
    named = [Items.ITEM_HEADING.format(number=number, label=label) for number, label in items]
    words = which(results, league, dimension)
    return [f"{words}：{Items.AND.join(named)}。"] if named else []


def matrix(results: Results, league: str, dimension: str) -> Statement:
    """What the units lost together, on which item most, and how many still wait."""
    cells = item_matrix.cells(results, league, dimension)
    items = item_matrix.item_rows(results, league, dimension)
    if items["lost"].count() == 0:
        nobody = _of(results, "rankings", league).is_empty()
        return (Items.MATRIX_NOBODY if nobody else Items.MATRIX_NONE).fill(league=league)
    units = item_matrix.units(cells, item_matrix.PLACE)
    scored = units.join(cells.filter(pl.col("lost").is_not_null()), on="org_id", how="semi")
    waiting = units.filter(pl.col("waiting") > 0).height
    dearest = items.sort("lost", "item_no", descending=[True, False], nulls_last=True).row(0, named=True)
    tied = items.filter(pl.col("lost") == dearest["lost"]).height
    template = Items.MATRIX_SOME if tied == 1 else Items.MATRIX_TIED
    if not dearest["lost"]:
        template = "{league}{units}个已审核单位{which}都没有失分"
    if dearest["lost"] and scored.height == 1:
        template = "{league}只有{name}1个单位已审核，{which}共失{lost}分，没有可比的同类单位"
    told = template.format(
        league=league,
        name=scored["name"][0],
        units=scored.height,
        which=which(results, league, dimension),
        lost=word(int(items["lost"].sum()), _LOSSES["lost"]),
        item=_item(dearest),
        items=tied,
        most=word(dearest["lost"], _LOSSES["lost"]),
    )
    return Statement(told + (f"；{waiting}个单位还有未审核要素" if waiting else ""))


def review_progress(results: Results, league: str, dimension: str) -> Statement:
    """Who lost most of the units reviewed in full, where units are ranked, and how many wait."""
    units = item_matrix.units(item_matrix.cells(results, league, dimension), item_matrix.TOTAL)
    whole = units.filter(pl.col("total").is_not_null())
    if units.is_empty():
        return Items.MATRIX_NOBODY.fill(league=league)
    every = "{league}{units}个单位都已审核完" if whole.height == units.height else Items.TABLE_WHOLE
    words = every if whole.height else "{league}{units}个单位都还没有审核完"
    told = words.format(league=league, units=units.height, whole=whole.height)
    if whole.height < 2 or not whole["total"][0] or league not in reference.ranked_leagues():
        return Statement(told)
    if whole["total"].n_unique() == 1:
        return Statement(told + f"；各单位失分合计相同（{word(whole['total'][0], _LOSSES['lost'])}分）")
    most = whole.filter(pl.col("total") == pl.col("total").max())["name"].to_list()
    lost = word(whole["total"][0], _LOSSES["lost"])
    return Statement(told + f"；其中失分合计最多的是{_join_names(most)}（{lost}分）")


def few(results: Results, league: str) -> str:
    """How few items make up most of what was lost; or that nothing was."""
    drawn, everything = item_pareto.dearest(results, league), item_matrix.item_rows(results, league)
    if drawn.is_empty():
        reviewed = everything["lost"].count() > 0
        return (Items.PARETO_NOTHING if reviewed else Items.PARETO_NONE).format(league=league)
    return "{league}{all}项要素中，{count}项占了全部失分的{share}".format(
        league=league,
        all=everything.height,
        count=drawn.height,
        share=word(drawn["cumulative_share"][-1], _LOSSES["cumulative_share"]),
    )


def pareto(results: Results, league: str) -> str:
    """How few items make up most of what was lost, and the dearest of them."""
    drawn = item_pareto.dearest(results, league)
    if drawn.is_empty():
        return few(results, league)
    first = drawn.row(0, named=True)
    tied = drawn.filter(pl.col("lost") == first["lost"]).height
    return (Items.PARETO_TIED if tied > 1 else "{few}；失分最多的是{item}（{lost}分，占{part}）").format(
        few=few(results, league),
        item=_item(first),
        items=tied,
        lost=word(first["lost"], _LOSSES["lost"]),
        part=word(first["share"], _LOSSES["share"]),
    )


def unreviewed_rows(results: Results, league: str) -> pl.DataFrame:
    """What of the league waits for the reviewers: whole half-years and single items."""
    kinds = [Gap.REVIEW.value, Gap.ITEM.value]
    return _of(results, "missing", league).filter(pl.col("gap").is_in(kinds))


def unreviewed_counts(results: Results, league: str) -> Statement:
    """How many units wait with the whole card, and how many with single items."""
    rows = unreviewed_rows(results, league)
    all_units = _of(results, "coverage", league).height
    if not all_units:
        return Items.MATRIX_NOBODY.fill(league=league)
    if rows.is_empty():
        return Statement(_nothing_waits(results, league))
    cards = rows.filter(pl.col("gap") == Gap.REVIEW)["org_id"].n_unique()
    items = rows.filter(pl.col("gap") == Gap.ITEM)
    parts = [f"{cards}个单位报了半年材料而没有审核评分"] if cards else []
    if items.height:
        parts.append(
            "{units}个单位共{count}项要素未审核".format(units=items["org_id"].n_unique(), count=items.height)
        )
    units = rows["org_id"].n_unique()
    return Statement(f"{league}{units}个单位有待审核内容：{Items.AND.join(parts)}")


def evidence(results: Results, league: str) -> Statement:
    """How many points are claimed without evidence; whose most only where units are ranked."""
    rows = _of(results, "evidence_missing", league)
    if not _has_self_checks(results, league) and rows.is_empty():
        return Items.EVIDENCE_UNKNOWN.fill(league=league)
    if rows.is_empty():
        return Statement(f"{league}单位给了自评分的要素都有支撑材料")
    told = Items.EVIDENCE_SOME.format(league=league, units=rows["org_id"].n_unique(), count=rows.height)
    if league not in reference.ranked_leagues():
        return Statement(told)
    counts = rows.group_by("name", maintain_order=True).len("count")
    most = counts.filter(pl.col("count") == pl.col("count").max())
    each = "{count}项".format(count=most["count"][0])
    return Statement(told + Items.EVIDENCE_MOST.format(names=_join_names(most["name"].to_list()), most=each))


def _nothing_waits(results: Results, league: str) -> str:
    """That all is reviewed; that nothing was submitted; or where to look when no half-year ends here."""
    states = _of(results, "coverage", league)["review_state"]
    if (states == ReviewState.DONE).all():
        return f"{league}{states.len()}个单位的适用要素都已审核"
    if ending_in(results.period, Grain.HALF):
        return f"{league}单位本期没有待审核的半年材料"
    half = period_name(results.period.last_half.code)
    return f"{period_name(results.period.code)}没有应报的半年报送，待审核内容见{half}"


def _how_far(results: Results, league: str) -> str:
    """Of the review shown: who has it in part, who not at all; or that nothing waits for it yet."""
    states = _of(results, "coverage", league)["review_state"]
    partly, unreviewed = (int((states == state).sum()) for state in (ReviewState.PARTLY, ReviewState.NONE))
    if partly:
        return f"{partly}个只审核了一部分"
    if unreviewed == states.len() and unreviewed_rows(results, league).is_empty():
        return "没有待审核的半年材料"
    return f"{unreviewed}个没有审核评分" if unreviewed else "没有未审核要素"


def _of(results: Results, table: str, league: str) -> pl.DataFrame:
    return results.tables[table].filter(pl.col("league") == league)


def _has_self_checks(results: Results, league: str) -> bool:
    return bool(_of(results, "coverage", league)["months_reported"].sum())


def _item(row: dict) -> str:
    return "第{number}项“{label}”".format(number=row["item_no"], label=row["label"])


def _join_names(names: list[str]) -> str:
    return name_tied(names, "个单位", _MOST_NAMES)
