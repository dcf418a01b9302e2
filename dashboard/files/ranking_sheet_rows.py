"""The rows of the ranking sheet for the meeting: places and scores beside stars and weak branches."""

import dataframely as dy
import polars as pl

from analytics import reference
from analytics.base import columns as c
from analytics.base.periods import Grain
from analytics.kit.worded import with_heading
from analytics.results import Results
from analytics.systems.scores import rankings
from analytics.systems.stars.stars import StarsByUnit
from dashboard.systems.scores import ranking_lines, ranking_sentences, ranking_units
from dashboard.systems.scores.ranking_words import Ranking

TABLES = ("rankings", "scores", "missing", "stars_by_unit", "ledger_by_unit")
_MARKS = ("dynamic", "on_site", "debriefing")
_ALWAYS = ("name", "score", "share", "shortfall", "open", "overdue")  # also where nothing is known of them
_FEWEST_REMARKS = 10  # one unit in so many
_LACKS = "缺"
_RANKED = rankings.Ranking.columns()


class SheetLine(dy.Schema):
    """Unit of a league in the order of its places, those that take no part at the end; remark: why."""

    org_id = dy.String(primary_key=True)
    place = c.count("名次", nullable=True)
    name = c.text("单位")
    score = _RANKED["score"]
    dynamic = c.points("平时动态考核", nullable=True)
    on_site = c.points("年底实地考核", nullable=True)
    debriefing = c.points("年度述职评议", nullable=True)
    previous_score_change = c.score("得分环比", signed=True, nullable=True)
    previous_common_change = _RANKED["previous_common_change"]
    last_year_score_change = c.score("得分同比", signed=True, nullable=True)
    last_year_common_change = _RANKED["last_year_common_change"]
    share = with_heading(StarsByUnit.columns()["share"], "五星支部占比")
    shortfall = c.count("距参照线还差（个）", nullable=True)
    open = c.count("未销号后进支部（个）")
    overdue = c.count("其中超期（个）")
    grade = c.text("考核等次", nullable=True)
    remark = c.text("备注")


def lines(results: Results, league: str) -> dy.DataFrame[SheetLine]:
    """All units of the league. remark: what is lacking, and with how many a place is shared."""
    rows = ranking_lines.lines(results, ranking_units.ranking_rows(results, league))
    beside = {
        "scores": _MARKS,
        "stars_by_unit": ("share", "shortfall"),
        "ledger_by_unit": ("open", "overdue"),
    }
    for table, columns in beside.items():
        found = results.tables[table].select("org_id", *columns)
        rows = rows.join(found, on="org_id", how="left", maintain_order="left")
    remark = pl.lit("")
    if ranking_sentences.has_places(results):
        shared = pl.when(pl.col("sharing") > 1).then(pl.format("{}个单位并列", "sharing"))
        lacking = pl.format(f"{_LACKS}{{}}", "lacking")
        remark = pl.coalesce(lacking, shared, pl.lit(""))
    return rows.with_columns(remark=remark).select(*SheetLine.column_names()).pipe(SheetLine.validate)


def columns(results: Results, rows: pl.DataFrame) -> list[str]:
    """The columns that say something for these rows: no places for cities, the marks of a year only."""
    without = {"org_id", *(() if results.period.grain == Grain.YEAR else _MARKS)}
    return [name for name in rows.columns if name not in without and (name in _ALWAYS or _says(rows[name]))]


def remarks_below(rows: pl.DataFrame) -> list[str]:
    """The remarks of few units, which stand below the sheet: a column of theirs would be all but empty."""
    said = rows.filter(pl.col("remark") != "")
    if _says(rows["remark"]):
        return []
    return [f"{name}：{remark}。" for name, remark in said.select("name", "remark").iter_rows()]


def _says(values: pl.Series) -> bool:
    """Whether anything is known; of remarks, for one unit in ten at least."""
    known = values.drop_nulls()
    if values.name == "remark":
        return 0 < values.len() <= int((known != "").sum()) * _FEWEST_REMARKS
    return bool((known != "").any()) if known.dtype == pl.String else known.len() > 0


def name(results: Results, league: str) -> str:
    """What the sheet is called: a ranking only where somebody is ranked."""
    placed = ranking_units.ranking_rows(results, league)["place"].count()
    return "机关党建考核排名表" if placed else "机关党建考核情况表"


def notes(results: Results, league: str) -> list[str]:
    """Units of the numbers, then what a reader of the ranking must know."""
    target = reference.five_star_target()
    rows = lines(results, league)
    lacks = rows["remark"].str.starts_with(_LACKS).any() and _says(rows["remark"])
    common = [Ranking.COMMON + "。"] if ranking_sentences.comparisons_shown(results) else []
    said = [
        f"单位：分。五星支部参照线为{target}%。",
        *common,
        *(note.words for note in ranking_sentences.notes(results, league)),
        *(["所缺内容见备注。"] if lacks else []),
    ]
    if ranking_sentences.has_places(results) and not ranking_sentences.comparisons_shown(results):
        said.append(ranking_sentences.obstacles(results))  # otherwise it is one of the notes, or needless
    return [*said, *remarks_below(rows)]
