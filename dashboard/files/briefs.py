"""The briefs of many units in one zip file, with a list of its contents."""

import io
import zipfile
from collections.abc import Callable, Sequence

import dataframely as dy
import polars as pl

from analytics.base import columns as c
from dashboard.base.caption import Caption, file_name
from dashboard.base.source import Source
from dashboard.files import unit_brief
from dashboard.media import workbooks
from dashboard.media.same_bytes import bare
from dashboard.systems.unit.unit_names import name

Step = Callable[[int, int], None]


class BriefLine(dy.Schema):
    """A unit asked for: the file of its brief, or why there is none."""

    number = c.count("序号")
    unit = c.text("单位")
    file = c.text("文件", nullable=True)
    refused = c.text("没有简报的原因", nullable=True)


def about(source: Source) -> Caption:
    """What the zip file says of itself in its name and its list of contents."""
    return source.whole("机关党建考核简报汇编")


def briefs(source: Source, units: Sequence[str], step: Step) -> bytes:
    """A brief each in the order given, numbered so that the names of files differ, and 目录 first.

    step hears after each unit how many of how many are done, and ends the work by raising: nothing is
    left of it then. The same results and units give the same bytes.
    """
    lines, files = [], {}
    for number, org_id in enumerate(units, start=1):
        refused = unit_brief.why_no_brief(source, org_id)
        file = None if refused else _file_name(source, org_id, number)
        if file:
            files[file] = unit_brief.brief(source, org_id)
        unit = org_id if refused else name(source.results, org_id)
        lines.append({"number": number, "unit": unit, "file": file, "refused": refused or None})
        step(number, len(units))
    contents = BriefLine.validate(pl.DataFrame(lines, schema=BriefLine.create_empty().schema))
    return _pack_files({"目录.xlsx": workbooks.xlsx(contents, BriefLine, about(source)), **files})


def _file_name(source: Source, org_id: str, number: int) -> str:
    return f"{number:03d}_{file_name(unit_brief.about(source, org_id), 'docx')}"


def _pack_files(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for file, content in files.items():
            packed.writestr(bare(file), content)
    return stream.getvalue()
