"""What a template of the committee's own can say: fields with sentences, and lists to be gone through."""

import dataframely as dy
import polars as pl

from analytics.base.rules import PROVINCE, League
from analytics.systems.stars.stars import StarsByUnit
from dashboard.base import display
from dashboard.base.common_words import STOP, Filters
from dashboard.base.on_paper import on_paper
from dashboard.base.source import Source
from dashboard.files.systems import fields as of_systems
from dashboard.systems.burden import sentences
from dashboard.systems.overview import attention_sentences
from dashboard.systems.overview import sentences as overview
from dashboard.systems.reporting import sentences as items_reports
from dashboard.systems.scores import (
    item_matrix,
    item_sentences,
    ranking_lines,
    ranking_sentences,
    ranking_units,
)
from dashboard.systems.stars import sentences as stars
from dashboard.systems.stars import unit_figures
from dashboard.systems.weak_branches import sentences as weak_branches
from dashboard.systems.weak_branches import work_reasons, worklist_sentences
from dashboard.systems.weak_kinds import sentences as weak_groups

Row = dict[str, str]

_LEAGUE = League.PROVINCIAL.value
LISTS: dict[str, tuple[type[dy.Schema], tuple[str, ...]]] = {
    "units": (ranking_lines.RankingLine, ("place", "name", "score", "grade", "standing", "lacking")),
    "attention_units": (attention_sentences.AttentionLine, ("name", "place", "reasons")),
    "short_units": (StarsByUnit, ("name", "branches", "five_star", "share", "shortfall")),
    "open_branches": (work_reasons.WorkLine, ("unit", "name", "reason", "kind", "due_on", "days_open")),
    "reminder_lines": (items_reports.ReminderLine, ("name", "what", "period", "since", "whom")),
    **of_systems.lists(),
}


def fields(source: Source) -> dict[str, str]:
    """Every field of a template with what stands for it in this period, without a full stop at the end."""
    return {name: on_paper(words).rstrip(STOP) for name, words in _sentences(source).items()}


def _sentences(source: Source) -> dict[str, str]:
    results = source.results
    whole = source.whole("")
    return {
        "period": source.period,
        "version": source.version,
        "mark": whole.mark,
        "sources": whole.origin,
        "method": whole.making,
        "scores": overview.score_levels(results),
        "places": ranking_sentences.places(results, _LEAGUE),
        "places_notes": "".join(ranking_sentences.notes(results, _LEAGUE)),
        "attention": overview.attention(results),
        "stars": stars.trend(results),
        "stars_levels": stars.distribution(results),
        "stars_units": stars.units(results, _LEAGUE, Filters.EVERY_KIND),
        "stars_yardstick": stars.yardstick(),
        "ledger": weak_branches.standing(results, PROVINCE, PROVINCE),
        "ledger_kinds": weak_branches.kinds(results, PROVINCE),
        "ledger_months": weak_branches.months(results, PROVINCE),
        "worklist": worklist_sentences.worklist(results, PROVINCE, results.tables["worklist"]),
        "low_star": worklist_sentences.low_star(results, results.tables["low_star_branches"]),
        "weak_kinds": weak_groups.verdict(results),
        "burden": sentences.kinds(results, PROVINCE),
        "burden_units": sentences.units(results, PROVINCE),
        "items_lost": item_sentences.matrix(results, _LEAGUE, item_matrix.ALL),
        "items_dearest": item_sentences.pareto(results, _LEAGUE),
        "items_unreviewed": item_sentences.unreviewed(results, _LEAGUE),
        "evidence": item_sentences.evidence(results, _LEAGUE),
        "reports": items_reports.calendar(results, _LEAGUE),
        "reminders": items_reports.reminders(results, _LEAGUE),
        **of_systems.sentences(results),
    }


def lists(source: Source) -> dict[str, list[Row]]:
    """The rows of every list, each value worded as in the tables of the report."""
    return {name: _rows(rows, *LISTS[name]) for name, rows in _frames(source).items()}


def _frames(source: Source) -> dict[str, pl.DataFrame]:
    results = source.results
    short = unit_figures.chosen(results, _LEAGUE, Filters.EVERY_KIND, unit_figures.SHORT)
    return {
        "units": ranking_lines.lines(results, ranking_units.chosen(results, _LEAGUE)),
        "attention_units": attention_sentences.lines(results),
        "short_units": short.sort("shortfall", "official_order", descending=[True, False]),
        "open_branches": work_reasons.lines(results.tables["worklist"]),
        "reminder_lines": items_reports.lines(results, _LEAGUE),
        **of_systems.rows(results),
    }


def _rows(rows: pl.DataFrame, schema: type[dy.Schema], columns: tuple[str, ...]) -> list[Row]:
    known = schema.columns()
    return [
        {name: display.word(value, known[name]) for name, value in row.items()}
        for row in rows.select(columns).iter_rows(named=True)
    ]
