"""The head of a unit's file: key figures, what they do not say, a line on each part of the file."""

import polars as pl

from analytics import reference
from analytics.base import rules
from analytics.base.columns import is_welcome
from analytics.base.periods import Grain
from analytics.kit.closed_periods import ComparisonKind
from analytics.results import Results
from analytics.systems.scores.items import ItemState
from analytics.systems.scores.rankings import COMMON_CHANGES
from analytics.systems.scores.rankings import Ranking as Places
from analytics.systems.scores.scores import Basis, Standing, UnitScore
from analytics.systems.scores.self_review import SelfReview
from analytics.systems.stars.stars import StarsByUnit
from dashboard.base.display import period_name, word
from dashboard.kit.statement import KeyFigure
from dashboard.systems import reference_league
from dashboard.systems.overview import attention_sentences
from dashboard.systems.reporting import reporting_sentences
from dashboard.systems.scores import ranking_units as units
from dashboard.systems.scores.ranking_sentences import comparisons_shown, obstacles, without_marks
from dashboard.systems.scores.ranking_words import Ranking
from dashboard.systems.unit import unit_names
from dashboard.systems.unit.score_sentences import join_labels
from dashboard.systems.unit.words import Head, UnitFile, UnitScores

_PLACES = Places.columns()
_SCORES = UnitScore.columns()
_SELF = SelfReview.columns()
_STARS = StarsByUnit.columns()
_BRANCHES, _CONDUCT = "branches", "conduct"  # the parts of the file


def belongs(results: Results, org_id: str) -> str:
    """League and kind of the unit."""
    row = unit_names.row(results, "rankings", org_id)
    words = "{league}单位 · {kind}" if row["kind"] else "{league}单位"
    return words.format(league=row["league"], kind=row["kind"])


def indicators(results: Results, org_id: str) -> list[KeyFigure]:
    """Place, score, what changed, the parts of the score, and the gap of the self check."""
    ranking = unit_names.row(results, "rankings", org_id)
    kinds = results.tables["comparisons"]["kind"].to_list()
    if results.period.grain == Grain.YEAR:
        kinds = [ComparisonKind.ON_LAST_YEAR.value]
    place, score, *rest = of_this_period(results, org_id)
    return [place, score, *(_change(results, ranking, kind) for kind in kinds), *rest]


def of_this_period(results: Results, org_id: str) -> list[KeyFigure]:
    """The key figures without what changed."""
    ranking, score = (unit_names.row(results, table, org_id) for table in ("rankings", "scores"))
    return [
        _place(ranking),
        KeyFigure("得分", word(ranking["score"], _PLACES["score"]), about=ranking["grade"] or ""),
        *_parts(results, score),
        _gap(results, org_id),
    ]


def notes(results: Results, org_id: str, labels: int | None = None) -> list[str]:
    """Why it needs attention, has no place or no comparison; which items are unreviewed or do not apply.

    labels: how many items are named; None for all.
    """
    row = unit_names.row(results, "rankings", org_id)
    half = period_name(results.period.last_half.code)
    reasons = attention_sentences.lines(results).filter(pl.col("org_id") == org_id)["reasons"]
    said = [f"需重点关注：{told}。" for told in reasons]
    if told := reference_league.of_unit(results, org_id):
        said.append(told)
    elif row["standing"] == Standing.REFERENCE:
        said.append("{league}单位仅供参照，不排名次；与同组的对照也只作参照。".format(league=row["league"]))
    elif row["standing"] == Standing.WAITING and _is_ranked(results):
        said.append(f"暂不参与排名：{_why_waiting(results, org_id)}。")
    if not _is_ranked(results):
        said.append(f"季度和月份没有名次和得分，以下得分取{half}的审核评分。")
    elif results.period.grain == Grain.YEAR:
        said += [_basis(results, row, half), f"全年的逐项得分取{half}的审核评分。"]
    found = [
        *said,
        *_beyond(results, row),
        *_item_notes(results, org_id, labels),
        *_comparison_notes(results, row),
    ]
    return [note for note in found if note]


def lines(results: Results, org_id: str) -> list[tuple[str, str]]:
    """Part and sentence: the share against the yardstick, the ledger, what is missing or late."""
    told = [(_BRANCHES, stars(results, org_id)), (_CONDUCT, reports(results, org_id))]
    if unit_names.row(results, "stars_by_unit", org_id)["branches"]:
        ledger = unit_names.row(results, "ledger_by_unit", org_id)
        words = Head.LEDGER.format(open=ledger["open"], overdue=ledger["overdue"])
        told.insert(1, (_BRANCHES, words))
    return told


def stars(results: Results, org_id: str) -> str:
    """The five-star share against the yardstick; or that there are no branches."""
    row = unit_names.row(results, "stars_by_unit", org_id)
    if not row["branches"]:
        return "期末没有支部"
    if row["reached"] is None:
        return "{all}个支部尚未评定星级".format(all=row["branches"])
    share = word(row["share"], _STARS["share"])
    words = "五星支部占{share}，达到{target}%参照线" if row["reached"] else Head.SHORT
    return words.format(share=share, target=reference.five_star_target(), count=row["shortfall"])


def reports(results: Results, org_id: str) -> str:
    """What is missing or late."""
    return reporting_sentences.reports_and_gaps(results, [org_id])


