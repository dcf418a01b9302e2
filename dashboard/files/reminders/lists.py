"""The list of reminders as a workbook and as a document."""

import io

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from analytics.base.rules import COUNTED_LEAGUES, League
from analytics.kit.worded import schema_of
from analytics.results import Results
from dashboard.base.caption import Caption
from dashboard.base.common_words import Filters
from dashboard.base.source import Source
from dashboard.files import provenance
from dashboard.files.illustrated import paragraph_of, table
from dashboard.files.reminder_words import Matter, Reminders
from dashboard.files.reminders.matters import ALL_MATTERS, MatterLine, matters, to_units
from dashboard.kit.statement import WHOLE
from dashboard.media import cells, workbooks
from dashboard.media.blocks import Across, Block, Heading, Title
from dashboard.media.word import docx
from dashboard.systems.reporting import sentences
from dashboard.systems.scores.item_words import Items
from dashboard.systems.stars import sentences as star_words
from dashboard.systems.weak_branches.findings import WORK

_SHOWN: dict[str, tuple[str, ...]] = {
    Matter.REPORTS: ("name", "what", "period", "state", "since", "days"),
    Matter.LEDGER: ("name", "what", "since", "days"),
    Matter.STARS: ("name", "what", "state"),
}
_OF_SYSTEMS = ("name", "what", "state", "since", "days")
_COUNTED = {"reports": Matter.REPORTS, "ledger": Matter.LEDGER, "stars": Matter.STARS}


def counts_schema(found: pl.DataFrame) -> type[dy.Schema]:
    """Unit: how many matters of each kind; systems that remind of nothing have no column."""
    kinds = {name: c.count(f"{matter}（条）") for name, matter in _columns(found).items()}
    columns = {"name": c.text(Items.UNIT), **kinds, "total": c.count("合计")}
    return schema_of("UnitCounts", columns)


def xlsx(source: Source) -> bytes:
    """The list and the counts of the units as .xlsx; the same results give the same bytes."""
    found = matters(source.results)
    stream = io.BytesIO()
    book = cells.open_book(stream, about(source))
    for title, frame, schema in (
        (Reminders.NAME, found, MatterLine),
        (Reminders.COUNTS, counts(found), counts_schema(found)),
    ):
        caption = source.whole(title)
        workbooks.table(book, book.add_worksheet(title), frame, schema, caption, none=Reminders.EVERYTHING)
    book.close()
    return stream.getvalue()


def word(source: Source, *, internal: bool = False) -> bytes:
    """The list as .docx, league by league; internal puts 内部资料 at its head."""
    return docx(blocks(source, internal=internal), about(source))


def about(source: Source) -> Caption:
    """What the list says of itself, inside and in its name."""
    return source.whole(Reminders.NAME)


def blocks(source: Source, *, internal: bool = False) -> list[Block]:
    """The whole list; landscape pages hold its tables."""
    found = matters(source.results)
    return [
        *provenance.head(source, internal=internal),
        Title((f"{source.period}机关党建考核提醒清单",)),
        *(block for league in COUNTED_LEAGUES for block in _summary(source.results, league)),
        Heading(1, "全省情况"),
        *paragraph_of(*_province(source.results)),
        *provenance.end(source),
        Across(),
        *(block for league in COUNTED_LEAGUES for block in _of_league(found, league)),
    ]


def counts(found: pl.DataFrame) -> pl.DataFrame:
    """The units that have a matter to see to, in the order of the list."""
    of = _columns(found)
    return (
        to_units(found)
        .group_by("org_id", maintain_order=True)
        .agg(
            pl.col("name").first(),
            *((pl.col("matter") == matter).sum().cast(pl.Int64).alias(name) for name, matter in of.items()),
            total=pl.len().cast(pl.Int64),
        )
    )


def _columns(found: pl.DataFrame) -> dict[str, str]:
    """The matters by the name of their column."""
    known = [matter for matter in ALL_MATTERS[len(Matter) :] if matter in found["matter"]]
    return {**_COUNTED, **{f"system_{place}": matter for place, matter in enumerate(known)}}


def _summary(results: Results, league: League) -> list[Block]:
    return [
        Heading(1, f"{league}单位"),
        *paragraph_of(
            sentences.reminders(results, league),
            star_words.units(results, league, Filters.EVERY_KIND),
        ),
    ]


def _province(results: Results) -> tuple[str, ...]:
    until = next(filter(None, (sentences.reminders_about(results, league) for league in COUNTED_LEAGUES)), "")
    return (WORK.statement_of(results, WHOLE).words, star_words.yardstick(), until)


def _of_league(found: pl.DataFrame, league: League) -> list[Block]:
    own = found.filter(pl.col("league") == league)
    title = f"{league}{Reminders.COUNTS}"
    parts: list[Block] = [Heading(1, f"{league}单位提醒明细")]
    parts += table(title, title, counts(own), counts_schema(own), small=True)
    for matter in ALL_MATTERS:
        rows = own.filter(pl.col("matter") == matter)
        title = f"{league}单位{matter}提醒"
        parts += table(title, title, rows, MatterLine, *_SHOWN.get(matter, _OF_SYSTEMS), small=True)
    return parts
