"""What the ranking says above its table and pictures, and why something is not shown."""

import polars as pl

from analytics.base import rules
from analytics.base.periods import Grain
from analytics.kit.closed_periods import ComparisonKind, Obstacle
from analytics.results import Results
from analytics.systems.reporting.coverage import ReviewState
from analytics.systems.scores.rankings import Ranking as Places
from analytics.systems.scores.scores import Basis, Standing, UnitScore
from analytics.systems.scores.self_review import SelfReview
from dashboard.base.common_words import NO_COMPARISON, OBSTACLES
from dashboard.base.display import period_name, word
from dashboard.kit.few_names import name_tied
from dashboard.kit.statement import Statement
from dashboard.systems.scores import ranking_units as units
from dashboard.systems.scores.ranking_words import Ranking
from dashboard.systems.scores.self_review_figures import compared_units

MOST_NAMES = 3  # a sentence names so many and counts the rest
_DYNAMIC = UnitScore.columns()["dynamic"]
_SCORE = Places.columns()["score"]
_GAP = SelfReview.columns()["gap"]


def places(results: Results, league: str) -> str:
    """How many take part, who is first, who rose most; or why there are no places."""
    rows = units.ranking_rows(results, league)
    ranked = rows.filter(pl.col("place").is_not_null())
    told = leaders(results, league)
    return told + _risen_most(results, ranked) if has_places(results) and ranked.height > 1 else told


def leaders(results: Results, league: str) -> str:
    """How many take part and who is first; or why there are no places."""
    rows = units.ranking_rows(results, league)
    ranked = rows.filter(pl.col("place").is_not_null())
    count = rows.height
    if rows.is_empty():
        return f"本期组织名册里没有{league}单位"
    if (rows["standing"] == Standing.REFERENCE).all():
        return f"{count}个{league}单位仅供参照，不排名次"
    if not has_places(results):
        return "季度和月份没有名次：名次只按半年和全年计算"
    if ranked.is_empty():
        unreviewed = rows.join(_unreviewed_units(results), on="org_id", how="semi").height
        exempt = rows.filter(pl.col("org_id").is_in(units.without_items(results))).height == count
        why = "：全部考评要素都登记为不适用" if exempt else ""
        return f"{count}个{league}单位都暂不参与排名" + ("：本期审核评分尚未齐全" if unreviewed else why)
    first = ranked.filter(pl.col("place") == 1)
    score = word(first["score"][0], _SCORE)
    if ranked.height == 1:
        return Ranking.ONLY_ONE.format(name=first["name"].item(), league=league, score=score)
    part = Ranking.EVERYBODY if ranked.height == count else "{count}个{league}单位中{ranked}个参与排名"
    lead = "，第一名{names}（{score}分）" if first.height == 1 else "，{names}并列第一名（{score}分）"
    told = part.format(count=count, league=league, ranked=ranked.height)
    return told + lead.format(names=join_names(first["name"]), score=score)


def has_places(results: Results) -> bool:
    """Whether a period of this length ranks its units."""
    return results.period.grain in (Grain.HALF, Grain.YEAR)


def instead(results: Results, league: str) -> str:
    """What the reader of the page may do where its period has no places; empty where it has."""
    rows = units.ranking_rows(results, league)
    waits = (rows["standing"] != Standing.REFERENCE).any()
    return "，请在上方改选半年或全年" if waits and not has_places(results) else ""


def notes(results: Results, league: str) -> list[Statement]:
    """What a reader must know of the table: basis, ties, who waits, why a comparison is missing."""
    rows = units.ranking_rows(results, league)
    said = [Statement(_basis(results, rows, league))]
    if tied := rows.filter(pl.col("sharing") > 1).height:
        said.append(Statement(f"{tied}个单位有并列名次：得分相同名次相同，其后名次顺延。"))
    waiting = rows.filter(pl.col("standing") == Standing.WAITING)
    if waiting.height and rows["place"].count():
        only_reviews = waiting.join(_unreviewed_units(results), on="org_id", how="anti").is_empty()
        words = Ranking.WAITING if only_reviews else Ranking.WAITING_OTHERWISE
        said.append(words.fill(count=waiting.height))
    if (beyond := units.beyond_full_marks(results, league)).height:
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


