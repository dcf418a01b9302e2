"""The ranking sheet for the meeting, landscape: Word to hand out, Excel to work with."""

import polars as pl

from dashboard.base.caption import Caption
from dashboard.base.source import Source
from dashboard.files import provenance, ranking_sheet_rows
from dashboard.media import workbooks
from dashboard.media.blocks import Across, Block, Remark, TableBlock, Title
from dashboard.media.word import CLOSE
from dashboard.media.word import docx as written
from dashboard.systems.scores import ranking_sentences

_WIDTHS = {  # as much as the heading needs in two lines; names and what is lacking may take more
    "place": 10,
    "name": 34,
    "score": 13,
    "dynamic": 17,
    "on_site": 17,
    "debriefing": 17,
    "previous_score_change": 17,
    "previous_common_change": 17,
    "last_year_score_change": 17,
    "last_year_common_change": 17,
    "share": 19,
    "shortfall": 21,
    "open": 25,
    "overdue": 17,
    "grade": 17,
    "remark": 30,
}


def docx(source: Source, league: str) -> bytes:
    """The sheet for Word; the same results give the same bytes."""
    return written(blocks(source, league), about(source, league), CLOSE)


def xlsx(source: Source, league: str) -> bytes:
    """The sheet for Excel: landscape, as wide as its pages, the headings on each."""
    return workbooks.xlsx(_shown_rows(source, league), ranking_sheet_rows.SheetLine, about(source, league))


def about(source: Source, league: str) -> Caption:
    """What the sheet says of itself, inside and in its name."""
    scope = f"{league}单位"
    notes = "".join(ranking_sheet_rows.notes(source.results, league))
    return source.whole(
        ranking_sheet_rows.name(source.results, league),
        scope=scope,
        tables=ranking_sheet_rows.TABLES,
        note=notes,
    )


def blocks(source: Source, league: str) -> list[Block]:
    """The whole sheet."""
    rows, whole = _shown_rows(source, league), about(source, league)
    title = f"{source.period}{league}单位{whole.title}"
    widths = tuple(_WIDTHS[name] for name in rows.columns)
    grid = TableBlock(
        "sheet", "", rows, ranking_sheet_rows.SheetLine, tuple(rows.columns), widths, small=True
    )
    return [
        Across(),
        *provenance.head(source),
        Title((title,)),
        Remark(ranking_sentences.places(source.results, league)),
        *([grid] if rows.height else []),
        Remark(whole.note),
        Remark(f"{whole.origin}　　{whole.making}"),
    ]


def _shown_rows(source: Source, league: str) -> pl.DataFrame:
    rows = ranking_sheet_rows.lines(source.results, league)
    return rows.select(ranking_sheet_rows.columns(source.results, rows))
