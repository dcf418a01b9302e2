"""The provincial report: what it says in which order, from the sentences and figures of the pages."""

from dashboard.base.caption import Caption
from dashboard.base.made_file import Made, Step, unheard
from dashboard.base.source import Source
from dashboard.files import provenance
from dashboard.files.report_words import Report
from dashboard.files.systems import report as of_systems
from dashboard.media.blocks import Block, NotDrawn, Remark, Title
from dashboard.media.word import docx


def report(source: Source, *, internal: bool = False, step: Step = unheard) -> Made:
    """The report as .docx; internal puts 内部资料 at its head. The same results give the same bytes.

    step hears the share done after each section, and ends the work by raising. What is lacking are the
    pictures that could not be drawn.
    """
    parts = blocks(source, internal=internal, step=step)
    lacking = tuple(part.text for part in parts if isinstance(part, NotDrawn))
    return Made(docx(parts, about(source)), lacking)


def about(source: Source) -> Caption:
    """What the report says of itself, inside and in its name."""
    return source.whole("全省机关党建考核情况报告")


def blocks(source: Source, *, internal: bool = False, step: Step = unheard) -> list[Block]:
    """The whole report; where pictures are missing, how many stands below its title."""
    title = Title(tuple(line.format(period=source.period) for line in Report.TITLE_LINES))
    head = [*provenance.head(source, internal=internal), title]
    parts: list[Block] = []
    step(0, Report.DRAWING)
    made = [*of_systems.body(source), provenance.end(source), *of_systems.attachment(source)]
    for number, section in enumerate((*made, of_systems.annex(source)), start=1):
        parts += section
        step(number / (len(made) + 2), Report.DRAWING)  # writing them down is as long as one more
    return [*head, *_lacking_remark(parts), *parts]


def _lacking_remark(parts: list[Block]) -> list[Block]:
    missing = [part for part in parts if isinstance(part, NotDrawn)]
    if not missing:
        return []
    by_reason: dict[str, str] = {}  # each reason once: on a machine without Chromium it is that of all
    for part in missing:
        by_reason[part.why] = by_reason.get(part.why, "") + f"“{part.title}”"
    pictures = "".join(f"没有绘制{titles}：{why}" for why, titles in by_reason.items())
    return [Remark(f"本报告缺{len(missing)}幅图，补齐后请重新生成。{pictures}", is_mark=True)]
