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
from dashboard.kit.finding import KeyFigure, Statement
from dashboard.systems.scores import item_matrix, item_pareto
from dashboard.systems.scores.item_words import Items

_LOSSES = ItemLoss.columns()
_MOST_NAMES = 3


def indicators(results: Results, league: str) -> list[KeyFigure]:
    """Units reviewed, points lost, evidence missing and reminders of the league."""
    covered = _of(results, "coverage", league)
    reviewed = covered.filter(pl.col("review_state") != ReviewState.NONE)
    lost = item_pareto.losing(results, league)["lost"].sum()
    evidence, reminders = (_of(results, name, league) for name in ("evidence_missing", "reminders"))
    known = _has_self_checks(results, league)
    return [
        KeyFigure(
            Items.REVIEWED,
            Items.OUT_OF.format(count=reviewed.height, all=covered.height),
            _how_far(results, league),
        ),
        KeyFigure(
            Items.LOST,
            word(int(lost), _LOSSES["lost"]) if reviewed.height else Items.UNKNOWN,
            Items.LOST_ABOUT if reviewed.height else None,
        ),
        KeyFigure(
            Items.EVIDENCE_COUNT,
            Items.THINGS.format(count=evidence.height) if known else Items.UNKNOWN,
            Items.EVIDENCE_ABOUT.format(count=evidence["org_id"].n_unique()) if known else None,
        ),
        KeyFigure(
            Items.REMINDERS_COUNT,
            Items.LINES.format(count=reminders.height),
            Items.REMINDERS_ABOUT.format(due=reminders.filter(pl.col("due") == Due.PAST).height),
        ),
    ]


def notes(results: Results, league: str) -> list[str]:
    """Which review is shown, why units have no places, and who was reviewed under another version."""
    period = results.period
    half = period_name(period.last_half.code)
    said = []
    if period.grain == Grain.YEAR:
        said.append(Items.YEAR.format(half=half))
    elif period.grain != Grain.HALF:
        said += [Items.OTHER_PERIOD.format(half=half, period=period_name(period.code)), Items.NO_PLACES]
    if league not in reference.ranked_leagues():
        said.append(Items.REFERENCE.format(league=league))
    strange = item_matrix.of_other_version(results, league)["name"].to_list()
    version = item_matrix.item_rows(results, league)["rubric_version"].max()
    if strange:
        said.append(Items.OTHER_VERSION.format(names=_listed(strange), version=version))
    return said


def which(results: Results, league: str, dimension: str) -> str:
    """The items chosen in words."""
    return item_matrix.dimensions(results, league).get(dimension, Items.ALL)


def items_by_number(results: Results, league: str, dimension: str) -> list[str]:
    """The names behind the numbers over the columns of the matrix, where there is one."""
    items = item_matrix.item_rows(results, league, dimension).select("item_no", "label").iter_rows()
    named = [Items.ITEM_HEADING.format(number=number, label=label) for number, label in items]
    words = which(results, league, dimension)
    return [Items.MATRIX_ITEMS.format(which=words, items=Items.AND.join(named))] if named else []


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
    template = Items.MATRIX_SOME if dearest["lost"] else Items.MATRIX_NOTHING_LOST
    if dearest["lost"] and scored.height == 1:
        template = Items.MATRIX_ONE
    told = template.format(
        league=league,
        name=scored["name"][0],
        units=scored.height,
        which=which(results, league, dimension),
        lost=word(int(items["lost"].sum()), _LOSSES["lost"]),
        item=_item(dearest),
        most=word(dearest["lost"], _LOSSES["lost"]),
    )
    return Statement(told + (Items.MATRIX_WAITING.format(count=waiting) if waiting else ""))


def waiting(results: Results, league: str, dimension: str) -> Statement:
    """Who lost most of the units reviewed in full, where units are ranked, and how many wait."""
    units = item_matrix.units(item_matrix.cells(results, league, dimension), item_matrix.TOTAL)
    whole = units.filter(pl.col("total").is_not_null())
    if units.is_empty():
        return Items.MATRIX_NOBODY.fill(league=league)
    every = Items.TABLE_EVERY if whole.height == units.height else Items.TABLE_WHOLE
    words = every if whole.height else Items.TABLE_NONE
    told = words.format(league=league, units=units.height, whole=whole.height)
    if whole.is_empty() or not whole["total"][0] or league not in reference.ranked_leagues():
        return Statement(told)
    most = whole.filter(pl.col("total") == pl.col("total").max())["name"].to_list()
    lost = word(whole["total"][0], _LOSSES["lost"])
    return Statement(told + Items.TABLE_MOST.format(names=_listed(most), lost=lost))


