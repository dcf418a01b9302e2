"""The sheet of definitions: every indicator as the page 口径说明 explains it, a row each."""

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from dashboard.base.caption import Caption
from dashboard.base.source import Source
from dashboard.files import definition_sentences
from dashboard.files.definition_words import Columns, Methods
from dashboard.files.workbook_words import Everything

_LABELS = {
    "definition": Methods.DEFINITION,
    "denominator": Methods.DENOMINATOR,
    "direction": Methods.DIRECTION,
    "target": Methods.TARGET,
    "source": Methods.SOURCE,
    "assumption": Methods.ASSUMPTION,
    "pages": Methods.PAGES,
    "tables": Methods.TABLES,
    "datasets": Methods.DATASETS,
}


class DefinitionLine(dy.Schema):
    """Indicator: how it is counted, against what, after which document."""

    name = c.text(Columns.INDICATOR)
    topic = c.text(Methods.TOPIC)
    definition = c.text(Methods.DEFINITION, nullable=True)
    denominator = c.text(Methods.DENOMINATOR, nullable=True)
    direction = c.text(Methods.DIRECTION, nullable=True)
    target = c.text(Methods.TARGET, nullable=True)
    source = c.text(Methods.SOURCE, nullable=True)
    assumption = c.text(Methods.ASSUMPTION, nullable=True)
    pages = c.text(Methods.PAGES, nullable=True)
    tables = c.text(Methods.TABLES, nullable=True)
    datasets = c.text(Methods.DATASETS, nullable=True)


def lines() -> pl.DataFrame:
    """Every indicator in the order of the page."""
    rows = []
    for card in definition_sentences.cards():
        said = dict(card.lines)
        words = {name: said.get(label) for name, label in _LABELS.items()}
        rows.append({"name": card.name, "topic": card.topic, **words})
    types = {name: column.dtype for name, column in DefinitionLine.columns().items()}
    return DefinitionLine.validate(pl.DataFrame(rows, schema=types))


def caption(source: Source) -> Caption:
    """Definitions are nobody's data: no mark, the method instead of the source."""
    return Caption(
        title=Everything.DEFINITIONS,
        unit="",
        source="口径说明",
        period=source.period,
        edition=source.version,
        synthetic=False,
        short_edition=source.short_version,
    )
