"""What a system declares stands in every medium it is declared for: sentences, and its tables' numbers."""

import io

import polars as pl
import pytest
from openpyxl import load_workbook
from pptx import Presentation

from analytics import pipeline
from analytics.base.periods import parse
from analytics.kit.matters import MatterState
from dashboard import systems
from dashboard.base import theme
from dashboard.base.source import Source
from dashboard.files import deck, definition_sentences, template_fields, unit_brief, workbook
from dashboard.files.reminders import letters, lists, matters
from dashboard.files.systems import fields, report, sheets, units
from dashboard.kit.chart import Panel
from dashboard.kit.finding import Where
from dashboard.kit.statement import WHOLE, Scope
from dashboard.kit.system import Whom
from dashboard.media import plotly
from dashboard.media.blocks import NotDrawn, Picture, Sentence, TableBlock
from tests.dashboard.kit.stand_in import EVERY
from tests.dashboard.legends import unexplained

KEYS = [(system, finding) for system in EVERY for finding in system.findings]
FINDINGS = [finding for _, finding in KEYS]
IDS = [f"{system.name}-{finding.name}" for system, finding in KEYS]


@pytest.fixture(autouse=True)
def walked(monkeypatch):
    """The stand-in is one of the systems."""
    monkeypatch.setattr(systems, "ALL", EVERY)
    work = {
        matter: place
        for place, matter in enumerate((*(one.value for one in matters.Matter), *units.matters()))
    }
    monkeypatch.setattr(matters, "ALL_MATTERS", tuple(work))
    monkeypatch.setattr(lists, "ALL_MATTERS", tuple(work))
    monkeypatch.setattr(letters, "ALL_MATTERS", tuple(work))
    monkeypatch.setattr(matters, "_WORK", work)
    monkeypatch.setattr(template_fields, "LISTS", {**template_fields.LISTS, **fields.lists()})


@pytest.fixture(scope="module")
def source(sample_tables):
    tables = {name: table.lazy() for name, table in sample_tables.items()}
    return Source(pipeline.build(tables, parse("2023H2"), kinds=False), None, 7)


