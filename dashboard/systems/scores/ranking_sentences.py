"""What the ranking says above its table and pictures, and why something is not shown."""

import polars as pl

from analytics.base import rules
from analytics.base.periods import Grain
from analytics.kit.closed_periods import ComparisonKind, Obstacle
from analytics.results import Results
from analytics.systems.reporting.coverage import ReviewState
from analytics.systems.scores import loss_rates
from analytics.systems.scores.rankings import Ranking as Places
from analytics.systems.scores.scores import Basis, Standing, UnitScore
from analytics.systems.scores.self_review import SelfReview
from dashboard.base.common_words import NO_COMPARISON, OBSTACLES
from dashboard.base.display import period_name, word
from dashboard.kit.few_names import name_tied, of_so_many
from dashboard.kit.statement import Statement
from dashboard.systems.scores import loss_map, ranking_moves
from dashboard.systems.scores import ranking_units as units
from dashboard.systems.scores.ranking_words import Ranking
from dashboard.systems.scores.self_review_figures import compared_units

MOST_NAMES = 3  # a sentence names so many and counts the rest
_DYNAMIC = UnitScore.columns()["dynamic"]
_SCORE = Places.columns()["score"]
_GAP = SelfReview.columns()["gap"]


def places(results: Results, league: str, kind: str = "", search: str = "") -> str:
    """How many of the chosen units take part, who is first, who rose most; or why there are no places."""
    ranked = _ranked_rows(units.ranking_rows(results, league, kind, search))
    told = leaders(results, league, kind, search)
    against = comparisons_shown(results)[:1]
    if not against or not has_places(results) or ranked.height < 2:
        return told
    return told + ranking_moves.risen_most(ranked, against[0])


def leaders(results: Results, league: str, kind: str = "", search: str = "") -> str:
    """How many of the chosen units take part and who is first; or why there are no places."""
    rows = units.ranking_rows(results, league, kind, search)
    ranked = _ranked_rows(rows)
    count, who = rows.height, units.who(league, kind, search)
    if rows.is_empty():
        return f"本期组织名册里没有{who}"
    if (rows["standing"] == Standing.REFERENCE).all():
        return f"{rows['name'][0] if count == 1 else f'{count}个{who}'}仅供参照，不排名次"
    if not has_places(results):
        return "季度和月份没有名次：名次只按半年和全年计算"
    if ranked.is_empty():
        unreviewed = rows.join(_unreviewed_units(results), on="org_id", how="semi").height
        exempt = rows.filter(pl.col("org_id").is_in(units.without_items(results))).height == count
        why = "：全部考评要素都登记为不适用" if exempt else ""
        which = rows["name"][0] if count == 1 else f"{count}个{who}都"
        return f"{which}暂不参与排名" + ("：本期审核评分尚未齐全" if unreviewed else why)
    if ranked.height == 1:
        return _alone(ranked.row(0, named=True), league)
    part = Ranking.EVERYBODY if ranked.height == count else "{count}个{who}中{ranked}个参与排名"
    return part.format(count=count, who=who, ranked=ranked.height) + "，" + _first(ranked)


