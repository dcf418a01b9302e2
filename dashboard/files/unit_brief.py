"""The brief of a unit: at most two pages from the sentences of its file, with a native chart."""

from dataclasses import replace

import polars as pl

from analytics.results import Results
from analytics.systems.scores.spine import SpineRow
from dashboard.base.caption import Caption
from dashboard.base.number_words import Numbers
from dashboard.base.source import Source
from dashboard.files import provenance
from dashboard.files.illustrated import paragraph_of
from dashboard.files.systems import units as of_systems
from dashboard.kit.chart import Panel
from dashboard.kit.finding import Finding
from dashboard.kit.statement import KeyFigure, Scope
from dashboard.media.blocks import Block, Heading, NativeBars, Remark, TableBlock, Title
from dashboard.media.word import CLOSE, docx
from dashboard.systems.unit import (
    branch_sentences,
    brief_sentences,
    change_sentences,
    head_sentences,
    spine_figure,
    unit_choice_sentences,
)
from dashboard.systems.unit import score_figures as figures
from dashboard.systems.unit.brief_words import Brief
from dashboard.systems.unit.findings import BRANCHES, BURDEN, ITEMS, LEDGER, MOVED, SPINE
from dashboard.systems.unit.unit_names import name
from dashboard.systems.unit.words import UnitScores

# What keeps a brief on its two pages, whatever the unit.
_ITEMS = 5  # bars
_LABELS = 4  # items named in a sentence
_NAMES = (3, 1, 0)  # other units named of each event: as many as the sentence has room for
_ROOM = 130  # characters of that sentence
_BESIDE = ("label", "own_max", "own", "median", "loss_rate", "median_rate")
_NAMED = ("rankings", "stars_by_unit")  # where sentences take the unit's name from


def why_no_brief(source: Source, org_id: str) -> str:
    """Why there is no brief of the unit in this period; empty where there is one."""
    source = source.among(org_id)
    if org_id in source.results.tables["rankings"]["org_id"]:
        return ""
    if org_id not in source.results.tables["unit_register"]["org_id"]:
        return f"组织名册里没有代码为“{org_id}”的单位，没有简报。"
    return unit_choice_sentences.absent(source.results, org_id)


def brief(source: Source, org_id: str) -> bytes:
    """The brief as .docx; the same results give the same bytes. The unit is one that is not refused."""
    return docx(blocks(source, org_id), about(source, org_id), CLOSE)


def about(source: Source, org_id: str) -> Caption:
    """What the brief says of itself, inside and in its name; the code tells units of one name apart."""
    own = source.results.among(org_id)
    return source.whole("机关党建考核简报", scope=f"{org_id} {name(own, org_id)}")


def blocks(source: Source, org_id: str) -> list[Block]:
    """The whole brief."""
    source = source.among(org_id)
    results = _of_itself(source.results, org_id)
    whole = source.whole("")
    return [
        *provenance.head(source),
        Title((name(source.results, org_id), f"{source.period}机关党建考核简报")),
        Heading(1, "名次和变化"),
        *_place(results, org_id),
        Heading(1, "与同组对照"),
        *_beside(results, org_id),
        Heading(1, "失分和提分空间"),
        *_losses(results, org_id),
        Heading(1, "支部建设"),
        *paragraph_of(*_branches(results, org_id)),
        Heading(1, "减负和报送"),
        *paragraph_of(_statement_words(BURDEN, results, org_id), head_sentences.reports(results, org_id)),
        *paragraph_of(brief_sentences.reminders(results, org_id)),
        *paragraph_of(*of_systems.sentences(source.results, Scope(org_id, Brief.ITSELF, is_unit=True))),
        Remark(f"{whole.origin}　　{whole.making}"),
    ]


def _statement_words(one: Finding, results: Results, *codes: str) -> str:
    return one.statement_of(results, *codes).words


def _of_itself(results: Results, org_id: str) -> Results:
    """The results with the unit called 本单位: its name is the title, and may be long."""
    itself = pl.when(pl.col("org_id") == org_id).then(pl.lit(Brief.ITSELF)).otherwise("name").alias("name")
    renamed = {table: results.tables[table].with_columns(itself) for table in _NAMED}
    return replace(results, tables=results.tables | renamed)


def _place(results: Results, org_id: str) -> list[Block]:
    unknown = (Numbers.MISSING, UnitScores.NO_PLACE)  # why there is no place is one of the notes
    known = [one for one in head_sentences.of_this_period(results, org_id) if one.value not in unknown]
    told = Brief.GAP.join(map(_key_figure_words, known))
    moved = [
        _changes_against(results, org_id, kind) for kind in change_sentences.own_comparisons(results, org_id)
    ]
    notes = head_sentences.notes(results, org_id, _LABELS)
    return [block for sentences in ((told,), *moved, notes) for block in paragraph_of(*sentences)]


def _changes_against(results: Results, org_id: str, kind: str) -> tuple[str, ...]:
    """What moved score and place; naming fewer of the others where their names are long."""
    score = _statement_words(MOVED, results, org_id, kind)
    if not change_sentences.has_place(results, org_id):
        return (score,)
    places = [change_sentences.places(results, org_id, kind, names) for names in _NAMES]
    return score, next((words for words in places if len(words) <= _ROOM), places[-1])


def _key_figure_words(one: KeyFigure) -> str:
    value = f"{one.value}分" if one.value[-1].isdigit() else one.value
    words = f"{one.label}：{value}"
    beside = "，".join(part for part in (one.about, one.change) if part)
    return words + (f"（{beside}）" if beside else "")


def _beside(results: Results, org_id: str) -> list[Block]:
    rows = spine_figure.rows_of(results, org_id)
    parts = paragraph_of(_statement_words(SPINE, results, org_id, spine_figure.EVERYTHING), see=("beside",))
    if rows.is_empty():
        return parts
    return [
        *parts,
        TableBlock("beside", Brief.BESIDE_TABLE, rows, SpineRow, _BESIDE, (4, 1.4, 1.4, 1.4, 1.4, 1.4)),
    ]


def _losses(results: Results, org_id: str) -> list[Block]:
    told = _statement_words(ITEMS, results, org_id)
    if not spine_figure.rows_of(results, org_id).is_empty():
        told = told.partition("；")[0]  # the rates of the dimensions stand in the table above
    parts = paragraph_of(
        told,
        brief_sentences.gains(results, org_id),
        see=("lost",),
    )
    drawn = figures.items_lost(results, org_id, _ITEMS)
    for panel in (one for one in drawn.fields if isinstance(one, Panel) and one.categories.keys):
        title = (
            f"失分率最高的{len(panel.categories.keys)}项考评要素（单位：%{_note_of_ties(results, org_id)}）"
        )
        # Without the pale bars behind: the brief has room for what was lost only.
        parts.append(NativeBars("lost", title, replace(panel, series=panel.series[-1:]), "0.0"))
    return parts


def _note_of_ties(results: Results, org_id: str) -> str:
    """How many items more have the rate of the last one drawn: the brief has no room for them."""
    lost = figures.lost_items(results, org_id)["loss_rate"]
    count = (lost[_ITEMS:] == lost[_ITEMS - 1]).sum() if len(lost) > _ITEMS else 0
    return f"；另有{count}项与末一项相同" if count else ""


def _branches(results: Results, org_id: str) -> list[str]:
    if BRANCHES.rows_of(results, org_id).is_empty():
        return [branch_sentences.without(results, org_id)]
    return [
        _statement_words(BRANCHES, results, org_id),
        head_sentences.stars(results, org_id),
        _statement_words(LEDGER, results, org_id),
        brief_sentences.work(results, org_id),
    ]
