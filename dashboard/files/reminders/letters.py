"""A letter to each unit that has something to see to: what is lacking and by when, nothing else."""

import io
import zipfile
from collections.abc import Iterator

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
from dashboard.systems.stars import sentences as star_words


def addressees(results: Results) -> list[str]:
    """The codes of the units that get a letter, in official order."""
    return to_units(matters(results))["org_id"].unique(maintain_order=True).to_list()


def letter(source: Source, org_id: str, *, internal: bool = False) -> bytes:
    """The letter to one of the addressees as .docx; raises LookupError for any other unit."""
    own = to_units(matters(source.results)).filter(pl.col("org_id") == org_id)
    if own.is_empty():
        raise LookupError(org_id)
    return _letter_docx(source, own, internal=internal)


def letters(source: Source, *, internal: bool = False) -> Iterator[tuple[str, bytes]]:
    """File name and .docx of every letter, one by one, so that a caller can tell of progress and stop."""
    yield from _letters(source, to_units(matters(source.results)), internal=internal)


def _letters(source: Source, found: pl.DataFrame, *, internal: bool) -> Iterator[tuple[str, bytes]]:
    groups = found.group_by("org_id", maintain_order=True)
    for number, (_, own) in enumerate(groups, start=1):  # long names may end alike: the number tells apart
        name = file_name(about(source, own["name"][0]), "docx")
        yield f"{number:03d}_{name}", _letter_docx(source, own, internal=internal)


def pack_letters(source: Source, *, internal: bool = False, step: Step = unheard) -> bytes:
    """All letters as .zip, or a line that there are none; the same results give the same bytes.

    step hears the share done after each letter, and ends the work by raising.
    """
    stream, found = io.BytesIO(), to_units(matters(source.results))
    count = max(found["org_id"].n_unique(), 1)
    with zipfile.ZipFile(stream, "w") as archive:
        for number, (name, content) in enumerate(_letters(source, found, internal=internal), start=1):
            archive.writestr(bare(name), content)
            step(number / count)
        if found.is_empty():  # a zip file with nothing in it counts as broken where it is opened
            archive.writestr(bare("说明.txt"), "本期没有需要发函提醒的单位。".encode("utf-8-sig"))
    return stream.getvalue()


def all_about(source: Source) -> Caption:
    """What the packed letters say of themselves in their name."""
    return source.whole(Reminders.LETTERS)


def about(source: Source, unit: str) -> Caption:
    """What a letter says of itself, inside and in its name."""
    return source.whole(Reminders.LETTERS, scope=unit)


def blocks(source: Source, own: pl.DataFrame, *, internal: bool = False) -> list[Block]:
    """The whole letter; own: the matters of one unit."""
    whole = source.whole("")
    opening = {"period": source.period, "version": source.short_version, "count": own.height}
    return [
        *provenance.head(source, internal=internal),
        Title(Reminders.LETTER_TITLE),
        Addressed("{unit}：".format(unit=own["name"][0])),
        Sentence(Reminders.OPENING.format(**opening)),
        *(block for matter in ALL_MATTERS for block in _of_matter(own, matter)),
        *paragraph_of("请于收到后一并核对，已经办理的不必重复报送。"),
        Attached(Reminders.ATTACHMENT),
        Signed("（发函单位）", "年　　月　　日"),
        Attachment(Reminders.ATTACHMENT),
        *_notes(own),
        *(block for line in (whole.origin, *whole.making.split(Files.GAP)) for block in paragraph_of(line)),
    ]


def _notes(own: pl.DataFrame) -> list[Block]:
    return paragraph_of(star_words.yardstick()) if (own["matter"] == Matter.STARS).any() else []


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
    if row["matter"] == Matter.STARS:
        return "{number}．{what}".format(**words)
    if row["since"] is None:
        return "{number}．{what}（{period}）".format(**words)
    template = Reminders.DATED if row["matter"] == Matter.REPORTS else "{number}．{what}（整改时限{since}）"
    return template.format(since=display.day_name(row["since"]), **words)
