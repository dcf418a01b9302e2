"""What the page of the items says of points lost."""

import polars as pl

from analytics import reference
from analytics.base.periods import Grain
from analytics.results import Results
from analytics.systems.reporting.coverage import ReviewState
from analytics.systems.reporting.reminders import Due
from analytics.systems.scores.item_losses import ItemLoss
from dashboard.base.display import period_name, word
from dashboard.kit.few_names import name_tied, of_so_many
from dashboard.kit.statement import KeyFigure, Statement
from dashboard.systems.scores import item_bars, item_gap_sentences, item_matrix, loss_map
from dashboard.systems.scores.item_words import Items

_LOSSES = ItemLoss.columns()
_MOST_NAMES = 3
_MOST_ITEMS = 3


def indicators(results: Results, league: str) -> list[KeyFigure]:
    """Units reviewed, points lost, evidence missing and reminders of the league."""
    covered = _of(results, "coverage", league)
    reviewed = covered.filter(pl.col("review_state") != ReviewState.NONE)
    items = item_bars.every(results, league)
    evidence, reminders = (_of(results, name, league) for name in ("evidence_missing", "reminders"))
    known = item_gap_sentences.self_checked(results, league).len() > 0
    return [
        KeyFigure(
            "有审核评分的单位",
            f"{reviewed.height}/{covered.height}",
            item_gap_sentences.how_far(results, league),
        ),
        KeyFigure(
            "全组失分率",
            word(_of_all(items), loss_map.RATE) if reviewed.height else Items.UNKNOWN,
            "共失{lost}分".format(lost=word(int(items["lost"].sum()), _LOSSES["lost"]))
            if reviewed.height
            else None,
            about="只计已审核要素" if reviewed.height else None,
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
    if dimension == item_matrix.WORST:
        return Items.WORST.format(count=item_matrix.item_rows(results, league, dimension).height)
    return item_matrix.dimensions(results, league).get(dimension, Items.ALL)


def matrix(results: Results, league: str, dimension: str) -> Statement:
    """How much of what they could the units lost together, on which item most, and how many still wait."""
    cells = item_matrix.cells(results, league, dimension)
    items = item_matrix.item_rows(results, league, dimension)
    if items["lost"].count() == 0:
        nobody = _of(results, "rankings", league).is_empty()
        return (Items.MATRIX_NOBODY if nobody else Items.MATRIX_NONE).fill(league=league)
    units = item_matrix.units(results, league, dimension, item_matrix.PLACE)
    scored = units.join(cells.filter(pl.col("lost").is_not_null()), on="org_id", how="semi")
    waiting = units.filter(pl.col("waiting") > 0).height
    dearest = items.sort("loss_rate", "item_no", descending=[True, False], nulls_last=True).row(0, named=True)
    tied = items.filter(pl.col("loss_rate") == dearest["loss_rate"]).height
    template = Items.MATRIX_SOME if tied == 1 else Items.MATRIX_TIED
    if not dearest["lost"]:
        template = of_so_many("{league}{units}个有审核评分的单位{which}都没有失分", scored.height)
    if dearest["lost"] and scored.height == 1:
        template = "{league}只有{name}1个单位有审核评分，{which}{rate}，没有可比的同类单位"
    told = template.format(
        league=league,
        name=scored["name"][0],
        units=scored.height,
        which=which(results, league, dimension),
        rate=loss_map.rate_words(int(items["lost"].sum()), _full(items)),
        item=_item_rate(dearest),
        items=tied,
        most=word(dearest["loss_rate"], loss_map.RATE),
    )
    return Statement(told + (f"；{waiting}个单位还有未审核要素" if waiting else ""))


def review_progress(results: Results, league: str, dimension: str) -> Statement:
    """Who lost most of the units reviewed in full, where units are ranked, and how many wait."""
    units = item_matrix.units(results, league, dimension, item_matrix.TOTAL)
    whole = units.filter(pl.col("total").is_not_null())
    if units.is_empty():
        nobody = _of(results, "rankings", league).is_empty()
        return Items.MATRIX_NOBODY.fill(league=league) if nobody else Statement("")
    every = "{league}{units}个单位都已审核完" if whole.height == units.height else Items.TABLE_WHOLE
    words = every if whole.height else "{league}{units}个单位都还没有审核完"
    words = of_so_many(words, units.height)
    told = words.format(league=league, units=units.height, whole=whole.height)
    if whole.height < 2 or not whole["total"][0] or league not in reference.ranked_leagues():
        return Statement(told)
    if whole["loss_rate"].n_unique() == 1:
        return Statement(told + f"；各单位失分率相同（{word(whole['loss_rate'][0], loss_map.RATE)}）")
    most = whole.filter(pl.col("loss_rate") == pl.col("loss_rate").max())
    rate = word(most["loss_rate"][0], loss_map.RATE)
    one = most["total"].n_unique() == 1
    lost = "，失{lost}分".format(lost=word(most["total"][0], _LOSSES["lost"])) if one else ""
    return Statement(told + f"；其中失分率最高的是{_join_names(most['name'].to_list())}（{rate}{lost}）")


def worst(results: Results, league: str) -> str:
    """The items with the greatest loss rates; or that nothing was lost."""
    items, everything = item_bars.losing_items(results, league), item_bars.every(results, league)
    if items.is_empty():
        reviewed = everything["lost"].count() > 0
        return (Items.BARS_NOTHING if reviewed else Items.BARS_NONE).format(league=league)
    named = items.head(_MOST_ITEMS)
    tied = items[named.height :].filter(pl.col("loss_rate") == named["loss_rate"][-1]).height
    return "{league}{all}项要素按失分率，最高的是{items}{more}".format(
        league=league,
        all=everything.height,
        items=Items.AND.join(map(_item_rate, named.iter_rows(named=True))),
        more=f"（另有{tied}项与末一项相同）" if tied else "",
    )


def _of(results: Results, table: str, league: str) -> pl.DataFrame:
    return results.tables[table].filter(pl.col("league") == league)


def _full(items: pl.DataFrame) -> int:
    """The full marks of all that was scored."""
    return int((items["max_points"] * items["reviewed_units"]).sum())


def _of_all(items: pl.DataFrame) -> float | None:
    full = _full(items)
    return int(items["lost"].sum()) / full if full else None


def _item_rate(row: dict) -> str:
    rate, lost = word(row["loss_rate"], loss_map.RATE), word(row["lost"], _LOSSES["lost"])
    return f"{_item(row)}（{rate}，失{lost}分）"


def _item(row: dict) -> str:
    return "第{number}项“{label}”".format(number=row["item_no"], label=row["label"])


def _join_names(names: list[str]) -> str:
    return name_tied(names, "个单位", _MOST_NAMES)
