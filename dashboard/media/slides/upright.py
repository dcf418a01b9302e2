"""A mark of time on a slide: an error bar down to the axis from a point nobody sees, with its words above."""

from collections.abc import Iterable
from typing import Any

from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from dashboard.base import theme
from dashboard.base.looks import Colour
from dashboard.media import native

_SIZE = 12  # points
_BAR = (
    "<c:errBars {names}>"
    '<c:errDir val="y"/><c:errBarType val="minus"/><c:errValType val="percentage"/>'
    '<c:noEndCap val="1"/><c:val val="100"/><c:spPr><a:ln w="12700"><a:solidFill><a:srgbClr val="{ink}"/>'
    '</a:solidFill><a:prstDash val="sysDot"/></a:ln></c:spPr></c:errBars>'
)


def draw(series: Any, words: str, at: int) -> None:
    """Make a series of one point, at that category, the line with its words."""
    series.smooth = False
    series.marker.style = XL_MARKER_STYLE.NONE
    series.format.line.fill.background()
    label = series.points[at].data_label
    label.position = XL_LABEL_POSITION.ABOVE
    frame = label.text_frame
    frame.text = words
    letters = frame.paragraphs[0].runs[0].font
    letters.size, letters.color.rgb = Pt(_SIZE), native.ink(Colour.MUTED)
    bar = parse_xml(_BAR.format(names=nsdecls("c", "a"), ink=theme.LIGHT.neutral.lstrip("#")))
    series._element.find("{*}cat").addprevious(bar)  # no public way


def leave_out(chart: Any, numbers: Iterable[int]) -> None:
    """The legend says nothing of these series."""
    if not chart.has_legend:
        return
    place = chart.legend._element.find("{*}legendPos")
    for number in reversed(tuple(numbers)):
        entry = f'<c:legendEntry {nsdecls("c")}><c:idx val="{number}"/><c:delete val="1"/></c:legendEntry>'
        place.addnext(parse_xml(entry))