def few(results: Results, league: str) -> str:
    """How few items make up most of what was lost; or that nothing was."""
    drawn, everything = item_pareto.dearest(results, league), item_matrix.item_rows(results, league)
    if drawn.is_empty():
        reviewed = everything["lost"].count() > 0
        return (Items.PARETO_NOTHING if reviewed else Items.PARETO_NONE).format(league=league)
    return Items.PARETO_FEW.format(
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
    return (Items.PARETO_TIED if tied > 1 else Items.PARETO_SOME).format(
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


def unreviewed(results: Results, league: str) -> Statement:
    """How many units wait with the whole card, and how many with single items."""
    rows = unreviewed_rows(results, league)
    all_units = _of(results, "coverage", league).height
    if not all_units:
        return Items.MATRIX_NOBODY.fill(league=league)
    if rows.is_empty():
        return Statement(_nothing_waits(results, league))
    cards = rows.filter(pl.col("gap") == Gap.REVIEW)["org_id"].n_unique()
    items = rows.filter(pl.col("gap") == Gap.ITEM)
    parts = [Items.UNREVIEWED_CARDS.format(count=cards)] if cards else []
    if items.height:
        parts.append(Items.UNREVIEWED_ITEMS.format(units=items["org_id"].n_unique(), count=items.height))
    units = rows["org_id"].n_unique()
    return Statement(Items.UNREVIEWED_SOME.format(league=league, units=units, parts=Items.AND.join(parts)))


def evidence(results: Results, league: str) -> Statement:
    """How many points are claimed without evidence; whose most only where units are ranked."""
    rows = _of(results, "evidence_missing", league)
    if not _has_self_checks(results, league) and rows.is_empty():
        return Items.EVIDENCE_UNKNOWN.fill(league=league)
    if rows.is_empty():
        return Statement(Items.EVIDENCE_NONE.format(league=league))
    told = Items.EVIDENCE_SOME.format(league=league, units=rows["org_id"].n_unique(), count=rows.height)
    if league not in reference.ranked_leagues():
        return Statement(told)
    counts = rows.group_by("name", maintain_order=True).len("count")
    most = counts.filter(pl.col("count") == pl.col("count").max())
    each = Items.EVIDENCE_EACH.format(count=most["count"][0])
    return Statement(told + Items.EVIDENCE_MOST.format(names=_listed(most["name"].to_list()), most=each))


def _nothing_waits(results: Results, league: str) -> str:
    """That all is reviewed; that nothing was submitted; or where to look when no half-year ends here."""
    states = _of(results, "coverage", league)["review_state"]
    if (states == ReviewState.DONE).all():
        return Items.UNREVIEWED_NONE.format(league=league, count=states.len())
    if ending_in(results.period, Grain.HALF):
        return Items.UNREVIEWED_NOT_DUE.format(league=league)
    half = period_name(results.period.last_half.code)
    return Items.UNREVIEWED_ELSEWHERE.format(period=period_name(results.period.code), half=half)


def _how_far(results: Results, league: str) -> str:
    """Of the review shown: who has it in part, who not at all; or that nothing waits for it yet."""
    states = _of(results, "coverage", league)["review_state"]
    partly, unreviewed = (int((states == state).sum()) for state in (ReviewState.PARTLY, ReviewState.NONE))
    if partly:
        return Items.REVIEWED_ABOUT.format(count=partly)
    if unreviewed == states.len() and unreviewed_rows(results, league).is_empty():
        return Items.REVIEWED_NOT_DUE
    return Items.REVIEWED_LEFT.format(count=unreviewed) if unreviewed else Items.REVIEWED_WHOLE


def _of(results: Results, table: str, league: str) -> pl.DataFrame:
    return results.tables[table].filter(pl.col("league") == league)


def _has_self_checks(results: Results, league: str) -> bool:
    return bool(_of(results, "coverage", league)["months_reported"].sum())


def _item(row: dict) -> str:
    return Items.ITEM_NAMED.format(number=row["item_no"], label=row["label"])


def _listed(names: list[str]) -> str:
    joined = Items.AND.join(names[:_MOST_NAMES])
    return Items.AND_OTHERS.format(names=joined, count=len(names)) if len(names) > _MOST_NAMES else joined
