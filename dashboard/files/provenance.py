"""How an official file opens and closes: marks at its head, the origin of its numbers at its end."""

from dashboard.base.file_words import Files
from dashboard.base.source import Source, stage, without
from dashboard.files.illustrated import paragraph_of
from dashboard.files.report_words import Report
from dashboard.media.blocks import Block, Heading, Remark


def head(source: Source, *, internal: bool = False) -> list[Block]:
    """内部资料 where wished, the mark of simulated data, that a draft is one, and how far its data reach."""
    lines = [
        Remark(Report.INTERNAL) if internal else None,
        Remark(source.whole("").mark, is_mark=True) if source.synthetic else None,
        None if source.edition else Remark(f"{source.version}，尚未定稿，数据可能变动", is_mark=True),
        Remark(stage(source.results), is_mark=True) if stage(source.results) else None,
    ]
    return [line for line in lines if line]


def end(source: Source) -> list[Block]:
    """Sources, version and date of the method."""
    whole = source.whole("")
    return [
        Heading(1, "数据说明"),
        *paragraph_of(stage(source.results), whole.mark, without(source.results)),
        *paragraph_of(*(line.replace(Files.GAP, "；") for line in (whole.origin, whole.making))),
    ]