@pytest.fixture(scope="module")
def made(source):
    """The files, made once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(systems, "ALL", EVERY)
        return {
            "report": [
                block for chapter in (*report.body(source), *report.attachment(source)) for block in chapter
            ],
            "annex": report.annex(source),
            "deck": Presentation(io.BytesIO(deck.pptx(source))),
            "book": load_workbook(io.BytesIO(workbook.workbook(source)), read_only=False),
        }


def words_of(source, one, scope=WHOLE):
    return one.statement_of(source.results, scope, *one.codes(source.results, scope)).words


def rows_of(source, one):
    return one.rows_of(source.results, WHOLE, *one.codes(source.results, WHOLE))


DRAWN = [pair for pair in zip(IDS, FINDINGS, strict=True) if pair[1].chart and "stand_in" not in pair[0]]


@pytest.mark.parametrize("one", [one for _, one in DRAWN], ids=[name for name, _ in DRAWN])
def test_its_picture_says_in_its_legend_what_each_colour_means(source, one):
    codes = (WHOLE, *_codes(source, one))

    figure = plotly.finding_figure(source.results, theme.LIGHT, *codes, chart=one.chart, draw=one.draw)

    assert unexplained(figure) == set()


@pytest.mark.parametrize("one", FINDINGS, ids=IDS)
def test_the_report_says_it_and_shows_its_chart_or_table(source, made, one):
    told = "".join(part.text for part in made["report"] if isinstance(part, Sentence))
    shown = {part.key for part in made["report"] if isinstance(part, Picture | TableBlock)}
    lacking = {part.title for part in made["report"] if isinstance(part, NotDrawn)}

    if Where.REPORT in one.where and words_of(source, one):
        assert words_of(source, one).rstrip("。") in told
        if (one.chart or one.columns) and rows_of(source, one).height:
            assert one.key in shown or one.title_of(source.results, WHOLE, *_codes(source, one)) in lacking
    else:
        assert one.key not in shown


@pytest.mark.parametrize("one", FINDINGS, ids=IDS)
def test_the_annex_holds_every_row(source, made, one):
    if Where.ANNEX not in one.where or rows_of(source, one).is_empty():
        return
    title = one.title_of(source.results, WHOLE, *_codes(source, one))
    (grid,) = [
        part
        for part in made["annex"]
        if isinstance(part, TableBlock) and part.title == title and part.frame.equals(rows_of(source, one))
    ] or [None]

    assert grid is not None
    assert grid.columns == one.columns


@pytest.mark.parametrize("one", FINDINGS, ids=IDS)
def test_its_sheet_holds_every_number_it_draws(source, made, one):
    if Where.SHEET not in one.where or rows_of(source, one).is_empty():
        return
    (sheet,) = [name for name in made["book"].sheetnames if name in _sheet_names(source, made, one)][:1]
    cells = [cell for row in made["book"][sheet].iter_rows(values_only=True) for cell in row]
    chart = one.chart(source.results, WHOLE, *_codes(source, one))
    series = [own for field in chart.fields if isinstance(field, Panel) for own in field.series]
    drawn = {value for own in series for value in own.values if value is not None}

    assert drawn
    assert drawn <= set(cells)
    assert made["book"][sheet]._charts


@pytest.mark.parametrize("one", FINDINGS, ids=IDS)
def test_its_slide_has_the_sentence_as_title(source, made, one):
    titles = [slide.shapes.title.text_frame.text for slide in made["deck"].slides]

    if Where.SLIDE in one.where:
        assert words_of(source, one).rstrip("。") in titles


@pytest.mark.parametrize(("system", "one"), KEYS, ids=IDS)
def test_a_template_may_name_its_sentence_and_its_rows(source, system, one):
    name = f"{system.name}_{one.name}"
    known, rows = template_fields.fields(source), template_fields.lists(source)

    assert (known.get(name) == words_of(source, one).rstrip("。")) == (Where.TEMPLATE in one.where)
    if Where.TEMPLATE in one.where and one.columns:
        assert len(rows[f"{name}_rows"]) == rows_of(source, one).height


def test_the_brief_of_a_unit_says_at_most_two_of_its_sentences_the_most_urgent_first(source):
    for org_id, name in source.results.tables["rankings"].select("org_id", "name").head(12).iter_rows():
        scope = Scope(org_id, "本单位", is_unit=True)
        told = units.sentences(source.results, scope)
        text = "".join(part.text for part in unit_brief.blocks(source, org_id) if isinstance(part, Sentence))
        pressing = [
            (-one.urgency(source.results, scope), words_of(source, one, scope))
            for system in EVERY
            for one in system.findings_at(Where.BRIEF)
            if one.urgency(source.results, scope)
        ]

        ordered = [words for _, words in sorted(pressing, key=lambda one: one[0])[:2]]
        assert told == ordered[: len(told)]
        assert len(told) == len(ordered) or len("".join(ordered)) > 90  # no room for the second
        assert all(words.rstrip("。") in text for words in told)
        assert name not in "".join(told)


@pytest.mark.parametrize("system", EVERY, ids=lambda system: system.name)
def test_every_reminder_stands_in_the_list_and_what_is_owed_in_the_letter_to_its_unit(source, system):
    listed = matters.matters(source.results)
    reminded = system.reminders(source.results) if system.reminders else []

    assert listed.filter(matter=system.matter)["what"].sort().to_list() == sorted(
        one.what for one in reminded
    )
    for one in [one for one in reminded if one.whom is Whom.UNIT][:3]:
        own = matters.to_units(listed).filter(org_id=one.org_id)
        parts = [] if own.is_empty() else letters.blocks(source, own)  # whoever owes nothing gets none
        text = "".join(part.text for part in parts if hasattr(part, "text"))
        is_owed = one.state is MatterState.OWED
        assert (one.what in text) == is_owed
        assert system.matter in text or not is_owed


@pytest.mark.parametrize("system", EVERY, ids=lambda system: system.name)
def test_its_definitions_are_cards_that_name_its_page(system):
    cards = {card.name: card for card in definition_sentences.cards()}

    assert system.definitions
    assert all(cards[one.name].holds(system.page.title.casefold()) for one in system.definitions)


def test_the_workbook_of_reminders_counts_the_matters_of_systems(source):
    counted = lists.counts(matters.matters(source.results))

    kinds = [name for name in counted.columns if name not in ("org_id", "name", "total")]
    assert counted["total"].to_list() == counted.select(pl.sum_horizontal(kinds)).to_series().to_list()


def _codes(source, one):
    return one.codes(source.results, WHOLE)


def _sheet_names(source, made, one):
    names = [drawn.name[:20] for drawn in sheets.all_of(source) if drawn.table == one.table]
    return [name for name in made["book"].sheetnames if any(name.startswith(own[:10]) for own in names)]