def _ranked_rows(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(pl.col("place").is_not_null())


def _alone(row: dict, league: str) -> str:
    """Of the only one of these that takes part; alone in the league it has nobody beside it."""
    words = Ranking.ONLY_ONE if row["field"] == 1 else Ranking.ONE_OF_MANY
    told = {key: row[key] for key in ("name", "place", "field")}
    return words.format(league=league, score=word(row["score"], _SCORE), **told)


def _first(ranked: pl.DataFrame) -> str:
    """Who stands first of these, with the place in the league."""
    place = ranked["place"].min()
    first = ranked.filter(pl.col("place") == place)
    words = Ranking.FOREMOST if place != 1 else Ranking.FIRST if first.height == 1 else Ranking.SHARED_FIRST
    return words.format(names=join_names(first["name"]), place=place, score=word(first["score"][0], _SCORE))


def has_places(results: Results) -> bool:
    """Whether a period of this length ranks its units."""
    return results.period.grain in (Grain.HALF, Grain.YEAR)


def instead(results: Results, league: str) -> str:
    """What the reader of the page may do where its period has no places; empty where it has."""
    rows = units.ranking_rows(results, league)
    waits = (rows["standing"] != Standing.REFERENCE).any()
    return "，请在上方改选半年或全年" if waits and not has_places(results) else ""


def notes(results: Results, league: str, kind: str = "", search: str = "") -> list[Statement]:
    """What a reader must know of the chosen rows: basis, ties, who waits, why a comparison is missing."""
    rows = units.ranking_rows(results, league, kind, search)
    said = [Statement(_basis(results, rows, league))]
    if tied := rows.filter(pl.col("sharing") > 1).height:
        said.append(Statement(f"{tied}个单位有并列名次：得分相同名次相同，其后名次顺延。"))
    waiting = rows.filter(pl.col("standing") == Standing.WAITING)
    if waiting.height and rows["place"].count():
        only_reviews = waiting.join(_unreviewed_units(results), on="org_id", how="anti").is_empty()
        words = Ranking.WAITING if only_reviews else Ranking.WAITING_OTHERWISE
        said.append(words.fill(count=waiting.height))
    beyond = units.beyond_full_marks(results, league).join(rows, on="org_id", how="semi")
    if beyond.height:
        said.append(Statement(_beyond(beyond)))
    if comparisons_shown(results):  # otherwise the reason stands where the changes would be drawn
        said.append(Statement(obstacles(results)))
    return [note for note in said if note.words]


def obstacles(results: Results) -> str:
    """Why a comparison is not made; empty where every one is."""
    return "".join(
        NO_COMPARISON.format(kind=kind, why=OBSTACLES[Obstacle(obstacle)].format(base=period_name(base)))
        for kind, base, obstacle in results.tables["comparisons"].iter_rows()
        if obstacle is not None
    )


def comparisons_shown(results: Results) -> list[str]:
    """The comparisons of places that hold, 环比 first."""
    held = results.tables["comparisons"].filter(pl.col("obstacle").is_null())["kind"].to_list()
    return [kind.value for kind in ComparisonKind if kind.value in held]


def dimensions_lost(results: Results, league: str, kind: str = "", search: str = "") -> str:
    """In which dimension most units lost the most of what there was; the rate of each taken together."""
    rows = units.shown_for_losses(results, league, kind, search)
    if rows.is_empty():
        return "所选单位还没有审核完成的评分，暂无失分可列"
    lost = loss_rates.with_rate(units.dimensions_of(results, rows))
    worst = lost.filter(loss_rates.greatest("org_id"))
    which = losing_units(rows, units.count_placed(results, league, kind, search))
    if worst.is_empty():
        return of_so_many("{which}都没有失分", rows.height).format(which=which)
    counts = worst.group_by("dimension", maintain_order=True).len()
    count = counts["len"].max()
    tied = counts.filter(pl.col("len") == count)["dimension"].to_list()
    words = "{which}失分率最高的维度都是{names}" if count == rows.height else Ranking.LOST_MOST[len(tied) > 1]
    told = of_so_many(words, rows.height).format(which=which, count=count, names=name_tied(tied, "个维度"))
    return told + (_rates_together(lost) if rows.height > 1 else "")


def _rates_together(lost: pl.DataFrame) -> str:
    """Of these units as one, the greatest first."""
    sums = lost.group_by("dimension", maintain_order=True).agg(pl.col("lost", "max_points").sum())
    said = [
        f"{name}{word(rate, loss_map.RATE)}"
        for name, rate in loss_rates.by_rate(sums).select("dimension", "loss_rate").iter_rows()
    ]
    return Ranking.LOST_RATES.format(rates=Ranking.GAP.join(said))


def losing_units(rows: pl.DataFrame, placed: int) -> str:
    """The units whose points lost are drawn, in words; of all that are placed none is said to be last."""
    if rows.height == 1:
        return str(rows["name"][0])
    words = "名次最后{count}个单位" if 0 < rows["place"].count() < placed else "{count}个单位"
    return words.format(count=rows.height)


def self_against_review(results: Results, league: str, kind: str = "", search: str = "") -> str:
    """Which units rate themselves so far above their review that a second look is advised."""
    compared = compared_units(results, league, kind, search)
    look = compared.filter("worth_a_look")
    if compared.is_empty():
        return "所选单位还没有可对照的自评和审核评分"
    if look.is_empty() and compared.height == 1:
        return f"{compared['name'][0]}自评与审核的差距在正常范围，不建议复核"
    if look.is_empty():
        return f"{compared.height}个单位自评与审核的差距都在正常范围，没有建议复核的单位"
    said = [
        "{name}（高{gap}分）".format(name=name, gap=word(gap, _GAP).lstrip("+"))
        for name, gap in look.select("name", "gap").iter_rows()
    ]
    return f"{look.height}个单位自评明显高于审核，建议复核：{join_names(said)}"


def parts(results: Results, league: str, kind: str = "", search: str = "") -> str:
    """Whether every chosen unit has the three parts of a year's composite."""
    rows = units.ranking_rows(results, league, kind, search)
    scores = results.tables["scores"].join(rows, on="org_id", how="semi")
    short = scores.filter(pl.any_horizontal(pl.col("dynamic", "on_site", "debriefing").is_null())).height
    which = f"{short or scores.height}个{units.who(league, kind, search)}"
    if scores.height == 1:
        which = rows["name"][0]
    return which + ("三个部分尚未齐全" if short else "三个部分都已齐全")


def join_names(names: pl.Series | list[str]) -> str:
    """A few names, and how many there are where not all are named."""
    return name_tied(list(names), "个单位", MOST_NAMES)


def without_marks(results: Results, league: str) -> pl.DataFrame:
    """The units of the league that could be ranked and lack a yearly mark: they hold back the composite."""
    scores = results.tables["scores"].filter(pl.col("league") == league)
    unmarked = pl.any_horizontal(pl.col("on_site", "debriefing").is_null())
    return scores.filter(unmarked & pl.col("score").is_not_null())


def _unreviewed_units(results: Results) -> pl.DataFrame:
    """The units that lack reviewed scores of the period."""
    return results.tables["coverage"].filter(pl.col("review_state") != ReviewState.DONE)


def _beyond(scores: pl.DataFrame) -> str:
    """Whose dynamic score lies above full marks: nothing caps it, and a slip of the pen looks like this."""
    named = [
        f"{name}{word(dynamic, _DYNAMIC)}分" for name, dynamic in scores.select("name", "dynamic").iter_rows()
    ]
    return Ranking.BEYOND.format(names=join_names(named), full=rules.FULL_MARKS)


def _basis(results: Results, rows: pl.DataFrame, league: str) -> str:
    if results.period.grain != Grain.YEAR or rows.is_empty():
        return ""
    if (rows["basis"] == Basis.COMPOSITE).all():
        return "全年按三位一体（满分100）排名；失分与自评对照取下半年审核评分。"
    short = without_marks(results, league)
    if short.is_empty():
        return ""
    return (
        "全年三位一体尚未齐全：{count}个{league}单位缺年底实地考核或年度述职评议（{names}）。"
        "补齐之前，{league}单位的名次按平时动态考核（下半年审核评分，满分60）排列。"
    ).format(count=short.height, league=league, names=join_names(short["name"]))