def place_changes(results: Results, against: str, league: str, kind: str = "", search: str = "") -> str:
    """How many rose and fell, and who most."""
    changes = units.ranking_rows(results, league, kind, search).with_columns(
        change=pl.col(units.change_column(against))
    )
    compared = changes.filter(pl.col("change").is_not_null())
    if changes.height and (changes["standing"] == Standing.REFERENCE).all():
        return f"{league}单位不排名次，不作名次变化对比"
    if compared.is_empty():
        return "所选单位两期没有都参与排名，名次变化无从比较"
    if units.ranking_rows(results, league)["place"].count() == 1:
        return f"本期只有1个{league}单位参与排名，名次变化无从比较"
    risen = compared.filter(pl.col("change") > 0)
    fallen = compared.filter(pl.col("change") < 0)
    same = compared.height - risen.height - fallen.height
    if same == compared.height:
        return f"可比的{same}个单位名次都没有变化"
    both = Ranking.MOVES_SOME if fallen.height else Ranking.MOVES_ONLY_UP
    return (both if risen.height else Ranking.MOVES_ONLY_DOWN).format(
        kind=against,
        risen=risen.height,
        fallen=fallen.height,
        same=same,
        up=_extreme(risen, "{names}（升{count}名）"),
        down=_extreme(fallen, "{names}（降{count}名）"),
    )


def points_lost(results: Results, league: str, kind: str = "", search: str = "") -> str:
    """Which dimension costs most units most."""
    rows = units.shown_for_losses(results, league, kind, search)
    if rows.is_empty():
        return "所选单位还没有审核完成的评分，暂无失分可列"
    lost = results.tables["dimensions"].filter(pl.col("org_id").is_in(rows["org_id"].to_list()))
    dearest = lost.filter((pl.col("lost") > 0) & (pl.col("lost") == pl.col("lost").max().over("org_id")))
    which = losing_units(rows)
    if dearest.is_empty():
        return f"{which}都没有失分"
    counts = dearest.group_by("dimension", maintain_order=True).len()
    count = counts["len"].max()
    tied = counts.filter(pl.col("len") == count)["dimension"].to_list()
    words = "{which}失分最多的维度都是{names}" if count == rows.height else Ranking.LOST_MOST[len(tied) > 1]
    return words.format(which=which, count=count, names=name_tied(tied, "个维度"))


def losing_units(rows: pl.DataFrame) -> str:
    """The units whose points lost are drawn, in words."""
    words = "名次最后{count}个单位" if rows["place"].count() else "{count}个单位"
    return words.format(count=rows.height)


def self_against_review(results: Results, league: str, kind: str = "", search: str = "") -> str:
    """Which units rate themselves so far above their review that a second look is advised."""
    compared = compared_units(results, league, kind, search)
    look = compared.filter("worth_a_look")
    if compared.is_empty():
        return "所选单位还没有可对照的自评和审核评分"
    if look.is_empty():
        return f"{compared.height}个单位自评与审核的差距都在正常范围，没有建议复核的单位"
    said = [
        "{name}（高{gap}分）".format(name=name, gap=word(gap, _GAP).lstrip("+"))
        for name, gap in look.select("name", "gap").iter_rows()
    ]
    return f"{look.height}个单位自评明显高于审核，建议复核：{join_names(said)}"


def parts(results: Results, league: str) -> str:
    """Whether every unit of the league has the three parts of a year's composite."""
    scores = results.tables["scores"].filter(pl.col("league") == league)
    short = scores.filter(pl.any_horizontal(pl.col("dynamic", "on_site", "debriefing").is_null())).height
    words = "{count}个{league}单位三个部分尚未齐全" if short else "{count}个{league}单位三个部分都已齐全"
    return words.format(count=short or scores.height, league=league)


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


def _risen_most(results: Results, ranked: pl.DataFrame) -> str:
    shown = comparisons_shown(results)
    if not shown:
        return ""
    change = units.change_column(shown[0])
    risen = ranked.filter(pl.col(change) > 0)
    if risen.is_empty():
        return f"，没有单位名次{shown[0]}上升"
    most = risen.filter(pl.col(change) == risen[change].max())
    return Ranking.RISEN_MOST.format(kind=shown[0], names=join_names(most["name"]), count=most[change][0])


def _extreme(side: pl.DataFrame, words: str) -> str:
    if side.is_empty():
        return ""
    size = side["change"].abs()
    most = side.filter(size == size.max())
    return words.format(names=join_names(most["name"]), count=size.max())
