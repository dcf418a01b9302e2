"""A letter to each unit that has something to see to: what is lacking and by when, nothing else."""

import hashlib
import io
import zipfile
from collections.abc import Collection
from dataclasses import dataclass

import polars as pl

from analytics.results import Results
from dashboard.base import display
from dashboard.base.caption import Caption, file_name
from dashboard.base.file_words import Files
from dashboard.base.made_file import Step, unheard
from dashboard.base.source import Source
from dashboard.files import provenance
from dashboard.files.illustrated import paragraph_of
from dashboard.files.reminder_words import Matter, Reminders
from dashboard.files.reminders.matters import ALL_MATTERS, matters, to_units
from dashboard.media.blocks import (
    Addressed,
    Attached,
    Attachment,
    Block,
    Heading,
    Sentence,
    Signed,
    Title,
)
from dashboard.media.same_bytes import bare
from dashboard.media.word import docx


@dataclass(frozen=True)
class Addressee:
    """A unit that has something to see to; matters: how many."""

    org_id: str
    name: str
    matters: int


def addressees(results: Results) -> list[Addressee]:
    """The units that get a letter, in official order."""
    found = to_units(matters(results)).group_by("org_id", maintain_order=True)
    rows = found.agg(pl.col("name").first(), matters=pl.len()).iter_rows(named=True)
    return [Addressee(**row) for row in rows]


def letter(source: Source, org_id: str, *, internal: bool = False) -> bytes:
    """The letter to one of the addressees as .docx; raises LookupError for any other unit."""
    own = to_units(matters(source.results)).filter(pl.col("org_id") == org_id)
    if own.is_empty():
        raise LookupError(org_id)
    return _letter_docx(source, own, internal=internal)


def pack_letters(
    source: Source, chosen: Collection[str] | None = None, *, internal: bool = False, step: Step = unheard
) -> bytes:
    """The letters as .zip, or a line that there are none; the same results and units give the same bytes.

    chosen: to whom of the addressees, None to all. step hears the share done after each letter, and ends the
    work by raising.
    """
    stream, found = io.BytesIO(), to_units(matters(source.results))
    every = {code: place for place, code in enumerate(found["org_id"].unique(maintain_order=True), start=1)}
    sent = [code for code in every if chosen is None or code in chosen]
    with zipfile.ZipFile(stream, "w") as archive:
        for done, code in enumerate(sent, start=1):
            own = found.filter(pl.col("org_id") == code)
            name = file_name(about(source, own["name"][0]), "docx")
            numbered = f"{every[code]:03d}_{name}"  # long names may end alike; whoever else gets one
            archive.writestr(bare(numbered), _letter_docx(source, own, internal=internal))
            step(done / len(sent))
        if not sent:  # a zip file with nothing in it counts as broken where it is opened
            archive.writestr(bare("说明.txt"), "本期没有需要发函提醒的单位。".encode("utf-8-sig"))
    return stream.getvalue()


def all_about(source: Source, chosen: Collection[str] | None = None) -> Caption:
    """What the packed letters say of themselves in their name: another choice of units is another file."""
    if chosen is None or len(chosen) == len(addressees(source.results)):
        return source.whole(Reminders.LETTERS)
    mark = hashlib.sha256("\n".join(sorted(chosen)).encode()).hexdigest()[:6]
    return source.whole(Reminders.LETTERS, scope=Reminders.CHOSEN.format(count=len(chosen), mark=mark))


def about(source: Source, unit: str) -> Caption:
    """What a letter says of itself, inside and in its name."""
    return source.whole(Reminders.LETTERS, scope=unit)


def blocks(source: Source, own: pl.DataFrame, *, internal: bool = False) -> list[Block]:
    """The whole letter; own: the matters of one unit."""
    whole = source.whole("")
    opening = Reminders.OPENING.format(period=source.period, count=own.height)
    return [
        *provenance.head(source, internal=internal),
        Title(Reminders.LETTER_TITLE),
        Addressed("{unit}：".format(unit=own["name"][0])),
        Sentence(opening),
        *(block for matter in ALL_MATTERS for block in _of_matter(own, matter)),
        *paragraph_of("请于收到后一并核对，已经办理的不必重复报送。"),
        Attached(Reminders.ATTACHMENT),
        Signed("（发函单位）", "年　　月　　日"),
        Attachment(Reminders.ATTACHMENT),
        *paragraph_of(_until(source.results)),
        *(block for line in (whole.origin, *whole.making.split(Files.GAP)) for block in paragraph_of(line)),
    ]


def _counted_on(results: Results) -> str:
    return display.day_name(results.counted_on)


def _until(results: Results) -> str:
    """The days up to which the matters were looked at: what was seen to since is not known here."""
    reminders = results.tables["reminders"]["as_of"]
    reported = display.day_name(reminders[0]) if len(reminders) else _counted_on(results)
    return Reminders.UNTIL.format(reported=reported, day=_counted_on(results))


def _letter_docx(source: Source, own: pl.DataFrame, *, internal: bool) -> bytes:
    return docx(blocks(source, own, internal=internal), about(source, own["name"][0]))


def _of_matter(own: pl.DataFrame, matter: str) -> list[Block]:
    rows = own.filter(pl.col("matter") == matter)
    if rows.is_empty():
        return []
    told = [_line(number, row) for number, row in enumerate(rows.iter_rows(named=True), start=1)]
    return [Heading(1, matter), *(block for line in told for block in paragraph_of(line))]


def _line(number: int, row: dict) -> str:
    words = {"number": number, "what": row["what"], "period": display.period_name(row["period"])}
    if row["since"] is None:
        return "{number}．{what}（{period}）".format(**words)
    template = Reminders.DATED if row["matter"] == Matter.REPORTS else "{number}．{what}（整改时限{since}）"
    return template.format(since=display.day_name(row["since"]), **words)