def _basis(results: Results, row: dict, half: str) -> str:
    """What the year's score is made of: the marks beside it may not be part of it yet."""
    if row["score"] is None:
        return ""
    what = UnitFile.SCORED if row["standing"] == Standing.REFERENCE else UnitFile.RANKED
    if row["basis"] == Basis.COMPOSITE:
        return f"全年{what}按三位一体（满分100）计算。"
    count = without_marks(results, row["league"]).height
    return (
        "全年{what}暂按平时动态考核（{half}审核评分，满分60）计算，不是三位一体（满分100）："
        "{count}个{league}单位缺年底实地考核或年度述职评议。补齐之前，这两项只列出，不计入任何{league}单位的得分。"
    ).format(what=what, half=half, count=count, league=row["league"])


def _beyond(results: Results, row: dict) -> list[str]:
    """That what was added takes the dynamic score above its full marks."""
    beyond = units.beyond_full_marks(results, row["league"]).filter(pl.col("org_id") == row["org_id"])
    return [
        "加减分后，平时动态考核{dynamic}分，高于满分{full}分；得分没有封顶，请核对加减分。".format(
            dynamic=word(dynamic, _SCORES["dynamic"]), full=rules.FULL_MARKS
        )
        for dynamic in beyond["dynamic"]
    ]


def _item_notes(results: Results, org_id: str, most: int | None) -> list[str]:
    """The items nobody has reviewed yet, and those that do not apply, by name."""
    own = unit_names.rows(results, "items", org_id)
    templates = {ItemState.NOT_REVIEWED: UnitScores.UNREVIEWED, ItemState.EXEMPT: UnitScores.EXEMPT}
    if not (own["state"] == ItemState.REVIEWED).any():
        return []
    labelled = {state: own.filter(pl.col("state") == state)["label"].to_list() for state in templates}
    return [
        templates[state].format(count=len(labels), labels=join_labels(labels, most))
        for state, labels in labelled.items()
        if labels
    ]


def _comparison_notes(results: Results, row: dict) -> list[str]:
    """Why periods are not compared; of those that are, in which the unit itself has nothing to compare."""
    bases = dict(results.tables["comparisons"].select("kind", "base_period").iter_rows())
    alone = [
        UnitFile.NO_OWN_BASE.format(name=row["name"], base=period_name(bases[kind]), kind=kind)
        for kind in comparisons_shown(results)
        if row["score"] is not None and row[_column(kind, "score")] is None
    ]
    if row["score"] is None and (kinds := comparisons_shown(results)):
        why = _why_waiting(results, row["org_id"])
        words = {"name": row["name"], "why": why, "kinds": Ranking.GAP.join(kinds)}
        alone = ["{name}本期没有总分（{why}），不作{kinds}。".format(**words)]
    held_back = obstacles(results) if _is_ranked(results) else ""
    return [held_back, *alone] if held_back else alone


def _is_ranked(results: Results) -> bool:
    return results.period.grain in (Grain.HALF, Grain.YEAR)


def _why_waiting(results: Results, org_id: str) -> str:
    row = unit_names.row(results, "scores", org_id)
    if row["rubric_version"] is None:
        return "本期还没有审核评分"
    if row["missing_items"]:
        return "还有{count}个要素没有审核".format(count=row["missing_items"])
    if org_id in units.without_items(results):
        return "全部考评要素都登记为不适用，没有可评的分"
    return "审核用的考评要素与同组多数单位不是同一版"


def _place(row: dict) -> KeyFigure:
    if row["place"] is None:
        return KeyFigure(UnitScores.PLACE, UnitScores.NO_PLACE, about=row["standing"])
    words = "共{field}个" if row["sharing"] in (1, None) else "并列，共{field}个"
    about = words.format(field=row["field"])
    return KeyFigure(UnitScores.PLACE, "第{place}名".format(place=row["place"]), about=about)


def _change(results: Results, row: dict, kind: str) -> KeyFigure:
    """The change of score; beside it that of the place, which says whether it is welcome."""
    label = f"{kind}（得分）"
    change, moved = row[_column(kind, "score")], row[COMMON_CHANGES[kind]]
    if kind not in comparisons_shown(results) or change is None:
        return KeyFigure(label, "不作对比", about="原因见下")
    said = word(change, _PLACES[_column(kind, "score")])
    if moved is None:
        return KeyFigure(label, said)
    if moved == 0:
        return KeyFigure(label, said, "名次不变")
    column = _PLACES[COMMON_CHANGES[kind]]
    place = f"名次{word(moved, column)}"
    return KeyFigure(label, said, place, is_welcome(moved, column))


def _parts(results: Results, row: dict) -> list[KeyFigure]:
    """Of a year the three marks of the composite; of a half what was added or taken off."""
    if results.period.grain != Grain.YEAR:
        return [KeyFigure("加减分", word(row["adjustment"], _SCORES["adjustment"]))]
    marks = (
        ("dynamic", "平时动态考核", rules.FULL_MARKS),
        ("on_site", "年底实地考核", rules.REVIEW_FULL_MARKS),
        ("debriefing", "年度述职评议", rules.REVIEW_FULL_MARKS),
    )
    return [
        KeyFigure(label, word(row[mark], _SCORES[mark]), about=_out_of(row[mark], full))
        for mark, label, full in marks
    ]


def _out_of(mark: int | None, full: int) -> str:
    return "尚未报送" if mark is None else f"满分{full}"


def _gap(results: Results, org_id: str) -> KeyFigure:
    row = unit_names.row(results, "self_reviews", org_id)
    about = "可比要素{count}项".format(count=row["compared_items"])
    look = "建议复核" if row["worth_a_look"] else None
    return KeyFigure("自评高出审核", word(row["gap"], _SELF["gap"]), look, False if look else None, about)


def _column(kind: str, what: str) -> str:
    return f"{units.PREFIXES[ComparisonKind(kind)]}_{what}_change"
