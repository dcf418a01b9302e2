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
_RANKED = rankings.Ranking.columns()


class SheetLine(dy.Schema):
    """Unit of a league in the order of its places, those that take no part at the end with what they lack."""

    org_id = dy.String(primary_key=True)
    place = c.count("名次", nullable=True)
    name = c.text("单位")
    score = _RANKED["score"]
    dynamic = c.points("平时动态考核", nullable=True)
    on_site = c.points("年底实地考核", nullable=True)
    debriefing = c.points("年度述职评议", nullable=True)
    last_year_score_change = c.score("得分同比", signed=True, nullable=True)
    last_year_common_change = _RANKED["last_year_common_change"]
    share = with_heading(StarsByUnit.columns()["share"], "五星支部占比")
    shortfall = c.count("距参照线还差（个）", nullable=True)
    open = c.count("未销号后进支部（个）")
    overdue = c.count("其中超期（个）")
    grade = c.text("考核等次", nullable=True)
    lacking = c.text(Ranking.LACKING)


def lines(results: Results, league: str) -> dy.DataFrame[SheetLine]:
    """All units of the league; lacking is empty for those that take part and where nobody is ranked."""
    rows = ranking_lines.lines(results, ranking_units.ranking_rows(results, league))
    beside = {
        "scores": _MARKS,
        "stars_by_unit": ("share", "shortfall"),
        "ledger_by_unit": ("open", "overdue"),
    }
    for table, columns in beside.items():
        found = results.tables[table].select("org_id", *columns)
        rows = rows.join(found, on="org_id", how="left", maintain_order="left")
    lacking = pl.col("lacking") if ranking_sentences.has_places(results) else pl.lit(None, dtype=pl.String)
    return (
        rows.with_columns(lacking=lacking.fill_null(""))
        .select(*SheetLine.column_names())
        .pipe(SheetLine.validate)
    )


def columns(results: Results, rows: pl.DataFrame) -> list[str]:
    """The columns that say something for these rows: no places for cities, the marks of a year only."""
    without = {"org_id", *(() if results.period.grain == Grain.YEAR else _MARKS)}
    return [name for name in rows.columns if name not in without and (name in _ALWAYS or _says(rows[name]))]


def _says(values: pl.Series) -> bool:
    known = values.drop_nulls()
    return bool((known != "").any()) if known.dtype == pl.String else known.len() > 0


def name(results: Results, league: str) -> str:
    """What the sheet is called: a ranking only where somebody is ranked."""
    placed = ranking_units.ranking_rows(results, league)["place"].count()
    return "机关党建考核排名表" if placed else "机关党建考核情况表"


def notes(results: Results, league: str) -> list[str]:
    """Units of the numbers, then what a reader of the ranking must know."""
    target = reference.five_star_target()
    # The sheet has the columns that the hints of the ranking page are about.
    notes = (note.on_page for note in ranking_sentences.notes(results, league))
    common = [Ranking.COMMON + "。"] if ranking_sentences.comparisons_shown(results) else []
    said = [f"单位：分。五星支部参照线为{target}%。", *common, *notes]
    if ranking_sentences.has_places(results) and not ranking_sentences.comparisons_shown(results):
        said.append(ranking_sentences.obstacles(results))  # otherwise it is one of the notes, or needless
    return said
