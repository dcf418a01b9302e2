"""What a title or a remark says of all figures of a table: their unit, their full marks, what they are."""

import re
from collections.abc import Collection, Iterator, Sequence

from analytics.base import rules
from analytics.base.record_columns import Reads
from analytics.intake.brackets import Says, full_marks, what_it_says
from analytics.intake.other_figures import other_figures
from analytics.intake.period_texts import months_spanned
from analytics.intake.values import ValueKind

Figures = Sequence[tuple[ValueKind, str]]  # how each is read, and under which heading

_SCALE = "[十百千万亿]+"
_ONE = r"人次|场次|课时|学时|小时|分钟|百分点|[次个件份项人名场页天日元分篇期条回]|%|‰"
_MEASURE = re.compile(rf"(?:人民币)?(?:{_SCALE}(?:{_ONE})?|{_ONE})(?:数)?")
_SCALED = rf"{_SCALE}(?:{_ONE})"
_UNITS = (
    re.compile(r"单位(?:统一)?(?::|为|是|\()(?P<said>[^():;。]+)"),
    re.compile(rf"单位(?P<said>{_SCALED})"),
    re.compile(rf"[以按](?P<said>{_SCALED}|{_SCALE}|人次)(?:为单位|计|统计)"),
    re.compile(rf"\((?P<said>{_SCALED}|{_SCALE}|%|‰)\)"),
    re.compile(rf"^(?P<said>{_SCALED})$"),  # alone over some columns
)
_OUT_OF = re.compile(r"(?:百|十|五|\d{1,3})分制|满分:?\d{1,3}分?|\(\d{1,3}分\)")
_SHARE = re.compile(r"[占按×]\d{1,3}%|\(\d{1,3}%\)|计入总分")
_BESIDE = re.compile(r"^分[、,/和][件份个项]$")  # scores beside counts of what proves them
_REST = re.compile(r"[年的]?(?:累计|累积|合计|总|汇总|发生)*(?:数|量|数据|值|情况)*")
_LABEL = re.compile(r"^(?:附?注|备注|说明|口径)\d?:")
_OF_ALL = re.compile(
    r"(?:本表|表中|表内|以上|以下|上表|数字|数据|数值|各项|所填|均)[^,;。:]{0,8}?(?<![不非])(?:为|是|系|指)(?P<said>[^,;。:]+)"
)


def other_unit(figures: Figures, title: str) -> str:
    """A unit of measure or full marks in a normalised text in which none of the figures is kept. Else ''."""
    points = [kind for kind, _ in figures if kind.reads is Reads.POINTS]
    for said in (found["said"] for form in _UNITS for found in form.finditer(title)):
        for part in re.split(r"[,、/和]", said):
            if _MEASURE.fullmatch(part) and not (_is_own(part, figures) or (points and _BESIDE.search(said))):
                return part
    if points and (share := _SHARE.search(title)):
        return share[0]
    marks = _OUT_OF.search(title)
    if points and marks and all(_most(kind) != full_marks(marks[0].strip("()")) for kind in points):
        return marks[0]
    return ""


def statements(text: str, own: Collection[str]) -> Iterator[str]:
    """What a normalised remark says all figures are, where that is not the record's own: 1-12月累计数.

    own: kinds of other_figures that the records hold themselves.
    """
    bare = _LABEL.sub("", text)
    said = [found["said"] for found in _OF_ALL.finditer(bare)]
    whole = [bare.rstrip("。;")] if bare != text else []
    yield from (one for one in (*said, *whole) if other_figures(one, own) or _is_stretch(one))


def _is_own(unit: str, figures: Figures) -> bool:
    return any(what_it_says(unit, kind, heading) is Says.NOTHING for kind, heading in figures)


def _is_stretch(text: str) -> bool:
    """Whether a text is nothing but a stretch of months: 1-12月累计数."""
    for span in months_spanned(text):
        text = text.replace(span.text, "", 1)
        if _REST.fullmatch(text):
            return True
    return False


def _most(kind: ValueKind) -> int:
    """An item's points are told by no title; that of a table may tell the whole."""
    return rules.FULL_MARKS * rules.POINT if kind.maximum is None else kind.maximum
