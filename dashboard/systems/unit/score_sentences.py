"""What is said of a unit's scores: its items, its half-years, its self check, its place in its league."""

import polars as pl

from analytics.access import FEWEST_OTHERS
from analytics.base.rules import League
from analytics.results import Results
from analytics.systems.scores import loss_rates
from analytics.systems.scores.items import ItemState
from analytics.systems.scores.self_review import SelfReview
from analytics.systems.scores.spine import SpinePart, SpineRow
from dashboard.base.display import magnitude, period_name, word
from dashboard.kit.few_names import first_of_order, name_tied
from dashboard.kit.statement import Statement
from dashboard.systems.scores import loss_map
from dashboard.systems.scores.ranking_words import Ranking
from dashboard.systems.unit import spine_figure, spine_words, unit_names
from dashboard.systems.unit.score_figures import MOST_ITEMS, lost_items
from dashboard.systems.unit.score_history import comparable_runs, halves_of
from dashboard.systems.unit.words import SelfCheck, Spine, UnitFile, UnitScores

_MOST_OVER = 3  # items of the self check named
_MOST_LABELS = 4  # dimensions or items of the lowest quarter named
_GAP = SelfReview.columns()["gap"]
_SPINE = SpineRow.columns()


def items(results: Results, org_id: str) -> Statement | str:
    """How many items cost points, and the rate of each dimension; of a picture, that it shows some."""
    own = unit_names.rows(results, "items", org_id)
    unit = unit_names.name(results, org_id)
    lost = lost_items(results, org_id)
    if own.filter(pl.col("state") == ItemState.REVIEWED).is_empty():
        return Statement("本期还没有审核评分，暂无逐项失分。", "报送和审核的进度见“问题与作风”。")
    if lost.is_empty():
        return f"{unit}已审核的要素都没有失分"
    dimensions = unit_names.rows(results, "dimensions", org_id)
    numbered = dimensions.with_columns(number=pl.col("dimension").replace_strict(_numbers(results, org_id)))
    rated = loss_rates.by_rate(loss_map.with_medians(results, numbered, SpinePart.DIMENSION))
    said = Ranking.GAP.join(_dimension(row) for row in rated.iter_rows(named=True))
    complete = dimensions["lost"].null_count() == 0
    words = "{name}有{count}项要素失分；各维度失分率：{dimensions}" if complete else UnitScores.ITEMS_PARTLY
    shown = first_of_order(lost, MOST_ITEMS, "loss_rate").height
    drawn = f"（图示失分率最高的{shown}项）" if lost.height > shown else ""
    return Statement(words.format(name=unit, count=lost.height, dimensions=said), drawn)


def history(results: Results, org_id: str) -> str:
    """The best and the worst place since rubric or league last changed: places before are of another list."""
    halves, unit = halves_of(results, org_id), unit_names.name(results, org_id)
    if halves.is_empty():
        return f"{unit}还没有审核完成的半年得分"
    if halves["place"].count() == 0:
        return f"{unit}已有{halves.height}期得分，仅供参照，不排名次"
    alike = comparable_runs(halves)[-1]
    said = f"{unit}已有{halves.height}期得分，"
    if alike.height < halves.height:
        rubrics = halves["rubric_version"].n_unique() > 1
        words = "不同版考评要素的名次不相比；{period}换版以来" if rubrics else UnitScores.HISTORY_SINCE_LEAGUE
        said += words.format(period=period_name(alike["period"][0]))
    return said + _range(alike["place"].drop_nulls())


def self_items(results: Results, org_id: str) -> pl.DataFrame:
    """The items that have both, the one most overrated first."""
    items = unit_names.rows(results, "self_items", org_id).filter(pl.col("gap").is_not_null())
    return items.sort("gap", "item_no", descending=[True, False])


def self_check(results: Results, org_id: str) -> str:
    """How far the self check is above or below the review in all, and in which items most."""
    rows, unit = self_items(results, org_id), unit_names.name(results, org_id)
    if rows.is_empty():
        if unit_names.row(results, "rankings", org_id)["league"] == League.REFERENCE:
            return f"{unit}参照执行，不要求报自查自评，本期没有可与审核对照的自评。"
        return f"{unit}本期没有可与审核对照的自评。请检查自查自评是否已报、审核是否完成。"
    row = unit_names.row(results, "self_reviews", org_id)
    over = rows.filter(pl.col("gap") > 0)
    words = SelfCheck.NONE_OVER if over.is_empty() else SelfCheck.SOME
    most = rows["gap"][0]  # the most overrated item stands first
    tied = over.filter(pl.col("gap") == most)["label"].to_list()
    said = words.format(
        name=unit,
        direction=SelfCheck.HIGHER if row["gap"] >= 0 else SelfCheck.LOWER,
        gap=magnitude(row["gap"], _GAP),
        count=row["compared_items"],
        over=over.height,
        labels=name_tied(tied, "项", _MOST_OVER),
        most=magnitude(most, _GAP),
    )
    return said + ("；差距明显，建议复核" if row["worth_a_look"] else "")


def spine_title(results: Results, org_id: str, dimension: str) -> str:
    """What the picture shows."""
    league = unit_names.row(results, "rankings", org_id)["league"]
    what = Spine.EVERYTHING if dimension == spine_figure.EVERYTHING else dimension
    return f"{unit_names.name(results, org_id)}与同组{league}单位对照（{what}，横轴为失分率%，越靠右越好）"


def spine(results: Results, org_id: str, dimension: str) -> Statement | str:
    """The total beside the median, or the items of the dimension, and what is in the lowest quarter."""
    rows = spine_figure.rows_of(results, org_id, dimension).with_columns(judged=spine_figure.quartile_side())
    unit = unit_names.name(results, org_id)
    if rows.is_empty() and results.tables["spine"].is_empty() and results.tables["dimensions"].height:
        return UnitFile.OLDER
    if rows.is_empty():
        return Spine.NONE.fill(name=unit)
    low = rows.filter((pl.col("judged") == -1) & (pl.col("part") != SpinePart.TOTAL))["label"].to_list()
    if dimension == spine_figure.EVERYTHING:
        return _total(rows, unit, low)
    if rows["own"].count() == 0:
        return f"{unit}的{dimension}：要素还没有审核"
    if not rows["judged"].count() and (rows["units"] >= spine_words.LEAST_UNITS).any():
        return f"{unit}的{dimension}：同组有得分的其他单位不足{FEWEST_OTHERS}个，不与同组对照"
    done = rows["own"].count()
    if done < rows.height:
        words = Spine.ITEMS_LOW_PARTLY if low else Spine.ITEMS_LOW_NONE_PARTLY
    else:
        words = Spine.ITEMS_LOW if low else Spine.ITEMS_LOW_NONE
    counts = {"all": rows.height, "done": done, "count": len(low)}
    return words.format(name=unit, dimension=dimension, labels=join_labels(low, _MOST_LABELS), **counts)


def join_labels(labels: list[str], most: int | None) -> str:
    """The first of the labels, and whether there are others; None: all."""
    joined = "、".join(labels[:most])
    return joined if len(labels[:most]) == len(labels) else Spine.AND_OTHERS.format(labels=joined)


def _range(places: pl.Series) -> str:
    if places.is_empty():
        return "还没有名次"
    if places.len() == 1:
        return f"1期有名次，为第{places[0]}名"
    ordered = places.sort()
    return f"{places.len()}期有名次，最好第{ordered[0]}名，最低第{ordered[-1]}名"


def _dimension(row: dict) -> str:
    if row["lost"] is None:
        return "{dimension}未审完".format(dimension=row["dimension"])
    lost = "失{lost}分".format(lost=word(row["lost"], loss_map.POINTS))
    beside = "，".join(part for part in (lost, loss_map.apart(row["loss_rate"], row["median_rate"])) if part)
    return f"{row['dimension']}{word(row['loss_rate'], loss_map.RATE)}（{beside}）"


def _numbers(results: Results, org_id: str) -> dict[str, int]:
    """Dimension to its number in the rubric."""
    own = unit_names.rows(results, "items", org_id).sort("item_no")["dimension"].unique(maintain_order=True)
    return {name: number for number, name in enumerate(own, start=1)}


def _total(rows: pl.DataFrame, unit: str, low: list[str]) -> str:
    total = rows.row(0, named=True)
    words = {column: word(total[column], _SPINE[column]) for column in ("own", "median")}
    named = {"name": unit, "label": total["label"], **words}
    if total["own"] is None:
        return f"{unit}还有要素没有审核，暂无总分" + _low(rows, low)
    if total["units"] == 0:
        return f"{unit}用的考评要素与同组多数单位不是同一版，不与同组对照"
    if total["units"] < spine_words.LEAST_UNITS:
        return "{name}{label}{own}分；同组只有这1个单位有得分，没有可比的同类单位".format(**named)
    if total["median"] is None:
        return Spine.FEW.format(fewest=FEWEST_OTHERS, **named)
    difference = total["own"] - total["median"]
    template = (
        Spine.TOTAL_SAME if not difference else Spine.TOTAL_ABOVE if difference > 0 else Spine.TOTAL_BELOW
    )
    return template.format(**named) + _low(rows, low)


def _low(rows: pl.DataFrame, low: list[str]) -> str:
    """The dimensions in the lowest quarter, of those that are reviewed; how many are where not all are."""
    parts = rows.filter(pl.col("part") == SpinePart.DIMENSION)
    done = parts["own"].count()
    counts = {"all": parts.height, "done": done, "count": len(low), "what": "维度"}
    if not done:
        return "；{all}个{what}都还没有审核完".format(**counts)
    if not parts["judged"].count():
        return ""
    if done < parts.height:
        words = (
            Spine.LOW_PARTLY if low else "；{all}个{what}中只审核完{done}个，其中没有失分率高于同组上四分位的"
        )
    else:
        words = Spine.LOW if low else "；没有{what}的失分率高于同组上四分位"
    return words.format(labels=join_labels(low, _MOST_LABELS), **counts)
